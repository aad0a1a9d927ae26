"""Receipt handles: which receipt of which message they are, under a seal, so that none has to be remembered."""

import hmac
from base64 import b64decode, b64encode
from hashlib import blake2b
from struct import Struct
from typing import NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sqs import errors, names
from serverless_lab.engine.services.sqs.state import Queue, Serial

_HEAD = "AQEB"  # every handle of AWS begins so
_PARTS = Struct(">8sQI")
_SEAL = 32


class Handle(NamedTuple):
    """Of which message, and which of its receipts, counted from 1."""

    serial: Serial
    receipt: int


def make(context: Context, queue: Queue, serial: Serial, count: int) -> str:
    told = _PARTS.pack(_mark(context, queue), serial, count)
    return _HEAD + b64encode(told + _seal(context, told)).decode()


def read(context: Context, queue: Queue, text: str) -> Handle:
    """Raises ReceiptHandleIsInvalid."""
    try:
        raw = b64decode(text.removeprefix(_HEAD), validate=True)
    except ValueError:
        raise errors.ReceiptHandleIsInvalid(handle=text) from None
    told, seal = raw[: _PARTS.size], raw[_PARTS.size :]
    if not text.startswith(_HEAD) or not hmac.compare_digest(seal, _seal(context, told)):
        raise errors.ReceiptHandleIsInvalid(handle=text)
    mark, serial, count = _PARTS.unpack(told)
    if mark != _mark(context, queue):
        raise errors.HandleOfAnotherQueue(handle=text)
    return Handle(serial, count)


def _mark(context: Context, queue: Queue) -> bytes:
    """Of this queue, and of no other that had its name before."""
    return blake2b(f"{names.arn_of(context, queue.name)} {queue.created}".encode(), digest_size=8).digest()


def _seal(context: Context, told: bytes) -> bytes:
    return blake2b(told, key=context.account.seed.encode()[:64], digest_size=_SEAL).digest()
