"""Lines for given parameters, each written in one of the ways in which it can be."""

import json
from base64 import b64encode
from datetime import datetime
from random import Random
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from serverless_lab.cli.options import Operation


def line(operation: Operation, params: dict[str, Any], random: Random) -> list[str]:
    """The options of an operation, as words."""
    named = {option.member: option for option in operation.options.values() if option.kind != "off"}
    found: list[str] = []
    for member, value in params.items():
        shape = operation.model.input_shape.members[member]
        if member in named:
            found += _option(named[member].name, shape, value, random)
    return found


def _option(name: str, shape: Shape, value: Any, random: Random) -> list[str]:
    if shape.type_name == "boolean":
        return [f"--{name}" if value else f"--no-{name}"]
    if isinstance(shape, ListShape):
        items = [_word(shape.member, each, random) for each in value]
        as_json = random.random() < 0.4 or any(item.startswith(("-", "[")) for item in items)
        return [f"--{name}", *([json.dumps(plain(value))] if as_json else items)]
    word = _word(shape, value, random)
    return [f"--{name}={word}"] if word.startswith("-") else [f"--{name}", word]


def _word(shape: Shape, value: Any, random: Random) -> str:
    if shape.type_name not in ("structure", "list", "map"):
        return _text(plain(value))
    short = None if random.random() < 0.4 else shorthand(shape, value, random)
    return json.dumps(plain(value)) if short is None else short


def shorthand(shape: Shape, value: Any, random: Random) -> str | None:
    """None for what has no shorthand: lists of lists on top, documents, nothing at all."""
    if isinstance(shape, ListShape) or getattr(shape, "is_document_type", False) or not value:
        return None
    pairs = [f"{key}={_short(_inner(shape, key), each, random)}" for key, each in value.items()]
    return ",".join(pairs)


def _inner(shape: Shape, key: str) -> Shape:
    return shape.value if isinstance(shape, MapShape) else shape.members[key]


def _short(shape: Shape, value: Any, random: Random) -> str:
    if isinstance(shape, StructureShape | MapShape) and isinstance(value, dict):
        return "{" + ",".join(f"{key}={_short(_inner(shape, key), each, random)}" for key, each in value.items()) + "}"
    if isinstance(shape, ListShape):
        return "[" + ",".join(_short(shape.member, each, random) for each in value) + "]"
    text = _text(plain(value))
    quote = random.choice("'\"")
    if random.random() < 0.5 and text and not set(text) & set("\"',=[]{}\\ "):
        return text
    return quote + text.replace("\\", "\\\\").replace(quote, f"\\{quote}") + quote


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value
