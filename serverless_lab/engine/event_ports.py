"""How services hand events on without knowing each other: what takes a record, and what is polled for records."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

if TYPE_CHECKING:
    from serverless_lab.engine.context import Context


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What is handed on to the resource with the ARN `target`.

    `attributes` are those of a message (name to type and value), `sender` the unique id of who sends it. `lineage`: how
    often the chain of events that this belongs to has called each function so far, by name. `group` and `deduplication`
    are for what keeps an order, `subject` for what has one.
    """

    target: str
    body: bytes
    attributes: dict[str, tuple[str, bytes]] = {}
    sender: str = ""
    lineage: dict[str, int] = {}
    group: str = ""
    deduplication: str = ""
    subject: str = ""


class EventTarget(ABC):
    """A kind of resource that takes records. `action`: what whoever sends one must be allowed to do with it."""

    action: ClassVar[str]

    @abstractmethod
    def arns(self, context: "Context") -> list[str]:
        """Those of the account in this Region, by name."""

    @abstractmethod
    def exists(self, context: "Context", arn: str, *, ordered: bool = False) -> bool:
        """Is there such a resource, and may records be sent to it? `ordered`: they come in groups with an order, which
        some (FIFO) take only so.
        """

    @abstractmethod
    def take(self, context: "Context", delivery: Delivery) -> None:
        """Take a record; raises CloudError where it is refused."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One of a batch. `event` is what the function is given of it, `receipt` what it is deleted by. `lineage`: as it
    was delivered with.
    """

    id: str
    receipt: str
    event: dict[str, Any]
    lineage: dict[str, int] = {}


class EventSource(ABC):
    """A kind of resource that a mapping polls. It announces RecordsReady when there is something to receive, also when
    what was received and not deleted shows again.

    `actions`: what the function's role must be allowed to do with it; `service`: as AWS calls it in its sentences.
    """

    actions: ClassVar[tuple[str, ...]]
    service: ClassVar[str]

    @abstractmethod
    def arns(self, context: "Context") -> list[str]:
        """Those of the account in this Region, by name."""

    @abstractmethod
    def fault(self, context: "Context", arn: str, timeout: int) -> str:
        """Why a function with this timeout (seconds) cannot be mapped onto it, as AWS says it; empty where it can."""

    @abstractmethod
    def ordered(self, context: "Context", arn: str) -> bool:
        """Does it keep the order of its records (FIFO)?"""

    @abstractmethod
    def waiting(self, context: "Context", arn: str) -> int:
        """How many records could be received now."""

    @abstractmethod
    def receive(self, context: "Context", arn: str, most: int, most_bytes: int) -> list[Record]:
        """Take some, which nobody else is given for a while. `most_bytes` of all events together, as JSON."""

    @abstractmethod
    def delete(self, context: "Context", arn: str, receipts: list[str]) -> None:
        """They are done with."""


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """An HTTP request that a service makes to an address. Its answer is told as PostAnswered, by its `ticket`."""

    ticket: str
    url: str
    headers: dict[str, str]
    body: bytes
    lineage: dict[str, int] = {}


class WebPlace(ABC):
    """Addresses at which somebody of the lab answers."""

    @abstractmethod
    def serves(self, context: "Context", url: str) -> bool:
        """Is this one of them?"""

    @abstractmethod
    def post(self, context: "Context", post: Post) -> None:
        """Take the request in; refuses nothing but by an answer."""
