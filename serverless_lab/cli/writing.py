"""Answers as v2 prints them."""

import json
from base64 import b64encode
from datetime import datetime
from typing import Any


def json_text(answer: Any) -> str:
    if answer == {}:
        return ""
    return json.dumps(answer, indent=4, ensure_ascii=False, default=_scalar) + "\n"


def _scalar(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(type(value).__name__)
