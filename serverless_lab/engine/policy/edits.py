"""Small changes to policies or to a request, as data, and what is there after them."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import msgspec

from serverless_lab.engine.policy.access import AccessRequest, Values
from serverless_lab.engine.policy.language import document
from serverless_lab.engine.policy.policy import Document, Kind, Policy, as_list

What = Literal["set-key", "change-statement", "add-statement", "remove-statement", "allow-at-home"]
NEW = -1


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One change. `place` is the policy's place in the list that was given, NEW for one that is to be made.

    `pointer` is the statement to change or remove, or where one is to be added (`/Statement/-`); `statement` is what
    stands there afterwards and `element` the element that changed. `key` and `value` are of the request: None takes
    the key away. `allow-at-home` asks another account to allow its own principal.
    """

    what: What
    kind: Kind | Literal[""] = ""
    place: int = NEW
    policy: str = ""
    arn: str = ""
    holder: str = ""
    level: int = 0
    pointer: str = ""
    element: str = ""
    statement: Document | None = None
    key: str = ""
    value: Values | None = None


class Situation(NamedTuple):
    request: AccessRequest
    policies: list[Policy]


def statement_at(policy: Policy, pointer: str) -> Any:
    """The statement of a trace's pointer."""
    found = policy.document["Statement"]
    return found[int(pointer.rpartition("/")[2])] if pointer.count("/") == 2 else found


def apply(situation: Situation, edit: Edit) -> Situation:
    """What is there after the change; what was there stays as it is."""
    request, policies = situation
    if edit.what == "set-key":
        keys = {name: value for name, value in request.keys.items() if name.lower() != edit.key.lower()}
        if edit.value is not None:
            keys[edit.key] = edit.value
        return Situation(msgspec.structs.replace(request, keys=keys), policies)
    if edit.what == "allow-at-home":
        caller = msgspec.structs.replace(request.caller, home="allowed")
        return Situation(msgspec.structs.replace(request, caller=caller), policies)
    if edit.place == NEW:
        assert edit.kind
        made = Policy(edit.kind, edit.policy, document(edit.statement), level=edit.level)
        return Situation(request, [*policies, made])
    before = policies[edit.place]
    changed = msgspec.structs.replace(before, document=_edited(before.document, edit))
    return Situation(request, [*policies[: edit.place], changed, *policies[edit.place + 1 :]])


def _edited(before: Document, edit: Edit) -> Document:
    found = list(as_list(before["Statement"]))
    number = edit.pointer.rpartition("/")[2]
    position = int(number) if number.isdigit() else 0
    _CHANGES[edit.what](found, position, edit.statement)
    return before | {"Statement": found}


def _put(found: list[Any], position: int, statement: Document | None) -> None:
    found[position] = statement


def _add(found: list[Any], position: int, statement: Document | None) -> None:
    found.append(statement)


def _remove(found: list[Any], position: int, statement: Document | None) -> None:
    del found[position]


_CHANGES: dict[str, Callable[[list[Any], int, Document | None], None]] = {
    "change-statement": _put,
    "add-statement": _add,
    "remove-statement": _remove,
}
