"""What a function was sent or answered, for those who work with it: it may be anything at all."""

import json
import math
import re
from typing import Any

from serverless_lab.engine.nesting import deeper_than

LARGEST = 256 * 1024  # bytes
DEEPEST = 100
MOST_DIGITS = 18  # of a whole number; a longer one is read as a float, as most languages do
_HALF_A_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(data: bytes) -> Any:
    """JSON that every part of the course can work with; raises ValueError for anything else.

    Not too large nor nested too deeply, no NaN and no number that a float cannot hold, and no half surrogates, which
    no page could show.
    """
    if len(data) > LARGEST:
        raise ValueError("too large")
    text = data.decode("utf-8", "replace")
    try:
        value = _loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if deeper_than(value, DEEPEST):
        raise ValueError("nested too deeply")
    if _HALF_A_PAIR.search(text):
        value = _loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode())
    return value


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_whole, parse_float=_float, parse_constant=_float)


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= MOST_DIGITS else _float(digits)


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("JSON has no such number")
    return number
