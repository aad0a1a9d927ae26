"""What the policies say about one request, before the gates are asked."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.decision import Named, Reason
from serverless_lab.engine.policy.language import SAYING
from serverless_lab.engine.policy.policy import Kind, Policy

_SAYING = frozenset(action.lower() for action in SAYING)
_DIRECT: tuple[Named, ...] = ("caller", "everyone")
_CLOSEST: tuple[Named, ...] = ("caller", "everyone", "provider", "role", "account")


class Found(NamedTuple):
    """A statement that matched; `place` is where its trace stands among all."""

    policy: Policy
    denies: bool
    named: Named
    place: int


def needs_trust(request: AccessRequest) -> bool:
    """Does the role itself have to agree? Assuming it, and what may be said while doing so.

    A federated user is tagged as well, but is nobody's role.
    """
    action = request.action.lower()
    tagged = action in _SAYING and ":federated-user/" not in request.resource
    return action.startswith("sts:assumerole") or tagged


def applies(kind: Kind, request: AccessRequest) -> bool:
    """Has this kind of policy a say about this caller and action?"""
    caller = request.caller
    if kind in ("resource", "endpoint"):
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
        self.levels: dict[Kind, set[int]] = {"scp": set(), "rcp": set()}
        for policy in relevant:
            if policy.kind in self.levels:
                self.levels[policy.kind].add(policy.level)
        self.denies: list[Found] = []
        self.allows: dict[Kind, list[Found]] = {}
        caller = request.caller
        self.alone = caller.kind in ("service", "anonymous")  # nobody's identity: the resource decides
        self.cross_account = request.cross_account and not self.alone
        self.abroad = self.cross_account and bool(caller.abroad)  # asked at home, of a resource of another account
        self.root = caller.kind == "root" and (not self.cross_account or self.abroad)
        self.resource_kind: Kind = "trust" if needs_trust(request) else "resource"
        # Policies of another account's caller may stand here instead of that account's word.
        told = self.cross_account and caller.home == "" and "identity" in self.relevant
        self.home_is_here = self.abroad or told

    def add(self, found: Found) -> None:
        if found.denies:
            self.denies.append(found)
        else:
            self.allows.setdefault(found.policy.kind, []).append(found)

    def settle(self) -> None:
        """What the resource's own policy gives, once every statement is known.

        `resource_allow` is its allow that speaks of the caller most closely; `direct`: it gave the permission to this
        very caller, past what limits its identity; `identity_decides`: an identity policy must allow as well.
        """
        found = self.allows.get(self.resource_kind)
        self.resource_allow = min(found, key=_closeness) if found else None
        self.named: Named = self.resource_allow.named if self.resource_allow else ""
        here = not self.cross_account
        self.direct = self.alone or (here and self.named in _DIRECT)
        granted = self.direct or self.named == "provider" or (here and self.named == "role")
        self.identity_decides = not granted and not self.root and (here or self.home_is_here)

    def granting(self) -> tuple[Kind | Literal[""], Reason, int | None]:
        """What gave the permission in the end, and which statement."""
        if self.root:
            return "", "root", None
        if self.identity_decides:
            return "identity", "allowed", self.allows["identity"][0].place
        return self.resource_kind, "allowed", self.resource_allow.place if self.resource_allow else None


def _closeness(found: Found) -> int:
    return _CLOSEST.index(found.named)
