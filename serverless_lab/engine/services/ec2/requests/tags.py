"""Requests about tags."""

import msgspec

from serverless_lab.engine.services.ec2.requests.common import Describe, Ec2Request
from serverless_lab.engine.services.ec2.tags import Tag


class CreateTags(Ec2Request, frozen=True, kw_only=True):
    resources: list[str]
    tags: list[Tag]


class TagMeant(msgspec.Struct, frozen=True, rename="pascal"):
    """`value` None: whatever it is."""

    key: str = ""
    value: str | None = None


class DeleteTags(Ec2Request, frozen=True, kw_only=True):
    resources: list[str]
    tags: list[TagMeant] = []


class DescribeTags(Describe, frozen=True):
    pass
