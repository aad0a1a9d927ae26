"""What shorthand gave, made into what the model asks for: numbers, truths, and lists of one."""

from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from serverless_lab.cli.shorthand import ShorthandError


class _NoModel(Exception):
    """A document: anything may be in it, so shorthand cannot know what a text means."""


def fit(value: Any, shape: Shape) -> Any:
    """What does not fit stays as it is, for the validation to say so; raises ShorthandError and what `int` raises."""
    if isinstance(shape, ListShape) and not isinstance(value, list):
        return value  # on the outermost level a list stands as words of the line
    return _fit(value, shape)


def _fit(value: Any, shape: Shape) -> Any:
    if isinstance(shape, StructureShape):
        return _structure(value, shape)
    if isinstance(shape, ListShape):
        return [_fit(each, shape.member) for each in value] if isinstance(value, list) else [value]
    if isinstance(shape, MapShape):
        return {key: _fit(each, shape.value) for key, each in value.items()} if isinstance(value, dict) else value
    return _scalar(value, shape)


def _structure(value: Any, shape: StructureShape) -> Any:
    if shape.is_document_type:
        raise _NoModel
    if not isinstance(value, dict):
        return value
    fitted = dict(value)
    for name, member in shape.members.items():
        if name in value:
            try:
                fitted[name] = _fit(value[name], member)
            except _NoModel:
                raise ShorthandError(
                    "Shorthand syntax does not support document types. Use JSON input for top-level argument to "
                    f"specify nested parameter: {name}"
                ) from None
    return fitted


def _scalar(value: Any, shape: Shape) -> Any:
    if shape.type_name in ("integer", "long"):
        return int(value)
    if shape.type_name in ("float", "double"):
        return float(value)
    if shape.type_name == "boolean":
        return {"true": True, "false": False}.get(value.lower(), value)
    return value
