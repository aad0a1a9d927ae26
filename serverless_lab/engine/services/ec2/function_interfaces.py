"""Interfaces that Lambda keeps for functions: one for each subnet and set of groups, shared by all who ask for it."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import MINUTE
from serverless_lab.engine.news import NetworkGiven, NetworkLeft, NetworkWanted
from serverless_lab.engine.questions import FunctionNetwork, NetworkFault, UniqueId
from serverless_lab.engine.services.ec2 import names, placing
from serverless_lab.engine.services.ec2.errors.networks import InsufficientFreeAddresses
from serverless_lab.engine.services.ec2.state.machines import Attachment, FunctionInterface

GONE_AFTER = 20 * MINUTE  # as long as AWS may take to remove one that nobody uses
KIND = "lambda"


def network_of(context: Context, question: FunctionNetwork) -> str | NetworkFault:
    """The VPC that all of them lie in."""
    asked = "DescribeSecurityGroups"
    try:
        groups = {names.thing(context, "sg", each).vpc for each in question.groups}
        asked = "DescribeSubnets"
        subnets = {names.subnet(context, each).vpc for each in question.subnets}
    except CloudError as error:
        return NetworkFault(error.message, asked, error.code)
    if len(subnets) != 1:
        return NetworkFault("Subnets are required to be in the same VPC.")
    if groups - subnets:
        return NetworkFault("Security Groups are required to be in the same VPC.")
    return str(subnets.pop())


def give(context: Context, news: NetworkWanted) -> None:
    """Reaction: every subnet's interface, those that are missing made; all or none."""
    kept = names.state(context).function_interfaces
    ways = {subnet: _key(subnet, news.groups) for subnet in news.subnets}
    missing = [subnet for subnet, key in ways.items() if key not in kept]
    failure = _why_not(context, missing)
    if not failure:
        for subnet in missing:
            kept[ways[subnet]] = _made(context, ways[subnet], subnet, news)
        for key in ways.values():
            kept[key].users[news.function], kept[key].unused_since, kept[key].role = None, 0, news.role
    interfaces = {} if failure else {subnet: kept[key].interface for subnet, key in ways.items()}
    context.announce(
        NetworkGiven(
            at=context.at,
            region=context.region,
            function=news.function,
            interfaces=interfaces,
            fresh=bool(missing),
            failure=failure,
        )
    )


def take_back(context: Context, news: NetworkLeft) -> None:
    """Reaction: what nobody uses any more is removed after a while."""
    state = names.state(context)
    for interface_id in news.interfaces:
        key = state.interfaces[interface_id].belongs_to
        shared = state.function_interfaces[key]
        shared.users.pop(news.function, None)
        if not shared.users:
            shared.unused_since, shared.role = context.at, news.role
            _plan(context, key)


def become_gone(context: Context, data: dict[str, Any]) -> None:
    """Due event. A role that is gone, or may not delete interfaces, leaves it where it is, and the lab looks again."""
    state = names.state(context)
    shared = state.function_interfaces.get(data["key"])
    if shared is None or shared.users or context.at < shared.unused_since + GONE_AFTER:
        return
    caller, arn = Caller.role(shared.role, KIND), names.arn(context, "eni", shared.interface)
    if not context.allowed(caller, "ec2:DeleteNetworkInterface", arn).allowed:
        _plan(context, data["key"])
        return
    placing.remove_interface(context, state.interfaces[shared.interface])
    del state.function_interfaces[data["key"]]


def _plan(context: Context, key: str) -> None:
    context.schedule(context.at + GONE_AFTER, "ec2.FunctionInterfaceGone", key=key)


def _key(subnet: str, groups: list[str]) -> str:
    return " ".join([subnet, *sorted(groups)])


def _why_not(context: Context, subnets: list[str]) -> str:
    """Lambda's reason code; empty where nothing stands in the way."""
    state = names.state(context)
    if subnets and len(state.interfaces) + len(subnets) > numbers.VPC_INTERFACES:
        return "EniLimitExceeded"
    try:
        for subnet in subnets:
            placing.free_address(state.subnets[subnet])
    except InsufficientFreeAddresses:
        return "SubnetOutOfIPAddresses"
    return ""


def _made(context: Context, key: str, subnet_id: str, news: NetworkWanted) -> FunctionInterface:
    subnet = names.subnet(context, subnet_id)
    interface = placing.make_interface(
        context,
        subnet,
        placing.free_address(subnet),
        groups=list(news.groups),
        kind=KIND,
        requester=f"{context.ask(UniqueId(news.role))}:{context.account_id}",
        belongs_to=key,
        description=f"AWS Lambda VPC ENI-{news.function}-{new_uuid(context.chance())}",
        attachment=Attachment(names.new_id(context, "ela-attach"), "", 1, context.at, "amazon-aws", False),
    )
    return FunctionInterface(interface.id)
