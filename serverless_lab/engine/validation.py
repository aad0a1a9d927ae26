"""Requests and answers against the service model, refused in the words AWS's services use."""

import re
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape

from serverless_lab.engine.sealing import is_password

NULL = "Member must not be null"
NOT_A_MEMBER = "Member is not part of this operation"


class Failure(NamedTuple):
    """One broken constraint: the member's path as AWS writes it, the value (empty: it is secret), and the sentence."""

    path: str
    value: str
    constraint: str

    def __str__(self) -> str:
        value = f"Value {self.value}" if self.value else "Value"
        return f"{value} at '{self.path}' failed to satisfy constraint: {self.constraint}"


def failures(shape: Shape | None, value: Any) -> list[Failure]:
    """Every constraint of the model that the value breaks, in the model's order."""
    found: list[Failure] = []
    _check(found, shape or _NOTHING, value, "")
    return found


def sentence(found: list[Failure]) -> str:
    """`1 validation error detected: Value '64' at 'memorySize' failed to satisfy constraint: …`"""
    plural = "" if len(found) == 1 else "s"
    return f"{len(found)} validation error{plural} detected: " + "; ".join(map(str, found))


def _check(found: list[Failure], shape: Shape, value: Any, path: str) -> None:
    if not _is_of(shape.type_name, value):
        found.append(Failure(path, _quoted(value), f"Member must be of type {shape.type_name}"))
    elif isinstance(shape, StructureShape):
        _structure(found, shape, value, path)
    elif isinstance(shape, ListShape):
        _size(found, shape, len(value), value, path, "length")
        for number, item in enumerate(value, 1):
            _check(found, shape.member, item, f"{path}.{number}.member")
    elif isinstance(shape, MapShape):
        _size(found, shape, len(value), value, path, "length")
        for name, item in value.items():
            _check(found, shape.key, name, path)
            _check(found, shape.value, item, f"{path}.{name}.member")
    elif isinstance(shape, StringShape):
        _text(found, shape, value, path)
    elif shape.type_name == "blob":
        _size(found, shape, len(value), value, path, "length")
    elif shape.type_name in ("integer", "long", "float", "double"):
        _size(found, shape, value, value, path, "value")


def _is_of(type_name: str, value: Any) -> bool:
    # Python counts a bool as an int; the service models do not.
    if isinstance(value, bool):
        return type_name == "boolean"
    return isinstance(value, _PYTHON_TYPES.get(type_name, object))


def _structure(found: list[Failure], shape: StructureShape, value: dict[str, Any], path: str) -> None:
    members = shape.members
    for name in shape.required_members:
        if value.get(name) is None:
            found.append(Failure(_join(path, name), "null", NULL))
    for name, item in value.items():
        known, where = len(found), _join(path, name)
        if name not in members:
            found.append(Failure(where, _quoted(item), NOT_A_MEMBER))
        elif item is not None:
            _check(found, members[name], item, where)
        if len(found) > known and is_password(name, item):
            found[known:] = [failure._replace(value="") for failure in found[known:]]


def _text(found: list[Failure], shape: StringShape, value: str, path: str) -> None:
    if not value.isascii() and not _is_unicode(value):
        found.append(Failure(path, _quoted(value), "Member must be valid Unicode text"))
        return
    enum, pattern = shape.enum, shape.metadata.get("pattern")
    if enum and value not in enum:
        found.append(Failure(path, _quoted(value), f"Member must satisfy enum value set: [{', '.join(enum)}]"))
    _size(found, shape, len(value), value, path, "length")
    if pattern and not _compiled(pattern).fullmatch(value):
        found.append(Failure(path, _quoted(value), f"Member must satisfy regular expression pattern: {pattern}"))


def _size(found: list[Failure], shape: Shape, size: float, value: Any, path: str, word: str) -> None:
    limits = shape.metadata
    lowest, highest = limits.get("min"), limits.get("max")
    if lowest is not None and size < lowest:
        found.append(Failure(path, _quoted(value), f"Member must have {word} greater than or equal to {lowest}"))
    if highest is not None and size > highest:
        found.append(Failure(path, _quoted(value), f"Member must have {word} less than or equal to {highest}"))


def _join(path: str, member: str) -> str:
    name = member[:1].lower() + member[1:]
    return f"{path}.{name}" if path else name


def _quoted(value: Any) -> str:
    text = f"<{len(value)} bytes>" if isinstance(value, bytes | bytearray) else str(value)
    shown = text if len(text) <= 200 else text[:200] + "…"
    return f"'{shown.encode('utf-8', 'replace').decode()}'"


def _is_unicode(text: str) -> bool:
    """Half a surrogate pair cannot be written anywhere."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # The models' patterns are Java's, whose \w and \d mean ASCII unless a Unicode class stands beside them.
    flags = 0 if r"\p{L}" in pattern else re.ASCII
    for java, python in _JAVA_CLASSES.items():
        pattern = pattern.replace(java, python)
    return re.compile(pattern, flags)


_NOTHING = StructureShape("Nothing", {"type": "structure", "members": {}})

_JAVA_CLASSES = {
    r"\p{Print}": "[^\x00-\x1f\x7f]",
    r"\p{L}": r"\w",
    r"\p{N}": r"\w",
    r"\p{Z}": r" \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000",
}

_PYTHON_TYPES: dict[str, type | tuple[type, ...]] = {
    "structure": dict,
    "list": list,
    "map": dict,
    "string": str,
    "blob": (bytes, bytearray),
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "timestamp": datetime,
}
