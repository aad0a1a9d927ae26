"""What an alarm may be: PutMetricAlarm read and checked."""

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError, NotSimulated
from serverless_lab.engine.instant import DAY, HOUR, SECOND
from serverless_lab.engine.services.cloudwatch import reasons, requests
from serverless_lab.engine.services.cloudwatch.errors import ValidationError
from serverless_lab.engine.services.cloudwatch.metric_data import queries_of
from serverless_lab.engine.services.cloudwatch.naming import check_stat, dimensions_of
from serverless_lab.engine.services.cloudwatch.state import Alarm, Query, Watched
from serverless_lab.engine.services.cloudwatch.verdict import COMPARISONS

_HIGH_RESOLUTION = (10, 20, 30)
_MISSING = ("breaching", "notBreaching", "ignore", "missing")
_OF_ONE_METRIC = ("metric_name", "namespace", "statistic", "extended_statistic", "period", "unit")


def configured(context: Context, request: requests.PutMetricAlarm) -> Alarm:
    """A new alarm as it is asked for; raises ValidationError or NotSimulated."""
    if not request.alarm_name.isascii() or not request.alarm_name.isprintable():
        raise ValidationError(message="The parameter AlarmName must contain only ASCII characters.")
    if request.threshold_metric_id is not None:
        raise NotSimulated(feature="An alarm with a band of expected values")
    if request.comparison_operator is None or request.threshold is None:
        raise ValidationError(message="ComparisonOperator and Threshold must be specified for an alarm.")
    if request.comparison_operator not in COMPARISONS:
        raise NotSimulated(feature="An alarm with a band of expected values")
    periods = request.evaluation_periods
    if periods is None:
        raise ValidationError(message="EvaluationPeriods must be specified for an alarm.")
    if request.datapoints_to_alarm is not None and request.datapoints_to_alarm > periods:
        message = "DatapointsToAlarm must be less than or equal to EvaluationPeriods."
        raise ValidationError(message=message)
    _check_choices(request)
    alarm = Alarm(
        name=request.alarm_name,
        queries=_queries(request),
        evaluation_periods=periods,
        datapoints_to_alarm=request.datapoints_to_alarm or periods,
        threshold=request.threshold,
        comparison=request.comparison_operator,
        configured=context.at,
        plain=not request.metrics,
        says_datapoints=request.datapoints_to_alarm is not None,
        description=request.alarm_description,
        missing=request.treat_missing_data or "",
        low_samples=request.evaluate_low_sample_count_percentile or "",
        actions_enabled=request.actions_enabled,
        ok_actions=_actions(context, request.ok_actions),
        alarm_actions=_actions(context, request.alarm_actions),
        insufficient_data_actions=_actions(context, request.insufficient_data_actions),
    )
    _check_length(alarm)
    return alarm


def _check_choices(request: requests.PutMetricAlarm) -> None:
    missing, low = request.treat_missing_data, request.evaluate_low_sample_count_percentile
    if missing is not None and missing not in _MISSING:
        raise ValidationError(message=f"The value {missing} for parameter TreatMissingData is not supported.")
    if low is not None and low not in ("evaluate", "ignore"):
        raise ValidationError(
            message=f"Option {low} is not supported. Supported options for parameter EvaluateLowSampleCountPercentile "
            "are evaluate and ignore."
        )
    if low == "ignore":
        raise NotSimulated(feature="Waiting for more samples before a percentile is evaluated")


def _queries(request: requests.PutMetricAlarm) -> list[Query]:
    if not request.metrics:
        return [Query("m1", _watched(request))]
    if any(getattr(request, name) is not None for name in _OF_ONE_METRIC) or request.dimensions:
        message = "Metrics is mutually exclusive with MetricName, Namespace, Dimensions, Period, Unit and Statistic."
        raise ValidationError(message=message)
    queries = queries_of(request.metrics, "Metrics")
    watched = [query.watched for query in queries if query.watched is not None]
    if sum(query.shown for query in queries) != 1:
        raise ValidationError(message="Exactly one element of the metrics list should return data.")
    if not watched:
        raise ValidationError(message="The metrics list must contain at least one metric.")
    if len(watched) > numbers.CLOUDWATCH_ALARM_METRICS:
        limit = numbers.CLOUDWATCH_ALARM_METRICS
        raise ValidationError(message=f"The metrics list must not contain more than {limit} metrics.")
    if len({each.period for each in watched}) > 1:
        raise ValidationError(message="All metrics of an alarm must have the same period.")
    _check_period(watched[0].period)
    return queries


def _watched(request: requests.PutMetricAlarm) -> Watched:
    if not request.metric_name or not request.namespace or request.period is None:
        raise ValidationError(message="MetricName, Namespace and Period must be specified for an alarm on one metric.")
    if (request.statistic is None) is (request.extended_statistic is None):
        raise ValidationError(message="Either Statistic or ExtendedStatistic must be specified, and not both.")
    _check_period(request.period)
    if request.extended_statistic is not None:
        check_stat(request.extended_statistic, "ExtendedStatistic")
    return Watched(
        request.namespace,
        request.metric_name,
        dimensions_of(request.dimensions),
        request.statistic or request.extended_statistic or "",
        request.period,
        request.unit or "",
    )


def _check_period(seconds: int) -> None:
    if seconds in _HIGH_RESOLUTION:
        raise NotSimulated(feature="An alarm with a period shorter than a minute")
    if seconds % 60:
        raise ValidationError(message="Period must be 10, 20, 30 or a multiple of 60.")


def _check_length(alarm: Alarm) -> None:
    """How far an alarm looks back."""
    period = reasons.period_of(alarm) * SECOND
    long = period >= HOUR
    days = numbers.CLOUDWATCH_ALARM_DAYS[long]
    if alarm.evaluation_periods * period > days * DAY:
        raise ValidationError(
            message=f"Metrics cannot be checked across more than a {'week' if long else 'day'} (EvaluationPeriods * "
            f"Period must be <= {days * DAY // SECOND}) for alarms using period {'>=' if long else '<'} 3600"
        )


def _actions(context: Context, given: list[str]) -> list[str]:
    return [_action(context, text) for text in given]


def _action(context: Context, text: str) -> str:
    arn = Arn.parse(text)
    if arn is None:
        raise ValidationError(message=f"Invalid arn syntax: {text}")
    if arn.service not in ("lambda", "sns"):
        raise NotSimulated(feature=f"An alarm action of the service {arn.service}")
    if arn.region != context.region:
        raise _wrong_region(arn, context)
    if arn.account_id != context.account_id:
        raise NotSimulated(feature="An alarm that calls what belongs to another account")
    if arn.service == "lambda" and not arn.resource.startswith("function:"):
        raise ValidationError(message=f"Invalid arn syntax: {text}")
    return text


def _wrong_region(arn: Arn, context: Context) -> CloudError:
    return ValidationError(message=f"Invalid region {arn.region} specified. Only {context.region} is supported.")
