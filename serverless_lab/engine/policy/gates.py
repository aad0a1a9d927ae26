"""The evaluation order as a list of steps: each lets a request pass, stops it, or has no say."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from serverless_lab.engine.policy.case import Case
from serverless_lab.engine.policy.decision import GateName, Reason, Verdict
from serverless_lab.engine.policy.policy import Kind

# Which kind is named when several deny: the one that comes first in the evaluation order.
ORDER: tuple[Kind, ...] = ("scp", "rcp", "endpoint", "resource", "trust", "identity", "boundary", "session")


class Stop(NamedTuple):
    by: Kind
    reason: Reason = "implicit-deny"
    deciding: int | None = None


class Passage(msgspec.Struct, frozen=True):
    verdict: Verdict
    deciding: int | None = None
    stop: Stop | None = None
    level: int | None = None


def _explicit_deny(case: Case) -> Passage:
    if not case.denies:
        return Passage("passed")
    first = min(case.denies, key=lambda found: ORDER.index(found.policy.kind))
    return Passage("stopped", first.place, Stop(first.policy.kind, "explicit-deny", first.place))


def _absent(case: Case, kind: Kind) -> Verdict | None:
    """No policy of this kind has a say: there is none, or none that applies."""
    if kind in case.relevant:
        return None
    return "not-needed" if kind in case.given else "absent"


def _organization(kind: Kind) -> Callable[[Case], Passage]:
    def gate(case: Case) -> Passage:
        absent = _absent(case, kind)
        if absent is not None:
            return Passage(absent)
        allows = {found.policy.level: found.place for found in reversed(case.allows.get(kind, []))}
        closed = next((level for level in sorted(case.levels[kind]) if level not in allows), None)
        if closed is not None:
            return Passage("stopped", None, Stop(kind), closed)
        return Passage("passed", allows[max(case.levels[kind])])

    return gate


def _endpoint(case: Case) -> Passage:
    """The endpoint that the request came through lets nothing pass that its own policy does not allow, whoever asks."""
    if "endpoint" not in case.relevant:
        return Passage("absent")
    allows = case.allows.get("endpoint")
    return Passage("passed", allows[0].place) if allows else Passage("stopped", None, Stop("endpoint"))


def _resource(case: Case) -> Passage:
    allow = case.resource_allow
    if allow is not None:
        return Passage("passed", allow.place)
    if case.abroad and case.request.caller.abroad == "allowed":
        return Passage("passed")
    if case.alone or case.cross_account or case.resource_kind == "trust":
        return Passage("stopped", None, Stop(case.resource_kind))
    if "resource" in case.relevant:
        return Passage("silent")
    return Passage("not-needed" if "trust" in case.given else "absent")


def _identity(case: Case) -> Passage:
    if not case.identity_decides:
        return Passage("absent" if _absent(case, "identity") == "absent" else "not-needed")
    allows = case.allows.get("identity")
    return Passage("passed", allows[0].place) if allows else Passage("stopped", None, Stop("identity"))


def _limit(kind: Kind) -> Callable[[Case], Passage]:
    def gate(case: Case) -> Passage:
        absent = _absent(case, kind)
        if absent is not None:
            return Passage(absent)
        if case.direct:
            return Passage("not-needed")
        allows = case.allows.get(kind)
        return Passage("passed", allows[0].place) if allows else Passage("stopped", None, Stop(kind))

    return gate


def _home(case: Case) -> Passage:
    """What the caller's own account says, where its word was given instead of its policies."""
    if not case.cross_account or case.home_is_here:
        return Passage("absent")
    if case.named == "provider":
        return Passage("not-needed")
    if case.request.caller.home == "allowed":
        return Passage("passed")
    return Passage("stopped", None, Stop("identity"))


GATES: tuple[tuple[GateName, Callable[[Case], Passage]], ...] = (
    ("explicit-deny", _explicit_deny),
    ("scp", _organization("scp")),
    ("rcp", _organization("rcp")),
    ("endpoint", _endpoint),
    ("resource", _resource),
    ("identity", _identity),
    ("boundary", _limit("boundary")),
    ("session", _limit("session")),
    ("home", _home),
)
