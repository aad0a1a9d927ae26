"""A learner's language on a new device, and answers to what cannot be read, cannot be shown, or is asked too often."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.utils import translation
from django.utils.translation import gettext as _

from lessons.people.models import Learner
from lessons.people.notices import as_notice
from lessons.people.throttle import TooManyRequests

HEARD_OUT = 128 * 1024 * 1024  # bytes
CHUNK = 256 * 1024
Answer = Callable[[HttpRequest], HttpResponse]


class ReadableMiddleware:
    """Refuses in words what cannot be read or is too much, before anything else looks at what was sent.

    Django's own page for a damaged request reads the request once more, and would fail by it again.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        status = _unreadable(request)
        if not status:
            return self.get_response(request)
        _read_to_its_end(request)
        return _refusal(request, status)


def _unreadable(request: HttpRequest) -> int:
    """The status to refuse a request with, 0 when it can be read."""
    if (request.content_params or {}).get("charset", "utf-8").lower() != "utf-8":
        return 415
    if int(request.META.get("CONTENT_LENGTH") or 0) > HEARD_OUT:  # Django limits forms, but not files
        return 413
    try:
        request.POST  # noqa: B018 - reading it is what may fail
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        return 413
    except (BadRequest, MultiPartParserError):
        return 400
    return 0


def _read_to_its_end(request: HttpRequest) -> None:
    """A browser that is answered while it still sends says that the connection broke, and shows no answer."""
    left = HEARD_OUT
    try:
        while left > 0 and (chunk := request.read(CHUNK)):
            left -= len(chunk)
    except UnreadablePostError:
        return


def _refusal(request: HttpRequest, status: int) -> HttpResponse:
    if status == 413:
        text = _(
            "That is more than the lab takes at once, so nothing was done. Code may have at most 1 MB, an event 6 MB, "
            "and all environment variables together 4 KB."
        )
    else:
        text = _("The lab could not read what was sent, so nothing was done. Send it as UTF-8 from a form of the page.")
    if "HX-Request" not in request.headers:
        said = {"text": text, "status": status, "back": request.path}
        return HttpResponse(render_to_string("refused.html", said), status=status)
    notice = render_to_string("components/notice.html", {"text": text, "kind": "warning"})
    return as_notice(HttpResponse(notice, status=status))


class FormAddressMiddleware:
    """Leads on from an address that only forms send to: it may be reloaded, or come back to after signing in.

    A refusal without scripts stands at such an address, and the switches in its header lead back there.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method in ("GET", "HEAD"):
            return HttpResponseRedirect(_page_above(request.path))
        return response


def _page_above(path: str) -> str:
    """The nearest address that there is above this one: an action's lies below that of its page."""
    above = "/".join(path.rstrip("/").split("/")[:-1]) + "/"
    return above if above == "/" or is_valid_path(above) else _page_above(above)


class LearnerLanguageMiddleware:
    """A browser without a language cookie shows what the learner chose elsewhere."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and settings.SESSION_COOKIE_NAME in request.COOKIES:
            learner = request.user
            if isinstance(learner, Learner) and learner.language in dict(settings.LANGUAGES):
                translation.activate(learner.language)
                request.LANGUAGE_CODE = learner.language
        return self.get_response(request)


class TooManyRequestsMiddleware:
    """429 with Retry-After: a whole page, or for htmx a message in the page's notice."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, TooManyRequests):
            return None
        template = "components/too_many.html" if request.htmx else "429.html"
        said = {"retry_after": exception.retry_after, "back": request.path}
        response = render(request, template, said, status=429)
        response["Retry-After"] = str(exception.retry_after)
        return as_notice(response) if request.htmx else response
