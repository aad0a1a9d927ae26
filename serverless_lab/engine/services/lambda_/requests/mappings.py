"""Requests about event source mappings."""

from typing import Annotated, Any

from msgspec import field

from serverless_lab.engine.request import REFUSED, Request


class Filter(Request, frozen=True):
    pattern: str = ""


class FilterCriteria(Request, frozen=True):
    filters: list[Filter] = []


class ScalingConfig(Request, frozen=True):
    maximum_concurrency: int | None = None


class MappingSettings(Request, frozen=True):
    """What may be said of every mapping, and what only streams and brokers take."""

    enabled: bool | None = None
    batch_size: int | None = None
    maximum_batching_window_in_seconds: int | None = None
    filter_criteria: FilterCriteria | None = None
    function_response_types: list[str] | None = None
    scaling_config: ScalingConfig | None = None
    parallelization_factor: int | None = None
    maximum_record_age_in_seconds: int | None = None
    bisect_batch_on_function_error: bool | None = None
    maximum_retry_attempts: int | None = None
    tumbling_window_in_seconds: int | None = None
    destination_config: dict[str, Any] | None = None
    provisioned_poller_config: Annotated[dict[str, Any] | None, REFUSED] = None


class CreateEventSourceMapping(MappingSettings, frozen=True, kw_only=True):
    function_name: str
    event_source_arn: str | None = None
    starting_position: str | None = None


class UpdateEventSourceMapping(MappingSettings, frozen=True, kw_only=True):
    uuid: str = field(name="UUID")
    function_name: str | None = None


class MappingNamed(Request, frozen=True):
    uuid: str = field(name="UUID")


class ListEventSourceMappings(Request, frozen=True):
    event_source_arn: str | None = None
    function_name: str | None = None
    marker: str | None = None
    max_items: int | None = None
