"""Whom a request is about, for operations that exist for users, groups and roles alike."""

from serverless_lab.engine.request import Request


class OfUser(Request, frozen=True):
    user_name: str


class OfGroup(Request, frozen=True):
    group_name: str


class OfRole(Request, frozen=True):
    role_name: str


HolderRequest = OfUser | OfGroup | OfRole


class Paged(Request, frozen=True):
    marker: str | None = None
    max_items: int | None = None
