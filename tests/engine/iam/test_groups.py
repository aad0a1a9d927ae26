"""Groups and their members."""

from datetime import UTC, datetime

import pytest

from tests.engine.iam.good import iam, ok, refused
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    ok(life, "CreateGroup", {"GroupName": "cooks", "Path": "/kitchen/"})
    for name in ("mina", "jun", "sora"):
        ok(life, "CreateUser", {"UserName": name})
    return life


def add(life, group, name):
    return ok(life, "AddUserToGroup", {"GroupName": group, "UserName": name})


def test_a_group_as_it_is_made(life):
    made = ok(life, "CreateGroup", {"GroupName": "waiters"})["Group"]
    group_id = made.pop("GroupId")
    assert (group_id[:4], len(group_id)) == ("AGPA", 21)
    assert made == {
        "Path": "/",
        "GroupName": "waiters",
        "Arn": "arn:aws:iam::123456789012:group/waiters",
        "CreateDate": datetime(2026, 9, 21, 14, 13, 25, tzinfo=UTC),
    }


def test_members_come_in_pages(life):
    for name in ("sora", "mina", "jun", "mina"):
        add(life, "cooks", name)
    first = ok(life, "GetGroup", {"GroupName": "cooks", "MaxItems": 2})
    assert [each["UserName"] for each in first["Users"]] == ["jun", "mina"]
    rest = ok(life, "GetGroup", {"GroupName": "cooks", "Marker": first["Marker"]})
    assert ([each["UserName"] for each in rest["Users"]], rest["IsTruncated"]) == (["sora"], False)


def test_both_sides_know_of_a_membership(life):
    add(life, "cooks", "mina")
    assert [each["GroupName"] for each in ok(life, "ListGroupsForUser", {"UserName": "mina"})["Groups"]] == ["cooks"]
    ok(life, "RemoveUserFromGroup", {"GroupName": "cooks", "UserName": "mina"})
    assert ok(life, "ListGroupsForUser", {"UserName": "mina"})["Groups"] == []
    assert ok(life, "GetGroup", {"GroupName": "cooks"})["Users"] == []
    assert refused(life, "RemoveUserFromGroup", {"GroupName": "cooks", "UserName": "mina"}) == (
        "NoSuchEntity",
        "User mina not in group cooks",
    )


def test_groups_are_listed_by_path(life):
    ok(life, "CreateGroup", {"GroupName": "bakers", "Path": "/kitchen/oven/"})
    ok(life, "CreateGroup", {"GroupName": "waiters"})
    assert [each["GroupName"] for each in ok(life, "ListGroups")["Groups"]] == ["bakers", "cooks", "waiters"]
    listed = ok(life, "ListGroups", {"PathPrefix": "/kitchen/"})
    assert [each["GroupName"] for each in listed["Groups"]] == ["bakers", "cooks"]


def test_what_hangs_on_a_group_keeps_it(life):
    add(life, "cooks", "mina")
    group = iam(life).groups["cooks"]
    group.managed["arn"] = None
    group.policies["p"] = "{}"
    for sentence, remove in (
        ("remove users from group", lambda g: ok(life, "RemoveUserFromGroup", {"GroupName": g, "UserName": "mina"})),
        ("detach all policies", lambda g: group.managed.clear()),
        ("delete policies", lambda g: group.policies.clear()),
    ):
        expected = f"Cannot delete entity, must {sentence} first."
        assert refused(life, "DeleteGroup", {"GroupName": "cooks"}) == ("DeleteConflict", expected)
        remove("cooks")
    ok(life, "DeleteGroup", {"GroupName": "cooks"})
    missing = ("NoSuchEntity", "The group with name cooks cannot be found.")
    assert refused(life, "GetGroup", {"GroupName": "cooks"}) == missing
    ok(life, "CreateGroup", {"GroupName": "Cooks"})


def test_how_many_groups_there_are_and_a_user_is_in(life):
    for number in range(299):
        ok(life, "CreateGroup", {"GroupName": f"g{number}"})
    assert refused(life, "CreateGroup", {"GroupName": "more"}) == (
        "LimitExceeded",
        "Cannot exceed quota for GroupsPerAccount: 300",
    )
    for number in range(10):
        add(life, f"g{number}", "mina")
    add(life, "g3", "mina")
    assert refused(life, "AddUserToGroup", {"GroupName": "cooks", "UserName": "mina"}) == (
        "LimitExceeded",
        "Cannot exceed quota for GroupsPerUser: 10",
    )


def test_names_of_groups_are_unique_regardless_of_case(life):
    assert refused(life, "CreateGroup", {"GroupName": "COOKS"}) == (
        "EntityAlreadyExists",
        "Group with name COOKS already exists.",
    )
