"""Instances as answers tell them."""

from itertools import groupby
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.ec2 import interface_answers, names, tags
from serverless_lab.engine.services.ec2.errors.machines import IdempotentInstanceTerminated
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import machines as requests
from serverless_lab.engine.services.ec2.state.machines import Instance, NetworkInterface
from serverless_lab.engine.services.ec2.zones import zone_id

CODES = {"pending": 0, "running": 16, "shutting-down": 32, "terminated": 48, "stopping": 64, "stopped": 80}


def describe_instances(context: Context, request: requests.DescribeInstances) -> dict[str, Any]:
    """Those that were started together are told together."""
    shown, more = _page(context, request, request.instance_ids)
    together = groupby(shown, key=lambda instance: instance.reservation)
    return {"Reservations": [reservation(context, list(group)) for _, group in together], **more}


def describe_instance_status(context: Context, request: requests.DescribeInstanceStatus) -> dict[str, Any]:
    """Only running ones, unless all are asked for."""
    shown, more = _page(context, request, request.instance_ids)
    asked = [each for each in shown if request.include_all_instances or each.state == "running"]
    return {"InstanceStatuses": [_status(each) for each in asked], **more}


def _page(
    context: Context, request: requests.DescribeInstances | requests.DescribeInstanceStatus, ids: list[str]
) -> tuple[list[Instance], dict[str, Any]]:
    kept = names.state(context).instances
    things = [names.thing(context, "i", each) for each in dict.fromkeys(ids)] if ids else list(kept.values())
    passed = chosen(things, request.filters, FILTERS, lambda instance: instance.tags)
    return page(passed, request.next_token, request.max_results)


def reservation(context: Context, together: list[Instance]) -> dict[str, Any]:
    return {
        "ReservationId": together[0].reservation,
        "OwnerId": context.account_id,
        "Groups": [],
        "Instances": [say(context, instance) for instance in together],
    }


def reservation_again(context: Context, told: dict[str, Any]) -> dict[str, Any]:
    """The same instances as they are now. Raises IdempotentInstanceTerminated."""
    kept = names.state(context).instances
    together = [kept.get(each["InstanceId"]) for each in told["Instances"]]
    alive = [each for each in together if each is not None and each.state != "terminated"]
    if len(alive) < len(together):
        raise IdempotentInstanceTerminated()
    return reservation(context, alive)


def change(instance: Instance, before: str) -> dict[str, Any]:
    return {"InstanceId": instance.id, "CurrentState": _state(instance.state), "PreviousState": _state(before)}


def say(context: Context, instance: Instance) -> dict[str, Any]:
    said: dict[str, Any] = {
        "InstanceId": instance.id,
        "ImageId": instance.image,
        "InstanceType": instance.type,
        "State": _state(instance.state),
        "StateTransitionReason": instance.reason,
        "LaunchTime": to_datetime(instance.launched),
        "AmiLaunchIndex": instance.index,
        "Placement": {
            "AvailabilityZone": instance.zone,
            "AvailabilityZoneId": zone_id(instance.zone),
            "GroupName": "",
            "Tenancy": "default",
        },
        "Monitoring": {"State": "disabled"},
        "Architecture": "x86_64",
        "Hypervisor": "xen",
        "RootDeviceType": "ebs",
        "VirtualizationType": "hvm",
        "PlatformDetails": "Linux/UNIX",
        "Tags": tags.described(instance.tags),
    }
    if instance.token:
        said["ClientToken"] = instance.token
    if instance.key_name:
        said["KeyName"] = instance.key_name
    return said | _network(context, instance)


def _network(context: Context, instance: Instance) -> dict[str, Any]:
    """Addresses and groups, those of the first interface also at the top; a terminated instance has none."""
    state = names.state(context)
    interfaces = [state.interfaces[each] for each in instance.interfaces]
    if not interfaces:
        return {"NetworkInterfaces": [], "SecurityGroups": [], "PrivateDnsName": "", "PublicDnsName": ""}
    first = interfaces[0]
    said = interface_answers.say(context, first)
    association = said.get("Association", {})
    top = {
        "VpcId": instance.vpc,
        "SubnetId": instance.subnet,
        "PrivateIpAddress": first.private_ips[0],
        "PrivateDnsName": said["PrivateDnsName"],
        "PublicDnsName": association.get("PublicDnsName", ""),
        "SecurityGroups": said["Groups"],
        "SourceDestCheck": first.source_dest_check,
        "NetworkInterfaces": [_interface(context, each) for each in interfaces],
    }
    return top | ({"PublicIpAddress": association["PublicIp"]} if association else {})


_INTERFACE_MEMBERS = (
    *("Association", "Description", "Groups", "Ipv6Addresses", "MacAddress", "NetworkInterfaceId", "OwnerId"),
    *("PrivateDnsName", "PrivateIpAddress", "SourceDestCheck", "Status", "SubnetId", "VpcId", "InterfaceType"),
)


def _interface(context: Context, interface: NetworkInterface) -> dict[str, Any]:
    """The members that an instance tells of its interface."""
    whole = interface_answers.say(context, interface)
    said = {member: whole[member] for member in _INTERFACE_MEMBERS if member in whole}
    if "Association" in said:
        said["Association"] = _association(said["Association"])
    attachment = {name: value for name, value in whole["Attachment"].items() if not name.startswith("Instance")}
    addresses = [
        each | ({"Association": _association(each["Association"])} if "Association" in each else {})
        for each in whole["PrivateIpAddresses"]
    ]
    return said | {"Attachment": attachment, "PrivateIpAddresses": addresses}


def _association(whole: dict[str, Any]) -> dict[str, Any]:
    return {member: whole[member] for member in ("IpOwnerId", "PublicDnsName", "PublicIp")}


def _state(name: str) -> dict[str, Any]:
    return {"Code": CODES[name], "Name": name}


def _status(instance: Instance) -> dict[str, Any]:
    health = "ok" if instance.state == "running" else "not-applicable"
    return {
        "InstanceId": instance.id,
        "AvailabilityZone": instance.zone,
        "AvailabilityZoneId": zone_id(instance.zone),
        "InstanceState": _state(instance.state),
        "InstanceStatus": {"Status": health, "Details": []},
        "SystemStatus": {"Status": health, "Details": []},
    }


FILTERS = {
    "instance-id": lambda instance: instance.id,
    "instance-state-name": lambda instance: instance.state,
    "instance-state-code": lambda instance: str(CODES[instance.state]),
    "instance-type": lambda instance: instance.type,
    "image-id": lambda instance: instance.image,
    "client-token": lambda instance: instance.token,
    "vpc-id": lambda instance: instance.vpc,
    "subnet-id": lambda instance: instance.subnet,
    "availability-zone": lambda instance: instance.zone,
    "key-name": lambda instance: instance.key_name,
    "reservation-id": lambda instance: instance.reservation,
    "network-interface.network-interface-id": lambda instance: instance.interfaces,
}
