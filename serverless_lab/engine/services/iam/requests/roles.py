"""Requests about roles."""

from typing import Annotated

import msgspec

from serverless_lab.engine.request import REFUSED, Request
from serverless_lab.engine.services.iam.requests.holders import OfRole, Paged
from serverless_lab.engine.tagging import Tag


class CreateRole(OfRole, frozen=True):
    assume_role_policy_document: str
    path: str = "/"
    description: str = ""
    max_session_duration: int = 3600
    max_signin_session_duration: Annotated[int | None, REFUSED] = None
    permissions_boundary: str = ""
    tags: list[Tag] = []


class ListRoles(Paged, frozen=True):
    path_prefix: str = "/"


class UpdateRole(OfRole, frozen=True):
    description: str | None = None
    max_session_duration: int | None = None
    max_signin_session_duration: Annotated[int | None, REFUSED] = None
    reset_max_signin_session_duration: bool = False


class UpdateRoleDescription(OfRole, frozen=True):
    description: str


class UpdateAssumeRolePolicy(OfRole, frozen=True):
    policy_document: str


class TagRole(OfRole, frozen=True):
    tags: list[Tag]


class UntagRole(OfRole, frozen=True):
    tag_keys: list[str]


class CreateServiceLinkedRole(Request, frozen=True):
    service: str = msgspec.field(name="AWSServiceName")
    description: str = ""
    custom_suffix: str = ""


class DeletionTask(Request, frozen=True):
    deletion_task_id: str
