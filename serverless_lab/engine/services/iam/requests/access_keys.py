"""Requests about access keys."""

from serverless_lab.engine.request import Request


class AccessKeyNamed(Request, frozen=True):
    access_key_id: str
    user_name: str | None = None


class UpdateAccessKey(AccessKeyNamed, frozen=True, kw_only=True):
    status: str


class GetAccessKeyLastUsed(Request, frozen=True):
    access_key_id: str
