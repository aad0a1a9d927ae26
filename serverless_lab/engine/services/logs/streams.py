"""Log streams: events are appended; chunk by chunk they are sealed away so that the state stays small."""

from collections.abc import Iterator

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.logs.state import Chunk, LogEvent, LogStream

CHUNK_EVENTS = 256
CHUNK_BYTES = 32 * 1024
EVENT_OVERHEAD_BYTES = 26  # what CloudWatch Logs adds to each event's size


def append(context: Context, stream: LogStream, lines: list[tuple[Instant, str]]) -> int:
    """Add events and return the bytes they count for."""
    size = 0
    for at, message in lines:
        stream.open.append(LogEvent(at, message, context.at))
        size += len(message.encode()) + EVENT_OVERHEAD_BYTES
    stream.count += len(lines)
    stream.open_bytes += size
    stream.first_event = stream.first_event or lines[0][0]
    stream.last_event = max(stream.last_event, lines[-1][0])
    stream.last_ingestion = context.at
    if len(stream.open) >= CHUNK_EVENTS or stream.open_bytes >= CHUNK_BYTES:
        _seal(context, stream)
    return size


def read(context: Context, stream: LogStream, first: int, count: int) -> list[LogEvent]:
    """Events by their number in the stream, opening only the chunks they lie in."""
    found: list[LogEvent] = []
    passed = 0
    for chunk in stream.sealed:
        if passed + chunk.count > first and passed < first + count:
            events = _open(context, chunk)
            found += events[max(0, first - passed) : first + count - passed]
        passed += chunk.count
    if passed < first + count:
        found += stream.open[max(0, first - passed) : first + count - passed]
    return found


def between(context: Context, stream: LogStream, start: Instant, end: Instant) -> Iterator[LogEvent]:
    """Events with start ≤ timestamp < end, oldest first."""
    for chunk in stream.sealed:
        if chunk.last >= start and chunk.first < end:
            yield from (event for event in _open(context, chunk) if start <= event.timestamp < end)
    yield from (event for event in stream.open if start <= event.timestamp < end)


def _seal(context: Context, stream: LogStream) -> None:
    digest = context.bodies.put(msgspec.msgpack.encode(stream.open))
    times = [event.timestamp for event in stream.open]
    stream.sealed.append(Chunk(digest, len(times), min(times), max(times)))
    stream.open, stream.open_bytes = [], 0


def _open(context: Context, chunk: Chunk) -> list[LogEvent]:
    return msgspec.msgpack.decode(context.bodies.get(chunk.digest), type=list[LogEvent])
