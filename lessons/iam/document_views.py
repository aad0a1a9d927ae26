"""What the bench can do with a policy that is being written: look at it, and lay it out as cards."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from lessons.courseware.answer import done
from lessons.courseware.opening import open_page
from lessons.courseware.policies.documents import checked
from lessons.courseware.policies.views import shown_again
from lessons.iam.documents import built, lay_cards
from lessons.iam.views import sent
from lessons.people.access import private
from lessons.people.throttle import LINT, spend


@require_POST
@private
def check(request: HttpRequest, operation: str, **names: Any) -> HttpResponse:
    """The policy in a form is looked at, or one finding put right; nothing is done with it."""
    spend(request, LINT)
    page = open_page(request, **names)
    form = sent(page, operation)
    form.unjudged()
    checked(form, request.POST.get("fix", ""))
    lay_cards(form)
    return shown_again(page, form)


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
