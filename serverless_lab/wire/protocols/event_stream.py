"""An answer that comes as events in a row: `application/vnd.amazon.eventstream`.

Each is a message of its own: lengths and their checksum, headers, payload, checksum of it all. Source: "Event stream
encoding", Amazon Transcribe developer guide; botocore reads the same.
"""

import binascii
import struct
from collections.abc import Callable
from typing import Any

from botocore.model import OperationModel, Shape, StructureShape

CONTENT_TYPE = "application/vnd.amazon.eventstream"
_LENGTHS, _CHECKSUM = struct.Struct(">II"), struct.Struct(">I")
_TEXT = 7  # the type of a header's value


def stream_of(operation: OperationModel) -> StructureShape | None:
    """The shape of the events that an operation answers with, None for every other operation."""
    shape: StructureShape | None = operation.get_event_stream_output()
    return shape


def message(headers: dict[str, str], payload: bytes) -> bytes:
    named = b"".join(_header(name, value) for name, value in headers.items())
    lengths = _LENGTHS.pack(len(named) + len(payload) + 16, len(named))
    whole = lengths + _CHECKSUM.pack(binascii.crc32(lengths)) + named + payload
    return whole + _CHECKSUM.pack(binascii.crc32(whole))


def event(shape: StructureShape, told: dict[str, Any], write: Callable[[Shape, Any], bytes]) -> bytes:
    """One event, `{"PayloadChunk": {"Payload": b"…"}}`; `write` makes a payload of what is not bytes itself."""
    ((name, value),) = told.items()
    member = shape.members[name]
    for part, inner in member.members.items():
        if inner.serialization.get("eventpayload"):
            return message(_headers(name, "application/octet-stream"), bytes(value[part]))
    return message(_headers(name, "application/json"), write(member, value))


def _headers(name: str, content_type: str) -> dict[str, str]:
    return {":event-type": name, ":content-type": content_type, ":message-type": "event"}


def _header(name: str, value: str) -> bytes:
    spelt, text = name.encode(), value.encode()
    return bytes([len(spelt)]) + spelt + bytes([_TEXT]) + len(text).to_bytes(2, "big") + text
