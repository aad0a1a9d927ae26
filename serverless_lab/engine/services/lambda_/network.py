"""A function in a VPC: what is checked before, the interfaces it waits for, and what it leaves behind."""

from copy import copy
from typing import Any

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError, NotSimulated
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.news import NetworkGiven, NetworkLeft, NetworkWanted
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import FunctionNetwork, NetworkFault
from serverless_lab.engine.services.lambda_ import environments
from serverless_lab.engine.services.lambda_.errors.common import (
    ENILimitReachedException,
    FunctionNotReady,
    HalfANetwork,
    NetworkDenied,
    NetworkMixed,
    NetworkUnknown,
    RoleWithoutNetwork,
    SubnetIPAddressLimitReachedException,
    UpdateInProgress,
)
from serverless_lab.engine.services.lambda_.requests.common import VpcConfig
from serverless_lab.engine.services.lambda_.state import Function, LambdaState, Network, Version

# How long AWS takes to make an interface, and to connect a function to one that is there.
MADE_AFTER, CONNECTED_AFTER = 60 * SECOND, SECOND
# What Lambda says of each reason code.
FAILURES: dict[str, type[CloudError]] = {
    "SubnetOutOfIPAddresses": SubnetIPAddressLimitReachedException,
    "EniLimitExceeded": ENILimitReachedException,
}


def checked(context: Context, asked: VpcConfig) -> Network:
    """Raises what Lambda says of lists that do not go together, do not exist, or may not be seen by the caller."""
    subnets, groups = list(dict.fromkeys(asked.subnet_ids)), list(dict.fromkeys(asked.security_group_ids))
    if asked.ipv6_allowed_for_dual_stack:
        raise NotSimulated(feature="IPv6 for functions in a VPC")
    if bool(subnets) is not bool(groups):
        raise HalfANetwork
    if not subnets:
        return Network()
    _check_sight(context, "DescribeSecurityGroups", groups[0])
    _check_sight(context, "DescribeSubnets", subnets[0])
    found = context.ask(FunctionNetwork(subnets, groups))
    if isinstance(found, NetworkFault):
        if found.asked:
            raise NetworkUnknown(asked=found.asked, code=found.code, message=found.message)
        raise NetworkMixed(message=found.message)
    _check_sight(context, "DescribeVpcs", found)
    return Network(found, subnets, groups)


def check_role(context: Context, name: str, role: str, network: Network | None) -> None:
    """The execution role makes and removes the interfaces."""
    if network is None or not network.subnets:
        return
    caller, interface = Caller.role(role, name), context.arn("ec2", "network-interface/*")
    places = [context.arn("ec2", f"subnet/{each}") for each in network.subnets]
    places += [context.arn("ec2", f"security-group/{each}") for each in network.groups]
    asked = {
        "CreateNetworkInterface": [interface, *places],
        "DescribeNetworkInterfaces": ["*"],
        "DeleteNetworkInterface": [interface],
    }
    for action, resources in asked.items():
        if not all(context.allowed(caller, f"ec2:{action}", each).allowed for each in resources):
            raise RoleWithoutNetwork(action=action)


def keys(context: Context, request: Any) -> dict[str, Values]:
    """The condition keys of a request that brings subnets and groups."""
    asked: VpcConfig | None = request.vpc_config
    if asked is None:
        return {}
    found = context.ask(FunctionNetwork(asked.subnet_ids, asked.security_group_ids)) if asked.subnet_ids else ""
    values: dict[str, list[str]] = {
        "lambda:VpcIds": [found] if found and isinstance(found, str) else [],
        "lambda:SubnetIds": asked.subnet_ids,
        "lambda:SecurityGroupIds": asked.security_group_ids,
    }
    return {key: value for key, value in values.items() if value}


def check_settled(context: Context, function: Function) -> None:
    """Nothing is changed while interfaces are made."""
    if function.status == "Pending":
        raise FunctionNotReady(state=function.status)
    if function.update_status == "InProgress":
        raise UpdateInProgress(arn=context.arn("lambda", f"function:{function.name}"))


