"""Typed requests about tags."""

from serverless_lab.engine.request import Request


class Tagged(Request, frozen=True):
    resource: str


class TagResource(Request, frozen=True):
    resource: str
    tags: dict[str, str]


class UntagResource(Request, frozen=True):
    resource: str
    tag_keys: list[str]
