"""What the checks and predictions of "Least privilege" look at."""

from typing import Final

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import Keys, ask, may, supposing

TRAINEE, APPRENTICE, LIMIT = "trainee", "apprentice", "staff-limit"
_PHOTO = shop.objects(shop.PHOTOS, "menu.jpg")
_NOT_NEEDED: Final = (
    ("iam:AttachUserPolicy", "*"),
    ("iam:CreateAccessKey", "*"),
    ("iam:DeleteUser", "*"),
    ("lambda:ListFunctions", "*"),
    ("s3:GetObject", _PHOTO),
)


def seen_using(probe: Probe) -> Finding:
    """`trainee` has signed in and made somebody, so that there is something to go by."""
    user = probe.iam.users.get(TRAINEE)
    if user is None:
        return not_yet("no-user", user=TRAINEE)
    if user.login is None or user.login.last_used is None:
        return not_yet("not-come")
    made = probe.iam.users.get(APPRENTICE)
    if made is None or "iam" not in user.accessed or user.accessed["iam"][0] < made.created:
        return not_yet("not-made")
    return met()


def cut_down(probe: Probe) -> Finding:
    if TRAINEE not in probe.iam.users:
        return not_yet("no-user", user=TRAINEE)
    for action in ("iam:CreateUser", "iam:ListUsers"):
        if not may(probe, TRAINEE, action, "*" if action == "iam:ListUsers" else _new(probe), _bounded(probe)):
            return not_yet("cannot", action=action)
    for action, resource in _NOT_NEEDED:
        if may(probe, TRAINEE, action, resource, _bounded(probe)):
            return not_yet("too-much", action=action)
    return met()


def limited(probe: Probe) -> Finding:
    """Reading and writing are granted; the boundary leaves reading."""
    user = probe.iam.users.get(APPRENTICE)
    if user is None:
        return not_yet("no-user", user=APPRENTICE)
    if not user.boundary:
        return not_yet("no-boundary")
    writing = ask(probe, APPRENTICE, "s3:PutObject", _PHOTO)
    if not may(probe, APPRENTICE, "s3:GetObject", _PHOTO):
        return not_yet("cannot-read")
    if writing.allowed:
        return not_yet("writes")
    return met() if writing.by == "boundary" else not_yet("not-granted")


def handed_on(probe: Probe) -> Finding:
    """`trainee` may make users with the limit, and no others."""
    if TRAINEE not in probe.iam.users:
        return not_yet("no-user", user=TRAINEE)
    if not may(probe, TRAINEE, "iam:CreateUser", _new(probe), _bounded(probe)):
        return not_yet("cannot", action="iam:CreateUser")
    if may(probe, TRAINEE, "iam:CreateUser", _new(probe)):
        return not_yet("without")
    other: Keys = {"iam:PermissionsBoundary": shop.ADMINISTRATOR}
    return not_yet("any") if may(probe, TRAINEE, "iam:CreateUser", _new(probe), other) else met()


def boundary_alone(probe: Probe) -> Truth | None:
    """What is left of `apprentice` once every policy is taken away and the boundary stays: tried on a clone."""
    if not limited(probe).met:
        return None
    user = probe.iam.users[APPRENTICE]
    bare = supposing(
        probe,
        *(("DetachUserPolicy", {"UserName": APPRENTICE, "PolicyArn": arn}) for arn in user.managed),
        *(("DeleteUserPolicy", {"UserName": APPRENTICE, "PolicyName": name}) for name in user.policies),
        *(("RemoveUserFromGroup", {"UserName": APPRENTICE, "GroupName": name}) for name in user.groups),
    )
    decision = ask(bare, APPRENTICE, "s3:GetObject", _PHOTO)
    return Truth("yes" if decision.allowed else "no", {"sentence": decision.sentence})


def _bounded(probe: Probe) -> Keys:
    return {"iam:PermissionsBoundary": shop.policy(probe, LIMIT)}


def _new(probe: Probe) -> str:
    return f"arn:aws:iam::{probe.state.account_id}:user/newcomer"
