"""CloudWatch's state in one region: what was measured, by minute, and the alarms that watch it."""

from typing import Any

import msgspec

from serverless_lab.engine.instant import Instant

Minute = int  # minutes since 1970-01-01T00:00:00Z


class Point(msgspec.Struct, array_like=True):
    """What one metric measured in a stretch of time. `values`: how often each value came, for percentiles.

    Values that were published as a statistic set alone are in none of `values`.
    """

    count: float
    total: float
    low: float
    high: float
    values: dict[float, float] = {}


# What was measured in one minute, by the metric's key: unit, a space and its name.
Points = dict[str, Point]


class Block(msgspec.Struct, array_like=True, frozen=True):
    """Minutes that were sealed away: where they lie, and the first and the last of them."""

    digest: str
    first: Minute
    last: Minute


class Series(msgspec.Struct):
    """All metrics of a namespace with the same dimensions. `names`: each metric's key and the last minute it has."""

    namespace: str
    dimensions: dict[str, str]
    names: dict[str, Minute] = {}
    open: dict[Minute, Points] = {}
    sealed: list[Block] = []
    touched: Instant = 0


class Watched(msgspec.Struct, frozen=True):
    """A metric as an alarm or a query names it: a statistic of it over periods of seconds. `unit` empty: any."""

    namespace: str
    name: str
    dimensions: dict[str, str]
    stat: str
    period: int
    unit: str = ""


class Query(msgspec.Struct, frozen=True):
    """One line of a metric query: a metric, or an expression over other lines."""

    id: str
    watched: Watched | None = None
    expression: str = ""
    label: str = ""
    shown: bool = True


class Alarm(msgspec.Struct, omit_defaults=True):
    """`queries`: one metric, or metrics and expressions of which exactly one is shown. `plain`: it was made without
    `Metrics`, and is told so.

    `planned` is when it will next be evaluated; 0: nothing can change before something is measured.
    """

    name: str
    queries: list[Query]
    evaluation_periods: int
    datapoints_to_alarm: int
    threshold: float
    comparison: str
    configured: Instant
    plain: bool = True
    says_datapoints: bool = False
    description: str | None = None
    missing: str = ""
    low_samples: str = ""
    actions_enabled: bool = True
    ok_actions: list[str] = []
    alarm_actions: list[str] = []
    insufficient_data_actions: list[str] = []
    state: str = "INSUFFICIENT_DATA"
    reason: str = "Unchecked: Initial alarm creation"
    reason_data: dict[str, Any] | None = None
    updated: Instant = 0
    transitioned: Instant = 0
    planned: Instant = 0


class HistoryItem(msgspec.Struct, array_like=True, frozen=True):
    """`data` is JSON."""

    alarm: str
    at: Instant
    kind: str
    summary: str
    data: str


class CloudWatchState(msgspec.Struct):
    """`series` by namespace and dimensions, the one measured last at the end. `watching`: by series and metric name,
    the alarms that must hear of it."""

    series: dict[str, Series] = {}
    alarms: dict[str, Alarm] = {}
    watching: dict[str, list[str]] = {}
    history: list[HistoryItem] = []
