"""Promises about policies and who holds them, whatever is called in whatever order."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.services.iam.state import Attachments
from tests.engine.iam.calls import policy
from tests.engine.support import ACCOUNT, Life, trust_policy

TRUST = trust_policy("lambda.amazonaws.com")
NAME = st.sampled_from(["a", "a", "a", "b"])
ARN = st.sampled_from(
    [
        f"arn:aws:iam::{ACCOUNT}:policy/a",
        f"arn:aws:iam::{ACCOUNT}:policy/a",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "arn:aws:iam::aws:policy/NobodysAccess",
    ]
)
TITLE = st.sampled_from(["User", "Group", "Role"])
BOUNDED = st.sampled_from(["User", "Role"])

CALLS = st.one_of(
    st.builds(lambda n: ("CreateUser", {"UserName": n}), NAME),
    st.builds(lambda n, p: ("CreateUser", {"UserName": n, "PermissionsBoundary": p}), NAME, ARN),
    st.builds(lambda n: ("CreateGroup", {"GroupName": n}), NAME),
    st.builds(lambda n: ("CreateRole", {"RoleName": n, "AssumeRolePolicyDocument": TRUST}), NAME),
    st.builds(lambda n: ("CreatePolicy", {"PolicyName": n, "PolicyDocument": policy()}), NAME),
    st.builds(lambda n: ("CreateInstanceProfile", {"InstanceProfileName": n}), NAME),
    st.builds(lambda n, r: ("AddRoleToInstanceProfile", {"InstanceProfileName": n, "RoleName": r}), NAME, NAME),
    st.builds(lambda n, r: ("RemoveRoleFromInstanceProfile", {"InstanceProfileName": n, "RoleName": r}), NAME, NAME),
    st.builds(lambda n: ("DeleteInstanceProfile", {"InstanceProfileName": n}), NAME),
    st.builds(lambda t, n, p: (f"Attach{t}Policy", {f"{t}Name": n, "PolicyArn": p}), TITLE, NAME, ARN),
    st.builds(lambda t, n, p: (f"Detach{t}Policy", {f"{t}Name": n, "PolicyArn": p}), TITLE, NAME, ARN),
    st.builds(
        lambda t, n, p: (f"Put{t}PermissionsBoundary", {f"{t}Name": n, "PermissionsBoundary": p}), BOUNDED, NAME, ARN
    ),
    st.builds(lambda t, n: (f"Delete{t}PermissionsBoundary", {f"{t}Name": n}), BOUNDED, NAME),
    st.builds(lambda t, n: (f"Delete{t}", {f"{t}Name": n}), TITLE, NAME),
    st.builds(lambda n, m: ("UpdateUser", {"UserName": n, "NewUserName": m}), NAME, NAME),
    st.builds(lambda n, m: ("UpdateGroup", {"GroupName": n, "NewGroupName": m}), NAME, NAME),
    st.builds(lambda p: ("DeletePolicy", {"PolicyArn": p}), ARN),
    st.builds(lambda p: ("CreatePolicyVersion", {"PolicyArn": p, "PolicyDocument": policy()}), ARN),
    st.builds(lambda p: ("DeletePolicyVersion", {"PolicyArn": p, "VersionId": "v2"}), ARN),
)


# Somebody of each kind is there, so that most calls find whom they name.
FIRST = [
    ("CreateUser", {"UserName": "a"}),
    ("CreateGroup", {"GroupName": "a"}),
    ("CreateRole", {"RoleName": "a", "AssumeRolePolicyDocument": TRUST}),
    ("CreatePolicy", {"PolicyName": "a", "PolicyDocument": policy()}),
    ("CreateInstanceProfile", {"InstanceProfileName": "a"}),
]


def recounted(iam):
    """Who holds what, found by looking at everybody."""
    found = defaultdict(Attachments)
    for side in ("users", "groups", "roles"):
        for name, holder in getattr(iam, side).items():
            for arn in holder.managed:
                getattr(found[arn], side)[name] = None
            if boundary := getattr(holder, "boundary", ""):
                found[boundary].bounded.setdefault(side.removesuffix("s"), {})[name] = None
    return dict(found)


@settings(max_examples=100, deadline=None)
@given(st.lists(CALLS, min_size=20, max_size=40))
def test_both_sides_always_agree_and_a_replay_rebuilds_them(calls):
    life = Life()
    for operation, params in FIRST + calls:
        before = life.cloud.clone().state.parts
        refused = life.call("iam", operation, params).refusal
        iam = life.cloud.state.parts["iam/"]
        if refused:
            assert iam == before["iam/"]
        assert iam.attachments == recounted(iam)
        assert iam.policy_versions == sum(len(found.versions) for found in iam.policies.values())
        holding = {(profile.role, name) for name, profile in iam.profiles.items() if profile.role}
        assert {(role.name, name) for role in iam.roles.values() for name in role.profiles} == holding
        assert all(arn in iam.policies or arn.startswith("arn:aws:iam::aws:") for arn in iam.attachments)
    assert life.replayed().encode() == life.cloud.encode()
