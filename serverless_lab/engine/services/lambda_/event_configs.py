"""Operations on what becomes of a function's asynchronous events: retries, age, destinations."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.lambda_ import destinations
from serverless_lab.engine.services.lambda_.errors.common import ResourceNotFoundException
from serverless_lab.engine.services.lambda_.errors.events import (
    DestinationIsItself,
    DestinationUnknown,
    DestinationUnsupported,
    NoEventConfig,
    NoFunctionToConfigure,
    NothingToConfigure,
    RoleWithoutDestination,
)
from serverless_lab.engine.services.lambda_.event_state import EventConfig
from serverless_lab.engine.services.lambda_.names import named
from serverless_lab.engine.services.lambda_.pages import numbered, page
from serverless_lab.engine.services.lambda_.qualifiers import find, function_named
from serverless_lab.engine.services.lambda_.requests.common import FunctionNamed
from serverless_lab.engine.services.lambda_.requests.events import (
    DestinationConfig,
    ListEventInvokeConfigs,
    SetEventInvokeConfig,
)
from serverless_lab.engine.services.lambda_.state import LATEST, Function


def put_function_event_invoke_config(context: Context, request: SetEventInvokeConfig) -> dict[str, Any]:
    """Replaces all of it: what is left out goes back to AWS's own."""
    function, qualifier = _to_configure(context, request)
    asked = request.destination_config or DestinationConfig()
    _check(context, function, asked)
    function.event_configs[qualifier] = EventConfig(
        context.at,
        request.maximum_retry_attempts,
        request.maximum_event_age_in_seconds,
        asked.on_success.destination,
        asked.on_failure.destination,
    )
    return _told(context, function, qualifier)


def update_function_event_invoke_config(context: Context, request: SetEventInvokeConfig) -> dict[str, Any]:
    function, qualifier = _to_configure(context, request)
    config = _config(context, function, qualifier)
    if request.destination_config is not None:
        asked = request.destination_config
        _check(context, function, asked)
        config.on_success, config.on_failure = asked.on_success.destination, asked.on_failure.destination
    if request.maximum_retry_attempts is not None:
        config.retries = request.maximum_retry_attempts
    if request.maximum_event_age_in_seconds is not None:
        config.max_age = request.maximum_event_age_in_seconds
    config.modified = context.at
    return _told(context, function, qualifier)


def get_function_event_invoke_config(context: Context, request: FunctionNamed) -> dict[str, Any]:
    function, qualifier = _configured(context, request)
    _config(context, function, qualifier)
    return _told(context, function, qualifier)


def delete_function_event_invoke_config(context: Context, request: FunctionNamed) -> dict[str, Any]:
    function, qualifier = _configured(context, request)
    _config(context, function, qualifier)
    del function.event_configs[qualifier]
    return {}


def list_function_event_invoke_configs(context: Context, request: ListEventInvokeConfigs) -> dict[str, Any]:
    try:
        function = function_named(context, request.function_name)
    except ResourceNotFoundException:
        raise NoFunctionToConfigure from None
    shown, more = page(list(function.event_configs), request.marker, request.max_items, numbered, str)
    return {"FunctionEventInvokeConfigs": [_told(context, function, name) for name in shown]} | more


def _to_configure(context: Context, request: SetEventInvokeConfig) -> tuple[Function, str]:
    asked = (request.maximum_retry_attempts, request.maximum_event_age_in_seconds, request.destination_config)
    if all(each is None for each in asked):
        raise NothingToConfigure
    try:
        function = find(context, request.function_name, request.qualifier).function
    except ResourceNotFoundException:
        raise NoFunctionToConfigure from None
    return function, named(request.function_name, request.qualifier).qualifier or LATEST


def _configured(context: Context, request: FunctionNamed) -> tuple[Function, str]:
    """Of a function that is not there AWS says that it has no configuration."""
    name, qualifier = named(request.function_name, request.qualifier)[2:]
    try:
        return find(context, request.function_name, request.qualifier).function, qualifier or LATEST
    except ResourceNotFoundException:
        raise NoEventConfig(arn=context.arn("lambda", f"function:{name}:{qualifier or LATEST}")) from None


def _config(context: Context, function: Function, qualifier: str) -> EventConfig:
    if qualifier not in function.event_configs:
        raise NoEventConfig(arn=context.arn("lambda", f"function:{function.name}:{qualifier}"))
    return function.event_configs[qualifier]


def _check(context: Context, function: Function, asked: DestinationConfig) -> None:
    for arn in filter(None, (asked.on_success.destination, asked.on_failure.destination)):
        parsed = Arn.parse(arn)
        on_success_to_s3 = parsed is not None and parsed.service == "s3" and arn == asked.on_success.destination
        if parsed is None or parsed.service not in destinations.KINDS or on_success_to_s3:
            raise DestinationUnsupported(on_success=_part("OnSuccess", asked), on_failure=_part("OnFailure", asked))
        if parsed.service == "lambda" and _names(context, parsed) == function.name:
            raise DestinationIsItself
        target = destinations.target_at(context, arn)
        if target is None:
            raise DestinationUnknown(arn=arn)
        if not destinations.role_may(context, function.name, function.role, target.action, arn):
            raise RoleWithoutDestination(action=target.action.partition(":")[2], arn=arn)


def _names(context: Context, arn: Arn) -> str:
    """The function of this account and Region that an ARN names; empty for another's."""
    if (arn.account_id, arn.region) != (context.account_id, context.region):
        return ""
    return arn.resource.removeprefix("function:").partition(":")[0]


def _part(name: str, asked: DestinationConfig) -> str:
    destination = asked.on_success.destination if name == "OnSuccess" else asked.on_failure.destination
    return f"{name}(destination={destination})" if destination else "null"


def _told(context: Context, function: Function, qualifier: str) -> dict[str, Any]:
    config = function.event_configs[qualifier]
    told: dict[str, Any] = {
        "LastModified": to_datetime(config.modified).replace(microsecond=0),
        "FunctionArn": context.arn("lambda", f"function:{function.name}:{qualifier}"),
        "DestinationConfig": {
            "OnSuccess": {"Destination": config.on_success} if config.on_success else {},
            "OnFailure": {"Destination": config.on_failure} if config.on_failure else {},
        },
    }
    if config.retries is not None:
        told["MaximumRetryAttempts"] = config.retries
    if config.max_age is not None:
        told["MaximumEventAgeInSeconds"] = config.max_age
    return told
