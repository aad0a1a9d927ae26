"""Requests about which managed policies hang on whom, as permissions or as a boundary."""

from serverless_lab.engine.services.iam.requests.holders import (
    OfGroup,
    OfRole,
    OfUser,
    Paged,
    PagedOfGroup,
    PagedOfRole,
    PagedOfUser,
)


class UserPolicy(OfUser, frozen=True):
    policy_arn: str


class GroupPolicy(OfGroup, frozen=True):
    policy_arn: str


class RolePolicy(OfRole, frozen=True):
    policy_arn: str


class ListAttachedUserPolicies(PagedOfUser, frozen=True):
    path_prefix: str = "/"


class ListAttachedGroupPolicies(PagedOfGroup, frozen=True):
    path_prefix: str = "/"


class ListAttachedRolePolicies(PagedOfRole, frozen=True):
    path_prefix: str = "/"


class PutUserPermissionsBoundary(OfUser, frozen=True):
    permissions_boundary: str


class PutRolePermissionsBoundary(OfRole, frozen=True):
    permissions_boundary: str


class ListEntitiesForPolicy(Paged, frozen=True, kw_only=True):
    policy_arn: str
    entity_filter: str = ""
    path_prefix: str = "/"
    policy_usage_filter: str = ""


Attachment = UserPolicy | GroupPolicy | RolePolicy
Listing = ListAttachedUserPolicies | ListAttachedGroupPolicies | ListAttachedRolePolicies
PutBoundary = PutUserPermissionsBoundary | PutRolePermissionsBoundary
Bounded = OfUser | OfRole
