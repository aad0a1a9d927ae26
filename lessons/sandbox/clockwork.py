"""The learner's hand on the clock: jumps that play everything on the way, function runs included."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

from lessons.sandbox import parcels, polls
from lessons.sandbox.calls import Result, check_quota, from_function
from lessons.sandbox.errors import AccountBusy, NothingDue
from lessons.sandbox.inside import Task
from lessons.sandbox.models import Account
from lessons.sandbox.runs import Finished, run_with_consequences
from lessons.sandbox.writing import Ask, Writer, Written, writing
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.news import News

PATIENCE_S = 5.0  # real seconds to wait for code that is running
BUDGET_S = 60.0  # real seconds after which a jump stops where it is
_BEAT_S = 0.05
_LOOK_S = 1.0  # after which the account is opened again: the run's process may have died


def advance(account_pk: UUID, seconds: float) -> Result:
    """Jump by a span; returns when everything up to there has happened. `Reached` false: the time budget ended."""
    return _jump(account_pk, lambda writer: _now(writer) + round(seconds * SECOND))


def advance_to_next(account_pk: UUID) -> Result:
    """Jump to the next event that is waiting; raises NothingDue."""
    return _jump(account_pk, _next_due)


def _jump(account_pk: UUID, target: Callable[[Writer], Instant]) -> Result:
    began = time.monotonic()
    first: Written | None = None
    until: Instant = 0
    finished: list[Finished] = []
    news: list[News] = []
    while True:
        with _quiet(account_pk) as writer:
            check_quota(writer.account)
            until = until or target(writer)
            jump = not writer.is_ripe()  # what is due by now comes first, in a step of its own
            step = first.row.position if first and jump else 0
            ask = Ask("lab", "AdvanceClock", {"Until": until}, step=step) if jump else writer.by_the_lab("Tick", {})
            written = writer.append(ask)
        first = first or (written if jump else None)
        step = written.row.step
        parcels.carry(account_pk, [written], from_function)
        done = run_with_consequences([Task(account_pk, work, step, 0, from_function) for work in written.work])
        finished += done
        news += [*written.news, *(item for each in done if each.written for item in each.written.news)]
        answer = written.outcome.answer
        if jump and (answer is None or answer["Reached"] or time.monotonic() - began > BUDGET_S):
            assert first is not None
            invocations = [each.invocation for each in finished if each.invocation]
            return Result(written.outcome, first.row, answer, written.outcome.refusal, invocations, news)


def let_pass(account_pk: UUID, ask: Ask) -> None:
    """What a page asks does not wait for real: the account's time passes, until there is something or it is over."""
    first = poll = polls.poll_of(account_pk, ask)
    with suppress(AccountBusy):  # then nobody waits
        while first is not None and poll is not None:
            target = first.over if poll.due is None else min(first.over, poll.due)
            _jump(account_pk, lambda _: target)  # noqa: B023 - it is called before the next round
            poll = polls.poll_of(account_pk, ask) if target < first.over else None


@contextmanager
def _quiet(account_pk: UUID) -> Iterator[Writer]:
    """The account under lock at a moment when no code runs; raises AccountBusy after a few seconds."""
    until = time.monotonic() + PATIENCE_S
    while True:
        with writing(account_pk) as writer:
            if not writer.runs_code():
                yield writer
                return
        if time.monotonic() > until:
            raise AccountBusy
        _wait_while_held(account_pk, min(until, time.monotonic() + _LOOK_S))


def _wait_while_held(account_pk: UUID, until: float) -> None:
    """Ask cheaply and write nothing: a report that comes clears `held`."""
    while time.monotonic() <= until and Account.objects.filter(pk=account_pk, held=True).exists():
        time.sleep(_BEAT_S)


def _now(writer: Writer) -> Instant:
    return writer.cloud.state.clock.read(writer.wall)


def _next_due(writer: Writer) -> Instant:
    """When the next event comes that changes anything: asked of a clone, since some have become pointless."""
    now = _now(writer)
    clone = writer.cloud.clone()
    for due in sorted([*clone.state.due, *clone.state.due_work]):
        if due.at > now:
            outcome = clone.call(clone.root, "lab", "AdvanceClock", {"Until": due.at}, wall=writer.wall)
            if outcome.work or any(not news.quiet for news in outcome.news):
                return due.at
    raise NothingDue
