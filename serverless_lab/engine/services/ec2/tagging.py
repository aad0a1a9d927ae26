"""CreateTags, DeleteTags, DescribeTags: on anything of EC2 that has an id."""

from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names, tags
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue, NotFound
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import tags as requests
from serverless_lab.engine.services.ec2.state.kinds import Tags


class Tagged(msgspec.Struct, frozen=True):
    """One tag of one thing."""

    thing: str
    kind: str
    key: str
    value: str


def create_tags(context: Context, request: requests.CreateTags) -> dict[str, Any]:
    """On all of the things or on none."""
    things = [_tagged(context, each) for each in dict.fromkeys(request.resources)]
    after = [tags.merged(thing.tags, request.tags) for thing in things]
    for thing, new in zip(things, after, strict=True):
        thing.tags = new
    return {}


def delete_tags(context: Context, request: requests.DeleteTags) -> dict[str, Any]:
    """A key with a value goes only where it has that value; without any key, all of a thing's tags go."""
    things = [_tagged(context, each) for each in dict.fromkeys(request.resources)]
    for thing in things:
        thing.tags = {key: value for key, value in thing.tags.items() if not _is_meant(request, key, value)}
    return {}


def describe_tags(context: Context, request: requests.DescribeTags) -> dict[str, Any]:
    found = chosen(_every(context), request.filters, FILTERS, lambda tagged: {tagged.key: tagged.value})
    shown, more = page(found, request.next_token, request.max_results)
    said = [
        {"ResourceId": each.thing, "ResourceType": each.kind, "Key": each.key, "Value": each.value} for each in shown
    ]
    return {"Tags": said, **more}


def arns(context: Context, ids: list[str]) -> list[str]:
    return [names.arn(context, names.prefix_of(each), each) for each in ids if names.prefix_of(each)]


def _tagged(context: Context, thing_id: str) -> Any:
    """Anything with tags: of a kind by its id, or a rule of a security group."""
    state = names.state(context)
    if thing_id in state.rules:
        return state.groups[state.rules[thing_id]].rules[thing_id]
    prefix = names.prefix_of(thing_id)
    if not prefix:
        raise NotFound(code="InvalidID", kind="ID", id=thing_id)
    return names.thing(context, prefix, thing_id)


def _is_meant(request: requests.DeleteTags, key: str, value: str) -> bool:
    if not request.tags:
        return True
    if any(not each.key for each in request.tags):
        raise InvalidParameterValue(message="Tag key cannot be empty.")
    return any(each.key == key and each.value in (None, value) for each in request.tags)


def _every(context: Context) -> list[Tagged]:
    state = names.state(context)
    found = []
    for kind in names.KINDS.values():
        things: dict[str, Any] = getattr(state, kind.kept)
        for thing in things.values():
            found += _of(thing.id, kind.resource, thing.tags)
    for group in state.groups.values():
        for rule in group.rules.values():
            found += _of(rule.id, "security-group-rule", rule.tags)
    return found


def _of(thing_id: str, kind: str, present: Tags) -> list[Tagged]:
    return [Tagged(thing_id, kind, key, value) for key, value in present.items()]


FILTERS = {
    "resource-id": lambda tagged: tagged.thing,
    "resource-type": lambda tagged: tagged.kind,
    "key": lambda tagged: tagged.key,
    "value": lambda tagged: tagged.value,
}
