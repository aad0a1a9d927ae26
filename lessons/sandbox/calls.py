"""One call from beginning to end: journal it, do the work it asks for, report, answer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct, structs

from lessons.sandbox import abroad, borrowed, moment, opened, parcels, peers, places, polls, settling, streams
from lessons.sandbox.errors import LabError, Moved, NotAtOnce, NotYours, QuotaReached
from lessons.sandbox.hosting import Hears
from lessons.sandbox.inside import INVOKES, Task
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account, JournalEntry
from lessons.sandbox.runs import Finished, run_all, run_in_background
from lessons.sandbox.writing import Ask, Written, writing
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.news import News
from serverless_lab.engine.outcome import Entry, Outcome, Refusal
from serverless_lab.engine.services.lambda_.errors.common import TooManyRequestsException
from serverless_lab.engine.services.lambda_.state import Invocation

_WAITED_FOR = INVOKES | {("lab", "InvokeFunctionUrl")}
_PLACES = {"url": "LAB_URL_CALLS_AT_ONCE"}  # by face: how many calls of one learner are waited for
_LOST = Refusal("ServiceException", "The Lambda service encountered an internal error.", 500, "unavailable")


class Result(Struct, frozen=True):
    """What became of a call. For a synchronous Invoke `answer` and `refusal` include what its run reported.

    `invocations` are the runs that ended within this call, `news` everything that happened, in order.
    """

    outcome: Outcome
    entry: JournalEntry
    answer: dict[str, Any] | None
    refusal: Refusal | None
    invocations: list[Invocation] = []
    news: list[News] = []


def perform(account: Account, ask: Ask) -> Result:
    """Call; raises QuotaReached, BadParameters, Unopenable, NotYours, Moved or NotAtOnce. A refusal is part of the
    result.

    What would wait for a function while enough calls of the learner do is refused unjournaled: the account never
    saw it, and replay need not know how busy this machine was.
    """
    if ask.presumed is not None and ask.presumed.at_once:
        return _perform_at_once(account.id, ask)
    if not _waits(ask):
        return _perform(account.id, ask, 0)
    if not places.waiting.take(account.holder, limit(_PLACES.get(ask.face, "LAB_CALLS_AT_ONCE"))):
        return _throttled(account.pk, ask)
    try:
        return _perform(account.pk, ask, 0)
    finally:
        places.waiting.give_back(account.holder)


def _perform_at_once(account_pk: UUID, ask: Ask) -> Result:
    if _waits(ask):
        raise NotAtOnce
    with opened.slot(account_pk).quickly():
        return _perform(account_pk, ask, 0)


def _perform(account_pk: UUID, ask: Ask, depth: int) -> Result:
    peers.catch_up(account_pk, ask, told)
    borrowed.catch_up(account_pk, ask, told)
    journey = abroad.journey_of(account_pk, ask)
    if journey is None:
        return _perform_here(account_pk, ask, depth)
    if ask.presumed is not None:
        raise Moved
    here, there = abroad.carry_out(journey, ask, lambda pk, asked: _perform_here(pk, asked, depth))
    return structs.replace(here, answer=there.answer, refusal=there.refusal)


def _perform_here(account_pk: UUID, ask: Ask, depth: int) -> Result:
    with writing(account_pk, ask.presumed) as writer:
        if ask.presumed is not None and polls.would_wait(writer.cloud, ask):
            raise Moved
        check_quota(writer.account)
        written = writer.append(ask)
        queued = writer.claim_if_ripe()
    result = complete(account_pk, [written], depth, ask.hears)[0]
    if queued:
        settling.later(account_pk)
    return result


def told(account_pk: UUID, ask: Ask) -> dict[str, Any] | None:
    """What an account answers to something that the lab tells it; None where it is full or gone."""
    try:
        return _perform_here(account_pk, ask, 0).answer
    except LabError:
        return None


def perform_together(account: Account, asks: Sequence[Ask]) -> list[Result]:
    """Journal all, at one moment and as one step, then run what they started. They wait as one call."""
    if not places.waiting.take(account.holder, limit("LAB_CALLS_AT_ONCE")):
        return [_throttled(account.pk, ask) for ask in asks]
    try:
        return _perform_together(account.pk, asks)
    finally:
        places.waiting.give_back(account.holder)


def _perform_together(account_pk: UUID, asks: Sequence[Ask]) -> list[Result]:
    written: list[Written] = []
    with writing(account_pk) as writer:
        check_quota(writer.account)
        for ask in asks:
            step = written[0].row.position if written else 0
            written.append(writer.append(ask._replace(step=step)))
        queued = writer.claim_if_ripe()
    results = complete(account_pk, written, 0)
    if queued:
        settling.later(account_pk)
    return results


def perform_in_turn(account: Account, asks: Sequence[Ask]) -> list[Result]:
    """As one step, up to the first that is refused: then what came before it is taken back."""
    for ask in asks:
        peers.catch_up(account.pk, ask, told)
        borrowed.catch_up(account.pk, ask, told)
    written: list[Written] = []
    with writing(account.pk) as writer:
        check_quota(writer.account)
        before = writer.account.head
        for ask in asks:
            step = written[0].row.position if written else 0
            written.append(writer.append(ask._replace(step=step)))
            if written[-1].outcome.refusal is not None:
                if len(written) > 1:
                    writer.move_to(before)
                break
        queued = writer.claim_if_ripe()
    results = complete(account.pk, written, 0)
    if queued:
        settling.later(account.pk)
    return results


def from_function(account_pk: UUID, ask: Ask, depth: int) -> tuple[dict[str, Any] | None, Refusal | None]:
    """A call from inside a run."""
    result = _perform(account_pk, ask, depth)
    return result.answer, result.refusal


def complete(account_pk: UUID, written: Sequence[Written], depth: int, hears: Hears | None = None) -> list[Result]:
    """Run what was begun, and tell those whom it concerns."""
    finished = _run(account_pk, written, depth, hears) if any(each.work for each in written) else {}
    peers.tell(account_pk, written, told)
    parcels.carry(account_pk, written, from_function)
    return [_result(each, finished) for each in written]


def _run(account_pk: UUID, written: Sequence[Written], depth: int, hears: Hears | None) -> dict[str, Finished]:
    """Synchronous runs now, by their request ids, those out of a queue behind the caller's back."""
    mine: list[Task] = []
    behind: list[Task] = []
    for each in written:
        for work in each.work:
            task = Task(account_pk, work, each.row.step, depth, from_function, hears)
            (mine if work.synchronous else behind).append(task)
    finished = {run.work.request_id: run for run in run_all(mine)}
    for run in finished.values():
        if run.written is not None:
            step = run.written.row.step
            behind += [Task(account_pk, work, step, depth, from_function) for work in run.written.work]
    run_in_background(behind)
    return finished


