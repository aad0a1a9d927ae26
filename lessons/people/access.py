"""Who may see a page, and whom it was drawn for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control

from lessons.people.models import Learner

# A learner's page is kept nowhere: on a shared computer the next person must not find it by going back, and one that
# was left and returned to is drawn anew instead of showing an account of long ago.
private = cache_control(private=True, no_store=True)

View = Callable[..., HttpResponse]


def learner_required(view: View) -> View:
    """Guests and learners; a visitor is sent to the sign-in page and comes back from there."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        return view(request, *args, **kwargs)

    return guarded


def learner_of(request: HttpRequest) -> Learner | None:
    """Whoever is here, a guest or a learner; None for a visitor."""
    return request.user if isinstance(request.user, Learner) else None


def is_instructor(user: Any) -> bool:
    """Visitors are nobody's instructors."""
    return bool(getattr(user, "is_instructor", False))


def instructor_required(view: View) -> View:
    """Instructors; a visitor is sent to the sign-in page, anybody else is refused (403)."""

    @learner_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_instructor(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and afterwards back to what was looked at. What was posted cannot be posted again."""
    return redirect_to_login(request.get_full_path() if request.method in ("GET", "HEAD") else request.path)


def drawn_for(request: HttpRequest) -> str:
    """Whom a page is drawn for; its forms say so in `as`, and are not acted on for anybody else."""
    return str(request.user.pk) if request.user.is_authenticated else ""


SOMEBODY_ELSE = gettext_lazy(
    "Nothing was done, because you are somebody else now than when this page was opened. "
    "The top of the page says who. Send it again if that is right."
)


def is_for_somebody_else(request: HttpRequest) -> bool:
    """Was the form that is posted drawn for somebody who is not here any more?

    One that was drawn for a visitor is for the guest, too, that the visitor became in another tab.
    """
    said = request.POST.get("as", "")
    return bool(said) and said != drawn_for(request)
