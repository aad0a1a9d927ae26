"""What the checks and the prediction of "Root and identities" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import may, supposing

GROUP, USER = "kitchen", "mina"
NEWCOMER = "somebody.new"
RECEIPT = shop.objects(shop.RECEIPTS, "2026/01.csv")
READING = (("lambda:ListFunctions", "*"), ("s3:GetObject", RECEIPT), ("iam:ListUsers", "*"))
CHANGING = (("lambda:DeleteFunction", "*"), ("s3:DeleteObject", RECEIPT), ("iam:CreateUser", "*"))


def group(probe: Probe) -> Finding:
    return met() if GROUP in probe.iam.groups else not_yet("no-group")


def member(probe: Probe) -> Finding:
    if GROUP not in probe.iam.groups:
        return not_yet("no-group")
    user = probe.iam.users.get(USER)
    if user is None:
        return not_yet("no-user", user=USER)
    return met() if GROUP in user.groups else not_yet("outside")


def reads_only(probe: Probe) -> Finding:
    """Of the user, and of whoever joins the group."""
    found = member(probe)
    if not found.met:
        return found
    for action, resource in CHANGING:
        if may(probe, USER, action, resource):
            return not_yet("may-change", action=action)
    for action, resource in READING:
        if not may(probe, USER, action, resource):
            return not_yet("may-not-read", action=action)
    joined = supposing(
        probe,
        ("CreateUser", {"UserName": NEWCOMER}),
        ("AddUserToGroup", {"UserName": NEWCOMER, "GroupName": GROUP}),
    )
    return met() if all(may(joined, NEWCOMER, *asked) for asked in READING) else not_yet("alone")


def new_user(probe: Probe) -> Truth | None:
    """What somebody made this moment may do: asked as soon as there is a user at all."""
    if not probe.iam.users:
        return None
    made = supposing(probe, ("CreateUser", {"UserName": NEWCOMER}))
    asked = (*READING, *CHANGING)
    allowed = sum(may(made, NEWCOMER, *each) for each in asked)
    read = sum(may(made, NEWCOMER, *each) for each in READING)
    option = "nothing" if not allowed else "reading" if allowed == read else "everything"
    return Truth(option, {"asked": len(asked), "allowed": allowed})
