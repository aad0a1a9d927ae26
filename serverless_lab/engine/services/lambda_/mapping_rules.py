"""What Lambda checks before it maps a function onto an event source."""

from typing import NamedTuple

from serverless_lab.engine import event_patterns, numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.event_ports import EventSource
from serverless_lab.engine.questions import SourceAt
from serverless_lab.engine.services.lambda_.errors import mappings as errors
from serverless_lab.engine.services.lambda_.errors.common import ResourceNotFoundException
from serverless_lab.engine.services.lambda_.qualifiers import Target, find
from serverless_lab.engine.services.lambda_.requests.mappings import FilterCriteria, MappingSettings

# What AWS can poll beside queues.
_LATER = {
    "kinesis": "A Kinesis stream",
    "dynamodb": "A DynamoDB stream",
    "kafka": "A Kafka topic",
    "mq": "An Amazon MQ broker",
    "rds": "A DocumentDB change stream",
}
_OF_STREAMS = (
    "parallelization_factor",
    "maximum_record_age_in_seconds",
    "bisect_batch_on_function_error",
    "maximum_retry_attempts",
    "tumbling_window_in_seconds",
    "destination_config",
)


class Settings(NamedTuple):
    """How a mapping batches. `most_at_once` None: as far as Lambda scales."""

    batch_size: int
    window: int
    item_failures: bool
    filters: list[str]
    most_at_once: int | None


DEFAULTS = Settings(numbers.LAMBDA_BATCH_DEFAULT, 0, False, [], None)


def source_at(context: Context, arn: str | None) -> EventSource:
    """What is polled there. Raises what AWS says of an ARN that leads nowhere."""
    parsed = Arn.parse(arn) if arn else None
    source: EventSource | None = context.ask(SourceAt(arn)) if arn else None
    if source is not None and parsed is not None:
        return source
    service = parsed.service if parsed else ""
    if service in _LATER:
        raise NotSimulated(feature=f"{_LATER[service]} as an event source")
    raise errors.SourceUnrecognized


def function_at(context: Context, text: str) -> Target:
    try:
        return find(context, text)
    except ResourceNotFoundException:
        raise errors.MappedFunctionUnknown from None


def check_source(context: Context, source: EventSource, arn: str, target: Target) -> None:
    """Is the resource there, does the role let Lambda poll it, and does its visibility outlast the function?"""
    for action in source.actions:
        if not may(context, target, action, arn):
            raise errors.RoleWithoutSource(action=action.partition(":")[2], service=source.service)
    fault = source.fault(context, arn, target.version.timeout)
    if fault:
        raise errors.SourceUnusable(message=fault)


def may(context: Context, target: Target, action: str, arn: str) -> bool:
    """Lambda polls with the function's own role."""
    return context.allowed(Caller.role(target.version.role, target.function.name), action, arn).allowed


def checked(request: MappingSettings, before: Settings, *, ordered: bool) -> Settings:
    """The settings with what the request changes of them."""
    if request.provisioned_poller_config is not None:
        raise NotSimulated(feature="Provisioned mode of an event source mapping")
    for member in _OF_STREAMS:
        if getattr(request, member) is not None:
            raise errors.NotOfQueues(member="".join(part.capitalize() for part in member.split("_")))
    settings = _changed(request, before)
    if ordered and settings.window:
        raise errors.NoWindowInOrder
    if ordered and settings.batch_size > numbers.LAMBDA_BATCH_DEFAULT:
        raise errors.TooManyInOrder
    if settings.batch_size > numbers.LAMBDA_BATCH_DEFAULT and not settings.window:
        raise errors.WindowNeeded
    return settings


def _changed(request: MappingSettings, before: Settings) -> Settings:
    settings = before
    if request.batch_size is not None:
        settings = settings._replace(batch_size=request.batch_size)
    if request.maximum_batching_window_in_seconds is not None:
        settings = settings._replace(window=request.maximum_batching_window_in_seconds)
    if request.function_response_types is not None:
        settings = settings._replace(item_failures=bool(request.function_response_types))
    if request.filter_criteria is not None:
        settings = settings._replace(filters=_patterns(request.filter_criteria))
    if request.scaling_config is not None:
        settings = settings._replace(most_at_once=request.scaling_config.maximum_concurrency)
    return settings


def _patterns(criteria: FilterCriteria) -> list[str]:
    texts = [each.pattern for each in criteria.filters]
    for text in texts:
        try:
            event_patterns.read(text)
        except event_patterns.BadPattern:
            raise errors.BadFilter from None
    return texts
