"""DHCP option sets: what instances are told about names and time."""

from ipaddress import ip_address
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import DependencyViolation, InvalidParameterValue
from serverless_lab.engine.services.ec2.requests import lists as requests
from serverless_lab.engine.services.ec2.state.vpcs import DhcpOptions

KEYS = (
    *("domain-name", "domain-name-servers", "ntp-servers", "netbios-name-servers", "netbios-node-type"),
    "ipv6-address-preferred-lease-time",
)


def create_dhcp_options(context: Context, request: requests.CreateDhcpOptions) -> dict[str, Any]:
    options = {each.key: each.values for each in request.dhcp_configurations}
    for key, values in options.items():
        if key not in KEYS or not values or not all(_fits(key, value) for value in values):
            raise InvalidParameterValue(message=f"Value ({', '.join(values)}) for parameter {key} is invalid.")
    labels = tags.given(request.tag_specifications, "dhcp-options")
    made = DhcpOptions(names.new_id(context, "dopt"), options, tags=labels)
    names.state(context).dhcp_options[made.id] = made
    return {"DhcpOptions": say(context, made)}


def _fits(key: str, value: str) -> bool:
    """Servers are given by their addresses."""
    if not key.endswith("-servers") or (key, value) == ("domain-name-servers", "AmazonProvidedDNS"):
        return True
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def associate_dhcp_options(context: Context, request: requests.AssociateDhcpOptions) -> dict[str, Any]:
    """`default` is no set at all."""
    vpc = names.vpc(context, request.vpc_id)
    if request.dhcp_options_id != "default":
        names.thing(context, "dopt", request.dhcp_options_id)
    vpc.dhcp_options = request.dhcp_options_id
    return {}


def describe_dhcp_options(context: Context, request: requests.DescribeDhcpOptions) -> dict[str, Any]:
    return described(context, "dopt", request.dhcp_options_ids, request, FILTERS, say, "DhcpOptions")


def delete_dhcp_options(context: Context, request: requests.DhcpNamed) -> dict[str, Any]:
    found: DhcpOptions = names.thing(context, "dopt", request.dhcp_options_id)
    state = names.state(context)
    if any(vpc.dhcp_options == found.id for vpc in state.vpcs.values()):
        raise DependencyViolation(kind="dhcpOptions", id=found.id)
    del state.dhcp_options[found.id]
    if state.default_dhcp_options == found.id:
        state.default_dhcp_options = ""
    return {}


def say(context: Context, found: DhcpOptions) -> dict[str, Any]:
    return {
        "DhcpOptionsId": found.id,
        "OwnerId": context.account_id,
        "DhcpConfigurations": [
            {"Key": key, "Values": [{"Value": value} for value in values]} for key, values in found.options.items()
        ],
        "Tags": tags.described(found.tags),
    }


FILTERS = {
    "dhcp-options-id": lambda found: found.id,
    "key": lambda found: list(found.options),
    "value": lambda found: [value for values in found.options.values() for value in values],
}
