"""What the checks and predictions of "Environment variables" look at."""

from itertools import pairwise
from typing import Any, NamedTuple

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.price_fn import CLOSED, DISCOUNT, FUNCTION, TOKEN
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.lambda_.state import Function, Invocation

# Texts by which people say no, and yes.
NO, YES = ("false", "no", "off", "0"), ("true", "yes", "on", "1")
_WRONG_VALUE = ("ValueError", "TypeError")


class Answer(NamedTuple):
    """What a run that succeeded said; `revision` is that of the function as its environment was started with."""

    run: Invocation
    revision: int
    discount: Any
    open: Any
    closed_today: str


def default(probe: Probe) -> Finding:
    found = _answers(probe)
    for answer in found:
        if answer.discount == 0:
            return met(evidence=answer.run.request_id)
    if not found:
        return _unserved(probe)
    return not_yet("other-answer", evidence=found[-1].run.request_id)


def sunday(probe: Probe) -> Finding:
    """Two answers that differ with exactly one change between them, and the variable stands in the configuration.

    One change cannot be both a deploy and a new value, so it was the value that made the difference.
    """
    found = _answers(probe)
    if not found:
        return _unserved(probe)
    function = _function(probe)
    if not function.environment.get(DISCOUNT):
        return not_yet("no-variable")
    changed = [pair for pair in pairwise(found) if pair[0].discount != pair[1].discount]
    for before, after in changed:
        if after.revision - before.revision == 1:
            return met(evidence=after.run.request_id)
    if _not_called_since(probe):
        return not_yet("not-called")
    last = probe.invocations(FUNCTION)[-1]
    if last.status != "ok":
        return _failed(last)
    if changed:
        before, after = changed[-1]
        return not_yet("many-changes", evidence=last.request_id, changes=after.revision - before.revision)
    return not_yet("same", evidence=last.request_id, discount=found[-1].discount)


def wrong_value(probe: Probe) -> Finding:
    """A call that failed because a value could not be converted, wherever the code converts it."""
    runs = probe.invocations(FUNCTION)
    for run in runs:
        if run.error_type in _WRONG_VALUE:
            return met(evidence=run.request_id)
    if not runs:
        return _unserved(probe)
    if not _function(probe).environment.get(DISCOUNT):
        return not_yet("no-variable")
    if _not_called_since(probe):
        return not_yet("not-called")
    if runs[-1].status != "ok":
        return _failed(runs[-1])
    return not_yet("readable", evidence=runs[-1].request_id, value=_function(probe).environment[DISCOUNT])


def false_is_text(probe: Probe) -> Finding:
    for answer in _answers(probe):
        if answer.closed_today in NO and isinstance(answer.open, bool):
            return met(evidence=answer.run.request_id)
    return _no_such_call(probe)


def read_as_text(probe: Probe) -> Finding:
    """`false` opens and, in a later call, `true` closes: what always says the same has not understood the text."""
    found = [answer for answer in _answers(probe) if isinstance(answer.open, bool)]
    opened = next((place for place, each in enumerate(found) if each.closed_today in NO and each.open), None)
    if opened is None:
        closed = [answer for answer in found if answer.closed_today in NO]
        return not_yet("still-closed", evidence=closed[-1].run.request_id) if closed else _no_such_call(probe)
    later = [answer for answer in found[opened:] if answer.closed_today in YES]
    for answer in later:
        if not answer.open:
            return met(evidence=answer.run.request_id)
    if later:
        return not_yet("always-open", evidence=later[-1].run.request_id)
    return not_yet("one-sided", evidence=found[opened].run.request_id)


def secret(probe: Probe) -> Finding:
    """The newest environment was given the secret and wrote it nowhere in its log."""
    function = probe.function(FUNCTION)
    if function is None:
        return not_yet("no-function")
    token = function.environment.get(TOKEN, "")
    if not token:
        return not_yet("no-token")
    if not probe.invocations(FUNCTION) or _not_called_since(probe):
        return not_yet("not-called")
    fresh = [run for run in probe.invocations(FUNCTION) if run.started >= function.last_modified]
    for run in fresh:
        if any(token in line for line in probe.log(run)):
            return not_yet("in-log", evidence=run.request_id)
    if not any(run.cold and run.status == "ok" for run in fresh):
        return _failed(fresh[-1])
    return met(evidence=fresh[0].request_id)


def after_the_change(probe: Probe) -> Truth | None:
    """The first answer with another discount than the very first one had."""
    found = _answers(probe)
    for answer in found:
        if answer.discount != found[0].discount:
            facts = {
                "before": found[0].discount,
                "after": answer.discount,
                "init_ms": f"{answer.run.init / MILLISECOND:,.1f}",
            }
            return Truth("cold-new" if answer.run.cold else "warm-new", facts, evidence=answer.run.request_id)
    return None


def is_it_open(probe: Probe) -> Truth | None:
    for answer in _answers(probe):
        if answer.closed_today in NO and isinstance(answer.open, bool):
            facts = {"text": answer.closed_today, "open": str(answer.open).lower()}
            return Truth("open" if answer.open else "closed", facts, evidence=answer.run.request_id)
    return None


def _answers(probe: Probe) -> list[Answer]:
    environments = probe.ended_environments(FUNCTION) + probe.environments(FUNCTION)
    revisions = {each.environment_id: each.revision for each in environments}
    found = []
    for run in probe.invocations(FUNCTION):
        said = probe.payload(run) if run.status == "ok" else None
        if isinstance(said, dict):
            closed = str(said.get("closed_today", "")).strip().lower()
            revision = revisions.get(run.environment_id, 0)
            found.append(Answer(run, revision, said.get("discount_percent"), said.get("open"), closed))
    return found


def _function(probe: Probe) -> Function:
    function = probe.function(FUNCTION)
    assert function is not None  # it has been called
    return function


def _not_called_since(probe: Probe) -> bool:
    return probe.invocations(FUNCTION)[-1].started < _function(probe).last_modified


def _no_such_call(probe: Probe) -> Finding:
    """No call has met the variable CLOSED_TODAY with a no yet: why."""
    runs = probe.invocations(FUNCTION)
    if not runs:
        return _unserved(probe)
    if str(_function(probe).environment.get(CLOSED, "")).strip().lower() not in NO:
        return not_yet("no-false")
    if _not_called_since(probe):
        return not_yet("not-called")
    return _failed(runs[-1]) if runs[-1].status != "ok" else not_yet("no-answer", evidence=runs[-1].request_id)


def _unserved(probe: Probe) -> Finding:
    last = probe.last(FUNCTION)
    if last is not None:
        return _failed(last)
    return not_yet("no-run" if probe.function(FUNCTION) else "no-function")


def _failed(run: Invocation) -> Finding:
    return not_yet("failed", evidence=run.request_id, error=run.error_type or run.status)
