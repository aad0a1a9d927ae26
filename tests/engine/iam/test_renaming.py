"""Another name or path: whatever refers to a user or a group follows."""

import json

import pytest

from tests.engine.iam.good import PASSWORD, device, iam, ok, refused, user
from tests.engine.support import Life, trust_policy

BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
MINA = "arn:aws:iam::123456789012:user/mina"
STRANGER = "arn:aws:iam::999999999999:user/mina"
RENAMED = "arn:aws:iam::123456789012:user/hall/mina.kim"


def trusting(principal):
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


@pytest.fixture
def life():
    life = Life()
    for name in ("mina", "jun"):
        ok(life, "CreateUser", {"UserName": name, "PermissionsBoundary": BASIC})
        for group in ("cooks", "waiters"):
            if name == "mina":
                ok(life, "CreateGroup", {"GroupName": group})
            ok(life, "AddUserToGroup", {"GroupName": group, "UserName": name})
    ok(life, "CreateAccessKey", {"UserName": "mina"})
    ok(life, "CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD})
    state = iam(life)
    state.users["mina"].managed[BASIC] = None
    state.attachments[BASIC].users["mina"] = None
    state.groups["cooks"].managed[BASIC] = None
    state.attachments[BASIC].groups["cooks"] = None
    device(life, "phone", "mina")
    return life


def rename(life):
    return life.call("iam", "UpdateUser", {"UserName": "mina", "NewUserName": "mina.kim", "NewPath": "/hall/"})


def test_a_user_stays_who_it_is(life):
    before = ok(life, "GetUser", {"UserName": "mina"})["User"]
    done = rename(life)
    after = ok(life, "GetUser", {"UserName": "mina.kim"})["User"]
    assert after == before | {"UserName": "mina.kim", "Path": "/hall/", "Arn": RENAMED}
    assert refused(life, "GetUser", {"UserName": "mina"})[0] == "NoSuchEntity"
    (news,) = done.news
    assert (news.before, news.after) == (MINA, RENAMED)


def test_everything_that_refers_to_a_user_follows(life):
    rename(life)
    state = iam(life)
    assert list(state.groups["cooks"].users) == ["mina.kim", "jun"]
    assert list(state.attachments[BASIC].users) == ["mina.kim"]
    assert list(state.attachments[BASIC].bounded["user"]) == ["mina.kim", "jun"]
    assert list(state.key_owners.values()) == ["mina.kim"]
    assert [device.user for device in state.devices.values()] == ["mina.kim"]
    assert [each["GroupName"] for each in ok(life, "ListGroupsForUser", {"UserName": "mina.kim"})["Groups"]] == [
        "cooks",
        "waiters",
    ]
    assert "mina" not in json.dumps([list(state.taken), list(state.users)]).replace("mina.kim", "")


def test_trust_policies_that_name_the_user_follow(life):
    service = trust_policy("lambda.amazonaws.com")
    for name, document in (
        ("one", trusting({"AWS": MINA})),
        ("several", trusting({"AWS": [MINA, STRANGER], "Service": "ec2.amazonaws.com"})),
        ("service", service),
    ):
        ok(life, "CreateRole", {"RoleName": name, "AssumeRolePolicyDocument": document})
    rename(life)
    trusts = {name: role.trust for name, role in iam(life).roles.items()}
    assert json.loads(trusts["one"]) == json.loads(trusting({"AWS": RENAMED}))
    several = {"AWS": [RENAMED, STRANGER], "Service": "ec2.amazonaws.com"}
    assert json.loads(trusts["several"]) == json.loads(trusting(several))
    assert trusts["service"] == service


def test_a_name_that_is_taken(life):
    assert refused(life, "UpdateUser", {"UserName": "mina", "NewUserName": "JUN"}) == (
        "EntityAlreadyExists",
        "User with name JUN already exists.",
    )
    ok(life, "UpdateUser", {"UserName": "mina", "NewUserName": "Mina"})
    assert refused(life, "CreateUser", {"UserName": "mina"})[0] == "EntityAlreadyExists"


def test_nothing_new_is_no_news(life):
    assert life.call("iam", "UpdateUser", {"UserName": "mina"}).news == []


def test_a_group_moves_with_its_members_and_policies(life):
    group = ok(life, "GetGroup", {"GroupName": "cooks"})["Group"]
    ok(life, "UpdateGroup", {"GroupName": "cooks", "NewGroupName": "chefs", "NewPath": "/hall/"})
    moved = ok(life, "GetGroup", {"GroupName": "chefs"})
    arn = "arn:aws:iam::123456789012:group/hall/chefs"
    assert moved["Group"] == group | {"GroupName": "chefs", "Path": "/hall/", "Arn": arn}
    assert [each["UserName"] for each in moved["Users"]] == ["jun", "mina"]
    assert list(iam(life).users["mina"].groups) == ["chefs", "waiters"]
    assert list(iam(life).attachments[BASIC].groups) == ["chefs"]
    assert refused(life, "UpdateGroup", {"GroupName": "chefs", "NewGroupName": "Waiters"}) == (
        "EntityAlreadyExists",
        "Group with name Waiters already exists.",
    )


def test_who_renames_needs_the_new_name_too(life):
    caller = "arn:aws:iam::123456789012:user/jun"
    statement = {"Effect": "Allow", "Action": "iam:UpdateUser", "Resource": MINA}
    ok(life, "DeleteUserPermissionsBoundary", {"UserName": "jun"})
    iam(life).users["jun"].policies["p"] = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    code, message = refused(life, "UpdateUser", {"UserName": "mina", "NewUserName": "sora"}, caller=user("jun"))
    assert code == "AccessDenied"
    assert message == (
        f"User: {caller} is not authorized to perform: iam:UpdateUser on resource: "
        "arn:aws:iam::123456789012:user/sora because no identity-based policy allows the iam:UpdateUser action"
    )
    ok(life, "UpdateUser", {"UserName": "mina"}, caller=user("jun"))
