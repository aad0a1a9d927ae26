"""Policy variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`.

`${*}`, `${?}` and `${$}` stand for the plain signs. Only policies of version 2012-10-17 have variables.
Source: IAM user guide, "Variables and tags".
"""

import re
from collections.abc import Mapping

from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.matching import plain

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_INSIDE = re.compile(r"\s*([^\s,'\"]+(?:\s+[^\s,'\"]+)*)\s*(?:,\s*'([^']*)'\s*)?")
_SIGNS = frozenset("*?$")


class Unresolved(Exception):
    """A variable that the request gives no single value for and that has no default."""


class Malformed(Exception):
    """Text that begins like a variable and is none."""


class Template:
    """Text with places to fill. Raises Malformed when it is built from text that is not well formed."""

    __slots__ = ("_parts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: list[str | tuple[str, str | None]] = []
        end = 0
        for found in _VARIABLE.finditer(text):
            self._literal(text[end : found.start()])
            self._parts.append(_read(found[1]))
            end = found.end()
        self._literal(text[end:])

    def _literal(self, text: str) -> None:
        if "${" in text:
            raise Malformed(text)
        self._parts.append(text)

    def fill(self, keys: Mapping[str, Values]) -> str:
        """The pattern for this request: `keys` has condition keys in lower case. Raises Unresolved."""
        return "".join(part if isinstance(part, str) else _value(keys, *part) for part in self._parts)


def has_variable(text: str) -> bool:
    return "${" in text


def keys_in(text: str) -> list[str]:
    """The condition keys that the text's well-formed variables name, as they are written."""
    inside = (_INSIDE.fullmatch(found[1]) for found in _VARIABLE.finditer(text) if found[1] not in _SIGNS)
    return [found[1] for found in inside if found is not None]


def _read(inside: str) -> str | tuple[str, str | None]:
    if inside in _SIGNS:
        return plain(inside)
    found = _INSIDE.fullmatch(inside)
    if found is None:
        raise Malformed(inside)
    return found[1].lower(), found[2]


def _value(keys: Mapping[str, Values], name: str, default: str | None) -> str:
    value = keys.get(name)
    if isinstance(value, str):
        return plain(value)
    if default is None or value is not None:
        raise Unresolved(name)
    return plain(default)
