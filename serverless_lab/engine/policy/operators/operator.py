"""What a condition operator is: how it reads both sides, and when they agree."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Unreadable(ValueError):
    """A value the operator cannot read; the argument is the problem's key, such as `not-a-number`."""


def as_text(text: str) -> str:
    return text


class Operator(NamedTuple):
    """`wanted` reads a value of the policy and `actual` one of the request; both raise Unreadable. A negated operator
    passes when `agree` holds for none of the policy's values. `variables`: may its values carry policy variables?"""

    name: str
    agree: Callable[[Any, Any], bool]
    wanted: Callable[[str], Any] = as_text
    actual: Callable[[str], Any] = as_text
    negated: bool = False
    variables: bool = False
