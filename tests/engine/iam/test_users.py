"""Users: made, listed, tagged, and deleted only when nothing hangs on them."""

from datetime import UTC, datetime

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.services.iam.state import User
from tests.engine.iam.good import PASSWORD, advance_days, device, iam, ok, refused, user
from tests.engine.support import Life

BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"


@pytest.fixture
def life():
    life = Life()
    ok(life, "CreateUser", {"UserName": "mina", "Path": "/kitchen/"})
    return life


def test_a_user_as_it_is_made(life):
    tags = [{"Key": "team", "Value": "hall"}, {"Key": "층", "Value": ""}]
    made = ok(life, "CreateUser", {"UserName": "jun", "PermissionsBoundary": BASIC, "Tags": tags})["User"]
    user_id = made.pop("UserId")
    assert (user_id[:4], len(user_id)) == ("AIDA", 21)
    assert made == {
        "Path": "/",
        "UserName": "jun",
        "Arn": "arn:aws:iam::123456789012:user/jun",
        "CreateDate": datetime(2026, 9, 21, 14, 13, 22, tzinfo=UTC),
        "PermissionsBoundary": {
            "PermissionsBoundaryType": "PermissionsBoundaryPolicy",
            "PermissionsBoundaryArn": BASIC,
        },
        "Tags": tags,
    }
    assert ok(life, "GetUser", {"UserName": "jun"})["User"] == made | {"UserId": user_id}
    assert iam(life).attachments[BASIC].bounded == {"user": {"jun": None}}


def test_lists_leave_out_tags_and_boundary(life):
    ok(life, "CreateUser", {"UserName": "jun", "PermissionsBoundary": BASIC, "Tags": [{"Key": "a", "Value": "b"}]})
    listed = ok(life, "ListUsers")
    assert [sorted(each) for each in listed["Users"]] == [["Arn", "CreateDate", "Path", "UserId", "UserName"]] * 2
    assert [each["UserName"] for each in listed["Users"]] == ["jun", "mina"]
    assert listed["IsTruncated"] is False


def test_lists_go_by_path_and_by_page(life):
    for name in ("a", "b", "c"):
        ok(life, "CreateUser", {"UserName": name, "Path": "/kitchen/grill/"})
    first = ok(life, "ListUsers", {"PathPrefix": "/kitchen/", "MaxItems": 3})
    assert [each["UserName"] for each in first["Users"]] == ["a", "b", "c"]
    rest = ok(life, "ListUsers", {"PathPrefix": "/kitchen/", "MaxItems": 3, "Marker": first["Marker"]})
    assert ([each["UserName"] for each in rest["Users"]], rest["IsTruncated"]) == (["mina"], False)
    assert [each["UserName"] for each in ok(life, "ListUsers", {"PathPrefix": "/kitchen/g"})["Users"]] == [
        "a",
        "b",
        "c",
    ]
    assert refused(life, "ListUsers", {"Marker": "x"}) == ("ValidationError", "Invalid Marker: x")


def test_who_calls_may_leave_out_its_own_name(life):
    life.cloud.state.parts["iam/"].users["mina"].policies["p"] = (
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}'
    )
    assert ok(life, "GetUser", caller=user("mina", "/kitchen/"))["User"]["UserName"] == "mina"
    assert refused(life, "GetUser")[0] == "NotSimulatedException"
    lab = Caller.service("123456789012", "lab")
    assert refused(life, "GetUser", caller=lab) == (
        "ValidationError",
        "Must specify userName when calling with non-User credentials",
    )


@pytest.mark.parametrize("name", ["mina", "MINA"])
def test_names_are_unique_regardless_of_case(life, name):
    assert refused(life, "CreateUser", {"UserName": name}) == (
        "EntityAlreadyExists",
        f"User with name {name} already exists.",
    )


@pytest.mark.parametrize("name", ["미나", "mina kim", "mina/kim", "x" * 65, ""])
def test_names_are_plain(life, name):
    assert refused(life, "CreateUser", {"UserName": name})[0] == "ValidationError"


def test_a_boundary_must_exist(life):
    arn = "arn:aws:iam::123456789012:policy/nothing"
    asked = {"UserName": "jun", "PermissionsBoundary": arn}
    assert refused(life, "CreateUser", asked) == ("NoSuchEntity", f"Scope ARN: {arn} does not exist.")


def test_an_account_has_so_many_users(life):
    users = iam(life).users
    for number in range(numbers.IAM_USERS - 1):
        users[f"u{number}"] = User("AIDA", f"u{number}", "/", 0)
    assert refused(life, "CreateUser", {"UserName": "more"}) == (
        "LimitExceeded",
        "Cannot exceed quota for UsersPerAccount: 5000",
    )


def test_a_user_that_is_not_there(life):
    for operation in ("GetUser", "DeleteUser", "ListUserTags", "ListGroupsForUser", "ListAccessKeys"):
        assert refused(life, operation, {"UserName": "bob"}) == (
            "NoSuchEntity",
            "The user with name bob cannot be found.",
        )


