"""Requests about Regions and zones."""

from serverless_lab.engine.services.ec2.filters import Filter
from serverless_lab.engine.services.ec2.requests.common import Ec2Request


class DescribeAvailabilityZones(Ec2Request, frozen=True):
    filters: list[Filter] = []
    zone_names: list[str] = []
    zone_ids: list[str] = []
    all_availability_zones: bool = False


class DescribeRegions(Ec2Request, frozen=True):
    filters: list[Filter] = []
    region_names: list[str] = []
    all_regions: bool = False
