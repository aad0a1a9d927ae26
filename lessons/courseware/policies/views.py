"""What an editor asks about a policy that is being written. Nothing of it is a step of the account."""

from typing import Any, get_args

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lessons.courseware.answer import done
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page
from lessons.courseware.policies.completing import offers
from lessons.courseware.policies.documents import DOCUMENT, DocumentForm, lines
from lessons.courseware.policies.findings import check, units
from lessons.people.access import private
from lessons.people.throttle import LINT, spend
from serverless_lab.engine.policy.lint.subject import Kind

LONGEST = 300  # of what is typed when something is offered


def shown_again(page: Page, form: DocumentForm) -> HttpResponse:
    """The form with what its check found; nothing is done with it."""
    number = len(form.findings or ())
    said = ngettext("{n} finding.", "{n} findings.", number).format(n=number)
    return done(page, stay=True, form=form, said=said)


@require_POST
@private
def findings(request: HttpRequest, **names: Any) -> HttpResponse:
    """The check for the editor: places are counted as JavaScript counts characters."""
    spend(request, LINT)
    open_page(request, **names)
    text = lines(request.POST.get("text", ""))[:DOCUMENT]
    kind: Kind = next((each for each in get_args(Kind) if each == request.POST.get("kind")), "identity")
    found = [
        {
            "from": units(text, each.start),
            "to": units(text, each.end),
            "level": each.finding.level,
            "title": str(each.title),
            "text": each.plain,
            "fix": each.finding.fix,
        }
        for each in check(text, kind)
    ]
    return JsonResponse({"findings": found})


@require_safe
@private
def complete(request: HttpRequest, **names: Any) -> HttpResponse:
    """What could stand where somebody types in the editor."""
    spend(request, LINT)
    page = open_page(request, **names)
    asked = request.GET
    found = offers(page, asked.get("kind", ""), asked.get("text", "")[:LONGEST], asked.getlist("action"))
    return JsonResponse({"offers": [offer._asdict() for offer in found]})
