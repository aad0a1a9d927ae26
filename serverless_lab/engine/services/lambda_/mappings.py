"""Event source mappings: made, changed, looked at, deleted. Each change takes a moment."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import SECOND, to_datetime
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_ import polling
from serverless_lab.engine.services.lambda_.errors import mappings as errors
from serverless_lab.engine.services.lambda_.mapping_rules import (
    DEFAULTS,
    Settings,
    check_source,
    checked,
    function_at,
    source_at,
)
from serverless_lab.engine.services.lambda_.mapping_state import Mapping
from serverless_lab.engine.services.lambda_.names import named
from serverless_lab.engine.services.lambda_.pages import page
from serverless_lab.engine.services.lambda_.requests import mappings as requests
from serverless_lab.engine.services.lambda_.state import LambdaState

SETTLED_AFTER = 5 * SECOND
MOST_LISTED = 100
_SETTLED = ("Enabled", "Disabled")


def create_event_source_mapping(context: Context, request: requests.CreateEventSourceMapping) -> dict[str, Any]:
    arn = request.event_source_arn or ""
    source = source_at(context, arn)
    target = function_at(context, request.function_name)
    if request.starting_position is not None:
        raise errors.StartingPositionOfQueue
    check_source(context, source, arn, target)
    settings = checked(request, DEFAULTS, ordered=source.ordered(context, arn))
    state = context.part(LambdaState)
    name, qualifier = target.function.name, target.qualifier
    _check_once(state, source.service, arn, name, qualifier)
    mapping = Mapping(new_uuid(context.chance()), arn, name, context.at, qualifier)
    mapping.enabled = request.enabled is not False
    _set(mapping, settings)
    state.mappings[mapping.uuid] = mapping
    state.mapped.setdefault(arn, []).append(mapping.uuid)
    _go(context, mapping, "Creating")
    return _told(context, mapping)


def update_event_source_mapping(context: Context, request: requests.UpdateEventSourceMapping) -> dict[str, Any]:
    mapping = _find(context, request.uuid)
    if mapping.state not in _SETTLED:
        raise errors.MappingInUse(what="update")
    source = source_at(context, mapping.source)
    target = function_at(context, request.function_name or _function(mapping))
    settings = checked(request, _settings(mapping), ordered=source.ordered(context, mapping.source))
    if request.function_name is not None:
        check_source(context, source, mapping.source, target)
        state = context.part(LambdaState)
        _check_once(state, source.service, mapping.source, target.function.name, target.qualifier, but=mapping.uuid)
    mapping.function, mapping.qualifier = target.function.name, target.qualifier
    _set(mapping, settings)
    before, mapping.modified = mapping.enabled, context.at
    mapping.enabled = mapping.enabled if request.enabled is None else request.enabled
    turned = {(False, True): "Enabling", (True, False): "Disabling"}
    _go(context, mapping, turned.get((before, mapping.enabled), "Updating"))
    return _told(context, mapping)


def get_event_source_mapping(context: Context, request: requests.MappingNamed) -> dict[str, Any]:
    return _told(context, _find(context, request.uuid))


def delete_event_source_mapping(context: Context, request: requests.MappingNamed) -> dict[str, Any]:
    mapping = _find(context, request.uuid)
    if mapping.state not in _SETTLED:
        raise errors.MappingInUse(what="delete")
    _go(context, mapping, "Deleting")
    return _told(context, mapping)


def list_event_source_mappings(context: Context, request: requests.ListEventSourceMappings) -> dict[str, Any]:
    state = context.part(LambdaState)
    asked = request.event_source_arn
    uuids = list(state.mappings) if asked is None else state.mapped.get(asked, [])
    found = [state.mappings[each] for each in uuids]
    if request.function_name is not None:
        _, _, name, qualifier = named(request.function_name)
        found = [each for each in found if (each.function, each.qualifier) == (name, qualifier)]
    shown, more = page(found, request.marker, request.max_items, str, lambda each: each.uuid, MOST_LISTED)
    return {"EventSourceMappings": [_told(context, each) for each in shown]} | more


def settle(context: Context, data: dict[str, Any]) -> None:
    """Due event: what was asked for is done."""
    state = context.part(LambdaState)
    mapping = state.mappings.get(data["uuid"])
    if mapping is None or mapping.due != context.at or mapping.state in _SETTLED:
        return
    if mapping.state == "Deleting":
        del state.mappings[mapping.uuid]
        state.mapped[mapping.source].remove(mapping.uuid)
        if not state.mapped[mapping.source]:
            del state.mapped[mapping.source]
        return
    mapping.state = "Enabled" if mapping.enabled else "Disabled"
    if mapping.enabled:
        polling.plan(context, mapping, context.at)


def arn(context: Context, request: Any) -> str:
    """What is authorised: the ARN of the mapping."""
    return context.arn("lambda", f"event-source-mapping:{request.uuid}")


def keys(context: Context, request: Any) -> dict[str, Values]:
    """lambda:FunctionArn of the function that is mapped, or is to be."""
    name = getattr(request, "function_name", None)
    if name is not None:
        _, _, function, qualifier = named(name)
        return {"lambda:FunctionArn": _function_arn(context, function, qualifier)}
    mapping = context.part(LambdaState).mappings.get(request.uuid)
    return (
        {} if mapping is None else {"lambda:FunctionArn": _function_arn(context, mapping.function, mapping.qualifier)}
    )


def _check_once(state: LambdaState, service: str, arn: str, name: str, qualifier: str, but: str = "") -> None:
    for uuid in state.mapped.get(arn, []):
        mapping = state.mappings[uuid]
        if uuid != but and (mapping.function, mapping.qualifier) == (name, qualifier):
            raise errors.MappedAlready(service=service, source=arn, function=_function(mapping), uuid=uuid)


def _find(context: Context, uuid: str) -> Mapping:
    mapping = context.part(LambdaState).mappings.get(uuid)
    if mapping is None:
        raise errors.MappingNotFound
    return mapping


def _go(context: Context, mapping: Mapping, state: str) -> None:
    mapping.state, mapping.due = state, context.at + SETTLED_AFTER
    context.schedule(mapping.due, "lambda.MappingSettled", uuid=mapping.uuid)


def _set(mapping: Mapping, settings: Settings) -> None:
    mapping.batch_size, mapping.window = settings.batch_size, settings.window
    mapping.item_failures, mapping.filters = settings.item_failures, settings.filters
    mapping.most_at_once = settings.most_at_once


def _settings(mapping: Mapping) -> Settings:
    return Settings(mapping.batch_size, mapping.window, mapping.item_failures, mapping.filters, mapping.most_at_once)


def _function(mapping: Mapping) -> str:
    return f"{mapping.function}:{mapping.qualifier}" if mapping.qualifier else mapping.function


def _function_arn(context: Context, name: str, qualifier: str) -> str:
    return context.arn("lambda", f"function:{name}:{qualifier}" if qualifier else f"function:{name}")


def _told(context: Context, mapping: Mapping) -> dict[str, Any]:
    told: dict[str, Any] = {
        "UUID": mapping.uuid,
        "BatchSize": mapping.batch_size,
        "MaximumBatchingWindowInSeconds": mapping.window,
        "EventSourceArn": mapping.source,
        "FunctionArn": _function_arn(context, mapping.function, mapping.qualifier),
        "LastModified": to_datetime(mapping.modified),
        "State": mapping.state,
        "StateTransitionReason": "USER_INITIATED",
        "FunctionResponseTypes": ["ReportBatchItemFailures"] if mapping.item_failures else [],
        "EventSourceMappingArn": context.arn("lambda", f"event-source-mapping:{mapping.uuid}"),
    }
    if mapping.filters:
        told["FilterCriteria"] = {"Filters": [{"Pattern": text} for text in mapping.filters]}
    if mapping.most_at_once is not None:
        told["ScalingConfig"] = {"MaximumConcurrency": mapping.most_at_once}
    return told