def _result(written: Written, finished: dict[str, Finished]) -> Result:
    outcome = written.outcome
    own = [finished[work.request_id] for work in written.work if work.request_id in finished]
    answer, refusal = outcome.answer, outcome.refusal
    if own:
        answer, refusal = _reported(answer or {}, own[-1])
        answer = answer and _in_its_shape(written.row.operation, answer)
    if refusal is not None:
        about = f"{written.row.service}-{written.row.operation}"
        refusal = structs.replace(refusal, position=written.row.position, about=about)
    news = [*written.news, *(item for each in own if each.written for item in each.written.news)]
    invocations = [each.invocation for each in own if each.invocation]
    return Result(outcome, written.row, answer, refusal, invocations, news)


def _reported(answer: dict[str, Any], run: Finished) -> tuple[dict[str, Any] | None, Refusal | None]:
    """Invoke's answer together with the run's: the payload, or that Lambda itself failed."""
    if run.written is None or run.written.outcome.answer is None:
        return None, _LOST
    told = dict(run.written.outcome.answer)
    code, message = told.pop("RefusalCode", ""), told.pop("RefusalMessage", "")
    if code:
        return None, Refusal(code, message, 500, "unavailable")
    return answer | told, None


def _in_its_shape(operation: str, answer: dict[str, Any]) -> dict[str, Any]:
    """A run's answer as the operation that began it tells it."""
    if operation == "InvokeWithResponseStream":
        return streams.events_of(answer)
    if operation == "Invoke":
        answer.pop("ContentType", None)
    return answer


def _waits(ask: Ask) -> bool:
    kind = ask.params.get("InvocationType", "RequestResponse")
    return (ask.service, ask.operation) in _WAITED_FOR and kind == "RequestResponse"


def _throttled(account_pk: UUID, ask: Ask) -> Result:
    """Lambda's own words for too many calls at once; entry 0 is in no journal."""
    account = Account.objects.filter(pk=account_pk).first()
    if account is None:
        raise NotYours
    refusal = Refusal.of(TooManyRequestsException())
    caller = ask.caller or Caller.root(account.account_id)
    entry = Entry(
        position=0,
        at=0,
        wall=moment.now(),
        caller=caller,
        face=ask.face,
        region=ask.region or account.region,
        service=ask.service,
        operation=ask.operation,
        params=ask.params,
        code=refusal.code,
    )
    row = JournalEntry(account=account, position=0, service=ask.service, operation=ask.operation, code=refusal.code)
    return Result(Outcome(entry=entry, refusal=refusal), row, None, refusal)


def check_quota(account: Account) -> None:
    for what, used, name in (
        ("entries", account.last, "LAB_ACCOUNT_ENTRIES"),
        ("bytes", account.body_bytes, "LAB_ACCOUNT_BODY_BYTES"),
    ):
        if used >= limit(name):
            raise QuotaReached(what=what, used=used, limit=limit(name))
