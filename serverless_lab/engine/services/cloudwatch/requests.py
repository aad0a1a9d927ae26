"""Typed requests of the CloudWatch operations."""

from datetime import datetime
from typing import Annotated

import msgspec

from serverless_lab.engine.request import REFUSED, Request


class Dimension(Request, frozen=True):
    name: str
    value: str


class DimensionFilter(Request, frozen=True):
    name: str
    value: str | None = None


class Metric(Request, frozen=True):
    namespace: str | None = None
    metric_name: str | None = None
    dimensions: list[Dimension] = []


class MetricStat(Request, frozen=True):
    metric: Metric
    period: int
    stat: str
    unit: str | None = None


class MetricDataQuery(Request, frozen=True):
    id: str
    metric_stat: MetricStat | None = None
    expression: str | None = None
    label: str | None = None
    return_data: bool | None = None
    period: int | None = None
    account_id: Annotated[str | None, REFUSED] = None


class GetMetricData(Request, frozen=True):
    metric_data_queries: list[MetricDataQuery]
    start_time: datetime
    end_time: datetime
    next_token: str | None = None
    scan_by: str = "TimestampDescending"
    max_datapoints: int | None = None


class GetMetricStatistics(Request, frozen=True, kw_only=True):
    namespace: str
    metric_name: str
    dimensions: list[Dimension] = []
    start_time: datetime
    end_time: datetime
    period: int
    statistics: list[str] = []
    extended_statistics: list[str] = []
    unit: str | None = None


class ListMetrics(Request, frozen=True):
    namespace: str | None = None
    metric_name: str | None = None
    dimensions: list[DimensionFilter] = []
    next_token: str | None = None
    recently_active: str | None = None


class StatisticSet(Request, frozen=True):
    sample_count: float
    sum: float
    minimum: float
    maximum: float


class MetricDatum(Request, frozen=True):
    metric_name: str
    dimensions: list[Dimension] = []
    timestamp: datetime | None = None
    value: float | None = None
    statistic_values: StatisticSet | None = None
    values: list[float] | None = None
    counts: list[float] | None = None
    unit: str = "None"
    storage_resolution: int = 60


class PutMetricData(Request, frozen=True):
    namespace: str
    metric_data: list[MetricDatum] = []


class PutMetricAlarm(Request, frozen=True):
    alarm_name: str
    alarm_description: str | None = None
    actions_enabled: bool = True
    ok_actions: list[str] = msgspec.field(default_factory=list, name="OKActions")
    alarm_actions: list[str] = []
    insufficient_data_actions: list[str] = []
    metric_name: str | None = None
    namespace: str | None = None
    statistic: str | None = None
    extended_statistic: str | None = None
    dimensions: list[Dimension] = []
    period: int | None = None
    unit: str | None = None
    evaluation_periods: int | None = None
    datapoints_to_alarm: int | None = None
    threshold: float | None = None
    comparison_operator: str | None = None
    treat_missing_data: str | None = None
    evaluate_low_sample_count_percentile: str | None = None
    metrics: list[MetricDataQuery] = []
    threshold_metric_id: Annotated[str | None, REFUSED] = None


class DescribeAlarms(Request, frozen=True):
    alarm_names: list[str] | None = None
    alarm_name_prefix: str | None = None
    alarm_types: list[str] | None = None
    children_of_alarm_name: Annotated[str | None, REFUSED] = None
    parents_of_alarm_name: Annotated[str | None, REFUSED] = None
    state_value: str | None = None
    action_prefix: str = ""
    max_records: int = 50
    next_token: str | None = None


class DescribeAlarmsForMetric(Request, frozen=True):
    metric_name: str
    namespace: str
    statistic: str | None = None
    extended_statistic: str | None = None
    dimensions: list[Dimension] = []
    period: int | None = None
    unit: str | None = None


class AlarmsNamed(Request, frozen=True):
    alarm_names: list[str]


class SetAlarmState(Request, frozen=True):
    alarm_name: str
    state_value: str
    state_reason: str
    state_reason_data: str | None = None


class DescribeAlarmHistory(Request, frozen=True):
    alarm_name: str | None = None
    alarm_types: list[str] | None = None
    history_item_type: str | None = None
    start_date: datetime | None = None
    end_date: datetime | None = None
    max_records: int = 100
    next_token: str | None = None
    scan_by: str = "TimestampDescending"
