"""Failures in the shape, and in the words, of the Python runtime on AWS Lambda."""

import json
import sys
import time
import traceback

from . import logs


class Fault(Exception):
    """The runtime's own refusal: an error type such as Runtime.HandlerNotFound, with its message."""

    def __init__(self, kind: str, message: str, trace: list[str] | None = None) -> None:
        super().__init__(message)
        self.kind, self.trace = kind, trace or []


def shaped(problem: BaseException, request_id: str) -> dict[str, object]:
    """errorMessage, errorType, requestId, stackTrace: the payload of a failed invocation."""
    fault = problem if isinstance(problem, Fault) else None
    return {
        "errorMessage": str(problem),
        "errorType": fault.kind if fault else type(problem).__name__,
        "requestId": request_id,
        "stackTrace": fault.trace if fault else _frames(problem),
    }


def _frames(problem: BaseException) -> list[str]:
    own = ("/0/", "<frozen importlib", "/python/importlib", "/usr/lib/python3.14/importlib")
    frames = [f for f in traceback.extract_tb(problem.__traceback__) if not f.filename.startswith(own)]
    # As plain tuples: AWS's traces carry no ~~~^^^ marks under the line.
    return traceback.format_list([(f.filename, f.lineno or 0, f.name, f.line) for f in frames])


def log(error: dict[str, object]) -> None:
    """One log event, as AWS writes it: JSON, or lines parted by a carriage return and indented by no-break spaces."""
    if logs.in_json():
        moment = time.gmtime()
        told = {"timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", moment), "log_level": "ERROR"}
        sys.stdout.write(json.dumps(told | error, ensure_ascii=False) + "\n")
        return
    lines = [
        f"[ERROR] {error['errorType']}: {error['errorMessage']}".rstrip(": "),
        "Traceback (most recent call last):",
    ]
    for frame in error["stackTrace"]:  # type: ignore[attr-defined]
        for line in frame.splitlines():
            lines.append("\u00a0" * (len(line) - len(line.lstrip(" "))) + line.lstrip(" "))
    sys.stdout.write("\r".join(lines) + "\n")
