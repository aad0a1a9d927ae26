"""Several operations as one step of the journal: each sees what those before it did, and undo takes all back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from lessons.sandbox import settling
from lessons.sandbox.calls import check_quota, complete
from lessons.sandbox.errors import AccountBusy
from lessons.sandbox.writing import Ask, Writer, Written, writing
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.outcome import Outcome, Refusal


class Refused(Exception):
    """The cloud refused one of the operations, so none of them was done."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.code)


class Together:
    """The step in the making, done as the account's owner, or as whoever acts at its console.

    What it starts runs once it is over.
    """

    def __init__(self, writer: Writer, *, acting: bool) -> None:
        self._writer = writer
        self._caller = None if acting else Caller.root(writer.account.account_id)
        self.written: list[Written] = []

    @property
    def cloud(self) -> Cloud:
        return self._writer.cloud

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        """Raises Refused, which is for `together` to see: the step ends there."""
        step = self.written[0].row.position if self.written else 0
        written = self._writer.append(Ask(service, operation, params, caller=self._caller, step=step))
        self.written.append(written)
        if written.outcome.refusal is not None:
            raise Refused(written.outcome.refusal)
        return written.outcome

    def advance(self, seconds: float) -> None:
        """Up to the moment at which code would start, if there is one on the way."""
        now = self.cloud.state.clock.read(self._writer.wall)
        self.call("lab", "AdvanceClock", {"Until": now + round(seconds * SECOND)})


@contextmanager
def together(account_pk: UUID, *, acting: bool = False) -> Iterator[Together]:
    """Raises Refused, AccountBusy, QuotaReached; then the account is as it was."""
    with writing(account_pk) as writer:
        check_quota(writer.account)
        if writer.runs_code():
            raise AccountBusy
        step = Together(writer, acting=acting)
        yield step
        queued = writer.claim_if_ripe()
    complete(account_pk, step.written, 0)
    if queued:
        settling.later(account_pk)
