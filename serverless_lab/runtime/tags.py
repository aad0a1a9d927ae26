"""Bytes and times inside JSON, as the guest tags them: {"$bytes": base64}, {"$time": epoch seconds}."""

import base64
import datetime
import json
from typing import Any


def encode(value: dict[str, Any]) -> str:
    """JSON with tags; anything else that JSON lacks becomes its text."""
    return json.dumps(value, default=_tag)


def clean(text: str) -> str:
    """The text, each half of a surrogate pair that stands alone replaced: what is left can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def clean_json(text: str) -> str:
    """The same for JSON, whose escapes may hide such halves. Raises ValueError and RecursionError as json does."""
    if "\\ud" not in text.lower():
        return clean(text)
    return clean(json.dumps(json.loads(text), ensure_ascii=False))


def decode(text: str) -> dict[str, Any]:
    """The parameters of a host call. Raises ValueError for what boto3 would not send."""
    try:
        value = json.loads(clean_json(text), object_hook=_untag)
    except (OverflowError, OSError, RecursionError) as problem:  # years and depths that Python does not go to
        raise ValueError(str(problem)) from None
    if not isinstance(value, dict):
        raise ValueError("parameters must be an object")
    return value


def _tag(value: object) -> object:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$time": value.timestamp()}
    return str(value)


def _untag(value: dict[str, Any]) -> Any:
    if len(value) == 1:
        if isinstance(value.get("$bytes"), str):
            return base64.b64decode(value["$bytes"])
        if isinstance(value.get("$time"), (int, float)):
            return datetime.datetime.fromtimestamp(value["$time"], datetime.UTC)
    return value
