"""What the checks and predictions of "An administrator in place of root" look at."""

from typing import Final

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import may
from lessons.iam.groups import without_groups
from lessons.iam.sessions import sign_ins

OWNER, FIRST, SECOND, FUNCTION = "owner", "bora", "jun", "order-fn"
_EVERYTHING: Final = (
    ("iam:CreateUser", "*"),
    ("lambda:DeleteFunction", "*"),
    ("s3:PutObject", shop.objects(shop.PHOTOS, "menu.jpg")),
)
_TOO_MUCH: Final = ("lambda:DeleteFunction", "lambda:UpdateFunctionCode", "iam:CreateUser")


def administrator(probe: Probe) -> Finding:
    """`owner` may do everything, and nothing once out of every group."""
    if OWNER not in probe.iam.users:
        return not_yet("no-user", user=OWNER)
    for action, resource in _EVERYTHING:
        if not may(probe, OWNER, action, resource):
            return not_yet("cannot", action=action)
    alone = without_groups(probe, OWNER)
    if any(may(alone, OWNER, *asked) for asked in _EVERYTHING):
        return not_yet("direct")
    return met()


def door(probe: Probe) -> Finding:
    user = probe.iam.users.get(OWNER)
    if user is None:
        return not_yet("no-user", user=OWNER)
    if user.login is None:
        return not_yet("no-password")
    return met() if user.mfa else not_yet("no-mfa")


def as_owner(probe: Probe) -> Finding:
    """`bora` was made after a sign-in of `owner` with a code, and `owner` has used IAM since."""
    if OWNER not in probe.iam.users:
        return not_yet("no-user", user=OWNER)
    visits = [visit for visit in sign_ins(probe, OWNER) if visit.mfa_at is not None]
    if not visits:
        return not_yet("no-visit")
    made = probe.iam.users.get(FIRST)
    if made is None:
        return not_yet("no-bora")
    used = probe.iam.users[OWNER].accessed.get("iam")
    if used is None or used[0] < made.created or made.created <= visits[0].issued:
        return not_yet("by-root")
    return met()


def shared_rights(probe: Probe) -> Finding:
    """Both may call the function and no more, and neither would without the groups."""
    for user in (FIRST, SECOND):
        if user not in probe.iam.users:
            return not_yet("no-user", user=user)
        if not _calls(probe, user):
            return not_yet("cannot-call", user=user)
        for action in _TOO_MUCH:
            if may(probe, user, action):
                return not_yet("too-much", user=user, action=action)
    alone = without_groups(probe, FIRST, SECOND)
    for user in (FIRST, SECOND):
        if _calls(alone, user):
            return not_yet("by-hand", user=user)
    return met()


def on_themselves(probe: Probe) -> Truth | None:
    """How many policies hang on the two, once both may call the function."""
    users = [probe.iam.users.get(name) for name in (FIRST, SECOND)]
    if not all(user is not None and _calls(probe, user.name) for user in users):
        return None
    own = sum(len(user.policies) + len(user.managed) for user in users if user is not None)
    return Truth("none" if not own else "one" if own == 1 else "two", {"own": own})


def _calls(probe: Probe, user: str) -> bool:
    return may(probe, user, "lambda:InvokeFunction", shop.function(probe, FUNCTION))
