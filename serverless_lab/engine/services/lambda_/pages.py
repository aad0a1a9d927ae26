"""Long lists come in pages: `MaxItems` at most, and a `NextMarker` for the rest."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 50


def page(
    items: list[T],
    marker: str | None,
    max_items: int | None,
    place: Callable[[str], Any],
    name: Callable[[T], str],
    most: int = MOST,
) -> tuple[list[T], dict[str, Any]]:
    """One page, in the order of `place`, and how it goes on; more than `most` come in no answer.

    A marker is the name of the last item that was shown.
    """
    rest = sorted(items, key=lambda item: place(name(item)))
    if marker is not None:
        rest = rest[bisect_right(rest, place(marker), key=lambda item: place(name(item))) :]
    shown = rest[: min(max_items or most, most)]
    return shown, {"NextMarker": name(shown[-1])} if len(shown) < len(rest) else {}


def numbered(version: str) -> tuple[bool, int, str]:
    """Published versions by number, behind $LATEST and whatever else is no number."""
    return (version.isdigit(), int(version) if version.isdigit() else 0, version)
