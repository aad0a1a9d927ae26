"""The page about what is simulated: public, and filtered by its address."""

import json
from functools import lru_cache
from urllib.parse import urlencode

import botocore
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
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
    said, operations = _operations(get_language() or "en", **chosen)
    if request.htmx.target == PART:
        response = HttpResponse(operations)
        response["HX-Trigger"] = json.dumps({"lab:announce": {"text": said}})
        response["HX-Replace-Url"] = reverse("differences") + _query(chosen)
        return response
    context = {"chosen": chosen, "operations": operations, "shares": found.shares(), "whole": found.whole()}
    context |= {"states": found.STATES, "botocore": botocore.__version__, "prices_as_of": PRICES_AS_OF}
    return render(request, PAGE, context)


@lru_cache(maxsize=64)
def _operations(language: str, **chosen: str) -> tuple[str, SafeString]:
    """How many there are, in words, and their part of the page: the same for every reader of a language."""
    sections = found.sections(**chosen)
    count = sum(section.count for section in sections)
    said = _("%(count)s of %(all)s operations") % {"count": intcomma(count), "all": intcomma(found.whole().total)}
    context = {"sections": sections, "said": said, "query": _query(chosen)}
    return said, render_to_string("sandbox/parts/operations.html", context)


def _query(chosen: dict[str, str]) -> str:
    query = urlencode({name: value for name, value in chosen.items() if value})
    return f"?{query}" if query else ""
