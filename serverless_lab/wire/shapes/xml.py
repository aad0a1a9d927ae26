"""Values in XML, along a shape."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from botocore.model import Shape

from serverless_lab.wire.refusals import Malformed
from serverless_lab.wire.shapes import scalars

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\r]|" + _UNWRITABLE.pattern)
_REPLACEMENT = "\ufffd"


class _Plain(ElementTree.TreeBuilder):
    """Entities are how small documents become huge ones; no AWS client sends a document type."""

    def doctype(self, *_: Any) -> None:
        raise Malformed("a document type is not accepted")


def load(body: bytes) -> Element:
    """The root element; raises Malformed."""
    parser = ElementTree.XMLParser(target=_Plain())  # noqa: S314 - document types are refused
    try:
        parser.feed(body)
        root: Element = parser.close()
    except Malformed:
        raise
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Malformed(f"the body is not XML: {error}") from error
    return root


def read(shape: Shape, node: Element) -> Any:
    match shape.type_name:
        case "structure":
            return _read_structure(shape, node)
        case "list":
            wanted = shape.member.serialization.get("name", "member")
            return _read_many(shape, [child for child in node if local(child.tag) == wanted])
        case "map":
            return _read_many(shape, [child for child in node if local(child.tag) == "entry"])
    return scalars.read_text(shape, node.text or "")


def write(shape: Shape, value: Any, tag: str, out: list[str], timestamps: str = "iso8601") -> None:
    """Append the element `tag` with this value; of a flattened list, one element for each item."""
    nested = _NESTED.get(shape.type_name)
    if nested is not None:
        nested(shape, value, tag, out, timestamps)
    else:
        written = value if shape.type_name == "string" else scalars.write_text(shape, value, timestamps)
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


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _read_structure(shape: Shape, node: Element) -> dict[str, Any]:
    children: dict[str, list[Element]] = {}
    for child in node:
        children.setdefault(local(child.tag), []).append(child)
    found = {}
    for name, member in shape.members.items():
        key = member.serialization.get("name", name)
        if member.serialization.get("xmlAttribute"):
            attributes = {local(label): each for label, each in node.attrib.items()}
            if (label := key.rpartition(":")[2]) in attributes:
                found[name] = scalars.read_text(member, attributes[label])
        elif member.serialization.get("flattened") and member.type_name in ("list", "map"):
            if (label := _read_name(name, member)) in children:
                found[name] = _read_many(member, children[label])
        elif key in children:
            found[name] = read(member, children[key][0])
    return found


def _read_name(name: str, member: Shape) -> str:
    inner = member.member.serialization.get("name") if member.type_name == "list" else None
    return member.serialization.get("name") or inner or name


def _read_many(shape: Shape, nodes: list[Element]) -> Any:
    if shape.type_name == "list":
        return [read(shape.member, node) for node in nodes]
    key, value = entry_names(shape)
    found = {}
    for node in nodes:
        parts = {local(child.tag): child for child in node}
        if key not in parts or value not in parts:
            raise Malformed(f"an entry needs {key} and {value}")
        found[parts[key].text or ""] = read(shape.value, parts[value])
    return found


def entry_names(shape: Shape) -> tuple[str, str]:
    """How key and value of a map's entry are called."""
    return shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")


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
