"""Points in time and spans as int microseconds, and the texts AWS writes them in."""

from datetime import UTC, datetime, timedelta

Instant = int  # microseconds since 1970-01-01T00:00:00Z
Span = int  # microseconds

MILLISECOND: Span = 1_000
SECOND: Span = 1_000_000
MINUTE: Span = 60 * SECOND
HOUR: Span = 60 * MINUTE
DAY: Span = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Instant = 4_102_444_800 * SECOND  # 2100-01-01T00:00:00Z: where every account's clock stops


def to_datetime(at: Instant) -> datetime:
    return _EPOCH + timedelta(microseconds=at)


def from_datetime(moment: datetime) -> Instant:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def to_milliseconds(at: Instant) -> int:
    return at // MILLISECOND


def iso(at: Instant) -> str:
    """`2026-03-01T09:00:00.123Z`, as Lambda writes it into its log."""
    return to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at // MILLISECOND % 1000:03d}Z"
