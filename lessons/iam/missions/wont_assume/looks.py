"""What the checks and known mistakes of "It will not be assumed" ask."""

import json
from collections.abc import Callable

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import (
    STRANGE,
    Keys,
    may,
    may_assume,
    may_assume_abroad,
    role_arn,
    role_may,
    sessions_of,
    stranger,
    supposing,
    user_arn,
)
from lessons.iam.missions.wont_assume.scene import LAMBDA, ROLE
from lessons.iam.playing import policy, trust
from serverless_lab.engine.caller import Caller

RECEIPT, PHOTO = shop.objects(shop.RECEIPTS, "2026/05.csv"), shop.objects(shop.PHOTOS, "door.jpg")
ROLES = {ROLE, "lambda-basic-role"}
ANOTHER = "a-role-nobody-asked-for"


def assumed(probe: Probe) -> Finding:
    """By all three."""
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    if not _service_may(probe, LAMBDA):
        return not_yet("service")
    if not _user_may(probe, probe.facts["user"]):
        return not_yet("user")
    return met() if _firm_may(probe, probe.facts["external_id"]) else not_yet("firm")


def nobody_else(probe: Probe) -> Finding:
    if not assumed(probe).met:
        return not_yet("repair-first")
    if _anybody_may(probe):
        return not_yet("stranger")
    if _firm_may(probe, None) or _firm_may(probe, probe.facts["old_id"]):
        return not_yet("any-id")
    if _user_may(probe, probe.facts["other"]):
        return not_yet("other-user")
    return not_yet("other-service") if _service_may(probe, "ec2.amazonaws.com") else met()


def kept(probe: Probe) -> Finding:
    """What the role and the user may do besides is as it was."""
    if not assumed(probe).met:
        return not_yet("repair-first")
    for action in ("s3:GetObject", "s3:PutObject"):
        if not role_may(probe, ROLE, action, RECEIPT):
            return not_yet("role-less", action=action)
    for action, resource in (("s3:DeleteObject", RECEIPT), ("s3:GetObject", PHOTO), ("iam:CreateUser", "*")):
        if role_may(probe, ROLE, action, resource):
            return not_yet("role-more", action=action)
    if not may(probe, probe.facts["user"], "s3:GetObject", PHOTO):
        return not_yet("user-less")
    for action, resource in (("s3:GetObject", RECEIPT), ("iam:CreateUser", "*")):
        if may(probe, probe.facts["user"], action, resource):
            return not_yet("user-more", action=action)
    user = Caller.user(user_arn(probe, probe.facts["user"]))
    beyond = may_assume_abroad(probe, user, STRANGE) or _may_assume_another(probe, user)
    return not_yet("user-more", action="sts:AssumeRole") if beyond else met()


def switched(probe: Probe) -> Finding:
    """Somebody signed in and acted as the role."""
    return met() if sessions_of(probe, role_arn(probe, ROLE)) else not_yet("never")


def way(name: str) -> Callable[[Probe], bool]:
    """Is the known wrong way of this name the one that was gone?"""
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """another | everybody | no-id | administrator, or empty."""
    if set(probe.iam.roles) - ROLES:
        return "another"
    if ROLE not in probe.iam.roles:
        return ""
    if _anybody_may(probe):
        return "everybody"
    if _firm_may(probe, None):
        return "no-id"
    return "administrator" if may(probe, probe.facts["user"], "iam:CreateUser") else ""


def _anybody_may(probe: Probe) -> bool:
    """Somebody of an account that nobody named, with the right id or with none."""
    keys: Keys = {"sts:ExternalId": probe.facts["external_id"]}
    return any(may_assume(probe, stranger(), ROLE, each).allowed for each in (keys, {}))


def _service_may(probe: Probe, name: str) -> bool:
    return may_assume(probe, Caller.service(probe.state.account_id, name), ROLE).allowed


def _user_may(probe: Probe, name: str) -> bool:
    return may_assume(probe, Caller.user(user_arn(probe, name)), ROLE).allowed


def _may_assume_another(probe: Probe, caller: Caller) -> bool:
    """Were there a role that trusts this account, is its name all that the caller would need?"""
    trusting = policy(trust({"AWS": probe.state.account_id}))
    params = {"RoleName": ANOTHER, "AssumeRolePolicyDocument": json.dumps(trusting)}
    return may_assume(supposing(probe, ("CreateRole", params)), caller, ANOTHER).allowed


def _firm_may(probe: Probe, external_id: str | None) -> bool:
    keys: Keys = {} if external_id is None else {"sts:ExternalId": external_id}
    return may_assume(probe, stranger(probe.facts["firm"]), ROLE, keys).allowed
