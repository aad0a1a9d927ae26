"""The lines Lambda writes for one invocation, and what it is billed."""

import json
import math
from typing import NamedTuple

from serverless_lab.engine import numbers, prices
from serverless_lab.engine.instant import MILLISECOND, Instant, Span, iso
from serverless_lab.engine.services.lambda_.requests.common import FinishInvocation
from serverless_lab.engine.services.lambda_.state import Invocation

Line = tuple[Instant, str]


class Bill(NamedTuple):
    """Whole milliseconds, rounded up over init and duration, and USD at list price without the free tier."""

    billed_ms: int
    cost: float


def bill(init: Span, duration: Span, memory_size: int) -> Bill:
    billed_ms = math.ceil((init + duration) / MILLISECOND)
    gb_seconds = billed_ms / 1000 * memory_size / 1024
    return Bill(billed_ms, gb_seconds * prices.LAMBDA_PER_GB_SECOND_X86 + prices.LAMBDA_PER_REQUEST)


def failure_payload(invocation: Invocation, status: str) -> bytes:
    """The answer's payload where the function could give none: timeout and out of memory."""
    request_id = invocation.request_id
    if status == "timeout":
        return _payload("Sandbox.Timedout", f"RequestId: {request_id} Error: {_timed_out(invocation)}")
    return _payload("Runtime.ExitError", f"RequestId: {request_id} Error: Runtime exited with error: signal: killed")


def log_lines(invocation: Invocation, observed: FinishInvocation, began: Instant) -> list[Line]:
    """START, what the function wrote, the error, END and REPORT; `began` is when the handler was called."""
    request_id = invocation.request_id
    init_began = began - invocation.init
    ended = began + invocation.duration
    lines: list[Line] = []
    for chunk in observed.output:
        if chunk.phase == "init":
            lines += _split(init_began + int(chunk.offset_ms * MILLISECOND), chunk.text, began)
    lines.append((began, f"START RequestId: {request_id} Version: {invocation.version}"))
    for chunk in observed.output:
        if chunk.phase != "init":
            lines += _split(began + int(chunk.offset_ms * MILLISECOND), chunk.text, ended)
    if observed.dropped_bytes:
        lines.append((ended, f"[LAB] {observed.dropped_bytes} more bytes of output were dropped here."))
    lines += [(ended, text) for text in _last_words(invocation, observed.status, ended)]
    lines.append((ended, f"END RequestId: {request_id}"))
    lines.append((ended, report_line(invocation, observed.status)))
    return lines


def report_line(invocation: Invocation, status: str) -> str:
    fields = [
        f"REPORT RequestId: {invocation.request_id}",
        f"Duration: {invocation.duration / MILLISECOND:.2f} ms",
        f"Billed Duration: {invocation.billed_ms} ms",
        f"Memory Size: {invocation.memory_size} MB",
        f"Max Memory Used: {invocation.max_memory_mb} MB",
    ]
    if invocation.cold and invocation.init:
        fields.append(f"Init Duration: {invocation.init / MILLISECOND:.2f} ms")
    if status == "timeout":
        fields.append("Status: timeout")
    elif status in ("out_of_memory", "exited", "init_error"):
        fields += ["Status: error", f"Error Type: {invocation.error_type}"]
    return "\t".join(fields) + "\t"


def _last_words(invocation: Invocation, status: str, ended: Instant) -> list[str]:
    """What the service adds where the runtime could not speak for itself; Python's own errors are in its output."""
    if status == "timeout":
        return [f"{iso(ended)} {invocation.request_id} {_timed_out(invocation)}"]
    if status in ("out_of_memory", "exited"):
        return [f"{invocation.error_message}\nRuntime.ExitError"]
    return []


def _timed_out(invocation: Invocation) -> str:
    return f"Task timed out after {invocation.timeout:.2f} seconds"


def _payload(error_type: str, message: str) -> bytes:
    return json.dumps({"errorType": error_type, "errorMessage": message}).encode()


def _split(at: Instant, text: str, latest: Instant) -> list[Line]:
    # Only a line feed ends an event: a traceback is one event whose lines are parted by carriage returns.
    return [(min(at, latest), _fit(line)) for line in text.split("\n") if line]


def _fit(line: str) -> str:
    """CloudWatch Logs takes events up to a size; what is longer is cut."""
    most = numbers.LOG_EVENT_BYTES
    return line if len(line) * 4 <= most else line.encode()[:most].decode(errors="ignore")
