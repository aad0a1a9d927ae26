"""The evaluation order as a list of steps: each lets a request pass, stops it, or has no say."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.decision import GateName, Named, Reason, Verdict
from serverless_lab.engine.policy.policy import Kind, Policy

# Which kind is named when several deny: the one that comes first in the evaluation order.
ORDER: tuple[Kind, ...] = ("scp", "rcp", "resource", "trust", "identity", "boundary", "session")
_TRUSTED_ACTIONS = ("sts:tagsession", "sts:setsourceidentity", "sts:setcontext")
_DIRECT: tuple[Named, ...] = ("caller", "everyone")
_CLOSEST: tuple[Named, ...] = ("caller", "everyone", "provider", "role", "account")


class Found(NamedTuple):
    """A statement that matched; `place` is where its trace stands among all."""

    policy: Policy
    denies: bool
    named: Named
    place: int


class Stop(NamedTuple):
    by: Kind
    reason: Reason = "implicit-deny"
    deciding: int | None = None


class Passage(NamedTuple):
    verdict: Verdict
    deciding: int | None = None
    stop: Stop | None = None
    level: int | None = None


def needs_trust(request: AccessRequest) -> bool:
    """Does the role itself have to agree? Assuming it, and what may be said while doing so."""
    action = request.action.lower()
    return action.startswith("sts:assumerole") or action in _TRUSTED_ACTIONS


def applies(kind: Kind, request: AccessRequest) -> bool:
    """Has this kind of policy a say about this caller and action?"""
    caller = request.caller
    if kind == "resource":
        return True
    if kind == "trust":
        return needs_trust(request)
    if kind in ("scp", "rcp") and ":role/aws-service-role/" in caller.identity:
        return False
    if kind == "rcp":
        return True
    if caller.kind in ("service", "anonymous"):
        return False
    return caller.kind != "root" or kind in ("scp", "session")


class Case:
    """What was found in the policies about one request."""

    def __init__(self, request: AccessRequest, given: Sequence[Policy], relevant: Sequence[Policy]) -> None:
        self.request = request
        self.given = {policy.kind for policy in given}
        self.relevant = {policy.kind for policy in relevant}
        self.levels: dict[Kind, list[int]] = {"scp": [], "rcp": []}
        for policy in relevant:
            if policy.kind in self.levels and policy.level not in self.levels[policy.kind]:
                self.levels[policy.kind].append(policy.level)
        self.denies: list[Found] = []
        self.allows: dict[Kind, list[Found]] = {}
        self.alone = request.caller.kind in ("service", "anonymous")  # nobody's identity: the resource decides
        self.cross_account = request.cross_account and not self.alone

    def add(self, found: Found) -> None:
        if found.denies:
            self.denies.append(found)
        else:
            self.allows.setdefault(found.policy.kind, []).append(found)

    @property
    def resource_kind(self) -> Kind:
        return "trust" if needs_trust(self.request) else "resource"

    def resource_allow(self) -> Found | None:
        """The allow of the resource's own policy that speaks of the caller most closely."""
        found = self.allows.get(self.resource_kind)
        return min(found, key=lambda one: _CLOSEST.index(one.named)) if found else None

    @property
    def named(self) -> Named:
        allow = self.resource_allow()
        return allow.named if allow else ""

    @property
    def direct(self) -> bool:
        """Was the permission given to this very caller, past what limits its identity?"""
        return self.alone or (not self.cross_account and self.named in _DIRECT)

    @property
    def granted(self) -> bool:
        """Did the resource's policy suffice, so that no identity policy is needed?"""
        return self.direct or self.named == "provider" or (not self.cross_account and self.named == "role")

    def granting(self) -> int | None:
        """The statement that gave the permission in the end."""
        if self.granted_by()[1] == "root":
            return None
        identity = self.allows.get("identity")
        allow = identity[0] if identity and not self.granted else self.resource_allow()
        return allow.place if allow else None

    def granted_by(self) -> tuple[Kind | Literal[""], Reason]:
        if self.request.caller.kind == "root" and not self.cross_account:
            return "", "root"
        identity = self.allows.get("identity") and not self.granted
        return ("identity" if identity else self.resource_kind), "allowed"


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


def _resource(case: Case) -> Passage:
    allow = case.resource_allow()
    if allow is not None:
        return Passage("passed", allow.place)
    if case.alone or case.cross_account or case.resource_kind == "trust":
        return Passage("stopped", None, Stop(case.resource_kind))
    return Passage(_absent(case, case.resource_kind) or "silent")


def _home(case: Case) -> Passage:
    """What the caller's own account says; where its policies were given instead of its word, they speak later."""
    if not case.cross_account:
        return Passage("absent")
    if case.named == "provider":
        return Passage("not-needed")
    home = case.request.caller.home
    if home == "allowed":
        return Passage("passed")
    if home == "" and _absent(case, "identity") is None:
        return Passage("absent")
    return Passage("stopped", None, Stop("identity"))


def _identity(case: Case) -> Passage:
    caller = case.request.caller
    told = case.cross_account and caller.home == "allowed"
    root = caller.kind == "root" and not case.cross_account
    if told or root or case.granted:
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


GATES: tuple[tuple[GateName, Callable[[Case], Passage]], ...] = (
    ("explicit-deny", _explicit_deny),
    ("scp", _organization("scp")),
    ("rcp", _organization("rcp")),
    ("resource", _resource),
    ("home", _home),
    ("identity", _identity),
    ("boundary", _limit("boundary")),
    ("session", _limit("session")),
)
