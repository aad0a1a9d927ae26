"""Requests about users, their tags included."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam.tags import Tag


class CreateUser(Request, frozen=True):
    user_name: str
    path: str = "/"
    permissions_boundary: str = ""
    tags: list[Tag] = []


class UserNamed(Request, frozen=True):
    user_name: str


class UserOrCaller(Request, frozen=True):
    user_name: str | None = None


class ListUsers(Request, frozen=True):
    path_prefix: str = "/"
    marker: str | None = None
    max_items: int | None = None


class ListOfUser(Request, frozen=True):
    """A page of what belongs to one user."""

    user_name: str
    marker: str | None = None
    max_items: int | None = None


class ListOfUserOrCaller(Request, frozen=True):
    user_name: str | None = None
    marker: str | None = None
    max_items: int | None = None


class UpdateUser(Request, frozen=True):
    user_name: str
    new_path: str | None = None
    new_user_name: str | None = None


class TagUser(Request, frozen=True):
    user_name: str
    tags: list[Tag]


class UntagUser(Request, frozen=True):
    user_name: str
    tag_keys: list[str]
