"""How an environment ended, in AWS's words."""

import json
import os
import signal
from typing import Any

from serverless_lab.runtime.model import RuntimeUnavailable, Status

# By number: the signals that a process brings upon itself; any other one comes from outside.
_SIGNALS = {
    str(signal.SIGSEGV.value): "segmentation fault",
    str(signal.SIGBUS.value): "bus error",
    str(signal.SIGABRT.value): "aborted",
    str(signal.SIGILL.value): "illegal instruction",
    str(signal.SIGFPE.value): "floating point exception",
    str(signal.SIGSYS.value): "bad system call",
    str(signal.SIGTRAP.value): "trace/breakpoint trap",
}
# The status with which an environment ends that could not say why itself.
STATUSES = {"timeout": 81, "quota": 82, "memory": 83, "abort": 84}


class Ended(Exception):
    """The process has gone, or has to go; carries its last words and what it had used by then."""

    def __init__(self, how: str, detail: str = "", usage: Any = None) -> None:
        super().__init__(how)
        self.how, self.detail, self.usage = how, detail, usage


def describe(end: Ended, request_id: str) -> tuple[Status, str]:
    """Status and payload. Raises RuntimeUnavailable where the environment could not even be made."""
    match end.how:
        case "timeout":
            return "timeout", ""
        case "failed":
            raise RuntimeUnavailable(f"the environment did not start: {end.detail}")
        case "lost":  # it died without a word, and not by its own doing
            return "unavailable", ""
        case "exit":
            return "exited", _exit_error(request_id, _status(end.detail))
        case "trap" if "call stack exhausted" in end.detail:
            return "exited", _exit_error(request_id, "with error: signal: segmentation fault")
        case "trap" if "Exited with i32 exit status" in end.detail:
            return "exited", _exit_error(request_id, _status(end.detail.rsplit(" ", 1)[-1]))
        case "signal":
            return "exited", _exit_error(request_id, f"with error: signal: {_SIGNALS.get(end.detail, 'killed')}")
        case "abort":
            return "exited", _exit_error(request_id, "with error: signal: aborted")
        case "memory":
            return "out_of_memory", _exit_error(request_id, "with error: signal: killed")
        case "trap":  # what else traps is an allocation that failed where C code did not look
            return "out_of_memory", _exit_error(request_id, "with error: signal: killed")
        case _:
            return "exited", _exit_error(request_id, "with error: signal: killed")


def last_words(wait_status: int) -> dict[str, Any] | None:
    """The message that a process left unsaid, from its wait status; None where nothing is known."""
    if os.WIFSIGNALED(wait_status):
        number = str(os.WTERMSIG(wait_status))
        return {"ended": "signal", "detail": number, "usage": {}} if number in _SIGNALS else None
    how = next((how for how, status in STATUSES.items() if status == os.WEXITSTATUS(wait_status)), None)
    return {"ended": how, "detail": "", "usage": {}} if how else None


def _status(number: str) -> str:
    return "without providing a reason" if number == "0" else f"with error: exit status {number}"


def _exit_error(request_id: str, reason: str) -> str:
    message = f"RequestId: {request_id} Error: Runtime exited {reason}"
    return json.dumps({"errorMessage": message, "errorType": "Runtime.ExitError"})
