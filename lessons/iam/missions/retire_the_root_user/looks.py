"""What the checks and known mistakes of "Retire the root user" look at."""

from typing import Final

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import may, user_arn
from lessons.iam.groups import without_groups
from lessons.iam.sessions import signed_in

_EVERYTHING: Final = (
    ("iam:CreateUser", "*"),
    ("iam:DeleteRole", "*"),
    ("lambda:CreateFunction", "*"),
    ("s3:DeleteObject", shop.objects(shop.PHOTOS, "menu.jpg")),
)


def may_everything(probe: Probe) -> Finding:
    admin = probe.facts["admin"]
    if admin not in probe.iam.users:
        return not_yet("no-user", user=admin)
    for action, resource in _EVERYTHING:
        if not may(probe, admin, action, resource):
            return not_yet("cannot", action=action)
    if _keeps_rights(probe, admin):
        return not_yet("direct")
    return met()


def can_come_in(probe: Probe) -> Finding:
    """By password and code, at the console, and in no other way."""
    admin = probe.iam.users.get(probe.facts["admin"])
    if admin is None:
        return not_yet("no-user", user=probe.facts["admin"])
    if admin.login is None:
        return not_yet("no-password")
    if not admin.mfa:
        return not_yet("no-mfa")
    return not_yet("key") if admin.access_keys else met()


def works_as_admin(probe: Probe) -> Finding:
    """While somebody is signed in nobody acts as root; so what was made since that moment was not root's work."""
    admin, hires = probe.facts["admin"], probe.facts["hires"]
    visit = signed_in(probe)
    if visit is None:
        return not_yet("root-acts")
    if visit.identity != user_arn(probe, admin):
        return not_yet("somebody-else", user=visit.identity.rpartition("/")[2])
    if visit.mfa_at is None:
        return not_yet("without-code")
    for hire in hires:
        made = probe.iam.users.get(hire)
        if made is None:
            return not_yet("not-made", user=hire)
        if made.created <= visit.issued:
            return not_yet("made-before", user=hire)
    return met()


def direct(probe: Probe) -> bool:
    admin = probe.facts["admin"]
    return admin in probe.iam.users and _keeps_rights(probe, admin)


def root_still_works(probe: Probe) -> bool:
    """The administrator stands ready, and the hires are made by root all the same."""
    ready = may_everything(probe).met and can_come_in(probe).met
    return ready and signed_in(probe) is None and all(hire in probe.iam.users for hire in probe.facts["hires"])


def password_alone(probe: Probe) -> bool:
    admin = probe.iam.users.get(probe.facts["admin"])
    return admin is not None and admin.login is not None and admin.login.last_used is not None and not admin.mfa


def has_a_key(probe: Probe) -> bool:
    admin = probe.iam.users.get(probe.facts["admin"])
    return admin is not None and bool(admin.access_keys)


def _keeps_rights(probe: Probe, admin: str) -> bool:
    alone = without_groups(probe, admin)
    return any(may(alone, admin, *asked) for asked in _EVERYTHING)
