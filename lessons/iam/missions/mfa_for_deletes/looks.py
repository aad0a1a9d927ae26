"""What the checks and known mistakes of "Deletes need a code" ask."""

from collections.abc import Iterator

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import Keys, may
from lessons.iam.missions.mfa_for_deletes.scene import BUCKET

LONG_TERM: Keys = {}
NO_CODE: Keys = {"aws:MultiFactorAuthPresent": "false"}
CODE: Keys = {"aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "60"}
DELETE = "s3:DeleteObject"
REST = ("s3:GetObject", "s3:PutObject", "s3:ListBucket")
NEVER = ("s3:DeleteBucket", "s3:PutBucketPolicy", "iam:CreateUser", "lambda:DeleteFunction")


def without_code(probe: Probe) -> Finding:
    if _may(probe, DELETE, NO_CODE):
        return not_yet("console")
    return not_yet("long-term-key") if _may(probe, DELETE, LONG_TERM) else met()


def with_code(probe: Probe) -> Finding:
    if not without_code(probe).met:
        return not_yet("unguarded")
    if not _may(probe, DELETE, CODE):
        return not_yet("denied-too")
    if any(_may(probe, DELETE, keys, probe.facts["other"]) for keys in (LONG_TERM, NO_CODE, CODE)):
        return not_yet("outsider")
    return met()


def rest(probe: Probe) -> Finding:
    """Everything else is as it was: no harder, and no more."""
    if not without_code(probe).met:
        return not_yet("unguarded")
    for action in REST:
        if not all(_may(probe, action, keys) for keys in (LONG_TERM, NO_CODE, CODE)):
            return not_yet("harder", action=action)
    for action in NEVER:
        if _may(probe, action, CODE):
            return not_yet("more", action=action)
    return met()


def keys_slip_through(probe: Probe) -> bool:
    return not _may(probe, DELETE, NO_CODE) and _may(probe, DELETE, LONG_TERM)


def more_than_deletes(probe: Probe) -> bool:
    """Reading goes on, but something else that was free asks for a code."""
    return _may(probe, "s3:GetObject", NO_CODE) and any(_asks_for_code(probe, action) for action in REST)


def reading_asks_too(probe: Probe) -> bool:
    return _asks_for_code(probe, "s3:GetObject")


def never_deletes(probe: Probe) -> bool:
    return not _may(probe, DELETE, CODE) and _may(probe, "s3:GetObject", NO_CODE)


def old_allow_stays(probe: Probe) -> bool:
    """A policy speaks of codes, and still a session without one deletes."""
    named = any("multifactorauthpresent" in text.lower() for text in _documents(probe))
    return named and _may(probe, DELETE, NO_CODE) and _may(probe, DELETE, LONG_TERM)


def _asks_for_code(probe: Probe, action: str) -> bool:
    return _may(probe, action, CODE) and not _may(probe, action, NO_CODE)


def _may(probe: Probe, action: str, keys: Keys, user: str = "") -> bool:
    return may(probe, user or probe.facts["user"], action, _asked_of(probe, action), keys)


def _asked_of(probe: Probe, action: str) -> str:
    """The bucket or the receipt, whichever the action works on."""
    if not action.startswith("s3:"):
        return "*"
    return BUCKET if "Bucket" in action else shop.objects(shop.RECEIPTS, probe.facts["object"])


def _documents(probe: Probe) -> Iterator[str]:
    """Every policy that somebody wrote into this account."""
    for holder in (*probe.iam.users.values(), *probe.iam.groups.values()):
        yield from holder.policies.values()
    for managed in probe.iam.policies.values():
        yield managed.versions[managed.default].document
