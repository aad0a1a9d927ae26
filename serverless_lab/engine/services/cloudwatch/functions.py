"""The metrics of AWS/Lambda, made of what Lambda tells. Source: "Types of metrics for Lambda functions"."""

from collections.abc import Mapping

from serverless_lab.engine import news
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MILLISECOND, Instant
from serverless_lab.engine.services.cloudwatch import evaluating, minutes
from serverless_lab.engine.services.cloudwatch.points import measured
from serverless_lab.engine.services.cloudwatch.state import Point

NAMESPACE = "AWS/Lambda"
UNITS = {"Duration": "Milliseconds", "AsyncEventAge": "Milliseconds"}
Dimensions = dict[str, str]


def count_begin(context: Context, told: news.RunBegan) -> None:
    """Reaction: how many runs go on, looked at whenever one begins."""
    of_all = {"ConcurrentExecutions": told.running_in_all, "UnreservedConcurrentExecutions": told.shared}
    _keep(context, told.at, {"ConcurrentExecutions": told.running}, _of(told.function))
    _keep(context, told.at, of_all, {})
    if told.waited is not None:
        _everywhere(context, told.at, {"AsyncEventAge": told.waited / MILLISECOND}, told.function, told.qualifier)
    if told.ready:
        use = "ProvisionedConcurrencyInvocations" if told.has_ready else "ProvisionedConcurrencySpilloverInvocations"
        values = {
            "ProvisionedConcurrentExecutions": told.ready_running,
            "ProvisionedConcurrencyUtilization": told.ready_running / told.ready,
            use: 1,
        }
        for dimensions in (_of(told.function), _of(told.function, told.qualifier)):
            _keep(context, told.at, values, dimensions)


def count_run(context: Context, told: news.RunMeasured) -> None:
    """Reaction: a run counts when it began, with a 0 for what did not happen."""
    values = {
        "Invocations": 1,
        "Errors": int(told.failed),
        "Throttles": 0,
        "Duration": told.duration / MILLISECOND,
    }
    _everywhere(context, told.began, values, told.function, told.qualifier)
    if told.qualifier not in ("", told.version):
        of_alias = _of(told.function, told.qualifier) | {"ExecutedVersion": told.version}
        _keep(context, told.began, values, of_alias)


def count_throttle(context: Context, told: news.FunctionThrottled) -> None:
    _everywhere(context, told.at, {"Throttles": 1}, told.function, told.qualifier)


def count_queued(context: Context, told: news.AsyncEventQueued) -> None:
    _everywhere(context, told.at, {"AsyncEventsReceived": 1}, told.function, told.qualifier)


def count_dropped(context: Context, told: news.AsyncEventDropped) -> None:
    _everywhere(context, told.at, {"AsyncEventsDropped": 1}, told.function, "")


def count_delivery(context: Context, told: news.RecordDelivered) -> None:
    """Reaction: what could not be handed on."""
    if told.failure:
        name = "DeadLetterErrors" if told.dead_letter else "DestinationDeliveryFailures"
        _everywhere(context, told.at, {name: 1}, told.function, "")


def _everywhere(context: Context, at: Instant, values: Mapping[str, float], function: str, qualifier: str) -> None:
    """For all functions, for this one, and for what of it was called."""
    told = _told(values)
    for dimensions in ({}, _of(function), _of(function, qualifier)):
        _keep_told(context, at, told, values, dimensions)


def _of(function: str, qualifier: str | None = None) -> Dimensions:
    """`qualifier` None: the function as a whole; empty: called without one, which AWS counts apart as well."""
    if qualifier is None:
        return {"FunctionName": function}
    return {"FunctionName": function, "Resource": f"{function}:{qualifier}" if qualifier else function}


def _keep(context: Context, at: Instant, values: Mapping[str, float], dimensions: Dimensions) -> None:
    _keep_told(context, at, _told(values), values, dimensions)


def _told(values: Mapping[str, float]) -> dict[str, Point]:
    return {minutes.metric_key(UNITS.get(name, "Count"), name): measured(value) for name, value in values.items()}


def _keep_told(
    context: Context, at: Instant, told: dict[str, Point], values: Mapping[str, float], dimensions: Dimensions
) -> None:
    evaluating.heard(context, minutes.keep(context, NAMESPACE, dimensions, at, told), values)
