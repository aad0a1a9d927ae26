"""The page about what is simulated: public, and filtered by its address."""

import json
from urllib.parse import urlencode

import botocore
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lessons.people.access import private
from lessons.sandbox.differences import found
from serverless_lab.engine.prices import PRICES_AS_OF

PAGE, PART = "sandbox/differences.html", "operations"


@require_safe
@private
def differences(request: HttpRequest) -> HttpResponse:
    """The page, or for htmx the operations alone."""
    chosen = found.FilterForm(request.GET).chosen()
    sections = found.sections(**chosen)
    count = sum(section.count for section in sections)
    said = _("%(count)s of %(all)s operations") % {"count": count, "all": found.whole().total}
    query = urlencode({name: value for name, value in chosen.items() if value})
    context = {"chosen": chosen, "query": query, "sections": sections, "said": said}
    if request.htmx.target == PART:
        response = render(request, "sandbox/parts/operations.html", context)
        response["HX-Trigger"] = json.dumps({"lab:announce": {"text": said}})
        response["HX-Replace-Url"] = reverse("differences") + (f"?{query}" if query else "")
        return response
    context |= {"shares": found.shares(), "whole": found.whole(), "states": found.STATES}
    return render(request, PAGE, context | {"botocore": botocore.__version__, "prices_as_of": PRICES_AS_OF})
