"""A good call of every operation on roles, policies and instance profiles, and the account it is good in."""

import json

from tests.engine.support import ACCOUNT, trust_policy

MENU = f"arn:aws:iam::{ACCOUNT}:policy/menu"
SPARE = f"arn:aws:iam::{ACCOUNT}:policy/spare"
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
TRUST = trust_policy("lambda.amazonaws.com")
TAGS = [{"Key": "team", "Value": "kitchen"}]
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]})

USER, GROUP, ROLE = {"UserName": "mina"}, {"GroupName": "cooks"}, {"RoleName": "kitchen"}
HELD, INLINE, OVEN = {"PolicyArn": READ_ONLY}, {"PolicyName": "p"}, {"InstanceProfileName": "oven"}
DOCUMENT = {"PolicyName": "p", "PolicyDocument": ALLOW}

POLICIES = {
    "iam.AddRoleToInstanceProfile": {"InstanceProfileName": "empty", "RoleName": "kitchen"},
    "iam.AttachGroupPolicy": GROUP | {"PolicyArn": MENU},
    "iam.AttachRolePolicy": ROLE | {"PolicyArn": MENU},
    "iam.AttachUserPolicy": USER | {"PolicyArn": MENU},
    "iam.CreateInstanceProfile": {"InstanceProfileName": "grill", "Tags": TAGS},
    "iam.CreatePolicy": {"PolicyName": "wine", "PolicyDocument": ALLOW, "Tags": TAGS},
    "iam.CreatePolicyVersion": {"PolicyArn": MENU, "PolicyDocument": ALLOW},
    "iam.CreateRole": {"RoleName": "hall", "AssumeRolePolicyDocument": TRUST, "PermissionsBoundary": READ_ONLY},
    "iam.CreateServiceLinkedRole": {"AWSServiceName": "ecs.amazonaws.com"},
    "iam.DeleteGroupPolicy": GROUP | INLINE,
    "iam.DeleteInstanceProfile": {"InstanceProfileName": "empty"},
    "iam.DeletePolicy": {"PolicyArn": SPARE},
    "iam.DeletePolicyVersion": {"PolicyArn": MENU, "VersionId": "v2"},
    "iam.DeleteRole": {"RoleName": "idle"},
    "iam.DeleteRolePermissionsBoundary": ROLE,
    "iam.DeleteRolePolicy": ROLE | INLINE,
    "iam.DeleteServiceLinkedRole": {"RoleName": "AWSServiceRoleForLambda"},
    "iam.DeleteUserPermissionsBoundary": USER,
    "iam.DeleteUserPolicy": USER | INLINE,
    "iam.DetachGroupPolicy": GROUP | HELD,
    "iam.DetachRolePolicy": ROLE | HELD,
    "iam.DetachUserPolicy": USER | HELD,
    "iam.GetAccountAuthorizationDetails": {},
    "iam.GetGroupPolicy": GROUP | INLINE,
    "iam.GetInstanceProfile": OVEN,
    "iam.GetPolicy": {"PolicyArn": MENU},
    "iam.GetPolicyVersion": {"PolicyArn": READ_ONLY, "VersionId": "v190"},
    "iam.GetRole": ROLE,
    "iam.GetRolePolicy": ROLE | INLINE,
    "iam.GetServiceLinkedRoleDeletionStatus": {"DeletionTaskId": "{task}"},
    "iam.GetUserPolicy": USER | INLINE,
    "iam.ListAttachedGroupPolicies": GROUP,
    "iam.ListAttachedRolePolicies": ROLE,
    "iam.ListAttachedUserPolicies": USER,
    "iam.ListEntitiesForPolicy": HELD,
    "iam.ListGroupPolicies": GROUP,
    "iam.ListInstanceProfileTags": OVEN,
    "iam.ListInstanceProfiles": {},
    "iam.ListInstanceProfilesForRole": ROLE,
    "iam.ListPolicies": {},
    "iam.ListPolicyTags": {"PolicyArn": MENU},
    "iam.ListPolicyVersions": {"PolicyArn": MENU},
    "iam.ListRolePolicies": ROLE,
    "iam.ListRoleTags": ROLE,
    "iam.ListRoles": {},
    "iam.ListUserPolicies": USER,
    "iam.PutGroupPolicy": GROUP | DOCUMENT,
    "iam.PutRolePermissionsBoundary": ROLE | {"PermissionsBoundary": MENU},
    "iam.PutRolePolicy": ROLE | DOCUMENT,
    "iam.PutUserPermissionsBoundary": USER | {"PermissionsBoundary": MENU},
    "iam.PutUserPolicy": USER | DOCUMENT,
    "iam.RemoveRoleFromInstanceProfile": {"InstanceProfileName": "oven", "RoleName": "kitchen"},
    "iam.SetDefaultPolicyVersion": {"PolicyArn": MENU, "VersionId": "v2"},
    "iam.TagInstanceProfile": OVEN | {"Tags": TAGS},
    "iam.TagPolicy": {"PolicyArn": MENU, "Tags": TAGS},
    "iam.TagRole": ROLE | {"Tags": TAGS},
    "iam.UntagInstanceProfile": OVEN | {"TagKeys": ["team"]},
    "iam.UntagPolicy": {"PolicyArn": MENU, "TagKeys": ["team"]},
    "iam.UntagRole": ROLE | {"TagKeys": ["team"]},
    "iam.UpdateAssumeRolePolicy": ROLE | {"PolicyDocument": trust_policy("ec2.amazonaws.com")},
    "iam.UpdateRole": ROLE | {"MaxSessionDuration": 7200},
    "iam.UpdateRoleDescription": ROLE | {"Description": "for the kitchen"},
}

