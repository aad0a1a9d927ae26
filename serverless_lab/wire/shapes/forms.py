"""Values in the flat `A.B.1=x` notation of the query protocols, along a shape."""

from typing import Any
from urllib.parse import unquote_plus

from botocore.model import Shape

from serverless_lab.wire.message import Request
from serverless_lab.wire.refusals import Malformed
from serverless_lab.wire.shapes import scalars
from serverless_lab.wire.shapes.xml import entry_names

MOST_FIELDS = 20_000
DEEPEST = 64
Tree = dict[str, Any]


def fields(request: Request) -> dict[str, str]:
    """What was sent, in the address and in the body; raises Malformed."""
    try:
        pairs = pairs_of(request.query) + pairs_of(request.body.decode())
    except UnicodeError as error:
        raise Malformed("the request is not UTF-8") from error
    return dict(pairs)


def pairs_of(text: str) -> list[tuple[str, str]]:
    parts = text.split("&", MOST_FIELDS)
    if len(parts) > MOST_FIELDS:
        raise Malformed("the parameters cannot be read")
    try:
        pairs = [part.partition("=") for part in parts if part]
        return [(_decoded(name), _decoded(value)) for name, _, value in pairs]
    except UnicodeError as error:
        raise Malformed("the parameters cannot be read") from error


def _decoded(text: str) -> str:
    """Most texts are as they were."""
    return unquote_plus(text, errors="strict") if "%" in text or "+" in text else text


def grow(found: dict[str, str]) -> Tree:
    """`{"A.1": "x"}` → `{"A": {"1": "x"}}`."""
    root: Tree = {}
    for name, value in found.items():
        *path, last = name.split(".", DEEPEST)
        node = root
        for part in path:
            below = node.get(part)
            if not isinstance(below, dict):
                below = node[part] = {}
            node = below
        if not isinstance(node.get(last), dict):
            node[last] = value
    return root


def read(shape: Shape, tree: Any, *, ec2: bool = False) -> Any:
    """The value as the model has it; raises Malformed."""
    match shape.type_name:
        case "structure":
            return _read_structure(shape, tree, ec2)
        case "list":
            return _read_list(shape, tree, ec2)
        case "map":
            return _read_map(shape, tree, ec2)
    if isinstance(tree, dict):
        raise Malformed("Unexpected complex element termination")
    return scalars.read_text(shape, tree)


def _read_structure(shape: Shape, tree: Any, ec2: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not isinstance(tree, dict):
        return found
    for name, member in shape.members.items():
        key = _ec2_name(name, member) if ec2 else _name(name, member)
        if key in tree:
            found[name] = read(member, tree[key], ec2=ec2)
    return found


def _name(name: str, member: Shape) -> str:
    own: str = member.serialization.get("name", name)
    if member.type_name == "list" and member.serialization.get("flattened"):
        return member.member.serialization.get("name") or own
    return own


def _ec2_name(name: str, member: Shape) -> str:
    own: str = member.serialization.get("name", name)
    return member.serialization.get("queryName") or own[:1].upper() + own[1:]


def _read_list(shape: Shape, tree: Any, ec2: bool) -> list[Any]:
    if tree == "":
        return []
    if not ec2 and not shape.serialization.get("flattened") and isinstance(tree, dict):
        tree = tree.get(shape.member.serialization.get("name", "member"), {})
    return [read(shape.member, each, ec2=ec2) for each in _numbered(tree)]


def _read_map(shape: Shape, tree: Any, ec2: bool) -> dict[str, Any]:
    if tree == "":
        return {}
    if not shape.serialization.get("flattened") and isinstance(tree, dict):
        tree = tree.get("entry", {})
    key, value = entry_names(shape)
    found = {}
    for entry in _numbered(tree):
        if not isinstance(entry, dict) or not isinstance(entry.get(key), str):
            raise Malformed(f"an entry needs {key} and {value}")
        found[entry[key]] = read(shape.value, entry.get(value, ""), ec2=ec2)
    return found


def _numbered(tree: Any) -> list[Any]:
    """The items of `{"1": …, "2": …}` in their order."""
    if not isinstance(tree, dict) or not all(number.isascii() and number.isdigit() for number in tree):
        raise Malformed("Top level element may not be treated as a list")
    return [tree[number] for number in sorted(tree, key=lambda number: (len(number), number))]
