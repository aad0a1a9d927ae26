"""A first visit needs no account: the first action that needs a learner makes a guest and signs it in."""

import secrets

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.translation import get_language

from lessons.people.models import Learner, Theme
from lessons.people.throttle import GUEST, spend


def ensure_learner(request: HttpRequest) -> Learner:
    """The signed-in learner, or a new guest. Only for POST: looking at pages never writes anything.

    Raises TooManyRequests when an address makes guests faster than a classroom does. First actions of one browser
    at the same moment may make a guest each; it goes on as the last one, and the others are never seen again.
    """
    if request.user.is_authenticated:
        return request.user
    if request.method != "POST":
        raise ValueError("a guest is made by a POST, never by looking at a page")
    spend(request, GUEST)
    guest = Learner(
        username=f"guest-{secrets.token_hex(12)}",
        is_guest=True,
        language=get_language() or settings.LANGUAGE_CODE,
        theme=theme_cookie(request),
    )
    guest.set_unusable_password()
    guest.save()
    # login() would change the CSRF token and so break every other form on the page the guest is looking at.
    # Nothing is gained by that here: the guest had no credentials and no data before.
    token = request.META.get("CSRF_COOKIE")
    login(request, guest, backend="django.contrib.auth.backends.ModelBackend")
    if token:
        request.META["CSRF_COOKIE"] = token
    return guest


def theme_cookie(request: HttpRequest) -> str:
    """The theme this browser chose, or an empty string."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return theme if theme in Theme.values else ""
