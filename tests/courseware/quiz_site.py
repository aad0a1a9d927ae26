"""A quiz on a page of its own, at an address for tests: what it holds can be changed while it is taken."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.test import Client
from django.urls import include, path

from lessons.courseware.quiz import Quiz
from lessons.courseware.quizzes.attempts import Source
from lessons.courseware.quizzes.views import Frame, quiz_urls
from serverless_lab.urls import urlpatterns as course
from tests.courseware.quiz_samples import EVERY_KIND, both

URL = "/sample/"
SOURCE = Source("sample/every-kind", both("Every kind", "모든 종류"), EVERY_KIND, URL)


class Site:
    """A URL configuration; `now` is the quiz as it stands."""

    now = SOURCE

    def __init__(self) -> None:
        self.urlpatterns = [path("sample/", include(quiz_urls(Frame(find=self.find)))), *course]

    def find(self, _request: HttpRequest) -> Source:
        return self.now

    def hold(self, quiz: Quiz, **changes: Any) -> None:
        self.now = replace(SOURCE, quiz=quiz, **changes)


HTMX = {"HX-Request": "true", "accept-language": "en"}
ENGLISH = {"accept-language": "en"}


def answer(client: Client, question: str = "choice", headers: Any = ENGLISH, **fields: Any) -> Any:
    fields = fields or {"answer": "b"}
    return client.post(f"{URL}answer/{question}/", fields, headers=headers)


def page(client: Client, query: str = "") -> str:
    response = client.get(f"{URL}{query}", headers=ENGLISH)
    assert response.status_code == 200
    return str(response.text)
