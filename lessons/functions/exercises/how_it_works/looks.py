"""What the checks and the prediction of "How it works" look at."""

from itertools import pairwise
from typing import NamedTuple

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of, no_function, served, unserved
from lessons.functions.order_fn import FUNCTION
from serverless_lab.engine.services.lambda_.state import Invocation


class Written(NamedTuple):
    """How many lines a run's code wrote, in its module and in its handler."""

    module: int
    handler: int


def handler_line(probe: Probe) -> Finding:
    """A line of the code's own between START and END."""
    answered = served(probe, FUNCTION)
    if not answered:
        return unserved(probe, FUNCTION)
    for run in answered:
        if _written(probe, run).handler:
            return met(evidence=run.request_id)
    last = answered[-1]
    return not_yet("nothing-between", evidence=last.request_id, before=_written(probe, last).module)


def once_more(probe: Probe) -> Finding:
    """A call in a kept environment: the handler's line without the module's."""
    answered = served(probe, FUNCTION)
    if not answered:
        return unserved(probe, FUNCTION)
    for run in answered:
        if not run.cold and _written(probe, run).handler:
            return met(evidence=run.request_id)
    last = answered[-1]
    module, handler = _written(probe, last)
    if handler:
        return not_yet("new-environment", evidence=last.request_id)
    return not_yet("nothing-between", evidence=last.request_id, before=module)


def request_id(probe: Probe) -> Finding:
    """The answer holds the id of its own call, as START has it."""
    answered = served(probe, FUNCTION)
    if not answered:
        return unserved(probe, FUNCTION)
    ids = {run.request_id for run in probe.invocations(FUNCTION)}
    other = ""
    for run in answered:
        said = _texts(probe.payload(run))
        if run.request_id in said:
            return met(evidence=run.request_id)
        other = run.request_id if said & ids else other
    if other:
        return not_yet("of-another-call", evidence=other, id=other)
    return not_yet("no-id", evidence=answered[-1].request_id, id=answered[-1].request_id)


def marked_error(probe: Probe) -> Finding:
    """The handler ran and raised an error: the call went through, its answer is marked."""
    runs = probe.invocations(FUNCTION)
    for run in runs:
        if run.status == "error":
            return met(evidence=run.request_id, error=run.error_type)
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    if not runs:
        return not_yet("no-run", function=FUNCTION)
    last = runs[-1]
    if last.status == "ok":
        return not_yet("all-well", evidence=last.request_id)
    return not_yet("not-raised", evidence=last.request_id, error=error_of(last))


def how_often(probe: Probe) -> Truth | None:
    """What the first two calls of one environment wrote, once both kinds of line have been seen."""
    for first, second in pairwise(served(probe, FUNCTION)):
        before, after = _written(probe, first), _written(probe, second)
        in_one = first.environment_id == second.environment_id
        if not (first.cold and in_one and before.module and before.handler):
            continue
        option = "both-twice" if after.module else "handler-twice" if after.handler else "both-once"
        facts = {
            "module_first": before.module,
            "module_second": after.module,
            "handler_first": before.handler,
            "handler_second": after.handler,
        }
        return Truth(option, facts, evidence=second.request_id)
    return None


def _written(probe: Probe, run: Invocation) -> Written:
    """Of a run that was answered: its log without START, END and REPORT."""
    lines = probe.log(run)
    start = next((at for at, line in enumerate(lines) if line.startswith(f"START RequestId: {run.request_id}")), None)
    if start is None:
        return Written(0, 0)
    end = next((at for at, line in enumerate(lines) if line == f"END RequestId: {run.request_id}"), len(lines))
    return Written(start, max(0, end - start - 1))


def _texts(answer: object) -> set[str]:
    """The answer itself, or what its members are, as far as it is text."""
    members = answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list) else [answer]
    return {member for member in members if isinstance(member, str)}
