"""Values in JSON, along a shape."""

from base64 import b64encode
from math import isfinite
from typing import Any

import msgspec
from botocore.model import Shape

from serverless_lab.wire.refusals import Malformed
from serverless_lab.wire.shapes import scalars

_TOKENS = {str: "STRING_VALUE", int: "NUMBER_VALUE", float: "NUMBER_VALUE", dict: "START_OBJECT", list: "START_ARRAY"}


def load(body: bytes) -> Any:
    """Any JSON; raises Malformed."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        raise Malformed(f"the body is not JSON: {error}") from error


def load_object(body: bytes) -> dict[str, Any]:
    found = load(body) if body.strip() else {}
    if not isinstance(found, dict):
        raise Malformed("the body must be a JSON object")
    return found


def dump(value: Any) -> bytes:
    return msgspec.json.encode(value)


def read(shape: Shape, value: Any) -> Any:
    """The value as the model has it: bytes, times and numbers of the right kind; raises Malformed."""
    match shape.type_name:
        case "structure":
            return _read_structure(shape, value)
        case "list":
            return [None if each is None else read(shape.member, each) for each in _of(value, list, "a List")]
        case "map":
            pairs = _of(value, dict, "a Map").items()
            return {name: None if each is None else read(shape.value, each) for name, each in pairs}
        case "string" | "character":
            return _of(value, str, "a String")
        case "blob":
            return scalars.read_base64(_of(value, str, "a Blob"))
        case "boolean":
            return _of(value, bool, "a Boolean")
        case "timestamp" if isinstance(value, str | int | float) and not isinstance(value, bool):
            return scalars.read_timestamp(value)
        case "float" | "double" if isinstance(value, str):
            return scalars.read_text(shape, value)
        case "float" | "double" if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        case "integer" | "long" if isinstance(value, int | float) and not isinstance(value, bool):
            return scalars.read_integer(shape.type_name, _whole(value))
    raise _unfit(value, shape.type_name.capitalize())


def read_members(shape: Shape, value: dict[str, Any], members: Any) -> dict[str, Any]:
    """Those of a structure's members that are there; null counts as not there."""
    found = {}
    for name, member in members:
        raw = value.get(member.serialization.get("name", name))
        if raw is not None:
            found[name] = read(member, raw)
    return found


def write(shape: Shape, value: Any) -> Any:
    """The value as JSON has it."""
    match shape.type_name:
        case "structure":
            return value if shape.is_document_type else write_members(shape, value, shape.members.items())
        case "list":
            return [write(shape.member, each) for each in value]
        case "map":
            return {name: write(shape.value, each) for name, each in value.items()}
        case "timestamp":
            return scalars.write_timestamp(value, shape.serialization.get("timestampFormat", "unixTimestamp"))
        case "blob":
            return b64encode(value).decode()
        case "float" | "double" if not isfinite(value):
            return scalars.write_float(value)
    return value


def write_members(shape: Shape, value: dict[str, Any], members: Any) -> dict[str, Any]:
    return {
        member.serialization.get("name", name): write(member, value[name])
        for name, member in members
        if value.get(name) is not None
    }


def _read_structure(shape: Shape, value: Any) -> Any:
    if shape.is_document_type:
        return value
    return read_members(shape, _of(value, dict, "a Structure"), shape.members.items())


def _of(value: Any, wanted: type, name: str) -> Any:
    if not isinstance(value, wanted):
        raise _unfit(value, name)
    return value


def _unfit(value: Any, name: str) -> Malformed:
    token = "TRUE_VALUE" if value is True else "FALSE_VALUE" if value is False else _TOKENS.get(type(value), "NULL")
    return Malformed(f"{token} can not be converted to {name}")


def _whole(value: int | float) -> int:
    if isinstance(value, float) and not value.is_integer():
        raise Malformed(f"{value} is not a whole number")
    return int(value)
