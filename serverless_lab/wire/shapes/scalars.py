"""Single values as text: in query strings, XML, headers and paths."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from math import isfinite
from typing import Any

from botocore.model import Shape

from serverless_lab.wire.refusals import Malformed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SIZES = {"integer": 2**31, "long": 2**63}
_NOT_NUMBERS = {"NaN", "Infinity", "-Infinity"}


def read_text(shape: Shape, text: str) -> Any:
    """The value that a text stands for; raises Malformed."""
    match shape.type_name:
        case "integer" | "long":
            return read_integer(shape.type_name, _integer(text))
        case "float" | "double":
            return _float(text)
        case "boolean":
            return _boolean(text)
        case "timestamp":
            return read_timestamp(text)
        case "blob":
            return read_base64(text)
        case "string" | "character":
            return text
    raise Malformed(f"a {shape.type_name} was expected")


def write_text(shape: Shape, value: Any, timestamps: str) -> str:
    """`timestamps` is the form they have in this place unless the shape says otherwise."""
    match shape.type_name:
        case "boolean":
            return "true" if value else "false"
        case "timestamp":
            return str(write_timestamp(value, shape.serialization.get("timestampFormat", timestamps)))
        case "blob":
            return b64encode(value).decode()
        case "float" | "double":
            return write_float(float(value))
    return str(value)


def read_integer(type_name: str, value: int) -> int:
    size = _SIZES[type_name]
    if not -size <= value < size:
        raise Malformed(f"{value} is out of range for a value of type {type_name}")
    return value


def write_float(value: float) -> str:
    if isfinite(value):
        return repr(value)
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"


def read_base64(text: str) -> bytes:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (Base64Error, ValueError) as error:
        raise Malformed("a blob must be written in base64") from error


def read_timestamp(value: str | int | float) -> datetime:
    """Seconds since 1970, ISO 8601 or an HTTP date, whatever was announced: AWS reads all three."""
    try:
        if isinstance(value, int | float):
            return _EPOCH + timedelta(seconds=value)
        return _parse_timestamp(value.strip())
    except (ValueError, OverflowError, TypeError, IndexError) as error:
        raise Malformed(f"{str(value)[:40]!r} is not a timestamp") from error


def write_timestamp(value: datetime, form: str) -> str | int | float:
    if form == "unixTimestamp":
        micros = (value - _EPOCH) // timedelta(microseconds=1)
        return micros / 10**6 if micros % 10**6 else micros // 10**6
    if form == "rfc822":
        return format_datetime(value.astimezone(UTC), usegmt=True)
    there = value if value.tzinfo is UTC else value.astimezone(UTC)
    return f"{there.isoformat()[:-6]}Z"  # without "+00:00"


def _parse_timestamp(text: str) -> datetime:
    if text[:1].isalpha():
        return _aware(parsedate_to_datetime(text))
    if "-" in text[1:] or ":" in text or "T" in text:
        return _aware(datetime.fromisoformat(text))
    return _EPOCH + timedelta(seconds=float(text))


def _aware(value: datetime) -> datetime:
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _integer(text: str) -> int:
    digits = text.strip()
    if len(digits) > 20 or not digits.removeprefix("-").isascii() or not digits.removeprefix("-").isdigit():
        raise Malformed(f"{text[:40]!r} is not a whole number")
    return int(digits)


def _float(text: str) -> float:
    try:
        value = float(text)
    except ValueError as error:
        raise Malformed(f"{text[:40]!r} is not a number") from error
    if not isfinite(value) and text not in _NOT_NUMBERS:
        raise Malformed(f"{text[:40]!r} is not a number")
    return value


def _boolean(text: str) -> bool:
    known = {"true": True, "false": False}.get(text.strip().lower())
    if known is None:
        raise Malformed(f"{text[:40]!r} is neither true nor false")
    return known
