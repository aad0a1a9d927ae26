"""A learner's language on a new device, and the answer to somebody who asks too often."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from lessons.people.models import Learner
from lessons.people.throttle import TooManyRequests

Answer = Callable[[HttpRequest], HttpResponse]


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
        response = render(request, template, {"retry_after": exception.retry_after}, status=429)
        response["Retry-After"] = str(exception.retry_after)
        if request.htmx:
            response["HX-Retarget"] = "#notice"
            response["HX-Reswap"] = "innerHTML"
        return response
