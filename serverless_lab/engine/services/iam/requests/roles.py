"""Requests about roles."""

from serverless_lab.engine.request import Request


class CreateRole(Request, frozen=True):
    role_name: str
    assume_role_policy_document: str
    path: str = "/"
    description: str = ""


class RoleNamed(Request, frozen=True):
    role_name: str


class ListRoles(Request, frozen=True):
    path_prefix: str = "/"


class PutRolePolicy(Request, frozen=True):
    role_name: str
    policy_name: str
    policy_document: str


class RolePolicyNamed(Request, frozen=True):
    role_name: str
    policy_name: str
