"""Requests about users, their tags included."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam.requests.holders import OfUser, Paged
from serverless_lab.engine.tagging import Tag


class CreateUser(OfUser, frozen=True):
    path: str = "/"
    permissions_boundary: str = ""
    tags: list[Tag] = []


class UserOrCaller(Request, frozen=True):
    user_name: str | None = None


class ListUsers(Paged, frozen=True):
    path_prefix: str = "/"


class ListOfUserOrCaller(Paged, frozen=True):
    user_name: str | None = None


class UpdateUser(OfUser, frozen=True):
    new_path: str | None = None
    new_user_name: str | None = None


class TagUser(OfUser, frozen=True):
    tags: list[Tag]


class UntagUser(OfUser, frozen=True):
    tag_keys: list[str]
