"""CloudWatch Logs' state in one region. Full chunks of a stream lie as bodies; the state keeps their digests."""

import msgspec

from serverless_lab.engine.instant import Instant


class LogEvent(msgspec.Struct, array_like=True, frozen=True):
    timestamp: Instant
    message: str
    ingestion: Instant


class Chunk(msgspec.Struct, array_like=True, frozen=True):
    """A sealed run of events: where its bytes lie, how many events, and the time they span."""

    digest: str
    count: int
    first: Instant
    last: Instant


class LogStream(msgspec.Struct):
    name: str
    created: Instant
    sealed: list[Chunk] = []
    open: list[LogEvent] = []
    open_bytes: int = 0
    count: int = 0
    first_event: Instant = 0
    last_event: Instant = 0
    last_ingestion: Instant = 0


class LogGroup(msgspec.Struct):
    name: str
    created: Instant
    stored_bytes: int = 0
    streams: dict[str, LogStream] = {}


class LogsState(msgspec.Struct):
    groups: dict[str, LogGroup] = {}
