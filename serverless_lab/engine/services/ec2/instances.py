"""Instances: simulated servers, started, stopped and terminated on the account's clock. Nothing runs in them."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import HOUR, SECOND
from serverless_lab.engine.services.ec2 import instance_answers, instance_types, interfaces, launching, names, placing
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterCombination
from serverless_lab.engine.services.ec2.errors.machines import (
    AttachmentLimitExceeded,
    DeviceInUse,
    IncorrectInstanceState,
    InterfaceInUseBy,
    NoSuchAttachment,
    PrivateIpAddressLimitExceeded,
)
from serverless_lab.engine.services.ec2.requests import interfaces as interface_requests
from serverless_lab.engine.services.ec2.requests import machines as requests
from serverless_lab.engine.services.ec2.state.machines import Instance

STOPPED_AFTER, TERMINATED_AFTER, TOLD_FOR = 30 * SECOND, 30 * SECOND, HOUR


def start_instances(context: Context, request: requests.InstancesNamed) -> dict[str, Any]:
    """A started instance gets a new public address where its subnet gives one."""
    found = _all(context, request.instance_ids)
    _check(found, ("stopped", "running", "pending"), "started")
    told = [(instance, instance.state) for instance in found]
    for instance in found:
        if instance.state == "stopped":
            instance.state, instance.reason = "pending", ""
            interface = names.state(context).interfaces[instance.interfaces[0]]
            has_elastic = interface.private_ips[0] in interface.elastic
            if names.subnet(context, interface.subnet).public_on_launch and not has_elastic:
                launching.give_public(context, interface)
            context.schedule(context.at + launching.RUNNING_AFTER, "ec2.InstanceRunning", instance=instance.id)
    return {"StartingInstances": [instance_answers.change(*each) for each in told]}


def stop_instances(context: Context, request: requests.InstancesNamed) -> dict[str, Any]:
    """Private addresses stay, public ones of AWS's pool are given back, elastic ones stay."""
    found = _all(context, request.instance_ids)
    _check(found, ("running", "stopping", "stopped"), "stopped")
    told = [(instance, instance.state) for instance in found]
    for instance in found:
        if instance.state == "running":
            instance.state, instance.reason = "stopping", "User initiated"
            context.schedule(context.at + STOPPED_AFTER, "ec2.InstanceStopped", instance=instance.id)
    return {"StoppingInstances": [instance_answers.change(*each) for each in told]}


def terminate_instances(context: Context, request: requests.InstancesNamed) -> dict[str, Any]:
    found = _all(context, request.instance_ids)
    told = [(instance, instance.state) for instance in found]
    for instance in found:
        if instance.state not in ("shutting-down", "terminated"):
            instance.state, instance.reason = "shutting-down", "User initiated"
            context.schedule(context.at + TERMINATED_AFTER, "ec2.InstanceTerminated", instance=instance.id)
    return {"TerminatingInstances": [instance_answers.change(*each) for each in told]}


def modify_instance_attribute(context: Context, request: requests.ModifyInstanceAttribute) -> dict[str, Any]:
    instance = _found(context, request.instance_id)
    if (request.source_dest_check is None) is (request.groups is None):
        raise InvalidParameterCombination(message="Exactly one attribute must be specified")
    _check([instance], ("pending", "running", "stopping", "stopped"), "modified")
    interface = names.state(context).interfaces[instance.interfaces[0]]
    if request.groups is not None:
        interfaces.wear(context, interface, request.groups)
    if request.source_dest_check is not None:
        interface.source_dest_check = request.source_dest_check.value
    return {}


def attach_network_interface(context: Context, request: interface_requests.AttachNetworkInterface) -> dict[str, Any]:
    interface = interfaces.own(context, request.network_interface_id)
    instance = _found(context, request.instance_id)
    if interface.attachment is not None:
        raise InterfaceInUseBy(interface=interface.id)
    if names.subnet(context, interface.subnet).zone != instance.zone:
        raise InvalidParameterCombination(
            message=f"You may not attach a network interface to an instance if they are not in the same availability "
            f"zone. Interface is in {names.subnet(context, interface.subnet).zone}, but instance is in {instance.zone}"
        )
    _check([instance], ("running", "stopped"), "attached to")
    taken = (names.state(context).interfaces[each].attachment for each in instance.interfaces)
    if any(each is not None and each.device == request.device_index for each in taken):
        raise DeviceInUse(instance=instance.id, device=request.device_index)
    room = instance_types.room(instance.type)
    if len(instance.interfaces) >= room.interfaces:
        raise AttachmentLimitExceeded(count=len(instance.interfaces) + 1, type=instance.type)
    if len(interface.private_ips) > room.addresses:
        raise PrivateIpAddressLimitExceeded()
    launching.plug(context, instance, interface, request.device_index, delete=False)
    assert interface.attachment is not None
    return {"AttachmentId": interface.attachment.id, "NetworkCardIndex": 0}


def detach_network_interface(context: Context, request: interface_requests.DetachNetworkInterface) -> dict[str, Any]:
    state = names.state(context)
    interface = state.interfaces.get(state.associations.get(request.attachment_id, ""))
    if interface is None or interface.attachment is None:
        raise NoSuchAttachment(id=request.attachment_id)
    if interface.attachment.device == 0:
        raise InvalidParameterCombination(message="The network interface at device index 0 cannot be detached.")
    state.instances[interface.attachment.instance].interfaces.remove(interface.id)
    del state.associations[interface.attachment.id]
    interface.attachment = None
    return {}


def become_running(context: Context, data: dict[str, Any]) -> None:
    instance = names.state(context).instances.get(data["instance"])
    if instance is not None and instance.state == "pending":
        instance.state = "running"


def become_stopped(context: Context, data: dict[str, Any]) -> None:
    instance = names.state(context).instances.get(data["instance"])
    if instance is not None and instance.state == "stopping":
        instance.state = "stopped"
        for interface_id in instance.interfaces:
            _give_back_public(context, interface_id)


def become_terminated(context: Context, data: dict[str, Any]) -> None:
    """Interfaces that were made with it go with it; others are only unplugged."""
    state = names.state(context)
    instance = state.instances[data["instance"]]
    instance.state = "terminated"
    for interface_id in instance.interfaces:
        interface = state.interfaces[interface_id]
        assert interface.attachment is not None
        del state.associations[interface.attachment.id]
        if interface.attachment.delete_on_termination:
            placing.remove_interface(context, interface)
        else:
            interface.attachment = None
            _give_back_public(context, interface_id)
    instance.interfaces = []
    context.schedule(context.at + TOLD_FOR, "ec2.InstanceForgotten", instance=instance.id)


def become_forgotten(context: Context, data: dict[str, Any]) -> None:
    del names.state(context).instances[data["instance"]]


def _give_back_public(context: Context, interface_id: str) -> None:
    state = names.state(context)
    interface = state.interfaces[interface_id]
    for public in interface.public_ips.values():
        del state.public_ips[public], state.vpcs[interface.vpc].public_ips[public]
    interface.public_ips = {}


def _found(context: Context, instance_id: str) -> Instance:
    found: Instance = names.thing(context, "i", instance_id)
    return found


def _all(context: Context, ids: list[str]) -> list[Instance]:
    return [_found(context, each) for each in dict.fromkeys(ids)]


def _check(found: list[Instance], states: tuple[str, ...], done: str) -> None:
    for instance in found:
        if instance.state not in states:
            raise IncorrectInstanceState(instance=instance.id, done=done)
