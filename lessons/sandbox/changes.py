"""The smallest changes that would flip a decision, as sentences, with the JSON to add, change or remove."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.sandbox import decision_words, flip_words
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.edits import NEW, Edit, Situation, apply, statement_at
from serverless_lab.engine.policy.flip import Flip, flips

MOST = 5


@dataclass(frozen=True)
class Change:
    """One edit. `text` is the statement it is about, as JSON, `sign` whether it comes, goes or stays (+ - ~)."""

    sentence: str
    aside: str
    text: str
    pointer: str
    sign: str


@dataclass(frozen=True)
class Flipped:
    """Changes that do it together, and what is decided then."""

    changes: tuple[Change, ...]
    allowed: bool


def smallest(situation: Situation, most: int = MOST) -> list[Flipped]:
    """The fewest changes first; empty where nothing small does it."""
    return [_shown(situation, flip) for flip in flips(*situation, most)]


def _shown(situation: Situation, flip: Flip) -> Flipped:
    return Flipped(tuple(_changes(situation, flip.edits)), flip.decision.allowed)


def _changes(situation: Situation, edits: list[Edit]) -> Iterator[Change]:
    for edit in edits:
        yield _change(situation, edit)
        situation = apply(situation, edit)


def _change(situation: Situation, edit: Edit) -> Change:
    if edit.what == "set-key":
        template = flip_words.WITHOUT_KEY if edit.value is None else flip_words.WITH_KEY
        sentence = str(template).format(key=edit.key, value=_written(edit.value))
        return Change(sentence, str(flip_words.KEYS.get(edit.key.lower(), "")), "", "", "")
    if edit.what == "allow-at-home":
        return Change(str(flip_words.AT_HOME), "", "", "", "")
    assert edit.kind
    if edit.place == NEW:
        return Change(str(flip_words.NEW[edit.kind]), "", _json(edit.statement), edit.pointer, "+")
    names = {"policy": edit.policy, "kind": decision_words.KINDS[edit.kind], "element": edit.element}
    if edit.what == "add-statement":
        return Change(str(flip_words.ADD).format(**names), "", _json(edit.statement), edit.pointer, "+")
    if edit.what == "change-statement":
        return Change(str(flip_words.CHANGE).format(**names), "", _json(edit.statement), edit.pointer, "~")
    gone = statement_at(situation.policies[edit.place], edit.pointer)
    return Change(str(flip_words.REMOVE).format(**names), "", _json(gone), edit.pointer, "-")


def _written(value: Values | None) -> str:
    return ", ".join(value) if isinstance(value, list) else value or ""


def _json(statement: object) -> str:
    return json.dumps(statement, ensure_ascii=False, indent=2)
