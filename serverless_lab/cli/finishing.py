"""Parameters as the request takes them: base64 undone, checked against the model, moments read."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.utils import parse_timestamp
from botocore.validate import ParamValidator

from serverless_lab.cli.errors import CliError, GeneralError

_VALIDATOR = ParamValidator()


def finish(params: dict[str, Any], shape: Shape | None, raw_blobs: bool) -> dict[str, Any]:
    """Raises CliError; without `raw_blobs` a text for a blob is base64, as v2 takes it."""
    if shape is None:
        return params
    decoded = params if raw_blobs else _walked(params, shape, "blob", _bytes)
    report = _VALIDATOR.validate(decoded, shape)
    if report.has_errors():
        raise CliError(f"Parameter validation failed:\n{report.generate_report()}")
    finished: dict[str, Any] = _walked(_walked(decoded, shape, "blob", _encoded), shape, "timestamp", _moment)
    return finished


def _walked(value: Any, shape: Shape, kind: str, change: Callable[[Any], Any]) -> Any:
    """The value with every scalar of one kind changed."""
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        members = shape.members
        return {
            name: _walked(each, members[name], kind, change) if name in members else each
            for name, each in value.items()
        }
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [_walked(each, shape.member, kind, change) for each in value]
    if isinstance(shape, MapShape) and isinstance(value, dict):
        return {name: _walked(each, shape.value, kind, change) for name, each in value.items()}
    return change(value) if shape.type_name == kind else value


def _bytes(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return b64decode(value)
    except Base64Error:
        raise GeneralError(f'Invalid base64: "{value}"') from None


def _encoded(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


def _moment(value: Any) -> datetime:
    """A moment without a zone is meant as UTC: that is where the lab lives."""
    moment = value if isinstance(value, datetime) else parse_timestamp(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
