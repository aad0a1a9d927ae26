"""Standard output, standard error and the logging module as a function finds them on AWS."""

import contextlib
import io
import logging
import sys
import time

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


def configure_logging() -> None:
    """The root logger as AWS sets it: level WARNING, one handler, tab-separated fields."""
    handler = _Handler()
    handler.setFormatter(
        _Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.WARNING)
