"""Rows of the operation table about NAT gateways, instances and what is plugged into them."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.ec2 import images, instance_answers, instances, launching, names, nat
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import interfaces as interface_requests
from serverless_lab.engine.services.ec2.requests import machines as requests


def _beside_nat(context: Context, request: requests.CreateNatGateway) -> list[str]:
    subnet = [names.arn(context, "subnet", request.subnet_id)] if request.subnet_id else []
    return [*subnet, *([names.arn(context, "eipalloc", request.allocation_id)] if request.allocation_id else [])]


def _beside_instance(context: Context, request: requests.RunInstances) -> list[str]:
    """What AWS asks about besides the instance: its image, subnet, groups and interface."""
    asked = [f"arn:aws:ec2:{context.region}::image/{request.image_id or '*'}", names.arn(context, "eni")]
    asked += [names.arn(context, "subnet", request.subnet_id)] if request.subnet_id else []
    return [*asked, *(names.arn(context, "sg", each) for each in request.security_group_ids)]


def _first(context: Context, request: requests.InstancesNamed) -> str:
    return names.arn(context, "i", request.instance_ids[0] if request.instance_ids else "*")


def _others(context: Context, request: requests.InstancesNamed) -> list[str]:
    return [names.arn(context, "i", each) for each in request.instance_ids[1:]]


def _beside_attaching(context: Context, request: interface_requests.AttachNetworkInterface) -> list[str]:
    return [names.arn(context, "i", request.instance_id)]


def _detached(context: Context, request: interface_requests.DetachNetworkInterface) -> str:
    return names.arn(context, "eni", names.state(context).associations.get(request.attachment_id, "*"))


def _moves(name: str, handle: object) -> Operation:
    """A row that moves instances from state to state; each of them is asked about."""
    return row(name, requests.InstancesNamed, handle, _first, besides=_others)  # type: ignore[arg-type]


OPERATIONS = (
    row("CreateNatGateway", requests.CreateNatGateway, nat.create_nat_gateway, new("nat"), besides=_beside_nat),
    row("DeleteNatGateway", requests.NatGatewayNamed, nat.delete_nat_gateway, on("nat", "nat_gateway_id")),
    describes("DescribeNatGateways", requests.DescribeNatGateways, nat.describe_nat_gateways),
    row(
        "RunInstances",
        requests.RunInstances,
        launching.run_instances,
        new("i"),
        besides=_beside_instance,
        again=instance_answers.reservation_again,
        differs=("nothing-runs",),
    ),
    describes("DescribeInstances", requests.DescribeInstances, instance_answers.describe_instances),
    describes("DescribeInstanceStatus", requests.DescribeInstanceStatus, instance_answers.describe_instance_status),
    describes(
        "DescribeImages",
        requests.DescribeImages,
        images.describe_images,
        differs=("two-images",),
    ),
    _moves("StartInstances", instances.start_instances),
    _moves("StopInstances", instances.stop_instances),
    _moves("TerminateInstances", instances.terminate_instances),
    row(
        "ModifyInstanceAttribute",
        requests.ModifyInstanceAttribute,
        instances.modify_instance_attribute,
        on("i", "instance_id"),
    ),
    row(
        "AttachNetworkInterface",
        interface_requests.AttachNetworkInterface,
        instances.attach_network_interface,
        on("eni", "network_interface_id"),
        besides=_beside_attaching,
        differs=("room-by-size",),
    ),
    row(
        "DetachNetworkInterface",
        interface_requests.DetachNetworkInterface,
        instances.detach_network_interface,
        _detached,
    ),
)
