"""An HTTP request as the ASGI server tells it, for those faces that go past Django."""

from collections.abc import Awaitable, Callable
from typing import Any

from serverless_lab.wire.message import Request

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class TooLarge(Exception):
    """The body is longer than it may be."""


class Gone(Exception):
    """The client hung up before it had said everything."""


async def body_of(receive: Receive, most: int) -> bytes:
    """Everything that was sent, up to so many bytes. Raises TooLarge or Gone."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            raise TooLarge
        if not message.get("more_body"):
            return b"".join(parts)


def request_of(scope: dict[str, Any], body: bytes) -> Request:
    """Headers that were sent several times are joined, as they are signed; ASGI has their names in lower case."""
    headers: dict[str, str] = {}
    for raw_name, raw in scope["headers"]:
        name, value = raw_name.decode("latin-1"), text_of(raw)
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    path, query = scope["raw_path"].partition(b"?")[0], scope["query_string"]
    return Request(scope["method"], path.decode("latin-1"), query.decode("latin-1"), headers, body)


def text_of(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
