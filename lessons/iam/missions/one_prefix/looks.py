"""What the checks and known mistakes of "One prefix" look at."""

from collections.abc import Iterator

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import Keys, may

_KEYS = ("first.json", "deep/second.json")


def lists(probe: Probe) -> Finding:
    """The bucket may be listed below the prefix, and only there."""
    user, prefix = probe.facts["user"], probe.facts["prefix"]
    if user not in probe.iam.users:
        return not_yet("no-user", user=user)
    if not may(probe, user, "s3:ListBucket", _bucket(probe), {"s3:prefix": prefix}):
        return not_yet("list-objects" if _lists_objects(probe) else "cannot-list")
    if may(probe, user, "s3:ListBucket", _bucket(probe)):
        return not_yet("lists-all")
    for other in _other_prefixes(probe):
        if may(probe, user, "s3:ListBucket", _bucket(probe), {"s3:prefix": other}):
            return not_yet("lists-other", other=other or '""')
    for other in probe.facts["others"]:
        if may(probe, user, "s3:ListBucket", shop.bucket(other), {"s3:prefix": prefix}):
            return not_yet("lists-bucket", other=other)
    return met()


def reads(probe: Probe) -> Finding:
    user = probe.facts["user"]
    if user not in probe.iam.users:
        return not_yet("no-user", user=user)
    for resource in _inside(probe):
        if not may(probe, user, "s3:GetObject", resource):
            with_key = may(probe, user, "s3:GetObject", resource, {"s3:prefix": probe.facts["prefix"]})
            return not_yet("get-condition" if with_key else "cannot-get", resource=resource)
    for resource in _outside(probe):
        if may(probe, user, "s3:GetObject", resource):
            return not_yet("gets-other", resource=resource)
    return met()


def only_reads(probe: Probe) -> Finding:
    """Once reading works: no writing anywhere, and nothing but S3."""
    if not (lists(probe).met and reads(probe).met):
        return not_yet("read-first")
    for action, resource in _changes(probe):
        if may(probe, probe.facts["user"], action, resource):
            return not_yet("changes", action=action, resource=resource)
    return met()


def list_on_objects(probe: Probe) -> bool:
    return lists(probe).reason == "list-objects"


def no_condition(probe: Probe) -> bool:
    """Listing all of the bucket, though it cannot write: so it is not the policy that stood there at first."""
    return lists(probe).reason == "lists-all" and not _writes(probe)


def condition_on_all(probe: Probe) -> bool:
    return reads(probe).reason == "get-condition"


def without_the_slash(probe: Probe) -> bool:
    """A prefix that begins alike is open as well."""
    alike = shop.objects(probe.facts["bucket"], f"{probe.facts['prefix'][:-1]}-old/first.json")
    found = reads(probe)
    return found.reason == "gets-other" and found.facts["resource"] == alike and not _writes(probe)


def _bucket(probe: Probe) -> str:
    return shop.bucket(probe.facts["bucket"])


def _inside(probe: Probe) -> list[str]:
    return [shop.objects(probe.facts["bucket"], f"{probe.facts['prefix']}{key}") for key in _KEYS]


def _outside(probe: Probe) -> Iterator[str]:
    for other in _other_prefixes(probe):
        yield shop.objects(probe.facts["bucket"], f"{other}first.json")
    for other in probe.facts["others"]:
        yield shop.objects(other, f"{probe.facts['prefix']}first.json")


def _other_prefixes(probe: Probe) -> list[str]:
    """One that begins alike comes first; the last is the whole bucket."""
    prefix = probe.facts["prefix"]
    return [f"{prefix[:-1]}-old/", *probe.facts["siblings"], ""]


def _changes(probe: Probe) -> Iterator[tuple[str, str]]:
    for resource in _inside(probe):
        yield from (("s3:PutObject", resource), ("s3:DeleteObject", resource))
    yield from ((action, _bucket(probe)) for action in ("s3:DeleteBucket", "s3:PutBucketPolicy"))
    yield from (("lambda:ListFunctions", "*"), ("iam:ListUsers", "*"))


def _writes(probe: Probe) -> bool:
    user = probe.facts["user"]
    return user in probe.iam.users and may(probe, user, "s3:PutObject", _inside(probe)[0])


def _lists_objects(probe: Probe) -> bool:
    keys: Keys = {"s3:prefix": probe.facts["prefix"]}
    return any(may(probe, probe.facts["user"], "s3:ListBucket", one, keys) for one in _inside(probe))
