"""Null: is the key absent from the request? It alone is asked about a key rather than about its values."""

from serverless_lab.engine.policy.operators.boolean import truth
from serverless_lab.engine.policy.operators.operator import Operator


def _agree(absent: bool, wanted: bool) -> bool:
    return absent is wanted


NULL = Operator("Null", _agree, truth)
OPERATORS = (NULL,)
