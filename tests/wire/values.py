"""Values that fit a shape, drawn from a given random generator, with the characters that break careless codecs."""

from datetime import UTC, datetime
from random import Random
from typing import Any

from botocore.eventstream import EventStream
from botocore.model import Shape

TEXTS = ("a", "two words", "a&b=c", "<tag> \"q\" 'q'", "한글 é", "a/b//c", "100%", "1.0", "true", "+1 ~-._", "x" * 300)
LABELS = ("a", "two words", "한글", "a/b", "100%", "a+b~", "~._-", "$LATEST", "a:b@c")
IN_HEADERS = ("a", "two words", "a&b=c", "1.0", "q~-._")
BLOBS = (b"blob\x00\xff", b"{}", b"<a/>", bytes(range(256)))


def value(shape: Shape, random: Random, *, where: str = "", depth: int = 0, above: tuple[str, ...] = ()) -> Any:
    """None when the shape has no finite value here. `where` is the member's location."""
    match shape.type_name:
        case "structure":
            return _structure(shape, random, depth, above)
        case "list":
            items = [value(shape.member, random, where=where, depth=depth + 1, above=above) for _ in range(2)]
            return None if None in items else items
        case "map":
            keys = shape.key.enum[:2] or ["k1", "Key-Two"]
            keys = [each.lower() for each in keys] if where == "headers" else keys
            found = {key: value(shape.value, random, where=where, depth=depth + 1, above=above) for key in keys}
            return None if None in found.values() else found
        case "integer" | "long":
            return random.choice((0, 1, 200, 2**31 - 1, -5))
        case "float" | "double":
            return random.choice((0.0, 1.5, -2.25, 1e10))
        case "boolean":
            return random.choice((True, False))
        case "timestamp":
            return datetime.fromtimestamp(random.randrange(10**9, 2 * 10**9), UTC)
        case "blob":
            return random.choice(BLOBS)
    if shape.serialization.get("jsonvalue"):
        return {"a": [1, "b"]}
    if shape.enum:
        return random.choice(shape.enum)
    return random.choice({"uri": LABELS, "header": IN_HEADERS, "headers": IN_HEADERS}.get(where, TEXTS))


def _structure(shape: Shape, random: Random, depth: int, above: tuple[str, ...]) -> Any:
    if shape.is_document_type:
        return {"a": [1, {"b": None}]}
    if shape.name in above:
        return None
    inside = (*above, shape.name)
    members = _written_apart(shape)
    names = random.sample(list(members), len(members))
    found: dict[str, Any] = {}
    for name in names:
        member = members[name]
        left_out = depth > 2 or random.random() < 0.3
        if found and (shape.is_tagged_union or (left_out and name not in shape.required_members)):
            continue
        drawn = value(member, random, where=member.serialization.get("location", ""), depth=depth + 1, above=inside)
        if drawn is not None:
            found[name] = drawn
    return found or (None if depth else {})


def _written_apart(shape: Shape) -> dict[str, Shape]:
    """The members; of two that have the same name on the wire (one is of long ago), the last. No event streams."""
    apart: dict[str, tuple[str, Shape]] = {}
    for name, member in shape.members.items():
        if not member.serialization.get("eventstream") and not getattr(member, "is_eventstream", False):
            inner = member.member.serialization.get("name") if member.type_name == "list" else None
            place = member.serialization.get("location", "")
            apart[place + str(member.serialization.get("name") or inner or name)] = (name, member)
    return dict(apart.values())


def plain(given: Any) -> Any:
    """Without what has no form on the wire: empty structures, lists and maps, and what a reader adds."""
    if isinstance(given, dict):
        inside = {name: plain(each) for name, each in given.items() if name != "ResponseMetadata"}
        return {name: each for name, each in inside.items() if each not in (None, {}, [], b"")}
    if isinstance(given, list | tuple | EventStream):
        return [plain(each) for each in given]
    if isinstance(given, datetime):
        return given.astimezone(UTC)
    if hasattr(given, "read"):
        return given.read()
    return bytes(given) if isinstance(given, bytearray) else given
