"""The answer when an account cannot be opened any more: never a crash, and a way to go on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lessons.people.notices import as_notice
from lessons.sandbox.errors import JournalDiverged


class UnreadableAccountMiddleware:
    """Wherever on a page the journal turns out to be one that this version plays otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, JournalDiverged):
            return None
        template = "components/notice.html" if request.htmx else "sandbox/unreadable.html"
        response = render(request, template, {"text": exception.sentence, "kind": "error"}, status=409)
        return as_notice(response) if request.htmx else response
