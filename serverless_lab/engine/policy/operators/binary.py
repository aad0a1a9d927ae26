"""BinaryEquals: byte for byte, both sides in base64."""

import base64
import binascii
import operator

from serverless_lab.engine.policy.operators.operator import Operator, Unreadable


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable("not-base64") from None


OPERATORS = (Operator("BinaryEquals", operator.eq, _bytes, _bytes),)
