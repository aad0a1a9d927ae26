"""Values read from XML, along a shape."""

from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from botocore.model import Shape

from serverless_lab.wire.refusals import Malformed
from serverless_lab.wire.shapes import scalars


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
