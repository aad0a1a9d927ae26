"""What an environment says it has used, checked: the process that says it is not believed blindly."""

import json
import math
from dataclasses import dataclass
from typing import Any, Self

from serverless_lab.runtime.endings import Ended
from serverless_lab.runtime.tags import clean, clean_json

_MOST = {"errorMessage": 65_536, "errorType": 200, "requestId": 200}  # characters
_FRAME, _FRAMES = 500, 1100  # characters in a frame; frames: more than Python's recursion limit


@dataclass(frozen=True, slots=True)
class Usage:
    """Milliseconds, megabytes, and bytes of output beyond the cap."""

    wall: float = 0.0
    cpu: float = 0.0
    simulated: float = 0.0
    memory_mb: int = 0
    dropped: int = 0

    @classmethod
    def read(cls, given: Any) -> Self:
        """From a message. Raises Ended for nonsense."""
        wall, cpu, simulated, memory_mb, dropped = (finite(given, name) for name in cls.__slots__)
        return cls(wall, cpu, simulated, int(memory_mb), int(dropped))


def finite(given: Any, name: str) -> float:
    """A number of a message, neither negative nor endless. Raises Ended."""
    try:
        number = float(given[name])
    except (KeyError, TypeError, ValueError):
        raise Ended("nonsense") from None
    if not math.isfinite(number) or number < 0:
        raise Ended("nonsense")
    return number


def error_of(payload: str) -> dict[str, Any]:
    """The error object of a failed call, cut to what people can use and the host can keep; made up where a function
    has tampered with how it is written."""
    try:
        error = json.loads(clean_json(payload))
    except (ValueError, RecursionError):
        error = None
    if not isinstance(error, dict):
        return {"errorMessage": clean(payload[:1000]), "errorType": "Runtime.Unknown"}
    known: dict[str, Any] = {name: _text(error[name])[: _MOST[name]] for name in error if name in _MOST}
    return known | {name: _trace(error[name]) for name in ("stackTrace", "trace") if name in error}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _trace(value: object) -> list[str]:
    frames = [_text(frame)[:_FRAME] for frame in value] if isinstance(value, list) else []
    return frames[:_FRAMES]
