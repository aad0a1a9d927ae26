"""What an environment says it has used, checked: the process that says it is not believed blindly."""

import json
import math
from dataclasses import dataclass
from typing import Any, Self

from serverless_lab.runtime.endings import Ended


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
        raise Ended("lost") from None
    if not math.isfinite(number) or number < 0:
        raise Ended("lost")
    return number


def error_of(payload: str) -> dict[str, Any]:
    """The error object of a failed call; made up where a function has tampered with how it is written."""
    try:
        error = json.loads(payload)
    except (ValueError, RecursionError):
        error = None
    return error if isinstance(error, dict) else {"errorMessage": payload[:1000], "errorType": "Runtime.Unknown"}
