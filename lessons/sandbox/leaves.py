"""Parameters as the journal keeps them: JSON, in which bytes and times are tagged and large leaves lie as bodies.

`{"$bytes": base64}`, `{"$time": microseconds}`, `{"$body": sha256}` (bytes), `{"$text": sha256}` (text),
`{"$pairs": [[name, value], …]}` (a map that itself uses such a name), and for the whole, when even that is long,
`{"$params": sha256}`.
"""

import json
import math
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lessons.sandbox.errors import BadParameters
from serverless_lab.engine.instant import from_datetime, to_datetime
from serverless_lab.engine.ports import Bodies

LEAF_BYTES = 2048
WHOLE_BYTES = 16 * 1024
DEEPEST = 64
_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)
_TAGS = ("$bytes", "$time", "$body", "$text", "$pairs", "$params")


def plain(value: Any, path: str = "$", depth: int = 0) -> Any:
    """A copy made of dict, list, str, bytes, int, float, bool, None and aware datetimes alone.

    Raises BadParameters for anything that could not be written down and read back the same.
    """
    if depth > DEEPEST:
        raise BadParameters(path=path[:200], reason="nested too deeply")
    if value is None or isinstance(value, bool):
        return value
    match value:
        case str():
            return _text(value, path)
        case dict():
            return {_name(k, path): plain(v, f"{path}.{k}", depth + 1) for k, v in value.items()}
        case list() | tuple():
            return [plain(item, f"{path}[{number}]", depth + 1) for number, item in enumerate(value)]
        case bytes() | bytearray() | memoryview():
            return bytes(value)
        case int() if -(2**63) <= value < 2**63:
            return value
        case float() if math.isfinite(value):
            return value
        case datetime() if value.tzinfo is not None:
            return value.astimezone(UTC)
    raise BadParameters(path=path[:200], reason=f"{type(value).__name__} is not a value the lab can keep")


def pack(params: dict[str, Any], bodies: Bodies) -> str:
    text = _JSON.encode(_out(params, bodies))
    if len(text) <= WHOLE_BYTES:
        return text
    return json.dumps({"$params": bodies.put(text.encode())})


def unpack(text: str, bodies: Bodies) -> dict[str, Any]:
    """The parameters again; KeyError when a body is lost, ValueError for what `pack` never writes."""
    stored = json.loads(text)
    if isinstance(stored, dict) and stored.keys() == {"$params"}:
        stored = json.loads(bodies.get(stored["$params"]))
    value = _in(stored, bodies)
    if not isinstance(value, dict):
        raise ValueError("parameters are a map")
    return value


def references(text: str, bodies: Bodies) -> Iterator[str]:
    """The digests of all bodies these stored parameters need."""
    stored = json.loads(text)
    if isinstance(stored, dict) and stored.keys() == {"$params"}:
        yield stored["$params"]
        stored = json.loads(bodies.get(stored["$params"]))
    yield from _digests(stored)


def _out(value: Any, bodies: Bodies) -> Any:
    match value:
        case dict():
            if any(name in _TAGS for name in value):
                return {"$pairs": [[name, _out(item, bodies)] for name, item in value.items()]}
            return {name: _out(item, bodies) for name, item in value.items()}
        case list():
            return [_out(item, bodies) for item in value]
        case bytes() if len(value) > LEAF_BYTES:
            return {"$body": bodies.put(value)}
        case bytes():
            return {"$bytes": b64encode(value).decode()}
        case str() if len(value) > LEAF_BYTES:
            return {"$text": bodies.put(value.encode())}
        case datetime():
            return {"$time": from_datetime(value)}
    return value


def _in(value: Any, bodies: Bodies) -> Any:
    match value:
        case {"$bytes": str(encoded), **rest} if not rest:
            return b64decode(encoded, validate=True)
        case {"$body": str(digest), **rest} if not rest:
            return bodies.get(digest)
        case {"$text": str(digest), **rest} if not rest:
            return bodies.get(digest).decode()
        case {"$time": int(at), **rest} if not rest:
            return to_datetime(at)
        case {"$pairs": list(pairs), **rest} if not rest:
            return {str(name): _in(item, bodies) for name, item in pairs}
        case dict():
            return {name: _in(item, bodies) for name, item in value.items()}
        case list():
            return [_in(item, bodies) for item in value]
    return value


def _digests(value: Any) -> Iterator[str]:
    match value:
        case {"$body": str(digest)} | {"$text": str(digest)} if len(value) == 1:
            yield digest
        case {"$pairs": list(pairs)} if len(value) == 1:
            for _name, item in pairs:
                yield from _digests(item)
        case dict():
            for item in value.values():
                yield from _digests(item)
        case list():
            for item in value:
                yield from _digests(item)


def _name(name: Any, path: str) -> str:
    if not isinstance(name, str):
        raise BadParameters(path=path[:200], reason="a name must be text")
    return _text(name, path)


def _text(value: str, path: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadParameters(path=path[:200], reason="this text is not valid Unicode") from None
    return value
