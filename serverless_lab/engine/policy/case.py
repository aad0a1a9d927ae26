"""What the policies say about one request, before the gates are asked."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.decision import Named, Reason
from serverless_lab.engine.policy.policy import Kind, Policy

_TRUSTED_ACTIONS = ("sts:tagsession", "sts:setsourceidentity", "sts:setcontext")
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
    tagged = action in _TRUSTED_ACTIONS and ":federated-user/" not in request.resource
    return action.startswith("sts:assumerole") or tagged


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

    @property
    def speaks_for_itself(self) -> bool:
        """Do policies of another account's caller stand here instead of that account's word?"""
        return self.cross_account and self.request.caller.home == "" and "identity" in self.relevant

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
