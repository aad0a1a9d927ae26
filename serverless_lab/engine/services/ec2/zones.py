"""Regions and their Availability Zones. Zone ids name the same place in every account; letters are each account's own,
and here they are dealt out in the same order for all. Source: AWS's list of Regions and Zones, November 2026."""

from typing import NamedTuple

_SHORT = {
    "us-east-1": ("use1", "abcdef"),
    "us-east-2": ("use2", "abc"),
    "us-west-1": ("usw1", "ac"),
    "us-west-2": ("usw2", "abcd"),
    "ca-central-1": ("cac1", "abd"),
    "sa-east-1": ("sae1", "abc"),
    "eu-west-1": ("euw1", "abc"),
    "eu-west-2": ("euw2", "abc"),
    "eu-west-3": ("euw3", "abc"),
    "eu-central-1": ("euc1", "abc"),
    "eu-north-1": ("eun1", "abc"),
    "ap-south-1": ("aps1", "abc"),
    "ap-southeast-1": ("apse1", "abc"),
    "ap-southeast-2": ("apse2", "abc"),
    "ap-northeast-1": ("apne1", "acd"),
    "ap-northeast-2": ("apne2", "abcd"),
    "ap-northeast-3": ("apne3", "abc"),
}
REGIONS = tuple(_SHORT)


class Zone(NamedTuple):
    name: str
    id: str


def zones(region: str) -> tuple[Zone, ...]:
    """`ap-northeast-2a` is `apne2-az1`; a Region that is not listed has three zones."""
    short, letters = _SHORT.get(region, (region.replace("-", ""), "abc"))
    return tuple(Zone(f"{region}{letter}", f"{short}-az{number}") for number, letter in enumerate(letters, 1))


def zone_id(name: str) -> str:
    """The id of a zone that exists."""
    return next(zone.id for zone in zones(name[:-1]) if zone.name == name)
