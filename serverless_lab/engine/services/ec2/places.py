"""Regions and Availability Zones as answers tell them."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.requests import places as requests
from serverless_lab.engine.services.ec2.zones import REGIONS, zones


def describe_availability_zones(context: Context, request: requests.DescribeAvailabilityZones) -> dict[str, Any]:
    here = zones(context.region)
    _check(request.zone_names, {zone.name for zone in here}, "availability zone")
    _check(request.zone_ids, {zone.id for zone in here}, "availability zone")
    asked = {*request.zone_names, *request.zone_ids}
    named = [zone for zone in here if not asked or zone.name in asked or zone.id in asked]
    readers = {
        "zone-name": lambda zone: zone.name,
        "zone-id": lambda zone: zone.id,
        "region-name": lambda zone: context.region,
        "state": lambda zone: "available",
        "zone-type": lambda zone: "availability-zone",
        "opt-in-status": lambda zone: "opt-in-not-required",
    }
    passed = chosen(named, request.filters, readers, lambda zone: {})
    common = {
        "RegionName": context.region,
        "GroupName": f"{context.region}-zg-1",
        "NetworkBorderGroup": context.region,
        "State": "available",
        "OptInStatus": "opt-in-not-required",
        "ZoneType": "availability-zone",
        "Messages": [],
    }
    return {"AvailabilityZones": [{"ZoneName": zone.name, "ZoneId": zone.id, **common} for zone in passed]}


def describe_regions(context: Context, request: requests.DescribeRegions) -> dict[str, Any]:
    _check(request.region_names, set(REGIONS), "region")
    readers = {
        "region-name": lambda region: region,
        "endpoint": lambda region: f"ec2.{region}.amazonaws.com",
        "opt-in-status": lambda region: "opt-in-not-required",
    }
    passed = chosen(request.region_names or list(REGIONS), request.filters, readers, lambda region: {})
    return {
        "Regions": [
            {"RegionName": region, "Endpoint": f"ec2.{region}.amazonaws.com", "OptInStatus": "opt-in-not-required"}
            for region in passed
        ]
    }


def _check(wanted: list[str], known: set[str], kind: str) -> None:
    for each in wanted:
        if each not in known:
            raise InvalidParameterValue(message=f"Invalid {kind}: [{each}]")
