"""What the checks and the prediction of "Roles" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import may, may_assume, role_arn, role_may, sessions_of, stranger, supposing, user_arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import MINUTE

USER, ROLE = "sora", "receipt-reader"
RECEIPT = shop.objects(shop.RECEIPTS, "2026/01.csv")
ELSEWHERE = (
    ("s3:PutObject", RECEIPT),
    ("s3:DeleteObject", RECEIPT),
    ("s3:GetObject", shop.objects(shop.PHOTOS, "door.jpg")),
    ("iam:CreateUser", "*"),
    ("lambda:ListFunctions", "*"),
)


def assumable(probe: Probe) -> Finding:
    """By the one user, and by nobody of another account."""
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    decision = may_assume(probe, Caller.user(user_arn(probe, USER)), ROLE)
    if not decision.allowed:
        return not_yet("lacks" if decision.by == "identity" else "not-trusted")
    return not_yet("strangers") if may_assume(probe, stranger(), ROLE).allowed else met()


def reads_only(probe: Probe) -> Finding:
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    for action, resource in ELSEWHERE:
        if role_may(probe, ROLE, action, resource):
            return not_yet("too-much", action=action, resource=resource)
    return met() if role_may(probe, ROLE, "s3:GetObject", RECEIPT) else not_yet("denied", resource=RECEIPT)


def switched(probe: Probe) -> Finding:
    if ROLE not in probe.iam.roles:
        return not_yet("no-role", role=ROLE)
    return met() if sessions_of(probe, role_arn(probe, ROLE)) else not_yet("never")


def ended(probe: Probe) -> Finding:
    sessions = sessions_of(probe, role_arn(probe, ROLE))
    if not sessions:
        return not_yet("never")
    left = min(each.expires for each in sessions) - probe.now
    return met() if left <= 0 else not_yet("running", minutes=-(-left // MINUTE))


def whose_rights(probe: Probe) -> Truth | None:
    """Once somebody acted as the role: with a right that the user has and the role has not, in a copy."""
    if not sessions_of(probe, role_arn(probe, ROLE)) or USER not in probe.iam.users:
        return None
    tried = supposing(probe, ("AttachUserPolicy", {"UserName": USER, "PolicyArn": shop.LAMBDA_READ_ONLY}))
    own, as_role = may(tried, USER, "lambda:ListFunctions"), role_may(tried, ROLE, "lambda:ListFunctions")
    reads = role_may(tried, ROLE, "s3:GetObject", RECEIPT)
    option = "both" if as_role and reads else "hers" if as_role else "roles"
    return Truth(option, {"own": _word(own), "role": _word(as_role)})


def _word(allowed: bool) -> str:
    """As policies write it, in either language."""
    return "Allow" if allowed else "Deny"
