"""How an environment ended, in AWS's words."""

import json
from typing import Any

from serverless_lab.runtime.model import RuntimeUnavailable, Status


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
        case "exit":
            return "exited", _exit_error(request_id, _status(end.detail))
        case "trap" if "call stack exhausted" in end.detail:
            return "exited", _exit_error(request_id, "with error: signal: segmentation fault")
        case "trap" if "Exited with i32 exit status" in end.detail:
            return "exited", _exit_error(request_id, _status(end.detail.rsplit(" ", 1)[-1]))
        case "trap":  # what else traps is an allocation that failed where C code did not look
            return "out_of_memory", _exit_error(request_id, "with error: signal: killed")
        case _:
            return "exited", _exit_error(request_id, "with error: signal: killed")


def _status(number: str) -> str:
    return "without providing a reason" if number == "0" else f"with error: exit status {number}"


def _exit_error(request_id: str, reason: str) -> str:
    message = f"RequestId: {request_id} Error: Runtime exited {reason}"
    return json.dumps({"errorMessage": message, "errorType": "Runtime.ExitError"})
