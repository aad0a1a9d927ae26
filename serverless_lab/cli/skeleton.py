"""`--generate-cli-skeleton`: what a request or an answer looks like, with nothing in it."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape
from ruamel.yaml.error import YAMLError

from serverless_lab.cli.commands import Call
from serverless_lab.cli.performing import model_of
from serverless_lab.cli.writing import plain, render
from serverless_lab.cli.writing.as_yaml import read_yaml

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the skeleton shows it without a zone


def skeleton_text(call: Call) -> str:
    model = model_of(call)
    if call.skeleton == "output":
        return render(plain(_filled(model.output_shape, (), named=True)), call.output, call.operation)
    if call.skeleton == "yaml-input":
        lines = _yaml(model.input_shape, ()) if model.input_shape is not None else []
        return "".join(f"{line}\n" for line in lines) or "{}\n"
    return json.dumps(plain(_filled(model.input_shape, (), named=False)), indent=4) + "\n"


def _filled(shape: Shape | None, above: tuple[str, ...], named: bool, name: str = "") -> Any:
    if shape is None:
        return {}
    above = (*above, shape.name)
    if isinstance(shape, StructureShape):
        if above.count(shape.name) > 1:
            return {}
        return {member: _filled(each, above, named, member) for member, each in shape.members.items()}
    if isinstance(shape, ListShape):
        return [_filled(shape.member, above, named, shape.member.name if named else "")]
    if isinstance(shape, MapShape):
        return {"KeyName": _filled(shape.value, above, named)}
    return _scalar(shape, named, name)


def _scalar(shape: Shape, named: bool, name: str) -> Any:
    if shape.type_name == "string":
        return name if named else (shape.enum[0] if shape.enum else "")
    return {
        "integer": 0,
        "long": 0,
        "float": 0.0,
        "double": 0.0,
        "boolean": True,
        "timestamp": _EPOCH,
    }.get(shape.type_name)


def _yaml(shape: Shape, above: tuple[str, ...]) -> list[str]:
    """Every member in a line of its own, those below it further in, with what is known of it in a comment."""
    if isinstance(shape, StructureShape):
        lines: list[str] = []
        for name, member in shape.members.items() if shape.name not in above else ():
            first, *rest = _under(name, member, (*above, shape.name))
            note = _note(member, required=name in shape.required_members)
            lines += [f"{first}{'' if lines else ' '}{note}".rstrip(), *rest]
        return lines
    if isinstance(shape, ListShape):
        first, *rest = _yaml(shape.member, above) or ["{}"]
        return [f"- {first}", *(f"  {line}" for line in rest)]
    if isinstance(shape, MapShape):
        return _under("KeyName", shape.value, above)
    return [_yaml_scalar(shape)]


def _under(name: str, shape: Shape, above: tuple[str, ...]) -> list[str]:
    """A member with its value: a scalar beside it, anything else below, a list no further in."""
    lines = _yaml(shape, above) or ["{}"]
    if not isinstance(shape, StructureShape | ListShape | MapShape) or lines == ["{}"]:
        return [f"{_word(name)}: {lines[0]}"]
    return [f"{_word(name)}:", *(lines if isinstance(shape, ListShape) else [f"  {line}" for line in lines])]


def _note(shape: Shape, *, required: bool) -> str:
    choices = f"Valid values are: {', '.join(shape.enum)}." if getattr(shape, "enum", None) else ""
    note = " ".join(part for part in ("[REQUIRED]" * required, choices) if part)
    return f" # {note}" if note else ""


def _yaml_scalar(shape: Shape) -> str:
    if shape.type_name == "blob":
        return "!!binary ''"
    value = _scalar(shape, named=False, name="")
    if isinstance(value, str):
        return _word(value)
    return str(value) if isinstance(value, datetime) else json.dumps(value)


@lru_cache(maxsize=1024)
def _word(text: str) -> str:
    """In quotes where YAML would take it for something else: DynamoDB has a member NULL."""
    try:
        is_plain = read_yaml(text) == text
    except YAMLError:
        is_plain = False
    return text if is_plain else "'" + text.replace("'", "''") + "'"
