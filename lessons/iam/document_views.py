"""What the bench can do with a policy that is being written: look at it. Nothing of it is a step of the account."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lessons.courseware.answer import done
from lessons.courseware.opening import open_page
from lessons.iam.completing import offers
from lessons.iam.documents import built, checked
from lessons.iam.findings import check as findings_of
from lessons.iam.findings import units
from lessons.iam.forms.fields import DOCUMENT
from lessons.iam.views import sent
from lessons.people.access import private
from lessons.people.throttle import LINT, spend
from serverless_lab.engine.policy.lint.subject import Kind

LONGEST = 300  # of what is typed when something is offered


@require_POST
@private
def check(request: HttpRequest, operation: str, **names: Any) -> HttpResponse:
    """The policy in a form is looked at, or one finding put right; nothing is done with it."""
    spend(request, LINT)
    page = open_page(request, **names)
    form = sent(page, operation)
    form.unjudged()
    checked(form, request.POST.get("fix", ""))
    number = len(form.findings or ())
    said = ngettext("{n} finding.", "{n} findings.", number).format(n=number)
    return done(page, stay=True, form=form, said=said)


@require_POST
@private
def build(request: HttpRequest, operation: str, **names: Any) -> HttpResponse:
    """The policy in a form, as cards."""
    spend(request, LINT)
    page = open_page(request, **names)
    form = sent(page, operation)
    form.unjudged()
    built(form, request.POST.get("build", "open"))
    return done(page, stay=True, form=form)


@require_POST
@private
def findings(request: HttpRequest, **names: Any) -> HttpResponse:
    """The same check for the editor: places are counted as JavaScript counts characters."""
    spend(request, LINT)
    open_page(request, **names)
    text = request.POST.get("text", "").replace("\r\n", "\n")[:DOCUMENT]
    kind: Kind = "trust" if request.POST.get("kind") == "trust" else "identity"
    found = [
        {
            "from": units(text, each.start),
            "to": units(text, each.end),
            "level": each.finding.level,
            "title": str(each.title),
            "text": each.plain,
            "fix": each.finding.fix,
        }
        for each in findings_of(text, kind)
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
