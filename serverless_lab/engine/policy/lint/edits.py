"""A policy's text with something put right, the rest left as its author wrote it where that can be."""

import json
from typing import Any

from serverless_lab.engine.policy.language import PARTS
from serverless_lab.engine.policy.places import Place, Position, places, steps


def tidy(document: dict[str, Any]) -> str:
    """The document written anew, its head in the usual order."""
    head = {name: document[name] for name in PARTS if name in document}
    return json.dumps(head | document, indent=2, ensure_ascii=False)


def replaced(text: str, pointer: str, value: Any) -> str:
    """Another value in the place of the one at `pointer`."""
    place = places(text)[pointer]
    start, end = offset(text, place.start), offset(text, place.end)
    return text[:start] + json.dumps(value, ensure_ascii=False) + text[end:]


def offset(text: str, position: Position) -> int:
    at = 0
    for _ in range(position.line - 1):
        at = text.index("\n", at) + 1
    return at + position.column - 1


def position(text: str, at: int) -> Position:
    line = text.count("\n", 0, at)
    return Position(line + 1, at - (text.rfind("\n", 0, at) + 1) + 1)


def located(text: str, pointer: str, name: bool) -> Place:
    """Where an editor underlines: a value, the bracket that opens it, or the name of a member."""
    found = places(text)
    while pointer not in found:
        pointer = pointer.rpartition("/")[0]
    place = found[pointer]
    start = offset(text, place.start)
    if name and pointer:
        written = json.dumps(steps(pointer)[-1], ensure_ascii=False)
        before = text.rfind(written, 0, start)
        if before >= 0:
            return Place(position(text, before), position(text, before + len(written)))
    if text[start] in "{[":
        return Place(place.start, Position(place.start.line, place.start.column + 1))
    return place
