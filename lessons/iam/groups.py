"""What groups give: the account as it would be if somebody left them all, or changed places."""

from lessons.courseware.probe import Probe
from lessons.iam.asking import supposing


def without_groups(probe: Probe, *users: str) -> Probe:
    """As if these users were in no group."""
    groups = [(user, group) for user in users for group in probe.iam.users[user].groups]
    return supposing(
        probe, *(("RemoveUserFromGroup", {"UserName": user, "GroupName": group}) for user, group in groups)
    )


def moves(probe: Probe, user: str, other: str) -> tuple[list[str], list[str]]:
    """Which groups `user` would leave and join to be where `other` is."""
    here, there = probe.iam.users[user].groups, probe.iam.users[other].groups
    return [name for name in here if name not in there], [name for name in there if name not in here]


def moved(probe: Probe, user: str, other: str) -> Probe:
    """As if `user` had gone over to the groups of `other`."""
    leaves, joins = moves(probe, user, other)
    return supposing(
        probe,
        *(("RemoveUserFromGroup", {"UserName": user, "GroupName": name}) for name in leaves),
        *(("AddUserToGroup", {"UserName": user, "GroupName": name}) for name in joins),
    )
