"""Requests about access keys."""

from serverless_lab.engine.request import Request


class AccessKeyNamed(Request, frozen=True):
    access_key_id: str
    user_name: str | None = None


class UpdateAccessKey(Request, frozen=True):
    access_key_id: str
    status: str
    user_name: str | None = None


class GetAccessKeyLastUsed(Request, frozen=True):
    access_key_id: str
