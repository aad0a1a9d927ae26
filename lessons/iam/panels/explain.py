"""The decision explainer: a question about somebody, an action and a resource, and the whole path of its answer."""

from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.iam import principals, suggestions
from lessons.iam.forms.operation import OperationForm
from lessons.iam.forms.question import QuestionForm
from lessons.sandbox.changes import Flipped, smallest
from lessons.sandbox.decisions import Shown, show
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.policy import Policy

TEMPLATE = "iam/panels/explain.html"
HAS_FORMS = True
ASKED = ("principal", "home", "ask", "on", "add")
GUESSES = ("allowed", "denied", "none")
EASY: dict[str, tuple["str | Promise", str]] = {
    "aws:CurrentTime": (_("Time"), "2026-11-26T09:00:00Z"),
    "aws:SourceIp": (_("Source IP address"), "203.0.113.25"),
    "aws:MultiFactorAuthPresent": (_("Signed in with MFA"), "true"),
}
FREE_ROWS = 2


@dataclass(frozen=True)
class Row:
    """A condition key of the request; `title` where the key is fixed, `example` as a placeholder."""

    key: str
    value: str
    title: "str | Promise" = ""
    example: str = ""


@dataclass(frozen=True)
class Answer:
    """`guess` is what the learner thought before: allowed, denied, none; empty: nothing is shown yet."""

    shown: Shown
    flips: list[Flipped]
    guess: str

    @property
    def right(self) -> bool:
        return (self.guess == "allowed") is self.shown.decision.allowed


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    cloud = page.view.cloud
    asked = {name: page.where[name] for name in ASKED if name in page.where}
    # About root there is little to ask.
    somebody = {} if cloud.acting == cloud.root else {"principal": cloud.acting.arn}
    question = QuestionForm(cloud, asked if "ask" in asked else None, initial=somebody | asked)
    valid = question.is_bound and question.is_valid()
    action = question.cleaned_data["ask"] if valid else catalogue.action(asked.get("ask", ""))
    return {
        "question": question,
        "foreign": principals.is_foreign(cloud, asked.get("principal", "")),
        "rows": _rows(page.pairs),
        "actions": suggestions.actions(asked.get("ask", "")),
        "principals": suggestions.principals(cloud),
        "resources": suggestions.resources(cloud, action),
        "keys": suggestions.keys(action),
        "action": action,
        "fits": not valid or suggestions.fits(question.cleaned_data["ask"], question.cleaned_data["on"]),
        "answer": _answer(cloud, question, page) if valid else None,
    }


def _rows(pairs: list[tuple[str, str]]) -> list[Row]:
    """The easy keys first, then what was filled in, then some to fill in."""
    given = dict(pairs)
    easy = [Row(key, given.get(key, ""), *named) for key, named in EASY.items()]
    return easy + [Row(*pair) for pair in pairs if pair[0] not in EASY] + [Row("", "")] * FREE_ROWS


def _answer(cloud: Cloud, question: QuestionForm, page: Page) -> Answer:
    """What is decided. Where nobody has guessed yet, nothing else is worked out."""
    guess = page.where.get("guess", "")
    data = question.cleaned_data
    situation = cloud.situation(data["principal"], data["ask"].name, data["on"], _keys(page.pairs))
    if data["add"]:
        tried = Policy("identity", "what-if", msgspec.json.decode(data["add"]), holder=data["principal"].identity)
        situation.policies.append(tried)
    guess = guess if guess in GUESSES else ""
    return Answer(show(evaluate(*situation)), smallest(situation) if guess else [], guess)


def _keys(pairs: list[tuple[str, str]]) -> dict[str, Values]:
    """A key that is written twice has both values."""
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key.strip(), []).append(value.strip())
    return {key: values if len(values) > 1 else values[0] for key, values in found.items()}
