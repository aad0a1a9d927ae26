"""Requests about groups."""

from serverless_lab.engine.request import Request


class CreateGroup(Request, frozen=True):
    group_name: str
    path: str = "/"


class GroupNamed(Request, frozen=True):
    group_name: str


class GetGroup(Request, frozen=True):
    group_name: str
    marker: str | None = None
    max_items: int | None = None


class ListGroups(Request, frozen=True):
    path_prefix: str = "/"
    marker: str | None = None
    max_items: int | None = None


class UpdateGroup(Request, frozen=True):
    group_name: str
    new_path: str | None = None
    new_group_name: str | None = None


class Membership(Request, frozen=True):
    group_name: str
    user_name: str
