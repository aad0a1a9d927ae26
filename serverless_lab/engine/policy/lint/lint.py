"""A policy's text checked by every rule."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from serverless_lab.engine.policy.lint.edits import located
from serverless_lab.engine.policy.lint.finding import LEVELS, Finding
from serverless_lab.engine.policy.lint.not_json import problem
from serverless_lab.engine.policy.lint.rules import RULES
from serverless_lab.engine.policy.lint.subject import Kind, Subject

MOST = 200


def lint(text: str, kind: Kind = "identity", limit: int = 0) -> list[Finding]:
    """The findings, the most serious first, each kind in the order of the text. `limit`: see Subject."""
    try:
        document = json.loads(text, parse_constant=_refuse)
        json.dumps(document, ensure_ascii=False).encode()  # half a character, written as an escape, is none
    except (ValueError, RecursionError) as error:
        return [problem(text, error)]
    found = list(islice(_all(text, document, kind, limit), MOST))
    return sorted(found, key=lambda each: (LEVELS.index(each.level), each.place))


def _all(text: str, document: Any, kind: Kind, limit: int) -> Iterator[Finding]:
    subject = Subject(text, document if isinstance(document, dict) else {}, kind, limit)
    for rule in RULES:
        if not isinstance(document, dict) and rule.id != "not-an-object":
            continue
        for hit in rule.check(subject):
            place = located(text, hit.pointer, hit.name)
            yield Finding(rule.id, rule.level, hit.pointer, place, hit.facts, hit.fix)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
