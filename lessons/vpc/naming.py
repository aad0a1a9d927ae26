"""Things by their Name tag: how checks, plays and tests find what was made, since ids differ in every account."""

import re
from typing import Any

from serverless_lab.engine.services.ec2.names import KINDS
from serverless_lab.engine.services.ec2.state.region import Ec2State

_NAMED = re.compile(r"\{([\w-]+)\}")


def ids(state: Ec2State) -> dict[str, str]:
    """The id of everything that has a Name; of two with the same name the one that was made later."""
    things = (thing for kind in KINDS.values() for thing in getattr(state, kind.kept).values())
    return {thing.tags["Name"]: thing.id for thing in things if "Name" in getattr(thing, "tags", {})}


def filled(value: Any, state: Ec2State) -> Any:
    """Parameters with ids in place of names in braces, at any depth; what has no such name stays as it is."""
    return _filled(value, ids(state))


def _filled(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(each, known) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, known) for each in value]
    return _NAMED.sub(lambda found: known.get(found[1], found[0]), value) if isinstance(value, str) else value


def tagged(resource: str, name: str) -> dict[str, Any]:
    """The parameter that gives a new thing its Name; `resource` is its kind in a tag specification, such as subnet."""
    return {"TagSpecifications": [{"ResourceType": resource, "Tags": [{"Key": "Name", "Value": name}]}]}