def check_usable(version: Version) -> None:
    """Can it be called? Raises FunctionNotReady, or why it has no network."""
    if version.status == "Failed":
        raise FAILURES[version.failure]()
    if version.status != "Active":
        raise FunctionNotReady(state=version.status)


def move(context: Context, function: Function, network: Network, *, new: bool = False) -> None:
    """Into other subnets or groups, which takes its time, or out of the VPC, which does not."""
    before = function.network
    if before is not None and not function.failure and _same(before, network):
        return
    function.network, function.failure = network, ""
    if not network.subnets:
        leave(context, function, function)
        function.status, function.update_status = "Active", "Successful"
        return
    if new or function.status == "Failed":
        function.status = "Pending"
    else:
        function.update_status = "InProgress"
    context.announce(
        NetworkWanted(
            at=context.at,
            region=context.region,
            function=function.name,
            role=function.role,
            subnets=network.subnets,
            groups=network.groups,
        )
    )


def leave(context: Context, function: Function, version: Version) -> None:
    """Give up every interface that was made for this version, unless another version uses it."""
    held = _held(version)
    version.joined = {}
    if version.network is not None:
        version.network.interfaces = {}
    _give_up(context, function, held)


def leave_with_all(context: Context, function: Function) -> None:
    """Give up every interface of a function that is deleted."""
    versions = list(function.versions.values())
    function.versions = {}
    for version in (*versions, function):
        leave(context, function, version)


def note_given(context: Context, news: NetworkGiven) -> None:
    """Reaction: interfaces are on their way, or there will be none."""
    function = context.part(LambdaState).functions[news.function]
    assert function.network is not None
    function.network.interfaces = news.interfaces
    function.network.awaited = function.revision_id
    wait = MADE_AFTER if news.fresh or news.failure else CONNECTED_AFTER
    context.schedule(
        context.at + wait,
        "lambda.NetworkReady",
        function=function.name,
        awaited=function.network.awaited,
        failure=news.failure,
    )


def become_ready(context: Context, data: dict[str, Any]) -> None:
    """Due event: runs use the new interfaces from here on. Where they failed, all stays as it was."""
    function = context.part(LambdaState).functions.get(data["function"])
    if function is None or function.network is None or function.network.awaited != data["awaited"]:
        return
    function.failure = data["failure"]
    created = function.status == "Pending"
    if function.failure:
        function.status = "Failed" if created else function.status
        function.update_status = function.update_status if created else "Failed"
        _settle_published(function, created)
        return
    function.status, function.update_status = "Active", "Successful"
    wanted = function.network.interfaces
    before, function.joined = function.joined, dict(wanted)
    _give_up(context, function, list(before.values()))
    environments.outdate(context, function)
    _settle_published(function, created)


def _settle_published(function: Function, created: bool) -> None:
    """A version that was published as the function was made waited with it."""
    for version in function.versions.values() if created else ():
        version.status, version.failure, version.joined = function.status, function.failure, dict(function.joined)
        version.network = copy(function.network)


def _give_up(context: Context, function: Function, held: list[str]) -> None:
    """Versions of a function share its interfaces: the last one that leaves gives them up."""
    if not held:
        return
    used = {each for version in (function, *function.versions.values()) for each in _held(version)}
    interfaces = [each for each in held if each not in used]
    if interfaces:
        context.announce(
            NetworkLeft(
                at=context.at,
                region=context.region,
                function=function.name,
                role=function.role,
                interfaces=interfaces,
            )
        )


def _held(version: Version) -> list[str]:
    """Interfaces that it uses or waits for."""
    made = version.network.interfaces if version.network is not None else {}
    return list(dict.fromkeys((*version.joined.values(), *made.values())))


def _same(one: Network, other: Network) -> bool:
    return (set(one.subnets), set(one.groups)) == (set(other.subnets), set(other.groups))


def _check_sight(context: Context, action: str, thing: str) -> None:
    if not context.allowed(context.caller, f"ec2:{action}", "*").allowed:
        raise NetworkDenied(action=action, thing=thing)
