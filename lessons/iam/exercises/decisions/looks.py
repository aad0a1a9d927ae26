"""What the checks and predictions of "How a decision is made" look at."""

from typing import Final

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import ask, may, may_assume, stranger, user_arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.decision import Decision

USER, BUCKET, ROLE, PARTNER = "accountant", shop.RECEIPTS, "night-shift", "partner"
OTHER_ACCOUNT: Final = "210987654321"
NOVEMBER, PRIVATE = shop.objects(BUCKET, "november.json"), shop.objects(BUCKET, "private/wages.json")


def deny_wins(probe: Probe) -> Finding:
    """An Allow matches the private receipts, and a Deny does as well."""
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    if not may(probe, USER, "s3:GetObject", NOVEMBER):
        return not_yet("cannot-get")
    decision = ask(probe, USER, "s3:GetObject", PRIVATE)
    if decision.allowed:
        return not_yet("private-open")
    if decision.reason != "explicit-deny" or not _granted(decision):
        return not_yet("nothing-allows")
    return met()


def boundary_stops(probe: Probe) -> Finding:
    """Writing is granted, and stopped by the boundary alone."""
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    decision = ask(probe, USER, "s3:PutObject", NOVEMBER)
    if not _granted(decision):
        return not_yet("not-granted")
    if decision.allowed:
        return not_yet("not-stopped")
    if (decision.by, decision.reason) != ("boundary", "implicit-deny"):
        return not_yet("stopped-elsewhere", sentence=decision.sentence)
    return met() if may(probe, USER, "s3:GetObject", NOVEMBER) else not_yet("reading-lost")


def trust_allows(probe: Probe) -> Finding:
    """The role's trust policy lets the user in, and no policy of the user speaks of it."""
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    decision = may_assume(probe, Caller.user(user_arn(probe, USER)), ROLE)
    if not decision.allowed:
        return not_yet("not-let-in", sentence=decision.sentence)
    return not_yet("own-policy") if _granted(decision) or decision.by != "trust" else met()


def both_accounts(probe: Probe) -> Finding:
    """Somebody of the other account comes in when that account agrees as well, and nobody of a third one does."""
    if PARTNER not in probe.iam.roles:
        return not_yet("no-role", role=PARTNER)
    if not may_assume(probe, stranger(OTHER_ACCOUNT), PARTNER).allowed:
        return not_yet("closed")
    third = may_assume(probe, stranger("345678901234"), PARTNER)
    return not_yet("open-to-all") if third.allowed else met()


def deny_or_allow(probe: Probe) -> Truth | None:
    if not deny_wins(probe).met:
        return None
    decision = ask(probe, USER, "s3:GetObject", PRIVATE)
    return Truth("allow" if decision.allowed else "deny", {"sentence": decision.sentence})


def one_side(probe: Probe) -> Truth | None:
    """The role trusts the other account, and that account has not let its user go."""
    if not both_accounts(probe).met:
        return None
    decision = may_assume(probe, stranger(OTHER_ACCOUNT, home="denied"), PARTNER)
    return Truth("in" if decision.allowed else "out", {"sentence": decision.sentence})


def _granted(decision: Decision) -> bool:
    """Does some identity policy allow it, whatever else stands against it?"""
    return any(each.matched and each.effect == "Allow" and each.kind == "identity" for each in decision.statements)
