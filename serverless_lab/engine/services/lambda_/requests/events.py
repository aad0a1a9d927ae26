"""Requests about what becomes of asynchronous events."""

from serverless_lab.engine.request import Request


class Destination(Request, frozen=True):
    destination: str = ""


class DestinationConfig(Request, frozen=True):
    on_success: Destination = Destination()
    on_failure: Destination = Destination()


class SetEventInvokeConfig(Request, frozen=True):
    function_name: str
    qualifier: str | None = None
    maximum_retry_attempts: int | None = None
    maximum_event_age_in_seconds: int | None = None
    destination_config: DestinationConfig | None = None


class ListEventInvokeConfigs(Request, frozen=True):
    function_name: str
    marker: str | None = None
    max_items: int | None = None
