"""What the checks and predictions of "Events" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import accepted, error_of, no_function
from lessons.functions.samples.recognise import source_of
from lessons.functions.samples.sample import POLLED
from lessons.functions.ticket_fn import FUNCTION
from serverless_lab.engine.numbers import LAMBDA_ASYNC_RETRY_DELAYS_S
from serverless_lab.engine.services.lambda_.state import Invocation

AT_ONCE = 3  # as one button of the bench sends them
ATTEMPTS = 1 + len(LAMBDA_ASYNC_RETRY_DELAYS_S)


def handed_over(probe: Probe) -> Finding:
    """One event, once with the caller waiting and once handed over."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    served = [run for run in probe.invocations(FUNCTION) if run.status == "ok"]
    waited = [run for run in served if not run.asynchronous]
    handed = [run for run in served if run.asynchronous]
    if not waited:
        return not_yet("not-waited")
    if not handed:
        return not_yet("not-handed", evidence=waited[-1].request_id)
    same = {run.event_digest for run in waited}
    found = next((run for run in handed if run.event_digest in same), None)
    return met(evidence=found.request_id) if found else not_yet("other-event", evidence=handed[-1].request_id)


def tried_again(probe: Probe) -> Finding:
    """An event that failed as often as Lambda tries."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    failed = [run for run in probe.invocations(FUNCTION) if run.status != "ok"]
    handed = [run for run in failed if run.asynchronous]
    if not handed:
        return not_yet("only-waited" if failed else "no-failure")
    most = max(handed, key=lambda run: run.attempt)
    if most.attempt < ATTEMPTS:
        return not_yet("too-few", evidence=most.request_id, count=most.attempt, goal=ATTEMPTS)
    return met(evidence=most.request_id)


def mended(probe: Probe) -> Finding:
    """An event that failed first and was answered at a later attempt, without being sent again."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    handed = [run for run in probe.invocations(FUNCTION) if run.asynchronous]
    found = next((run for run in handed if run.status == "ok" and run.attempt > 1), None)
    if found:
        return met(evidence=found.request_id)
    failed = [run for run in handed if run.status != "ok"]
    if not failed:
        return not_yet("no-failure")
    last = failed[-1]
    if last.attempt == ATTEMPTS:
        return not_yet("dropped", evidence=last.request_id)
    return not_yet("waits", evidence=last.request_id, error=error_of(last))


def from_a_queue(probe: Probe) -> Finding:
    """A batch that was answered as the event source mapping wants it: with the ids of what failed."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    batches = [run for run in probe.invocations(FUNCTION) if _is_batch(probe, run)]
    if not batches:
        return not_yet("no-batch")
    found = next((run for run in batches if _reports(probe, run)), None)
    return met(evidence=found.request_id) if found else not_yet("no-report", evidence=batches[-1].request_id)


def ceiling(probe: Probe) -> Finding:
    """Of that many calls at the same moment some would run now, and not all (asked of a clone)."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if function.reserved is None:
        return not_yet("nothing-reserved")
    found = accepted(probe, FUNCTION, AT_ONCE)
    if found == 0:
        return not_yet("braked")
    return met() if found < AT_ONCE else not_yet("all-run", count=function.reserved)


def what_the_caller_hears(probe: Probe) -> Truth | None:
    failed = _handed_and_failed(probe)
    return Truth("accepted", {"error": error_of(failed[0])}, evidence=failed[0].request_id) if failed else None


def how_often(probe: Probe) -> Truth | None:
    """Only once nothing more can come: how often the first event that never succeeded was tried."""
    last = next((run for run in _handed_and_failed(probe) if run.attempt == ATTEMPTS), None)
    if last is None:
        return None
    minutes = round((last.started - last.accepted) / 60e6)
    return Truth("three", {"count": last.attempt, "minutes": minutes}, evidence=last.request_id)


def _handed_and_failed(probe: Probe) -> list[Invocation]:
    return [run for run in probe.invocations(FUNCTION) if run.asynchronous and run.status != "ok"]


def _is_batch(probe: Probe, run: Invocation) -> bool:
    source = source_of(probe.event(run))
    return source is not None and source.kind == POLLED


def _reports(probe: Probe, run: Invocation) -> bool:
    said = probe.payload(run) if run.status == "ok" else None
    return isinstance(said, dict) and isinstance(said.get("batchItemFailures"), list)
