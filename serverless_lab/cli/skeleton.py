"""`--generate-cli-skeleton`: what a request or an answer looks like, with nothing in it."""

import json
from datetime import datetime
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from serverless_lab.cli.commands import Call
from serverless_lab.cli.performing import model_of
from serverless_lab.cli.writing import plain, render

_WORDS = ("null", "true", "false")  # which YAML takes for something else: DynamoDB has a member NULL
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the skeleton shows it without a zone


def skeleton_text(call: Call) -> str:
    model = model_of(call)
    if call.skeleton == "output":
        return render(plain(_filled(model.output_shape, (), named=True)), call.output, call.operation)
    if call.skeleton == "yaml-input":
        return "".join(f"{line}\n" for line in _yaml(model.input_shape, ())) or "{}\n"
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


def _yaml(shape: Shape | None, above: tuple[str, ...]) -> list[str]:
    """Every member in a line of its own, those below it further in, with what is known of it in a comment."""
    if isinstance(shape, StructureShape) and above.count(shape.name) == 0:
        lines = []
        for at, (name, member) in enumerate(shape.members.items()):
            note = _note(member, required=name in shape.required_members)
            first, *rest = _under(name, _yaml(member, (*above, shape.name)), _is_list(member))
            lines += [first + (f"{' ' * (2 if at == 0 else 1)}# {note}" if note else ""), *rest]
        return lines
    if isinstance(shape, ListShape):
        first, *rest = _yaml(shape.member, above) or ["{}"]
        return [f"- {first}", *(f"  {line}" for line in rest)]
    if isinstance(shape, MapShape):
        return _under("KeyName", _yaml(shape.value, above), _is_list(shape.value))
    return [_yaml_scalar(shape)] if shape is not None and not isinstance(shape, StructureShape) else []


def _under(name: str, lines: list[str], is_list: bool) -> list[str]:
    """A member with its value: beside it where that is one word, else below; a list stands no further in."""
    name = f"'{name}'" if name.lower() in _WORDS else name
    if not lines:
        return [f"{name}: {{}}"]
    if len(lines) == 1 and ": " not in lines[0] and not lines[0].startswith("- "):
        return [f"{name}: {lines[0]}"]
    return [f"{name}:", *(lines if is_list else [f"  {line}" for line in lines])]


def _is_list(shape: Shape) -> bool:
    return isinstance(shape, ListShape)


def _note(shape: Shape, *, required: bool) -> str:
    choices = f"Valid values are: {', '.join(shape.enum)}." if getattr(shape, "enum", None) else ""
    return " ".join(part for part in ("[REQUIRED]" * required, choices) if part)


def _yaml_scalar(shape: Shape) -> str:
    if shape.type_name == "blob":
        return "!!binary ''"
    value = _scalar(shape, named=False, name="")
    if isinstance(value, datetime):
        return str(value)
    return json.dumps(value) if not isinstance(value, str) else value or "''"
