"""The one way to change an account: lock it, catch up, call, append a row, commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from lessons.sandbox import (
    addresses,
    hosting,
    inflight,
    journal,
    keys,
    leaves,
    losses,
    moment,
    opened,
    statements,
    store,
    wakes,
)
from lessons.sandbox.acting import arn_in
from lessons.sandbox.errors import Moved, NotAtOnce, NotYours
from lessons.sandbox.hosting import Hears
from lessons.sandbox.keys import Presumed
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.news import EnvironmentEnded, News
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.work import RunFunction

CLAIM = 30 * SECOND  # real time after which unfinished due work is offered again


class Ask(NamedTuple):
    """One operation somebody asks for. No caller: whoever acts at the console. `step` 0: an action of its own.

    `hears`: whoever wants a streamed answer as it comes; it is no part of what is journaled. `presumed` must be so when
    the call is made.
    """

    service: str
    operation: str
    params: dict[str, Any]
    face: str = "console"
    caller: Caller | None = None
    region: str = ""
    cause: str = ""
    step: int = 0
    hears: Hears | None = None
    presumed: Presumed | None = None


class Written(msgspec.Struct, frozen=True):
    """`news` and `work` hold what happened on the way, such as the loss of an environment, as well."""

    outcome: Outcome
    row: JournalEntry
    news: list[News]
    work: list[RunFunction]


class Writer:
    """An account under lock, inside a transaction. `wall` is the real time of everything done with it."""

    def __init__(self, account: Account, slot: opened.Slot, wall: Instant) -> None:
        self.account, self.slot, self.wall = account, slot, wall
        self.touched = self.claims = False
        self.ended: list[EnvironmentEnded] = []
        self.begun: list[str] = []  # request ids of the runs that began in this transaction

    @property
    def cloud(self) -> Cloud:
        return store.bring_to(self.slot, self.account, self.account.head)

    @property
    def place(self) -> journal.Place:
        _ = self.cloud  # the slot may have to be opened first
        return self.slot.place

    def append(self, ask: Ask) -> Written:
        """Carry out one call and journal it.

        Should it continue in an environment whose process this machine no longer has, that call is taken back
        before anything is written, the loss is journaled, and the call is made again: honestly cold.
        """
        news: list[News] = []
        work: list[RunFunction] = []
        while True:
            outcome = self._play(ask)
            lost = losses.lost(self.account, outcome)
            if not lost:
                row = self._keep(outcome, ask.step)
                for started in (*work, *outcome.work):
                    inflight.begin(self.account.id, started.request_id)
                    self.begun.append(started.request_id)
                return Written(outcome, row, [*news, *outcome.news], [*work, *outcome.work])
            self.slot.forget()
            for environment_id, region, reason in lost:
                params = {"EnvironmentId": environment_id, "Reason": reason}
                loss = self._play(self.by_the_lab("LoseEnvironment", params, region=region))
                self._keep(loss, 0)
                news += loss.news
                work += loss.work

    def by_the_lab(self, operation: str, params: dict[str, Any], **more: Any) -> Ask:
        """Something the lab itself reports to the account."""
        return Ask("lab", operation, params, "service", Caller.service(self.account.account_id, "lab"), **more)

    def bears_out(self, presumed: Presumed) -> bool:
        """Is a key still what it was taken for, as the account stands now? That it is its alone, the lock has told."""
        return presumed.signer is None or self.cloud.signer_of(presumed.key) == presumed.signer

    def is_ripe(self) -> bool:
        """Has something fallen due that starts code, or is a report overdue?"""
        wake = self.cloud.next_wake()
        return wake is not None and wake <= self.wall

    def runs_code(self) -> bool:
        """Is a run going on whose report may still come? Those whose process died are given up first."""
        for written in self.give_up_lost():
            for work in written.work:  # begun by the way, and the asker will not run it
                inflight.abandon(self.account.pk, work.request_id)
        return any(owed.deadline > self.wall for owed in self.cloud.state.owed.values())

    def give_up_lost(self) -> list[Written]:
        """Report as unavailable every run whose process is gone; the caller sees to the work that this begins."""
        done = []
        for request_id, owed in list(self.cloud.state.owed.items()):
            overdue = owed.deadline <= self.wall  # the engine gives those up by itself
            if not overdue and not inflight.has_reporter(self.account.pk, request_id):
                params = {"RequestId": request_id, **hosting.UNAVAILABLE}
                more = {"region": owed.region, "cause": request_id, "step": self._step_of(request_id)}
                done.append(self.append(self.by_the_lab("FinishInvocation", params, **more)))
        inflight.forget_lost(self.account.pk)
        return done

    def claim_if_ripe(self) -> bool:
        """Say that the caller sees to what is due now; should it fail, the ticker does after a while."""
        self.claims = self.is_ripe()
        return self.claims

    def move_to(self, head: int) -> None:
        """Let the account stand at another entry of its tree."""
        self.touched = True
        self.account.head = head
        store.bring_to(self.slot, self.account, head)

    def _play(self, ask: Ask) -> Outcome:
        cloud = self.cloud
        self.touched = True
        return cloud.call(
            ask.caller or cloud.speaker(ask.service, ask.operation),
            ask.service,
            ask.operation,
            leaves.plain(ask.params),
            wall=self.wall,
            face=ask.face,
            region=ask.region,
            position=self.account.last + 1,
            cause=ask.cause,
        )

    def _step_of(self, request_id: str) -> int:
        """The step in which a running run began, which was after the newest moment of rest; 0 when nothing says."""
        rows = JournalEntry.objects.filter(account_id=self.account.pk, position__gt=self.place.rest)
        return rows.filter(started__contains=request_id).values_list("step", flat=True).first() or 0

    def _keep(self, outcome: Outcome, step: int) -> JournalEntry:
        before, entry = self.slot.place, outcome.entry
        step = step or entry.position
        place = before.after(entry, step, held=bool(self.slot.cloud and self.slot.cloud.state.owed))
        row = journal.to_row(self.account.id, outcome, before, place, step, self.slot.bodies)
        statements.append(row)
        keys.note(self.account.id, keys.made_by(outcome))
        addresses.note(self.account.id, addresses.made_by(outcome))
        self.slot.place = place
        self.slot.since += 1
        self.account.head = self.account.tip = self.account.last = entry.position
        self.ended += [news for news in outcome.news if isinstance(news, EnvironmentEnded)]
        return row

    def finish(self) -> None:
        """Before the commit: a snapshot when one is due, and where the account stands now."""
        cloud = self.cloud
        if store.snapshot_is_due(self.slot):
            store.take_snapshot(self.slot)
        account, added = self.account, self.slot.bodies.added
        account.held, account.wake = bool(cloud.state.owed), cloud.next_wake()
        account.acting = arn_in(cloud)
        if self.claims:
            account.claimed = self.wall + CLAIM
        statements.stand(account, added)
        self.slot.bodies.added -= added


@contextmanager
def writing(account_pk: UUID, presumed: Presumed | None = None) -> Iterator[Writer]:
    """The account under lock; commits at the end of the block. NotYours when it is gone, Moved or NotAtOnce if not as
    presumed.

    Whatever goes wrong, what is in memory is thrown away and opened again from the journal next time.
    """
    slot = opened.slot(account_pk)
    at_once = presumed is not None and presumed.at_once
    with slot.held(at_once=at_once):
        writer = None
        try:
            with statements.transaction(at_once=at_once):
                writer = Writer(_locked(account_pk, presumed), slot, moment.now())
                if at_once and not slot.is_at(writer.account.head):
                    raise NotAtOnce
                if presumed is not None and not writer.bears_out(presumed):
                    raise Moved
                yield writer
                if writer.touched:
                    writer.finish()
                slot.account = writer.account
        except NotAtOnce:
            raise
        except BaseException:
            if writer is None or writer.touched:
                slot.forget()
            for request_id in writer.begun if writer else ():
                inflight.end(account_pk, request_id)
            raise
        for request_id in writer.begun:
            if request_id not in writer.cloud.state.owed:  # undone in the same breath
                inflight.end(account_pk, request_id)
    wakes.tell(account_pk)
    for news in writer.ended:
        hosting.host().drop(account_pk, news.environment_id)


def _locked(account_pk: UUID, presumed: Presumed | None) -> Account:
    if presumed is not None:
        found = statements.account_for(presumed.key, account_pk)
        if found is None or found[1] != 1:
            raise Moved
        return found[0]
    account = statements.account(account_pk, locked=True)
    if account is None:
        raise NotYours
    return account
