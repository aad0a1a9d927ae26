"""The answer when an account cannot be opened any more: never a crash, and a way to go on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lessons.people.notices import as_notice
from lessons.sandbox.errors import JournalDiverged, Unopenable


class UnreadableAccountMiddleware:
    """Wherever on a page an account turns out to be played otherwise by this version, or encrypted with a lost key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Unopenable):
            return None
        template = "components/notice.html" if request.htmx else "sandbox/unreadable.html"
        can_export = isinstance(exception, JournalDiverged)
        context = {"text": exception.sentence, "kind": "error", "can_export": can_export}
        response = render(request, template, context, status=409)
        return as_notice(response) if request.htmx else response