def test_deleting_asks_for_everything_that_hangs_on_it(life):
    ok(life, "CreateGroup", {"GroupName": "cooks"})
    ok(life, "AddUserToGroup", {"GroupName": "cooks", "UserName": "mina"})
    mina = iam(life).users["mina"]
    mina.managed[BASIC] = None
    mina.policies["inline"] = "{}"
    key = ok(life, "CreateAccessKey", {"UserName": "mina"})["AccessKey"]["AccessKeyId"]
    ok(life, "CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD})
    serial = device(life, "phone", "mina")
    member = {"UserName": "mina"}
    for sentence, remove in (
        ("remove users from group", lambda: ok(life, "RemoveUserFromGroup", member | {"GroupName": "cooks"})),
        ("detach all policies", mina.managed.clear),
        ("delete policies", mina.policies.clear),
        ("delete access keys", lambda: ok(life, "DeleteAccessKey", member | {"AccessKeyId": key})),
        ("delete login profile", lambda: ok(life, "DeleteLoginProfile", member)),
        ("delete MFA device", lambda: ok(life, "DeactivateMFADevice", member | {"SerialNumber": serial})),
    ):
        expected = f"Cannot delete entity, must {sentence} first."
        assert refused(life, "DeleteUser", {"UserName": "mina"}) == ("DeleteConflict", expected)
        remove()
    ok(life, "DeleteUser", {"UserName": "mina"})
    assert ok(life, "ListUsers")["Users"] == []


def test_a_boundary_goes_with_its_user(life):
    ok(life, "CreateUser", {"UserName": "jun", "PermissionsBoundary": BASIC})
    ok(life, "DeleteUser", {"UserName": "jun"})
    assert iam(life).attachments[BASIC].bounded.get("user", {}) == {}


def test_a_name_comes_back_as_somebody_else(life):
    before = ok(life, "GetUser", {"UserName": "mina"})["User"]["UserId"]
    ok(life, "DeleteUser", {"UserName": "mina"})
    assert ok(life, "CreateUser", {"UserName": "mina"})["User"]["UserId"] != before
    assert refused(life, "UpdateUser", {"UserName": "mina", "NewPath": "/x/"}) == (
        "EntityTemporarilyUnmodifiable",
        "The user with name mina was deleted and created again a moment ago and cannot be modified yet.",
    )
    life.wait(60)
    ok(life, "UpdateUser", {"UserName": "mina", "NewPath": "/x/"})


def test_who_was_deleted_is_forgotten(life):
    for number in range(3):
        ok(life, "CreateUser", {"UserName": f"u{number}"})
        ok(life, "DeleteUser", {"UserName": f"u{number}"})
    assert list(iam(life).deleted_users) == ["u0", "u1", "u2"]
    advance_days(life, 1)
    ok(life, "DeleteUser", {"UserName": "mina"})
    assert list(iam(life).deleted_users) == ["mina"]


def test_tags_are_put_replaced_and_taken_away(life):
    ok(life, "TagUser", {"UserName": "mina", "Tags": [{"Key": "Team", "Value": "hall"}, {"Key": "a", "Value": "1"}]})
    ok(life, "TagUser", {"UserName": "mina", "Tags": [{"Key": "team", "Value": "kitchen"}]})
    listed = ok(life, "ListUserTags", {"UserName": "mina"})
    assert listed == {"Tags": [{"Key": "a", "Value": "1"}, {"Key": "team", "Value": "kitchen"}], "IsTruncated": False}
    ok(life, "UntagUser", {"UserName": "mina", "TagKeys": ["TEAM", "nothing"]})
    assert ok(life, "ListUserTags", {"UserName": "mina"})["Tags"] == [{"Key": "a", "Value": "1"}]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            ["a", "A"],
            ("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive."),
        ),
        (["aws:x"], ("InvalidInput", "Tag keys beginning with aws: are reserved for internal use.")),
        ([f"k{n}" for n in range(50)], ("LimitExceeded", "The number of tags has reached the maximum limit.")),
    ],
)
def test_tags_that_are_refused(life, keys, expected):
    ok(life, "TagUser", {"UserName": "mina", "Tags": [{"Key": "there", "Value": ""}]})
    tags = [{"Key": key, "Value": ""} for key in keys]
    assert refused(life, "TagUser", {"UserName": "mina", "Tags": tags}) == expected


def test_tags_are_condition_keys(life):
    """`iam:` and `aws:ResourceTag` tell of the user, `aws:RequestTag` and `aws:TagKeys` of the request."""
    ok(life, "TagUser", {"UserName": "mina", "Tags": [{"Key": "team", "Value": "kitchen"}]})
    asked = {"UserName": "mina", "Tags": [{"Key": "floor", "Value": "2"}, {"Key": "shift", "Value": "a"}]}
    keys = life.call("iam", "TagUser", asked).decision.keys
    assert {name: value for name, value in keys.items() if "Tag" in name} == {
        "aws:ResourceTag/team": "kitchen",
        "iam:ResourceTag/team": "kitchen",
        "aws:TagKeys": ["floor", "shift"],
        "aws:RequestTag/floor": "2",
        "aws:RequestTag/shift": "a",
    }
