"""Playing an account on: what scenes, solutions and known mistakes are made of."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.outcome import Outcome


class Player(ABC):
    """An account that can be acted on. The suite plays on one in memory, the course on the learner's own.

    `facts` are those of the mission's variant, `language` the one the learner reads.
    """

    facts: Mapping[str, Any] = {}
    language: str = "en"

    @property
    @abstractmethod
    def cloud(self) -> Cloud:
        """The account as it stands now; read it, do not call it."""

    @abstractmethod
    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        """One operation as the owner; a synchronous invocation has finished when this returns."""

    @abstractmethod
    def at_once(self, function: str, event: bytes, count: int) -> None:
        """That many synchronous invocations begun at the same moment."""

    @abstractmethod
    def advance(self, seconds: float) -> None:
        """Let simulated time pass; what falls due happens, function runs included."""
