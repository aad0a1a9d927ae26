"""Requests about groups."""

from serverless_lab.engine.services.iam.requests.holders import OfGroup, Paged


class CreateGroup(OfGroup, frozen=True):
    path: str = "/"


class ListGroups(Paged, frozen=True):
    path_prefix: str = "/"


class UpdateGroup(OfGroup, frozen=True):
    new_path: str | None = None
    new_group_name: str | None = None


class Membership(OfGroup, frozen=True):
    user_name: str
