"""Rows of the operation table about tags, Regions and zones."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.ec2 import places, tagging, tags
from serverless_lab.engine.services.ec2.operations.row import describes, row
from serverless_lab.engine.services.ec2.requests import places as place_requests
from serverless_lab.engine.services.ec2.requests import tags as requests


def _first(context: Context, request: requests.CreateTags | requests.DeleteTags) -> str:
    return next(iter(tagging.arns(context, request.resources)), "*")


def _others(context: Context, request: requests.CreateTags | requests.DeleteTags) -> list[str]:
    return tagging.arns(context, request.resources)[1:]


def _given(context: Context, request: requests.CreateTags) -> dict[str, Values]:
    return tags.request_keys([tags.TagSpecification(tags=request.tags)])


OPERATIONS = (
    row("CreateTags", requests.CreateTags, tagging.create_tags, _first, besides=_others, keys=_given),
    row("DeleteTags", requests.DeleteTags, tagging.delete_tags, _first, besides=_others),
    describes("DescribeTags", requests.DescribeTags, tagging.describe_tags),
    describes(
        "DescribeAvailabilityZones", place_requests.DescribeAvailabilityZones, places.describe_availability_zones
    ),
    describes("DescribeRegions", place_requests.DescribeRegions, places.describe_regions),
)
