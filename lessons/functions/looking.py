"""What the checks of several lessons ask an account, and the sentences they share."""

import builtins
from collections.abc import Sequence
from typing import Any

from lessons.courseware.course import Text
from lessons.courseware.finding import Finding, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.words import ERRORS
from lessons.sandbox.trials import Trial
from serverless_lab.engine.services.lambda_.state import Invocation

NO_FUNCTION: dict[str, Text] = {
    "no-function": {
        "en": "There is no function called `{function}` in this account. Deploy the code in the editor.",
        "ko": "이 계정에는 `{function}` 함수가 없어요. 편집기의 코드를 배포해 보세요.",
    }
}
# Of trials: not the learner's doing, and not held against the learner.
BY_LAB: dict[str, Text] = {
    "by-lab": {
        "en": "The lab could not try the orders just now. Reload the page.",
        "ko": "지금은 실험실이 주문을 시험해 보지 못했어요. 페이지를 새로 고쳐 보세요.",
    }
}
# The reasons that `unserved` gives.
UNSERVED: dict[str, Text] = NO_FUNCTION | {
    "no-run": {
        "en": "`{function}` has not finished a call yet.",
        "ko": "`{function}` 함수가 아직 호출을 하나도 마치지 않았어요.",
    },
    "failed": {
        "en": "The last call failed: `{error}`. Its log says where.",
        "ko": "마지막 호출이 실패했어요: `{error}`. 어디서 실패했는지는 로그에 있어요.",
    },
}


def no_function(name: str) -> Finding:
    return not_yet("no-function", function=name)


def served(probe: Probe, name: str) -> list[Invocation]:
    """Calls that were answered, oldest first."""
    return [run for run in probe.invocations(name) if run.status == "ok"]


def unserved(probe: Probe, name: str) -> Finding:
    """Why no call has been answered yet."""
    if probe.function(name) is None:
        return no_function(name)
    last = probe.last(name)
    if last is None:
        return not_yet("no-run", function=name)
    return not_yet("failed", evidence=last.request_id, error=error_of(last))


def error_of(run: Invocation | Trial) -> str:
    """Of a trial only names that Python or the runtime gave: one of the program's own could carry out the event."""
    if isinstance(run, Trial) and run.error_type not in ERRORS and not hasattr(builtins, run.error_type):
        return "Exception" if run.error_type else run.status
    return run.error_type or run.status


def is_number(value: Any) -> bool:
    """JSON's true and false are no numbers, though Python's are."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def told(value: Any) -> str:
    """What a program answered, a number as the sentences around it write theirs."""
    return f"{value:,}" if is_number(value) else str(value)


def try_each(probe: Probe, name: str, events: Sequence[Any]) -> list[Trial]:
    """A trial of every event, or of the first alone when that fails: a function that hangs is waited for once."""
    first = probe.trial(name, events[:1])
    if not first or first[0].status != "ok":
        return first
    return first + probe.trial(name, events[1:])


def accepted(probe: Probe, name: str, calls: int) -> int:
    """Of that many calls at the same moment, how many would run (asked of a clone)?"""
    clone = probe.cloud.clone()
    outcomes = (
        clone.call(clone.root, "lambda", "Invoke", {"FunctionName": name}, wall=clone.state.clock.wall)
        for _ in range(calls)
    )
    return sum(outcome.refusal is None for outcome in outcomes)
