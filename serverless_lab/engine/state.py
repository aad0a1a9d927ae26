"""An account as plain data: one part per service and region, a clock, and what is still to happen."""

import heapq
from typing import Any

import msgspec

from serverless_lab.engine.clock import Clock
from serverless_lab.engine.instant import Instant


class Due(msgspec.Struct, order=True, array_like=True):
    """Something that will happen by itself. `work` says that it may start code outside the engine."""

    at: Instant
    order: int
    kind: str = ""
    region: str = ""
    data: dict[str, Any] = {}


class Owed(msgspec.Struct):
    """Work the outside has taken on and must report before `deadline` (real time), or it counts as lost."""

    kind: str
    region: str
    deadline: Instant


class AccountState(msgspec.Struct):
    """The fold of an account's journal.

    `parts` holds each service's state under `service/region` (global services: `iam/`); `position` is the
    journal position of the entry that is, or was last, played. What is still to happen lies in two heaps:
    `due_work` holds what may start code outside, so that the next time somebody must be there is at hand
    however much is waiting.
    """

    account_id: str
    seed: str
    region: str
    clock: Clock
    position: int = 0
    serial: int = 0
    due: list[Due] = []
    due_work: list[Due] = []
    owed: dict[str, Owed] = {}
    parts: dict[str, Any] = {}

    def schedule(self, at: Instant, kind: str, region: str, data: dict[str, Any], *, work: bool) -> None:
        self.serial += 1
        heapq.heappush(self.due_work if work else self.due, Due(at, self.serial, kind, region, data))

    def first_due(self) -> Due | None:
        """What will happen next, left where it is."""
        return min((heap[0] for heap in (self.due, self.due_work) if heap), default=None)

    def next_due(self, before: Instant) -> Due | None:
        """Take the earliest due event that is not later than `before`."""
        first = self.first_due()
        if first is None or first.at > before:
            return None
        return heapq.heappop(self.due if self.due and self.due[0] is first else self.due_work)


class _Stored(msgspec.Struct):
    account_id: str
    seed: str
    region: str
    clock: Clock
    position: int
    serial: int
    due: list[Due]
    due_work: list[Due]
    owed: dict[str, Owed]
    parts: dict[str, msgspec.Raw]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Stored)


def encode(state: AccountState) -> bytes:
    """The whole account as MessagePack, for snapshots and clones."""
    return _encoder.encode(state)


def decode(data: bytes, types: dict[str, type[msgspec.Struct]]) -> AccountState:
    """Rebuild an account; `types` names the state class of each service.

    Raises msgspec.ValidationError when the data does not fit today's classes.
    """
    stored = _decoder.decode(data)
    parts = {
        name: msgspec.msgpack.decode(raw, type=types[name.partition("/")[0]]) for name, raw in stored.parts.items()
    }
    fields = {name: getattr(stored, name) for name in _Stored.__struct_fields__ if name != "parts"}
    return AccountState(**fields, parts=parts)
