"""How deeply JSON is nested, found without recursion: the answer does not depend on how deep the caller is."""

from typing import Any


def deeper_than(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most):
        level = [child for each in level for child in _children(each)]
        if not level:
            return False
    return True


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
