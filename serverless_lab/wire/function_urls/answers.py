"""A function's answer as an HTTP response: payload format 2.0, or whatever else it returned.

Source: "Invoking Lambda function URLs", AWS Lambda developer guide.
"""

import binascii
import json
import re
from base64 import b64decode
from typing import Any

from serverless_lab.wire.function_urls.reply import Headers, Reply

_JSON: Headers = (("content-type", "application/json"),)
FAILED = Reply(502, _JSON, b"Internal Server Error")
"""The function failed, or answered what cannot be a response."""
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\ud7ff\ue000-\U0010ffff]*")
# What belongs to the connection, not to the answer.
_OF_THE_CONNECTION = frozenset(
    {"connection", "content-length", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}
)
_EMPTY = (204, 304)


def response_of(payload: bytes) -> Reply:
    """`payload` is the JSON that the function returned. A text alone is sent without its quotation marks."""
    try:
        told = json.loads(payload)
        if isinstance(told, dict) and "statusCode" in told:
            return _response(told)
        return Reply(200, _JSON, told.encode() if isinstance(told, str) else _compact(told))
    except (ValueError, RecursionError):  # no JSON, no response, or a text that is no Unicode
        return FAILED


def _response(told: dict[str, Any]) -> Reply:
    """Raises ValueError for what does not fit payload format 2.0."""
    status = _status(told["statusCode"])
    headers = _headers(told.get("headers") or {})
    if not any(name == "content-type" for name, _ in headers):
        headers = (*_JSON, *headers)
    cookies = told.get("cookies") or []
    if not isinstance(cookies, list):
        raise ValueError("cookies")
    headers += tuple(("set-cookie", _value(cookie)) for cookie in cookies)
    body = _body(told.get("body"), encoded=bool(told.get("isBase64Encoded")))
    return Reply(status, headers, b"" if status in _EMPTY else body)


def _status(given: Any) -> int:
    if isinstance(given, str) and re.fullmatch("[0-9]{3}", given):
        given = int(given)
    if isinstance(given, bool) or not isinstance(given, int) or not 200 <= given <= 599:
        raise ValueError("statusCode")
    return given


def _headers(given: Any) -> Headers:
    if not isinstance(given, dict):
        raise ValueError("headers")
    found = []
    for name, value in given.items():
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        if name.lower() not in _OF_THE_CONNECTION:
            found.append((name.lower(), _value(value)))
    return tuple(found)


def _value(given: Any) -> str:
    if isinstance(given, bool):
        given = "true" if given else "false"
    if not isinstance(given, str | int | float):
        raise ValueError("a header is a text")
    text = str(given)
    if not _VALUE.fullmatch(text):
        raise ValueError("a header is one line")
    return text


def _body(given: Any, *, encoded: bool) -> bytes:
    if given is None:
        return b""
    if not isinstance(given, str):
        return _compact(given)
    if not encoded:
        return given.encode()
    try:
        return b64decode(given, validate=True)
    except binascii.Error:
        raise ValueError("body") from None


def _compact(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
