"""A question's form as a browser sends it, read from the page that shows it."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from lessons.classroom import drafts
from lessons.classroom.models import OwnQuiz
from lessons.courseware.quiz import Question


class _Fields(HTMLParser):
    """The fields of the form with an id, with the values they hold."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id, self.inside, self.area, self.select = form_id, False, "", ""
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        if not self.inside:
            return
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "input" and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            self.found.setdefault(name, []).append(value)
        elif tag == "textarea":
            self.area = name
            self.found[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and (self.select not in self.found or "selected" in given):
            self.found[self.select] = [value]

    def handle_endtag(self, tag: str) -> None:
        self.area = "" if tag == "textarea" else self.area
        self.inside = self.inside and tag != "form"

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[self.area] = [self.found[self.area][0] + data.removeprefix("\n")]


def fields(page: str, form_id: str = "question-form") -> dict[str, Any]:
    parser = _Fields(form_id)
    parser.feed(page)
    return {name: values for name, values in parser.found.items() if name}


def question_url(quiz: OwnQuiz, question_id: str) -> str:
    return f"{quiz.get_absolute_url()}question/{question_id}/"


def stored(quiz: OwnQuiz) -> tuple[Question, ...]:
    quiz.refresh_from_db()
    return drafts.questions(quiz)


def opened(client: Client, url: str) -> dict[str, Any]:
    answer = client.get(url)
    assert answer.status_code == 200
    return fields(answer.text)
