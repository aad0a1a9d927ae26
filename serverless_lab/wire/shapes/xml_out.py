"""Values written in XML, along a shape."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from botocore.model import Shape

from serverless_lab.wire.shapes import scalars
from serverless_lab.wire.shapes.xml import entry_names

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\r]|" + _UNWRITABLE.pattern)
_REPLACEMENT = "\ufffd"
_PERCENT_ENCODED = "policyDocumentType"  # IAM's documents, and botocore decodes what has this shape


def write(shape: Shape, value: Any, tag: str, out: list[str], timestamps: str = "iso8601") -> None:
    """Append the element `tag` with this value; of a flattened list, one element for each item."""
    nested = _NESTED.get(shape.type_name)
    if nested is not None:
        nested(shape, value, tag, out, timestamps)
    else:
        written = value if shape.type_name == "string" else scalars.write_text(shape, value, timestamps)
        if shape.name == _PERCENT_ENCODED:
            written = quote(written, safe="-_.~")
        out.append(f"<{tag}>{text(written)}</{tag}>")


def write_members(value: dict[str, Any], members: Any, out: list[str], timestamps: str = "iso8601") -> None:
    for name, member in members:
        if value.get(name) is not None:
            write(member, value[name], written_name(name, member), out, timestamps)


def written_name(name: str, member: Shape) -> str:
    """The element of a structure's member: of a flattened list, the name of its items goes first."""
    own: str = member.serialization.get("name", name)
    if member.type_name == "list" and member.serialization.get("flattened"):
        return member.member.serialization.get("name") or own
    return own


def text(value: str) -> str:
    """Escaped; what XML cannot hold at all becomes the replacement character."""
    if _SPECIAL.search(value) is None:
        return value
    return escape(_UNWRITABLE.sub(_REPLACEMENT, value), {"\r": "&#xD;"})


class _Plan(NamedTuple):
    """How a structure is written: its namespace, the members that are attributes, and the others with their tags."""

    space: str
    attributes: tuple[tuple[str, Shape], ...]
    members: tuple[tuple[str, Shape, str], ...]


@cache
def _plan(shape: Shape) -> _Plan:
    space = shape.serialization.get("xmlNamespace")
    prefix = f":{space['prefix']}" if space and space.get("prefix") else ""
    attributes = [each for each in shape.members.items() if each[1].serialization.get("xmlAttribute")]
    others = [each for each in shape.members.items() if not each[1].serialization.get("xmlAttribute")]
    return _Plan(
        f" xmlns{prefix}={quoteattr(space['uri'])}" if space else "",
        tuple(attributes),
        tuple((name, member, written_name(name, member)) for name, member in others),
    )


def _write_structure(shape: Shape, value: dict[str, Any], tag: str, out: list[str], timestamps: str) -> None:
    plan = _plan(shape)
    attributes = plan.space
    for name, member in plan.attributes:
        if value.get(name) is not None:
            written = _UNWRITABLE.sub(_REPLACEMENT, scalars.write_text(member, value[name], timestamps))
            attributes += f" {member.serialization['name']}={quoteattr(written)}"
    out.append(f"<{tag}{attributes}>")
    for name, member, inner in plan.members:
        each = value.get(name)
        if each is not None:
            write(member, each, inner, out, timestamps)
    out.append(f"</{tag}>")


def _write_list(shape: Shape, value: list[Any], tag: str, out: list[str], timestamps: str) -> None:
    if shape.serialization.get("flattened"):
        for each in value:
            write(shape.member, each, tag, out, timestamps)
        return
    item = shape.member.serialization.get("name", "member")
    out.append(f"<{tag}>")
    for each in value:
        write(shape.member, each, item, out, timestamps)
    out.append(f"</{tag}>")


def _write_map(shape: Shape, value: dict[str, Any], tag: str, out: list[str], timestamps: str) -> None:
    flat = shape.serialization.get("flattened")
    key, inner = entry_names(shape)
    entry = tag if flat else "entry"
    out += [] if flat else [f"<{tag}>"]
    for name, each in value.items():
        out.append(f"<{entry}><{key}>{text(name)}</{key}>")
        write(shape.value, each, inner, out, timestamps)
        out.append(f"</{entry}>")
    out += [] if flat else [f"</{tag}>"]


_NESTED: dict[str, Callable[[Shape, Any, str, list[str], str], None]] = {
    "structure": _write_structure,
    "list": _write_list,
    "map": _write_map,
}
