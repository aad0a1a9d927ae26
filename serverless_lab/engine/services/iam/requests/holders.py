"""Whom a request is about, and which page of a list it wants."""

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


class PagedOfUser(OfUser, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class PagedOfGroup(OfGroup, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class PagedOfRole(OfRole, frozen=True):
    marker: str | None = None
    max_items: int | None = None
