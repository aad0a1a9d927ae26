"""Power tuning: real calls with one memory size after another, as one step of the journal, for as long as a page waits.

Nothing of the function is changed for it, so nothing has to be put back, wherever it ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from lessons.sandbox import moment, places, settling
from lessons.sandbox.calls import Result, check_quota, complete
from lessons.sandbox.errors import TuningGoesOn
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account
from lessons.sandbox.places import Places
from lessons.sandbox.writing import Ask, writing
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.services.lambda_.errors.common import TooManyRequestsException
from serverless_lab.engine.services.lambda_.state import Function, LambdaState

_going = Places()  # by account and function


@dataclass
class Tuned:
    """`calls` that ran. `ended`: why there are no more of them, empty where all that were asked for were made.

    `refused`: AWS said no, by `refusal`. `changed`: the function is another one meanwhile, or the account was set back.
    """

    calls: list[Result] = field(default_factory=list)
    ended: Literal["", "time", "refused", "changed"] = ""
    refusal: Refusal | None = None


def tune(account: Account, function: str, event: bytes, sizes: Sequence[int], times: int) -> Tuned:
    """So many calls with each size. They wait as one call; raises TuningGoesOn, QuotaReached.

    A size that a call fails with is not called again. Time is divided among the sizes, so that a slow function has a
    call with each before it has several with one.
    """
    if not _going.take((account.pk, function), 1):
        raise TuningGoesOn
    try:
        if not places.waiting.take(account.holder, limit("LAB_CALLS_AT_ONCE")):
            return Tuned(ended="refused", refusal=Refusal.of(TooManyRequestsException()))
        try:
            return _measured(_Caller(account.pk, function, event), sizes, times)
        finally:
            places.waiting.give_back(account.holder)
    finally:
        _going.give_back((account.pk, function))


def _measured(caller: "_Caller", sizes: Sequence[int], times: int) -> Tuned:
    tuned = Tuned()
    end = moment.now() + limit("LAB_TUNING_SECONDS") * SECOND
    for place, size in enumerate(sizes):
        now = moment.now()
        if tuned.calls and now >= end:
            tuned.ended = "time"
            break
        _call_some(tuned, caller, size, times, until=now + (end - now) // (len(sizes) - place))
        if tuned.ended in ("refused", "changed"):
            break
    return tuned


def _call_some(tuned: Tuned, caller: "_Caller", size: int, times: int, until: Instant) -> None:
    """One call at least, and no further ones after `until` or after one that failed."""
    for number in range(times):
        if number and moment.now() >= until:
            tuned.ended = "time"
            return
        result = caller.call(size)
        if result is None:
            tuned.ended = "changed"
            return
        if not result.invocations:
            tuned.ended, tuned.refusal = "refused", result.refusal
            return
        tuned.calls.append(result)
        if result.invocations[-1].status != "ok":
            return


@dataclass
class _Caller:
    """Makes one call after another; the first one's journal entry and request id hold them together."""

    account_pk: UUID
    function: str
    event: bytes
    step: int = 0
    tuning: str = ""
    revision: int = 0

    def call(self, size: int) -> Result | None:
        """None: what was measured so far is no longer there, or was another function."""
        with writing(self.account_pk) as writer:
            check_quota(writer.account)
            if self.tuning and self._is_another(writer.cloud):
                return None
            written = writer.append(self._ask(size))
            queued = writer.claim_if_ripe()
            if not self.tuning and written.outcome.refusal is None:
                self._remember(writer.cloud, written.row.step, written.work[-1].request_id)
        (result,) = complete(self.account_pk, [written], 0)
        if queued:
            settling.later(self.account_pk)
        return result

    def _ask(self, size: int) -> Ask:
        params = {
            "FunctionName": self.function,
            "MemorySize": size,
            "Payload": self.event,
            "Timeout": limit("LAB_TUNING_CALL_SECONDS"),
        }
        if self.tuning:
            params["Tuning"] = self.tuning
        return Ask("lab", "InvokeWithMemory", params, step=self.step)

    def _remember(self, cloud: Cloud, step: int, tuning: str) -> None:
        function = self._found(cloud)
        assert function is not None
        self.step, self.tuning, self.revision = step, tuning, function.revision

    def _is_another(self, cloud: Cloud) -> bool:
        """One that was deleted is for AWS to tell."""
        function = self._found(cloud)
        if function is None:
            return False
        here = any(run.tuning == self.tuning for run in reversed(function.invocations))
        return not here or function.revision != self.revision

    def _found(self, cloud: Cloud) -> Function | None:
        part = cloud.state.parts.get(f"lambda/{cloud.state.region}") or LambdaState()
        return part.functions.get(self.function)
