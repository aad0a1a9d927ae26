"""Standard output, standard error and the logging module as a function finds them on AWS."""

import contextlib
import io
import json
import logging
import os
import sys
import time
import traceback

request_id = ""


def open_streams() -> None:
    """Fresh text streams on the sandbox's descriptors; a line leaves as soon as it is complete."""
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        raw = io.FileIO(descriptor, "w", closefd=False)
        stream = io.TextIOWrapper(
            io.BufferedWriter(raw, 32768), encoding="utf-8", errors="backslashreplace", line_buffering=True
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def flush() -> None:
    """Send what a print(end="") has left behind."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # a learner may have closed or replaced it
            stream.flush()


class _Formatter(logging.Formatter):
    converter = time.gmtime  # type: ignore[assignment]

    def format(self, record: logging.LogRecord) -> str:
        record.aws_request_id = request_id
        return super().format(record)


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to whatever sys.stdout is at that moment."""

    @property
    def stream(self) -> object:
        return sys.stdout

    @stream.setter
    def stream(self, value: object) -> None:
        """The base class assigns it once; this handler has none of its own."""


class _JsonFormatter(logging.Formatter):
    """One object a record: AWS's members, then whatever was given as `extra`."""

    converter = time.gmtime  # type: ignore[assignment]
    default_time_format, default_msec_format = "%Y-%m-%dT%H:%M:%S", "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "timestamp": self.formatTime(record),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
        }
        if record.exc_info and record.exc_info[0] is not None:
            kind, problem, trace = record.exc_info
            told |= {"stackTrace": traceback.format_tb(trace), "errorType": kind.__name__, "errorMessage": str(problem)}
            told["location"] = f"{record.pathname}:{record.funcName}:{record.lineno}"
        told["requestId"] = request_id
        extra = {name: value for name, value in vars(record).items() if name not in _USUAL}
        return json.dumps(told | {name: value for name, value in extra.items() if name not in told}, default=str)


_USUAL = {*vars(logging.LogRecord("", 0, "", 0, "", (), None)), "message", "asctime", "taskName"}


def in_json() -> bool:
    return os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"


def configure_logging() -> None:
    """The root logger as AWS sets it: in text from WARNING on, tab-separated; in JSON from the function's level on."""
    handler = _Handler()
    logging.root.handlers[:] = [handler]
    if in_json():
        handler.setFormatter(_JsonFormatter())
        level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "INFO")
        logging.root.setLevel({"TRACE": 1, "FATAL": logging.CRITICAL}.get(level, level))
        return
    handler.setFormatter(
        _Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    logging.root.setLevel(logging.WARNING)
