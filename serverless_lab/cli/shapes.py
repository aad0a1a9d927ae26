"""What a model says of a value, in few words: limits, and how it is written."""

import json
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

_UNITS = {"string": "characters", "blob": "bytes", "list": "items", "map": "entries"}
_DEEPEST = 3  # shorthand for more is longer than JSON


def limits(shape: Shape) -> list[str]:
    """A line for each limit."""
    lines = []
    if enum := getattr(shape, "enum", None):
        lines.append(f"One of: {' | '.join(enum)}")
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None or high is not None:
        unit = f" {_UNITS[shape.type_name]}" if shape.type_name in _UNITS else ""
        lines.append(f"{_range(low, high)}{unit}")
    if pattern := shape.metadata.get("pattern"):
        lines.append(f"Pattern: {pattern}")
    if isinstance(shape, ListShape) and shape.member.type_name == "string":
        lines += [f"Each: {line}" for line in limits(shape.member)]
    return lines


def _range(low: Any, high: Any) -> str:
    if high is None:
        return f"At least {low}"
    if low is None:
        return f"At most {high}"
    return f"{low} to {high}"


def shorthand(shape: Shape) -> str:
    """The form of a shorthand value, empty where there is none."""
    try:
        if isinstance(shape, ListShape):
            inner = shape.member
            return f"{_short(inner, (), outer=True)} ..." if _is_complex(inner) else ""
        return _short(shape, (), outer=True) if _is_complex(shape) else ""
    except _TooDeep:
        return ""


class _TooDeep(Exception):
    pass


def _short(shape: Shape, above: tuple[str, ...], outer: bool = False) -> str:
    if shape.name in above or len(above) > _DEEPEST or getattr(shape, "is_document_type", False):
        raise _TooDeep
    above = (*above, shape.name)
    if isinstance(shape, StructureShape):
        text = ",".join(f"{name}={_short(member, above)}" for name, member in shape.members.items())
        return text if outer else f"{{{text}}}"
    if isinstance(shape, MapShape):
        value = _short(shape.value, above)
        text = f"KeyName1={value},KeyName2={value}"
        return text if outer else f"{{{text}}}"
    if isinstance(shape, ListShape):
        value = _short(shape.member, above)
        return f"[{value},{value}]" if len(above) > 2 or _is_complex(shape.member) else f"{value},{value}"
    return str(shape.type_name)


def as_json(shape: Shape) -> str:
    """The form of a value as JSON, empty for scalars."""
    return json.dumps(_json(shape, ()), indent=2) if _is_complex(shape) else ""


def _json(shape: Shape, above: tuple[str, ...]) -> Any:
    if shape.name in above and _is_complex(shape):
        return "(recursive)"
    above = (*above, shape.name)
    if isinstance(shape, StructureShape):
        return {name: _json(member, above) for name, member in shape.members.items()}
    if isinstance(shape, ListShape):
        return [_json(shape.member, above), "..."]
    if isinstance(shape, MapShape):
        return {shape.key.type_name: _json(shape.value, above), "...": "..."}
    return "|".join(getattr(shape, "enum", None) or [shape.type_name])


def tree(shape: Shape, depth: int = 0, above: tuple[str, ...] = ()) -> list[str]:
    """The members of an answer, each in its own line, deeper ones further in."""
    if shape.name in above:
        return []
    above = (*above, shape.name)
    if isinstance(shape, ListShape):
        return tree(shape.member, depth, above)
    if isinstance(shape, MapShape):
        return [f"{'    ' * depth}key ({shape.key.type_name}): ({kind(shape.value)})", *tree(shape.value, depth, above)]
    lines = []
    for name, member in getattr(shape, "members", {}).items():
        lines.append(f"{'    ' * depth}{name} ({kind(member)})")
        lines += tree(member, depth + 1, above)
    return lines


def kind(shape: Shape) -> str:
    return f"list of {kind(shape.member)}" if isinstance(shape, ListShape) else shape.type_name


def _is_complex(shape: Shape) -> bool:
    return shape.type_name in ("structure", "list", "map")
