"""A function's answer as an HTTP response: payload format 2.0, or whatever else it returned.

Source: "Invoking Lambda function URLs", AWS Lambda developer guide.
"""

import binascii
import json
import re
from base64 import b64decode
from typing import Any

from serverless_lab.wire.function_urls.reply import Headers, Reply

JSON: Headers = (("content-type", "application/json"),)
FAILED = Reply(502, JSON, b"Internal Server Error")
"""The function failed, or answered what cannot be a response."""
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\ud7ff\ue000-\U0010ffff]*")
# What belongs to the connection, not to the answer.
_OF_THE_CONNECTION = frozenset(
    {"connection", "content-length", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}
)
_EMPTY = (204, 304)
PRELUDE = "application/vnd.awslambda.http-integration-response"
_END_OF_PRELUDE = b"\0" * 8
_LONGEST_PRELUDE = 1 << 16


def response_of(payload: bytes) -> Reply:
    """`payload` is the JSON that the function returned. A text alone is sent without its quotation marks."""
    try:
        told = json.loads(payload)
        if isinstance(told, dict) and "statusCode" in told:
            return _response(told)
        return Reply(200, JSON, told.encode() if isinstance(told, str) else _compact(told))
    except (ValueError, RecursionError):  # no JSON, no response, or a text that is no Unicode
        return FAILED


def head_of(content_type: str, begun: bytes) -> tuple[Reply, bytes] | None:
    """How a streamed answer begins, and what of its body is there already; None while more is needed to tell.

    A function that says status and headers itself sends them as JSON in front, then eight NULs. Raises ValueError for
    what cannot be that. Source: "Response streaming for Lambda functions", AWS Lambda developer guide.
    """
    if content_type != PRELUDE:
        return Reply(200, (("content-type", _value(content_type)),), b""), begun
    head, mark, rest = begun.partition(_END_OF_PRELUDE)
    if not mark:
        if len(begun) > _LONGEST_PRELUDE:
            raise ValueError("no end of the prelude")
        return None
    told = json.loads(head)
    if not isinstance(told, dict):
        raise ValueError("prelude")
    return _response({"statusCode": 200} | told | {"body": None}), rest


def _response(told: dict[str, Any]) -> Reply:
    """Raises ValueError for what does not fit payload format 2.0."""
    status = _status(told["statusCode"])
    headers = _headers(told.get("headers") or {})
    if not any(name == "content-type" for name, _ in headers):
        headers = (*JSON, *headers)
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
