"""The lines Lambda writes for one invocation, and what it is billed."""

import json
import math
from typing import NamedTuple

from serverless_lab.engine import numbers, prices
from serverless_lab.engine.instant import MILLISECOND, Instant, Span, iso
from serverless_lab.engine.services.lambda_ import platform_log, tracing
from serverless_lab.engine.services.lambda_.requests.common import FinishInvocation
from serverless_lab.engine.services.lambda_.state import Invocation

Line = tuple[Instant, str]


class Bill(NamedTuple):
    """Whole milliseconds, rounded up over init and duration, and USD at list price without the free tier."""

    billed_ms: int
    cost: float


def bill(init: Span, duration: Span, memory_size: int, architecture: str = "x86_64") -> Bill:
    billed_ms = math.ceil((init + duration) / MILLISECOND)
    gb_seconds = billed_ms / 1000 * memory_size / 1024
    return Bill(billed_ms, gb_seconds * prices.LAMBDA_PER_GB_SECOND[architecture] + prices.LAMBDA_PER_REQUEST)


def failure_payload(invocation: Invocation, status: str) -> bytes:
    """The answer's payload where the function could give none: timeout and out of memory."""
    request_id = invocation.request_id
    if status == "timeout":
        return _payload("Sandbox.Timedout", f"RequestId: {request_id} Error: {_timed_out(invocation)}")
    return _payload("Runtime.ExitError", f"RequestId: {request_id} Error: Runtime exited with error: signal: killed")


def log_lines(invocation: Invocation, observed: FinishInvocation, began: Instant) -> list[Line]:
    """What Lambda says and what the function wrote, in order; `began` is when the handler was called."""
    init_began, ended = began - invocation.init, began + invocation.duration
    lines: list[Line] = []
    if invocation.system_level:
        lines += [(init_began, text) for text in platform_log.init_start(invocation, init_began)]
    for chunk in observed.output:
        if chunk.phase == "init":
            lines += _split(init_began + int(chunk.offset_ms * MILLISECOND), chunk.text, began)
    lines += [(began, text) for text in _first_words(invocation, began)]
    for chunk in observed.output:
        if chunk.phase != "init":
            lines += _split(began + int(chunk.offset_ms * MILLISECOND), chunk.text, ended)
    if observed.dropped_bytes:
        lines.append((ended, f"[LAB] {observed.dropped_bytes} more bytes of output were dropped here."))
    return lines + [(ended, text) for text in _last_words(invocation, observed.status, ended)]


def start_line(invocation: Invocation) -> str:
    return f"START RequestId: {invocation.request_id} Version: {invocation.version}"


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
    line = "\t".join(fields) + "\t"
    return f"{line}\n{tracing.report(invocation)}" if tracing.is_sampled(invocation.trace) else line


def _first_words(invocation: Invocation, began: Instant) -> list[str]:
    if invocation.system_level:
        return platform_log.start(invocation, began)
    return [start_line(invocation)]


def _last_words(invocation: Invocation, status: str, ended: Instant) -> list[str]:
    """How it ended, and what Lambda adds where the runtime could not speak for itself."""
    if invocation.system_level:
        return platform_log.done(invocation, ended, status) + platform_log.report(invocation, ended, status)
    lines: list[str] = []
    if status == "timeout":
        lines.append(f"{iso(ended)} {invocation.request_id} {_timed_out(invocation)}")
    elif status in ("out_of_memory", "exited"):
        lines.append(f"{invocation.error_message}\nRuntime.ExitError")
    return [*lines, f"END RequestId: {invocation.request_id}", report_line(invocation, status)]


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
