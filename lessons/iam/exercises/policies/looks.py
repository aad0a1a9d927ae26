"""What the checks and predictions of "Policies" look at."""

import json
from typing import Final

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import ask, may, supposing
from lessons.iam.playing import allow, policy

USER, BUCKET = "photographer", shop.PHOTOS
MENU, STAFF = shop.objects(BUCKET, "menu/soup.jpg"), shop.objects(BUCKET, "staff/party.jpg")
_ELSE: Final = (
    ("s3:PutObject", MENU),
    ("s3:DeleteObject", MENU),
    ("s3:GetObject", shop.objects(shop.RECEIPTS, "menu/soup.jpg")),
    ("lambda:ListFunctions", "*"),
)


def reads_photos(probe: Probe) -> Finding:
    """The photos of the menu, whatever else of the bucket; and no more than reading."""
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    if not may(probe, USER, "s3:GetObject", MENU):
        return not_yet("cannot-get")
    for action, resource in _ELSE:
        if may(probe, USER, action, resource):
            return not_yet("too-much", action=action, resource=resource)
    return met()


def lists_bucket(probe: Probe) -> Finding:
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    if not may(probe, USER, "s3:ListBucket", shop.bucket(BUCKET)):
        on_objects = may(probe, USER, "s3:ListBucket", MENU)
        return not_yet("on-objects" if on_objects else "cannot-list")
    other = shop.bucket(shop.RECEIPTS)
    return not_yet("other-bucket") if may(probe, USER, "s3:ListBucket", other) else met()


def menu_only(probe: Probe) -> Finding:
    """A later version of a managed policy closes what an earlier one had open."""
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    reading = ask(probe, USER, "s3:GetObject", MENU)
    if not reading.allowed:
        return not_yet("cannot-get")
    if may(probe, USER, "s3:GetObject", STAFF):
        return not_yet("staff-open")
    by = reading.deciding.arn if reading.deciding else ""
    written = probe.iam.policies.get(by)
    if written is None:
        return not_yet("not-managed")
    return met(version=written.default) if written.next_version > 2 else not_yet("first-version")


def from_the_shop(probe: Probe) -> Finding:
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    if not may(probe, USER, "s3:GetObject", MENU):
        return not_yet("cannot-get")
    if may(probe, USER, "s3:GetObject", MENU, shop.ELSEWHERE):
        return not_yet("from-anywhere")
    inside = may(probe, USER, "s3:GetObject", MENU, {"aws:SourceIp": "203.0.113.200"})
    return met() if inside else not_yet("too-narrow")


def objects_or_bucket(probe: Probe) -> Truth | None:
    """On a clone, with `s3:*` on the objects and nothing else: may the bucket be listed?"""
    if not reads_photos(probe).met:
        return None
    everything = json.dumps(policy(allow("s3:*", f"{shop.bucket(BUCKET)}/*")))
    asked = supposing(
        probe,
        ("CreateUser", {"UserName": "asked-about"}),
        ("PutUserPolicy", {"UserName": "asked-about", "PolicyName": "p", "PolicyDocument": everything}),
    )
    decision = ask(asked, "asked-about", "s3:ListBucket", shop.bucket(BUCKET))
    return Truth("yes" if decision.allowed else "no", {"sentence": decision.sentence})
