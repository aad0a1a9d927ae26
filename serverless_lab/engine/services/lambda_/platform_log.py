"""What Lambda itself writes about a run where its log format is JSON: platform events, by their level.

Source: Lambda developer guide, "System log level event mapping".
"""

import json
from typing import Any

from serverless_lab.engine.instant import MILLISECOND, Instant, iso
from serverless_lab.engine.services.lambda_.state import Invocation

_ORDER = ("DEBUG", "INFO", "WARN")
_ENDS = {
    "ok": "success",
    "error": "error",
    "init_error": "error",
    "timeout": "timeout",
    "out_of_memory": "failure",
    "exited": "failure",
    "unavailable": "failure",
}


def init_start(invocation: Invocation, at: Instant) -> list[str]:
    record = {"initializationType": "on-demand", "phase": "init", "functionVersion": invocation.version}
    return _event(invocation, at, "initStart", record, "INFO") if invocation.cold and invocation.init else []


def start(invocation: Invocation, at: Instant) -> list[str]:
    record = {"requestId": invocation.request_id, "version": invocation.version}
    return _event(invocation, at, "start", record, "INFO")


def done(invocation: Invocation, at: Instant, status: str) -> list[str]:
    record = {
        "requestId": invocation.request_id,
        "status": _ENDS[status],
        "metrics": {"durationMs": round(invocation.duration / MILLISECOND, 3)},
    }
    return _event(invocation, at, "runtimeDone", record, _level(status, "DEBUG"))


def report(invocation: Invocation, at: Instant, status: str) -> list[str]:
    metrics = {
        "durationMs": round(invocation.duration / MILLISECOND, 3),
        "billedDurationMs": invocation.billed_ms,
        "memorySizeMB": invocation.memory_size,
        "maxMemoryUsedMB": invocation.max_memory_mb,
    }
    if invocation.cold and invocation.init:
        metrics["initDurationMs"] = round(invocation.init / MILLISECOND, 3)
    record: dict[str, Any] = {"requestId": invocation.request_id, "metrics": metrics, "status": _ENDS[status]}
    if _ENDS[status] in ("error", "failure") and invocation.error_type:
        record["errorType"] = invocation.error_type
    return _event(invocation, at, "report", record, _level(status, "INFO"))


def _level(status: str, usual: str) -> str:
    return usual if status == "ok" else "WARN"


def _event(invocation: Invocation, at: Instant, kind: str, record: dict[str, Any], level: str) -> list[str]:
    """One line, or none where the function's system log level leaves it out."""
    if _ORDER.index(level) < _ORDER.index(invocation.system_level):
        return []
    return [json.dumps({"time": iso(at), "type": f"platform.{kind}", "record": record}, separators=(",", ":"))]
