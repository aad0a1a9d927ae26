"""What many requests share."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.ec2.filters import Filter
from serverless_lab.engine.services.ec2.tags import TagSpecification


class Ec2Request(Request, frozen=True, kw_only=True):
    dry_run: bool = False


class Create(Ec2Request, frozen=True, kw_only=True):
    tag_specifications: list[TagSpecification] = []


class CreateOnce(Create, frozen=True, kw_only=True):
    """Made again under the same token it makes nothing."""

    client_token: str = ""


class Describe(Ec2Request, frozen=True, kw_only=True):
    filters: list[Filter] = []
    next_token: str = ""
    max_results: int | None = None


class BooleanValue(Request, frozen=True, kw_only=True):
    """`{"Value": true}`, as attributes are given."""

    value: bool = False
