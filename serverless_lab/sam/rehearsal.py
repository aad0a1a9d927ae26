"""A plan tried out on a copy of the account: what it would make, or where it would be refused."""

from typing import Any

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.state import AccountState
from serverless_lab.sam.making import Refused


class RefusedBy(Refused):
    """With what the account said."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.code)


class Rehearsal:
    """A clone of the account, as whoever acts at its console. It is a `Target`."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud.clone()
        self._wall = self.cloud.state.clock.wall

    @property
    def state(self) -> AccountState:
        return self.cloud.state

    def call(self, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        """Raises RefusedBy."""
        caller = self.cloud.speaker(service, operation)
        outcome = self.cloud.call(caller, service, operation, params, wall=self._wall)
        if outcome.refusal is not None:
            raise RefusedBy(outcome.refusal)
        return outcome.answer or {}

    def wait(self, seconds: int) -> None:
        until = self.state.clock.read(self._wall) + seconds * SECOND
        self.call("lab", "AdvanceClock", {"Until": until})
