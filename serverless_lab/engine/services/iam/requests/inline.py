"""Requests about inline policies, of users, groups and roles."""

from serverless_lab.engine.services.iam.requests.holders import (
    OfGroup,
    OfRole,
    OfUser,
    PagedOfGroup,
    PagedOfRole,
    PagedOfUser,
)


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


Put = PutUserPolicy | PutGroupPolicy | PutRolePolicy
Named = UserPolicyNamed | GroupPolicyNamed | RolePolicyNamed
List = PagedOfUser | PagedOfGroup | PagedOfRole
