"""What a check of a policy finds, and what a rule is."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from serverless_lab.engine.policy.places import Place

if TYPE_CHECKING:
    from serverless_lab.engine.policy.lint.subject import Subject

Level = Literal["error", "security", "warning", "suggestion"]
LEVELS: tuple[Level, ...] = ("error", "security", "warning", "suggestion")


class Finding(msgspec.Struct, frozen=True):
    """`id` names the rule, `facts` are what its sentence is filled with. `fix` is the whole document with the finding
    put right, empty where nobody but the author can know how."""

    id: str
    level: Level
    pointer: str
    place: Place
    facts: dict[str, Any] = {}
    fix: str = ""


class Hit(NamedTuple):
    """Where a rule found something. `name`: the name of the member is meant, not its value."""

    pointer: str
    facts: dict[str, Any] = {}
    fix: str = ""
    name: bool = False


class Rule(NamedTuple):
    id: str
    level: Level
    check: "Callable[[Subject], Iterator[Hit]]"
