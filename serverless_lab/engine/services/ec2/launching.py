"""RunInstances: where an instance will stand, what it wears, and how it gets its addresses."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.ec2 import (
    images,
    instance_answers,
    interfaces,
    listeners,
    names,
    placing,
    tags,
)
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    InvalidParameterValue,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.machines import InterfaceInUseBy, NoDefaultSubnet, NoDefaultVpc
from serverless_lab.engine.services.ec2.requests import machines as requests
from serverless_lab.engine.services.ec2.state.machines import Attachment, Instance, NetworkInterface
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

RUNNING_AFTER = 15 * SECOND
MOST = 20


def run_instances(context: Context, request: requests.RunInstances) -> dict[str, Any]:
    _check(request)
    images.image(request.image_id or "")
    specification = _specification(request)
    labels = _labels(request)
    if specification.network_interface_id:
        plugged = [_ready_interface(context, specification.network_interface_id)]
        delete = False
    else:
        subnet = names.subnet(context, _subnet_id(context, specification))
        groups = interfaces.checked_groups(context, subnet.vpc, _group_ids(context, subnet, specification))
        addresses = _addresses(subnet, specification, request)
        plugged = [_new_interface(context, subnet, each, groups, specification) for each in addresses]
        delete = specification.delete_on_termination
    reservation, made = names.new_id(context, "r"), []
    for index, interface in enumerate(plugged):
        instance = _new_instance(context, request, interface, reservation, index)
        instance.tags = dict(labels.get("instance", {}))
        if "network-interface" in labels and not specification.network_interface_id:
            interface.tags = dict(labels["network-interface"])
        plug(context, instance, interface, 0, delete=delete)
        context.schedule(context.at + RUNNING_AFTER, "ec2.InstanceRunning", instance=instance.id)
        made.append(instance)
    return instance_answers.reservation(context, made)


def _new_interface(
    context: Context, subnet: Subnet, address: str, groups: list[str], specification: requests.InterfaceSpecification
) -> NetworkInterface:
    """With a public address of AWS's pool, where the launch or the subnet says so; it is lost on a stop."""
    text = specification.description
    interface = placing.make_interface(context, subnet, [address], groups=groups, description=text)
    wanted = specification.associate_public_ip_address
    if wanted if wanted is not None else subnet.public_on_launch:
        give_public(context, interface)
    return interface


def _new_instance(
    context: Context, request: requests.RunInstances, interface: NetworkInterface, reservation: str, index: int
) -> Instance:
    state = names.state(context)
    instance = Instance(
        id=names.new_id(context, "i"),
        image=request.image_id or "",
        type=request.instance_type,
        subnet=interface.subnet,
        vpc=interface.vpc,
        zone=state.subnets[interface.subnet].zone,
        launched=context.at,
        reservation=reservation,
        index=index,
        key_name=request.key_name,
        profile=_profile(request),
        user_data=request.user_data,
        listeners=listeners.of_user_data(request.user_data),
        token=request.client_token,
    )
    state.instances[instance.id] = instance
    return instance


def plug(context: Context, instance: Instance, interface: NetworkInterface, device: int, *, delete: bool) -> None:
    interface.attachment = Attachment(
        names.new_id(context, "eni-attach"), instance.id, device, context.at, context.account_id, delete
    )
    names.state(context).associations[interface.attachment.id] = interface.id
    instance.interfaces.append(interface.id)


def _check(request: requests.RunInstances) -> None:
    if request.image_id is None:
        raise MissingParameter(name="ImageId")
    if not 1 <= request.min_count <= request.max_count <= MOST:
        raise InvalidParameterValue(message=f"minCount and maxCount must be from 1 to {MOST}, the first not the larger")
    if request.max_count > 1 and (request.private_ip_address or _has_address(request)):
        raise InvalidParameterCombination(message="One address cannot be given to several instances")


def _has_address(request: requests.RunInstances) -> bool:
    return any(each.private_ip_address or each.network_interface_id for each in request.network_interfaces)


def _specification(request: requests.RunInstances) -> requests.InterfaceSpecification:
    """How the first interface is to be; the request says it itself or by a specification, not both."""
    if not request.network_interfaces:
        return requests.InterfaceSpecification(
            subnet_id=request.subnet_id,
            groups=[*request.security_group_ids, *request.security_groups],
            private_ip_address=request.private_ip_address,
        )
    if request.subnet_id or request.security_group_ids or request.security_groups or request.private_ip_address:
        raise InvalidParameterCombination(
            message="Network interfaces and an instance-level subnet ID, security groups or private address may not be "
            "specified on the same request"
        )
    [first, *others] = sorted(request.network_interfaces, key=lambda each: each.device_index)
    if first.device_index != 0 or others:
        raise InvalidParameterCombination(
            message="Give the interface of device index 0 alone; attach others afterwards."
        )
    return first


def _ready_interface(context: Context, interface_id: str) -> NetworkInterface:
    interface = interfaces.own(context, interface_id)
    if interface.attachment is not None:
        raise InterfaceInUseBy(interface=interface.id)
    return interface


def _subnet_id(context: Context, specification: requests.InterfaceSpecification) -> str:
    if specification.subnet_id is not None:
        return specification.subnet_id
    state = names.state(context)
    if not state.default_vpc:
        raise NoDefaultVpc()
    defaults = [each for each in state.vpcs[state.default_vpc].subnets if state.subnets[each].default_for_zone]
    if not defaults:
        raise NoDefaultSubnet(vpc=state.default_vpc)
    return defaults[0]


def _group_ids(context: Context, subnet: Subnet, specification: requests.InterfaceSpecification) -> list[str]:
    """Groups by id, or by name within the VPC."""
    by_name = names.vpc(context, subnet.vpc).groups
    return [by_name.get(each, each) for each in specification.groups]


def _addresses(
    subnet: Subnet, specification: requests.InterfaceSpecification, request: requests.RunInstances
) -> list[str]:
    """As many as there is room for, at least what was asked for."""
    if specification.private_ip_address:
        return [placing.checked_address(subnet, specification.private_ip_address)]
    room = placing.room(subnet)
    return placing.free_address(subnet, max(request.min_count, min(request.max_count, room)))


def _labels(request: requests.RunInstances) -> dict[str, dict[str, str]]:
    """Tags by the kind of thing they are for."""
    kinds = {each.resource_type for each in request.tag_specifications}
    for kind in kinds - {"instance", "network-interface", "volume"}:
        raise InvalidParameterValue(message=f"'{kind}' is not a valid taggable resource type for this operation.")
    return {
        kind: tags.given([each for each in request.tag_specifications if each.resource_type == kind], kind)
        for kind in kinds
    }


def _profile(request: requests.RunInstances) -> str:
    given = request.iam_instance_profile
    return (given.arn or given.name or "") if given is not None else ""


def give_public(context: Context, interface: NetworkInterface) -> None:
    public = placing.free_public(context, interface.id)
    interface.public_ips[interface.private_ips[0]] = public
    names.vpc(context, interface.vpc).public_ips[public] = None
