"""What the checks and known mistakes of "A boundary" look at."""

import json
from typing import Any, Final

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import ask
from lessons.iam.missions.boundary import scene
from lessons.iam.missions.boundary.escalation import NEW_ROLE, Developer
from lessons.iam.playing import allow, policy, trust

Way = tuple[str, str]  # a reason, and the operation that went through

_WIDEST: Final = json.dumps(policy(allow("*")))
_BEYOND: Final = (
    ("iam:CreateUser", "*"),
    ("iam:AttachUserPolicy", "*"),
    ("iam:PutRolePolicy", "*"),
    ("iam:CreatePolicyVersion", "*"),
    ("s3:GetObject", shop.objects("dumpling-ledger", "2026.json")),
)


def still_works(probe: Probe) -> Finding:
    """The developer makes a role with the boundary and gives it rights, and the role does its work."""
    missing = _missing(probe)
    if missing:
        return missing
    dev = Developer(probe)
    if not dev.makes_bounded_role():
        return not_yet("cannot-make")
    if not dev.attaches(shop.ADMINISTRATOR):
        return not_yet("cannot-attach")
    works = dev.role_may("s3:GetObject", shop.objects(probe.facts["bucket"], "menu/soup.jpg"))
    return met() if works else not_yet("role-useless")


def roles_bounded(probe: Probe) -> Finding:
    missing = _missing(probe)
    if missing:
        return missing
    if Developer(probe).makes_role():
        return not_yet("without")
    if Developer(probe).makes_role(PermissionsBoundary=shop.ADMINISTRATOR):
        return not_yet("any")
    return met()


def role_stays_small(probe: Probe) -> Finding:
    """Whatever hangs on the new role: nothing of IAM, no other bucket."""
    if not still_works(probe).met:
        return not_yet("work-first")
    dev = Developer(probe)
    dev.makes_bounded_role()
    dev.attaches(shop.ADMINISTRATOR)
    for action, resource in _BEYOND:
        if dev.role_may(action, resource):
            return not_yet("beyond", action=action)
    return met()


def no_way_out(probe: Probe) -> Finding:
    """Every way around the boundary that the developer might try is refused."""
    if not still_works(probe).met:
        return not_yet("work-first")
    for way in (_loosens_role, _edits_limit, _touches_old_role, _grants_itself):
        found = way(probe)
        if found:
            return not_yet(found[0], operation=found[1])
    return met()


def mistaken_for_a_grant(probe: Probe) -> bool:
    """A boundary stands where the rights were: the developer can do nothing any more."""
    dev = _developer(probe)
    if dev is None or not dev.boundary:
        return False
    keys = {"iam:PermissionsBoundary": shop.policy(probe, probe.facts["limit"])}
    making = ask(probe, dev.name, "iam:CreateRole", scene.roles(probe.state.account_id, NEW_ROLE), keys)
    return not making.allowed and making.by == "identity" and making.reason == "implicit-deny"


def only_the_user(probe: Probe) -> bool:
    """The developer is limited, the roles they make are not."""
    dev = _developer(probe)
    return dev is not None and bool(dev.boundary) and Developer(probe).makes_role()


def forgets_a_door(probe: Probe) -> bool:
    """New roles are bounded, and the boundary can be taken off or rewritten."""
    if not (still_works(probe).met and roles_bounded(probe).met):
        return False
    return bool(_loosens_role(probe) or _edits_limit(probe))


def _loosens_role(probe: Probe) -> Way | None:
    dev = Developer(probe)
    dev.makes_bounded_role()
    if dev.may("PutRolePermissionsBoundary", RoleName=NEW_ROLE, PermissionsBoundary=shop.ADMINISTRATOR):
        return "loosens", "PutRolePermissionsBoundary"
    taken_off = dev.may("DeleteRolePermissionsBoundary", RoleName=NEW_ROLE)
    return ("loosens", "DeleteRolePermissionsBoundary") if taken_off else None


def _edits_limit(probe: Probe) -> Way | None:
    """The policy that is the boundary, and those that give the developer rights."""
    user = probe.iam.users[probe.facts["dev"]]
    held = [arn for group in user.groups for arn in probe.iam.groups[group].managed]
    boundary = [user.boundary] if user.boundary else []
    for arn in (shop.policy(probe, probe.facts["limit"]), *user.managed, *held, *boundary):
        if arn not in probe.iam.policies:
            continue  # one of AWS, which nobody edits
        # As decisions: an operation may fail for other reasons, such as five versions kept already.
        for action in ("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:DeletePolicy"):
            if ask(probe, user.name, action, arn).allowed:
                return "edits", action.partition(":")[2]
    return None


def _touches_old_role(probe: Probe) -> Way | None:
    """A role from before, without a boundary."""
    tries: tuple[tuple[str, dict[str, Any]], ...] = (
        ("AttachRolePolicy", {"PolicyArn": shop.ADMINISTRATOR}),
        ("PutRolePolicy", {"PolicyName": "p", "PolicyDocument": _WIDEST}),
        ("UpdateAssumeRolePolicy", {"PolicyDocument": json.dumps(policy(trust({"AWS": Developer(probe).caller.arn})))}),
    )
    for operation, params in tries:
        if Developer(probe).may(operation, RoleName=scene.OLD_ROLE, **params):
            return "old-role", operation
    old_role = scene.roles(probe.state.account_id, scene.OLD_ROLE)
    return ("old-role", "PassRole") if ask(probe, probe.facts["dev"], "iam:PassRole", old_role).allowed else None


def _grants_itself(probe: Probe) -> Way | None:
    dev = probe.facts["dev"]
    tries: list[tuple[str, dict[str, Any]]] = [
        ("AttachUserPolicy", {"UserName": dev, "PolicyArn": shop.ADMINISTRATOR}),
        ("PutUserPolicy", {"UserName": dev, "PolicyName": "p", "PolicyDocument": _WIDEST}),
        ("DeleteUserPermissionsBoundary", {"UserName": dev}),
        ("CreateUser", {"UserName": "second-self"}),
    ]
    for group in probe.iam.users[dev].groups:
        tries.append(("PutGroupPolicy", {"GroupName": group, "PolicyName": "p", "PolicyDocument": _WIDEST}))
        tries.append(("AttachGroupPolicy", {"GroupName": group, "PolicyArn": shop.ADMINISTRATOR}))
    for operation, params in tries:
        if Developer(probe).may(operation, **params):
            return "itself", operation
    return None


def _missing(probe: Probe) -> Finding | None:
    if _developer(probe) is None:
        return not_yet("no-user", user=probe.facts["dev"])
    known = shop.policy(probe, probe.facts["limit"]) in probe.iam.policies
    return None if known else not_yet("no-limit")


def _developer(probe: Probe) -> Any:
    return probe.iam.users.get(probe.facts["dev"])
