"""How many actions a set of policies opens, with every wildcard expanded: the measure of least privilege.

Resources and conditions are left aside: an action that is allowed on one resource counts as granted.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.matching import glob
from serverless_lab.engine.policy.policy import Document, as_list

Names = frozenset[str]


def granted(allowing: Iterable[Document], limits: Iterable[Document] = ()) -> Names:
    """Full names in small letters (`s3:getobject`) of what the documents allow together and none denies outright.

    Of `limits`, such as a permissions boundary, each must allow it as well.
    """
    opened: set[str] = set()
    denied: set[str] = set()
    for document in allowing:
        allows, denies = _of(msgspec.json.encode(document))
        opened |= allows
        denied |= denies
    for document in limits:
        allows, denies = _of(msgspec.json.encode(document))
        opened &= allows
        denied |= denies
    return frozenset(opened - denied)


def effort(documents: Iterable[Document]) -> int:
    """How many names `granted` would compare with wildcards, at most: worth asking before it is asked."""
    return sum(_compared(pattern) for document in documents for pattern in _patterns(document))


def _patterns(document: Document) -> Iterator[str]:
    for statement in as_list(document.get("Statement", [])):
        yield from (str(each).lower() for each in as_list(statement.get("Action", statement.get("NotAction", []))))


def _compared(pattern: str) -> int:
    if pattern == "*":
        return 0
    service, _, rest = pattern.partition(":")
    if "*" in service or "?" in service:
        return len(_every())
    return len(_names(service)) if "*" in rest or "?" in rest else 0


@lru_cache(maxsize=64)  # a set of all of AWS is a megabyte
def _of(text: bytes) -> tuple[Names, Names]:
    """What one document allows, and what it denies whatever the resource and the circumstances."""
    sets: dict[str, set[str]] = {"Allow": set(), "Deny": set()}
    for statement in as_list(msgspec.json.decode(text).get("Statement", [])):
        effect = statement.get("Effect")
        if effect == "Allow" or (effect == "Deny" and _is_outright(statement)):
            sets[effect] |= _named(statement)
    return frozenset(sets["Allow"]), frozenset(sets["Deny"])


def _is_outright(statement: dict[str, Any]) -> bool:
    return "*" in as_list(statement.get("Resource", [])) and not statement.get("Condition")


def _named(statement: dict[str, Any]) -> Names:
    names: set[str] = set()
    for pattern in as_list(statement.get("Action", statement.get("NotAction", []))):
        names |= _expanded(str(pattern).lower())
    return frozenset(names) if "Action" in statement else _every() - names


def _expanded(pattern: str) -> Names:
    if pattern == "*":
        return _every()
    service, colon, rest = pattern.partition(":")
    if (colon and "*" in service) or "?" in service:
        wanted = glob(pattern)
        return frozenset(name for name in _every() if wanted.fullmatch(name))
    known = _names(service)
    if "*" not in rest and "?" not in rest:
        return known & {pattern}
    wanted = glob(pattern)
    return frozenset(name for name in known if wanted.fullmatch(name))


@lru_cache(maxsize=1)
def _every() -> Names:
    return frozenset().union(*map(_names, catalogue.services()))


@lru_cache(maxsize=512)
def _names(service: str) -> Names:
    return frozenset(f"{service}:{name}" for name in catalogue.names(service))
