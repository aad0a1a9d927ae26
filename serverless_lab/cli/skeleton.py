"""`--generate-cli-skeleton`: what a request or an answer looks like, with nothing in it."""

import json
from datetime import datetime
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from serverless_lab.cli.commands import Call
from serverless_lab.cli.performing import model_of
from serverless_lab.cli.writing import plain, render

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the skeleton shows it without a zone


def skeleton_text(call: Call) -> str:
    model = model_of(call)
    if call.skeleton == "output":
        return render(plain(_filled(model.output_shape, (), named=True)), call.output, call.operation)
    if call.skeleton == "yaml-input":
        return "".join(f"{line}\n" for line in _yaml(model.input_shape)) or "{}\n"
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


def _yaml(shape: Shape | None) -> list[str]:
    """Every member in a line, with what is known of it in a comment."""
    if not isinstance(shape, StructureShape):
        return []
    lines = []
    for member, inner in shape.members.items():
        value = _filled(inner, (shape.name,), named=False)
        choices = f"Valid values are: {', '.join(inner.enum)}." if getattr(inner, "enum", None) else ""
        note = " ".join(part for part in ("[REQUIRED]" * (member in shape.required_members), choices) if part)
        lines.append(f"{member}: {json.dumps(plain(value))}{f'  # {note}' if note else ''}")
    return lines
