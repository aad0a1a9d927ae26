"""Long lists come in pages: `MaxItems` at most, and a `Marker` for the rest."""

from typing import Any, TypeVar

from serverless_lab.engine.services.iam.errors import InvalidMarker

T = TypeVar("T")
DEFAULT = 100


def page(items: list[T], marker: str | None, max_items: int | None) -> tuple[list[T], dict[str, Any]]:
    """One page and how it goes on: `IsTruncated`, and `Marker` when there is more. Raises InvalidMarker.

    A marker is how many items were shown so far, so the caller must give the same order each time.
    """
    start = _start(marker)
    end = start + (max_items or DEFAULT)
    if end < len(items):
        return items[start:end], {"IsTruncated": True, "Marker": str(end)}
    return items[start:], {"IsTruncated": False}


def _start(marker: str | None) -> int:
    if marker is None:
        return 0
    if not (marker.isascii() and marker.isdigit() and len(marker) < 10):
        raise InvalidMarker(marker=marker)
    return int(marker)
