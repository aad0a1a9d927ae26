"""Length-prefixed JSON messages over Unix stream sockets, with file descriptors where asked for."""

import array
import json
import socket
import struct
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

Message = dict[str, Any]

MOST = 32 << 20  # bytes in a message: twice a full payload that needs escaping
_HEAD = struct.Struct(">I")
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Broken(Exception):
    """The other side speaks nonsense."""


def pack(message: Message) -> bytes:
    """One message as bytes."""
    try:
        body = msgspec.json.encode(message)
    except UnicodeEncodeError:  # half of a surrogate pair, which only json lets pass
        body = _written(message).encode("utf-8", "surrogatepass")
    if len(body) > MOST:
        raise Broken("message too large")
    return _HEAD.pack(len(body)) + body


def send(channel: socket.socket, message: Message, descriptors: Sequence[int] = ()) -> None:
    """Send one message; the descriptors travel with its first bytes."""
    data = pack(message)
    if descriptors:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))]
        data = data[channel.sendmsg([data], rights) :]
    channel.sendall(data)


def receive(channel: socket.socket) -> Message | None:
    """The next message; None at the end of the stream."""
    head = _exactly(channel, _HEAD.size)
    return None if head is None else _body(channel, head)


def receive_with(channel: socket.socket, most: int) -> tuple[Message | None, list[int]]:
    """The next message and the descriptors, at most so many, that came with it."""
    head, descriptors, _, _ = socket.recv_fds(channel, _HEAD.size, most)
    if not head:
        return None, []
    rest = _exactly(channel, _HEAD.size - len(head)) if len(head) < _HEAD.size else b""
    return (None if rest is None else _body(channel, head + rest)), descriptors


class Inbox:
    """Collects bytes from a non-blocking socket and hands out whole messages."""

    def __init__(self, most: int = 1 << 20) -> None:
        self._held, self._most = bytearray(), most

    def feed(self, data: bytes) -> Iterator[Message]:
        self._held += data
        while len(self._held) >= _HEAD.size:
            (size,) = _HEAD.unpack_from(self._held)
            if size > self._most:
                raise Broken("message too large")
            if len(self._held) < _HEAD.size + size:
                return
            body = bytes(self._held[_HEAD.size : _HEAD.size + size])
            del self._held[: _HEAD.size + size]
            yield _parse(body)


def _body(channel: socket.socket, head: bytes) -> Message | None:
    (size,) = _HEAD.unpack(head)
    if size > MOST:
        raise Broken("message too large")
    body = _exactly(channel, size)
    return None if body is None else _parse(body)


def _parse(body: bytes) -> Message:
    try:
        message = _read(body)
    except (ValueError, RecursionError):
        raise Broken("not JSON") from None
    if not isinstance(message, dict):
        raise Broken("not a message")
    return message


def _read(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except ValueError:  # what only json takes: half surrogates, and numbers that are none
        return json.loads(body.decode("utf-8", "surrogatepass"))


def _exactly(channel: socket.socket, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = channel.recv(min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
