"""`aws SERVICE wait`: an operation is asked until one of botocore's acceptors is content."""

from collections.abc import Callable
from typing import Any

from botocore.exceptions import WaiterError

from serverless_lab.cli.commands import Call
from serverless_lab.cli.performing import CallRefused, Wait
from serverless_lab.cli.services import service
from serverless_lab.cli.writing import plain

_EXHAUSTED = "Max attempts exceeded"


def wait_until(call: Call, ask: Callable[..., dict[str, Any]], wait: Wait) -> None:
    """Raises WaiterError; between two tries the host lets time pass, or says that it cannot."""
    config = service(call.command).waiter(call.waiter)
    before = ""
    for attempt in range(1, config.max_attempts + 1):
        answer = _answer(call, ask)
        met = next((each for each in config.acceptors if each.matcher_func(answer)), None)
        if met is None and "Error" in answer:
            error = answer["Error"]
            raise _failed(call, f"An error occurred ({error['Code']}): {error['Message']}", answer)
        if met is not None and met.state == "success":
            return
        if met is not None and met.state == "failure":
            raise _failed(call, f"Waiter encountered a terminal failure state: {met.explanation}", answer)
        before = f". Previously accepted state: {met.explanation}" if met else before
        if attempt == config.max_attempts or not wait(config.delay):
            raise _failed(call, _EXHAUSTED + before, answer)


def _answer(call: Call, ask: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """The answer or the refusal, in the form that botocore's matchers look at."""
    try:
        return {**plain(ask(**call.params)), "ResponseMetadata": {"HTTPStatusCode": 200}}
    except CallRefused as refused:
        return {
            "Error": {"Code": refused.code, "Message": refused.message},
            "ResponseMetadata": {"HTTPStatusCode": refused.http_status},
        }


def _failed(call: Call, reason: str, answer: dict[str, Any]) -> WaiterError:
    return WaiterError(name=call.waiter, reason=reason, last_response=answer)
