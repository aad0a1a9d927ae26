"""Requests about inline policies, of users, groups and roles."""

from serverless_lab.engine.services.iam.requests.holders import OfGroup, OfRole, OfUser


class PutUserPolicy(OfUser, frozen=True):
    policy_name: str
    policy_document: str


class PutGroupPolicy(OfGroup, frozen=True):
    policy_name: str
    policy_document: str


class PutRolePolicy(OfRole, frozen=True):
    policy_name: str
    policy_document: str


class UserPolicyNamed(OfUser, frozen=True):
    policy_name: str


class GroupPolicyNamed(OfGroup, frozen=True):
    policy_name: str


class RolePolicyNamed(OfRole, frozen=True):
    policy_name: str


class ListUserPolicies(OfUser, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class ListGroupPolicies(OfGroup, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class ListRolePolicies(OfRole, frozen=True):
    marker: str | None = None
    max_items: int | None = None


Put = PutUserPolicy | PutGroupPolicy | PutRolePolicy
Named = UserPolicyNamed | GroupPolicyNamed | RolePolicyNamed
List = ListUserPolicies | ListGroupPolicies | ListRolePolicies
