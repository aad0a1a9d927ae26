"""Values written in XML, along a shape: each shape and tag is worked out once and then only written."""

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
_REPLACEMENT = "\ufffd"
_PERCENT_ENCODED = "policyDocumentType"  # IAM's documents, and botocore decodes what has this shape
Writer = Callable[[Any], str]


def write(shape: Shape, value: Any, tag: str, out: list[str]) -> None:
    """Append the element `tag` with this value; of a flattened list, one element for each item."""
    out.append(_writer(shape, tag)(value))


def write_members(value: dict[str, Any], members: Any, out: list[str]) -> None:
    for name, member in members:
        if value.get(name) is not None:
            write(member, value[name], written_name(name, member), out)


def written_name(name: str, member: Shape) -> str:
    """The element of a structure's member: of a flattened list, the name of its items goes first."""
    own: str = member.serialization.get("name", name)
    if member.type_name == "list" and member.serialization.get("flattened"):
        return member.member.serialization.get("name") or own
    return own


def text(value: str) -> str:
    """Escaped; what XML cannot hold at all becomes the replacement character."""
    if value.isprintable() and "<" not in value and "&" not in value and ">" not in value:  # nearly always
        return value
    return escape(_UNWRITABLE.sub(_REPLACEMENT, value), {"\r": "&#xD;"})


@cache
def _writer(shape: Shape, tag: str) -> Writer:
    return _WRITERS.get(shape.type_name, _scalar)(shape, tag)


def _string(shape: Shape, tag: str) -> Writer:
    start, end = f"<{tag}>", f"</{tag}>"

    def write(value: str) -> str:
        return f"{start}{text(value)}{end}"

    def write_encoded(value: str) -> str:
        return f"{start}{quote(value, safe='-_.~')}{end}"

    return write_encoded if shape.name == _PERCENT_ENCODED else write


def _scalar(shape: Shape, tag: str) -> Writer:
    return lambda value: f"<{tag}>{text(scalars.write_text(shape, value, 'iso8601'))}</{tag}>"


def _timestamp(shape: Shape, tag: str) -> Writer:
    form = shape.serialization.get("timestampFormat", "iso8601")
    return lambda value: f"<{tag}>{scalars.write_timestamp(value, form)}</{tag}>"


class _Plan(NamedTuple):
    """How a structure is written: the members that are attributes, and the others with their writers."""

    attributes: tuple[tuple[str, Shape], ...]
    members: tuple[tuple[str, Writer], ...]


@cache
def _plan(shape: Shape) -> _Plan:
    attributes = [each for each in shape.members.items() if each[1].serialization.get("xmlAttribute")]
    others = [each for each in shape.members.items() if not each[1].serialization.get("xmlAttribute")]
    return _Plan(
        tuple(attributes),
        tuple((name, _writer(member, written_name(name, member))) for name, member in others),
    )


def _structure(shape: Shape, tag: str) -> Writer:
    space = shape.serialization.get("xmlNamespace")
    prefix = f":{space['prefix']}" if space and space.get("prefix") else ""
    start, end = f"<{tag}" + (f" xmlns{prefix}={quoteattr(space['uri'])}" if space else ""), f"</{tag}>"

    def write(value: dict[str, Any]) -> str:
        attributes, members = _plan(shape)  # not before somebody writes: a shape may contain itself
        inside = [write(value[name]) for name, write in members if value.get(name) is not None]
        return f"{start}{_attributes(value, attributes) if attributes else ''}>{''.join(inside)}{end}"

    return write


def _attributes(value: dict[str, Any], attributes: tuple[tuple[str, Shape], ...]) -> str:
    written = ""
    for name, member in attributes:
        if value.get(name) is not None:
            plain = _UNWRITABLE.sub(_REPLACEMENT, scalars.write_text(member, value[name], "iso8601"))
            written += f" {member.serialization['name']}={quoteattr(plain)}"
    return written


def _list(shape: Shape, tag: str) -> Writer:
    flat = shape.serialization.get("flattened")
    write_item = _writer(shape.member, tag if flat else shape.member.serialization.get("name", "member"))
    start, end = ("", "") if flat else (f"<{tag}>", f"</{tag}>")
    return lambda value: f"{start}{''.join(map(write_item, value))}{end}"


def _map(shape: Shape, tag: str) -> Writer:
    flat = shape.serialization.get("flattened")
    key, inner = entry_names(shape)
    entry = tag if flat else "entry"
    write_value = _writer(shape.value, inner)
    start, end = ("", "") if flat else (f"<{tag}>", f"</{tag}>")

    def write(value: dict[str, Any]) -> str:
        entries = [f"<{entry}><{key}>{text(name)}</{key}>{write_value(each)}</{entry}>" for name, each in value.items()]
        return f"{start}{''.join(entries)}{end}"

    return write


_WRITERS: dict[str, Callable[[Shape, str], Writer]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "timestamp": _timestamp,
}
