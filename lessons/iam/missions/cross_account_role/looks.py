"""What the checks and known mistakes of "A role for the firm" ask."""

from msgspec import structs

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import Keys, may_assume, may_assume_abroad, role_arn, role_may, stranger
from serverless_lab.engine.caller import Caller

ROLE = "accountant-firm"
BUCKET, OBJECTS = shop.bucket(shop.RECEIPTS), shop.objects(shop.RECEIPTS, "*")
RECEIPT = shop.objects(shop.RECEIPTS, "2026/03.csv")
NEVER = (
    ("s3:PutObject", RECEIPT),
    ("s3:DeleteObject", RECEIPT),
    ("s3:DeleteBucket", BUCKET),
    ("s3:GetObject", shop.objects(shop.PHOTOS, "door.jpg")),
    ("iam:CreateUser", "*"),
    ("lambda:ListFunctions", "*"),
)


def right_caller(probe: Probe) -> Finding:
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    return met() if _firm_may(probe, probe.facts["external_id"]) else not_yet("refused")


def id_needed(probe: Probe) -> Finding:
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    if not _firm_may(probe, probe.facts["external_id"]):
        return not_yet("firm-first")
    if _firm_may(probe, None):
        return not_yet("without")
    return not_yet("wrong") if _firm_may(probe, f"{probe.facts['external_id']}0") else met()


def nobody_else(probe: Probe) -> Finding:
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    if not _firm_may(probe, probe.facts["external_id"]):
        return not_yet("firm-first")
    if strangers_may(probe):
        return not_yet("others", other=probe.facts["other"])
    return met()


def reads_only(probe: Probe) -> Finding:
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    for action, resource in NEVER:
        if role_may(probe, ROLE, action, resource):
            return not_yet("too-much", action=action, resource=resource)
    return met() if role_may(probe, ROLE, "s3:GetObject", RECEIPT) else not_yet("denied", resource=RECEIPT)


def strangers_may(probe: Probe) -> bool:
    """Somebody of another account who has got hold of the id."""
    keys: Keys = {"sts:ExternalId": probe.facts["external_id"]}
    return may_assume(probe, stranger(probe.facts["other"]), ROLE, keys).allowed


def id_forgotten(probe: Probe) -> bool:
    return _firm_may(probe, None) and not strangers_may(probe)


def administers(probe: Probe) -> bool:
    return role_may(probe, ROLE, "iam:CreateUser")


def mixed_up(probe: Probe) -> bool:
    """The right to assume stands among what the role may do, and its trust policy says nothing of the firm."""
    caller = Caller.role(role_arn(probe, ROLE), "check")
    abroad = may_assume_abroad(probe, caller, probe.facts["firm"], ExternalId=probe.facts["external_id"])
    refused = not _firm_may(probe, probe.facts["external_id"])
    return refused and abroad and not administers(probe)


def _firm_may(probe: Probe, external_id: str | None) -> bool:
    """A user and a role of the firm, both allowed to by their own account."""
    keys: Keys = {} if external_id is None else {"sts:ExternalId": external_id}
    role = structs.replace(Caller.role(f"arn:aws:iam::{probe.facts['firm']}:role/audit", "march"), home="allowed")
    return all(may_assume(probe, who, ROLE, keys).allowed for who in (stranger(probe.facts["firm"]), role))
