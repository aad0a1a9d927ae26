"""GetAccountAuthorizationDetails: everybody and everything, in pages."""

import pytest

from tests.engine.iam import good_policies
from tests.engine.iam.calls import answer
from tests.engine.support import Life

SECTIONS = ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")


@pytest.fixture
def life():
    life = Life()
    answer(life, "CreateUser", UserName="mina")
    answer(life, "CreateGroup", GroupName="cooks")
    answer(life, "AddUserToGroup", UserName="mina", GroupName="cooks")
    good_policies.prepare(life)
    return life


def names(found):
    return [one[key] for section in SECTIONS for one in found[section] for key in one if key.endswith("Name")]


ALL = [
    "mina",
    "cooks",
    "AWSServiceRoleForLambda",
    "idle",
    "kitchen",
    "lambda-basic-role",
    "menu",
    "spare",
    "ReadOnlyAccess",
    "AWSLambdaBasicExecutionRole",
]


def test_everything_in_one_page(life):
    found = answer(life, "GetAccountAuthorizationDetails")
    assert names(found) == ALL
    (mina,) = found["UserDetailList"]
    held = [{"PolicyName": "ReadOnlyAccess", "PolicyArn": good_policies.READ_ONLY}]
    assert mina["GroupList"] == ["cooks"]
    assert mina["AttachedManagedPolicies"] == held
    assert mina["UserPolicyList"] == [{"PolicyName": "p", "PolicyDocument": good_policies.ALLOW}]
    kitchen = found["RoleDetailList"][2]
    assert kitchen["PermissionsBoundary"]["PermissionsBoundaryArn"] == good_policies.READ_ONLY
    assert [profile["InstanceProfileName"] for profile in kitchen["InstanceProfileList"]] == ["oven"]
    assert kitchen["Tags"] == good_policies.TAGS
    assert found["GroupDetailList"][0]["AttachedManagedPolicies"] == held
    menu = found["Policies"][0]["PolicyVersionList"]
    assert [(one["VersionId"], one["IsDefaultVersion"]) for one in menu] == [("v2", False), ("v1", True)]
    assert menu[0]["Document"] == good_policies.ALLOW


@pytest.mark.parametrize("size", [1, 3, 4])
def test_pages_run_through_all_kinds(life, size):
    seen, marker = [], {}
    while True:
        found = answer(life, "GetAccountAuthorizationDetails", MaxItems=size, **marker)
        seen += names(found)
        if not found["IsTruncated"]:
            break
        marker = {"Marker": found["Marker"]}
    assert seen == ALL


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["User", "Group"], ALL[:2]),
        (["Role"], ALL[2:6]),
        (["LocalManagedPolicy"], ALL[6:8]),
        (["AWSManagedPolicy"], ALL[8:]),
    ],
)
def test_only_what_is_asked_for(life, kinds, expected):
    assert names(answer(life, "GetAccountAuthorizationDetails", Filter=kinds)) == expected
