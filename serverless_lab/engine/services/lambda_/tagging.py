"""Tags of functions: at most 50, none that begins with `aws:`; keys keep their case."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_.errors.tags import (
    NoTags,
    NotTaggable,
    ReservedTag,
    TagsOnFunctionsOnly,
    TooManyTags,
)
from serverless_lab.engine.services.lambda_.names import arn, check_place, named
from serverless_lab.engine.services.lambda_.qualifiers import function_named
from serverless_lab.engine.services.lambda_.requests import common
from serverless_lab.engine.services.lambda_.requests import tags as requests
from serverless_lab.engine.services.lambda_.state import Function, LambdaState

Tags = dict[str, str]


def tag_resource(context: Context, request: requests.TagResource) -> dict[str, Any]:
    function = _tagged(context, request.resource)
    if not request.tags:
        raise NoTags
    function.tags = checked(function.tags | request.tags)
    function.revision_id = new_uuid(context.chance())
    return {}


def untag_resource(context: Context, request: requests.UntagResource) -> dict[str, Any]:
    """A key that is not there is no error."""
    function = _tagged(context, request.resource)
    function.tags = {key: value for key, value in function.tags.items() if key not in request.tag_keys}
    function.revision_id = new_uuid(context.chance())
    return {}


def list_tags(context: Context, request: requests.Tagged) -> dict[str, Any]:
    return {"Tags": dict(_tagged(context, request.resource).tags)}


def checked(tags: Tags) -> Tags:
    """Raises TooManyTags, ReservedTag. How long keys and values may be is in the service model."""
    if any(key.lower().startswith("aws:") for key in tags):
        raise ReservedTag
    if len(tags) > numbers.LAMBDA_TAGS:
        raise TooManyTags
    return tags


def tags_of(context: Context, resource: str) -> Tags:
    """Those of the function that an ARN names, a version or an alias of it included."""
    parsed = Arn.parse(resource)
    if parsed is None or (parsed.region, parsed.account_id) != (context.region, context.account_id):
        return {}
    kind, _, rest = parsed.resource.partition(":")
    function = context.part(LambdaState).functions.get(rest.partition(":")[0]) if kind == "function" else None
    return function.tags if function is not None else {}


def resource(context: Context, request: Any) -> str:
    return str(request.resource)


def check(action: str, context: Context, request: Any) -> None:
    parsed = Arn.parse(request.resource)
    assert parsed is not None  # by the service model
    check_place(action, context, parsed.region, parsed.account_id, request.resource)


def elsewhere(context: Context, request: Any) -> bool:
    parsed = Arn.parse(request.resource)
    return parsed is not None and parsed.account_id != context.account_id


def keys_of(tags: Tags | None) -> dict[str, Values]:
    """The condition keys of a request that brings tags."""
    if not tags:
        return {}
    return {"aws:TagKeys": list(tags)} | {f"aws:RequestTag/{key}": value for key, value in tags.items()}


def keys(context: Context, request: requests.TagResource) -> dict[str, Values]:
    return keys_of(request.tags)


def taken_keys(context: Context, request: requests.UntagResource) -> dict[str, Values]:
    return {"aws:TagKeys": request.tag_keys} if request.tag_keys else {}


def also(context: Context, request: common.CreateFunction) -> list[tuple[str, str, dict[str, Values]]]:
    """Who makes a function with tags must be allowed to tag it."""
    return [("lambda:TagResource", arn(context, request), keys_of(request.tags))] if request.tags else []


def _tagged(context: Context, resource: str) -> Function:
    if ":function:" not in resource:
        raise NotTaggable
    if named(resource).qualifier:
        raise TagsOnFunctionsOnly
    return function_named(context, resource)
