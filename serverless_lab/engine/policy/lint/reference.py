"""What rules ask of AWS's authorisation reference: what an action works on, which keys it knows, what was meant."""

import difflib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.catalogue import Action, ResourceType
from serverless_lab.engine.policy.global_keys import GLOBAL_KEYS

LEVELS: Final = ("List", "Read", "Write", "Tagging", "Permissions management")


def has_service(service: str) -> bool:
    return service.lower() in catalogue.services()


@lru_cache(maxsize=4096)
def keys(action: Action) -> frozenset[str]:
    """The condition keys of an action and of what it works on, each as `bare` has it."""
    found = (action.keys, *(use.keys for use in action.uses), *(kind.keys for kind in catalogue.resources(action)))
    return frozenset(bare(key) for names in found for key in names)


def fits(kind: ResourceType, arn: str) -> bool:
    """Could an ARN or pattern of a policy mean such a resource? A wildcard of it may stand for anything."""
    if kind.arn.endswith("${BucketName}") and "/" in arn:
        return False  # what has a slash is an object
    ours, theirs = arn.split(":", 5), kind.pattern.split(":", 5)
    if len(ours) != len(theirs):
        return _overlap(arn, kind.pattern)
    return all(_overlap(one, other) for one, other in zip(ours, theirs, strict=True))


def bare(key: str) -> str:
    """A key in lower case, without the name of a tag: `aws:ResourceTag/team` is `aws:resourcetag/`."""
    head, slash, _ = catalogue.PLACE.sub("", key).lower().partition("/")
    return head + slash


def key_type(key: str) -> str | None:
    """`String`, `Date`, `ArrayOfString` and so on; None for a key that there is not."""
    found = catalogue.key(key)
    return found.type if found else None


def is_global(key: str) -> bool:
    return bare(key) in _GLOBAL


def key_names(service: str) -> list[str]:
    """The condition keys of a service, as AWS writes them, and those of every service."""
    return [catalogue.PLACE.sub("", key.name) for key in catalogue.keys(service).values()]


def nearest(text: str, names: Iterable[str]) -> str:
    """The name that was probably meant; empty where none is near."""
    by_lower = {name.lower(): name for name in names}
    found = difflib.get_close_matches(text.lower(), by_lower, 1, 0.75)
    return by_lower[found[0]] if found else ""


_GLOBAL = frozenset(map(bare, GLOBAL_KEYS))


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
