"""How services hand events on without knowing each other: what takes a record."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

import msgspec

if TYPE_CHECKING:
    from serverless_lab.engine.context import Context


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What is handed on to the resource with the ARN `target`.

    `attributes` are those of a message (name to type and text). `lineage`: how often the chain of events that this
    belongs to has called each function so far, by name.
    """

    target: str
    body: bytes
    attributes: dict[str, tuple[str, str]] = {}
    lineage: dict[str, int] = {}


class EventTarget(ABC):
    """A kind of resource that takes records. `action`: what whoever sends one must be allowed to do with it."""

    action: ClassVar[str]

    @abstractmethod
    def exists(self, context: "Context", arn: str) -> bool:
        """Is there such a resource, and may records be sent to it?"""

    @abstractmethod
    def take(self, context: "Context", delivery: Delivery) -> None:
        """Take a record; raises CloudError where it is refused."""
