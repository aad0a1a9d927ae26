"""HTTP/1.1 on the wire: answers as bytes, and the parts of a request's line."""

import re
from email.utils import formatdate
from functools import cache, lru_cache
from http import HTTPStatus

from lessons.sandbox import moment
from serverless_lab.wire.message import Response

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_PLAIN = {"content-type": "text/plain"}
BAD = Response(400, _PLAIN, b"This is not HTTP/1.1.\n")
TOO_SLOW = Response(408, _PLAIN, b"The body came too slowly.\n")
TOO_LARGE = Response(413, _PLAIN, b"The body is too large.\n")
FAILED = Response(500, _PLAIN, b"The lab failed to answer.\n")
TOO_MANY = Response(503, _PLAIN, b"There are too many connections.\n")
_WITHOUT_BODY = (204, 304)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # a line that ends early would begin a header of somebody's choice


def written(response: Response, method: str = "", *, goes_on: bool) -> bytes:
    """The answer to a request of this method; `goes_on`: further ones may come on the same connection."""
    lines = [_CONTROL.sub(" ", f"{name}: {value}") for name, value in response.headers.items()]
    body = response.body
    if method == "HEAD":  # whose answer tells the length of what it leaves out
        body = b""
    elif response.status not in _WITHOUT_BODY:
        lines.append(f"content-length: {len(body)}")
    if not goes_on:
        lines.append("connection: close")
    head = "\r\n".join((_status_line(response.status), _date_line(moment.now() // 10**6), *lines, "\r\n"))
    return head.encode() + body


def text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def path_and_query(url: bytes) -> tuple[str, str]:
    """As they were sent. To a proxy the whole address is sent, and `*` asks about no path at all."""
    if not url.startswith(b"/"):
        url = b"/" + url.partition(b"://")[2].partition(b"/")[2]
    path, _, query = url.decode("latin-1").partition("?")
    return path, query


@cache
def _status_line(status: int) -> str:
    return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"


@lru_cache(maxsize=1)
def _date_line(second: int) -> str:
    return f"date: {formatdate(second, usegmt=True)}"
