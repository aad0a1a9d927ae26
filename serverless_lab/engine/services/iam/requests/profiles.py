"""Requests about instance profiles."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam.requests.holders import Paged
from serverless_lab.engine.tagging import Tag


class ProfileNamed(Request, frozen=True):
    instance_profile_name: str


class CreateInstanceProfile(ProfileNamed, frozen=True):
    path: str = "/"
    tags: list[Tag] = []


class RoleInProfile(ProfileNamed, frozen=True):
    role_name: str


class ListInstanceProfiles(Paged, frozen=True):
    path_prefix: str = "/"


class TagInstanceProfile(ProfileNamed, frozen=True):
    tags: list[Tag]


class UntagInstanceProfile(ProfileNamed, frozen=True):
    tag_keys: list[str]


class ListInstanceProfileTags(ProfileNamed, frozen=True):
    marker: str | None = None
    max_items: int | None = None