SETTING = (
    ("CreatePolicy", {"PolicyName": "menu", "PolicyDocument": ALLOW, "Tags": TAGS}),
    ("CreatePolicyVersion", {"PolicyArn": MENU, "PolicyDocument": ALLOW}),
    ("CreatePolicy", {"PolicyName": "spare", "PolicyDocument": ALLOW}),
    ("CreateRole", {"RoleName": "kitchen", "AssumeRolePolicyDocument": TRUST, "Tags": TAGS}),
    ("CreateRole", {"RoleName": "idle", "AssumeRolePolicyDocument": TRUST}),
    ("CreateServiceLinkedRole", {"AWSServiceName": "lambda.amazonaws.com"}),
    ("CreateServiceLinkedRole", {"AWSServiceName": "spot.amazonaws.com"}),
    ("DeleteServiceLinkedRole", {"RoleName": "AWSServiceRoleForEC2Spot"}),
    ("CreateInstanceProfile", {"InstanceProfileName": "oven", "Tags": TAGS}),
    ("CreateInstanceProfile", {"InstanceProfileName": "empty"}),
    ("AddRoleToInstanceProfile", {"InstanceProfileName": "oven", "RoleName": "kitchen"}),
    ("PutUserPolicy", USER | DOCUMENT),
    ("PutGroupPolicy", GROUP | DOCUMENT),
    ("PutRolePolicy", ROLE | DOCUMENT),
    ("AttachUserPolicy", USER | HELD),
    ("AttachGroupPolicy", GROUP | HELD),
    ("AttachRolePolicy", ROLE | HELD),
    ("PutRolePermissionsBoundary", ROLE | {"PermissionsBoundary": READ_ONLY}),
)


def prepare(life):
    """Mina, the cooks and the role `kitchen`, each with one policy of every sort; two policies; two profiles."""
    for operation, params in SETTING:
        done = life.call("iam", operation, params)
        assert done.refusal is None, (operation, done.refusal)


def filled(life, params):
    """The parameters with what only the account knows: the task that deleted a role."""
    task = next(iter(life.cloud.state.parts["iam/"].deletions))
    return {name: task if value == "{task}" else value for name, value in params.items()}
