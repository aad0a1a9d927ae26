"""Functions that work on queues: what they may do, their code, and what Lambda feeds them."""

import json
from collections.abc import Iterable
from typing import Any

from lessons.courseware.course import Play, Text
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.sandbox import sources
from serverless_lab.engine.services.lambda_.mapping_state import Mapping

FILE = "lambda_function.py"
WORK = "work"  # the inline policy of a worker's role
LOGS = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
TAKING = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
READY_S = 60  # after which a mapping has become what it was asked to be
_RUNTIME, _HANDLER = "python3.14", "lambda_function.lambda_handler"
_TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}


def role_of(function: str) -> str:
    return f"{function}-role"


def queue_arn(player: Player, queue: str) -> str:
    state = player.cloud.state
    return f"arn:aws:sqs:{state.region}:{state.account_id}:{queue}"


def hire(function: str, source: Text, takes: Iterable[str] = TAKING, **configuration: Any) -> Play:
    """A function with a role of its own that may send to every queue, and do `takes`. `configuration`: Timeout, …"""

    def play(player: Player) -> None:
        role = role_of(function)
        document = json.dumps({"Version": "2012-10-17", "Statement": [_TRUST]})
        player.call("iam", "CreateRole", {"RoleName": role, "AssumeRolePolicyDocument": document})
        player.call("iam", "AttachRolePolicy", {"RoleName": role, "PolicyArn": LOGS})
        permit(function, *takes)(player)
        params = {
            "FunctionName": function,
            "Runtime": _RUNTIME,
            "Role": f"arn:aws:iam::{player.cloud.state.account_id}:role/{role}",
            "Handler": _HANDLER,
            "Code": {"ZipFile": sources.pack(source[player.language], FILE)},
        }
        player.call("lambda", "CreateFunction", params | configuration)

    return play


def permit(function: str, *takes: str) -> Play:
    """What the role of a worker may do with queues, beside finding them and sending."""
    actions = ["sqs:GetQueueUrl", "sqs:SendMessage", *takes]
    statement = {"Effect": "Allow", "Action": actions, "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    params = {"RoleName": role_of(function), "PolicyName": WORK, "PolicyDocument": document}
    return lambda player: _call(player, "iam", "PutRolePolicy", params)


def rewrite(function: str, source: Text) -> Play:
    """UpdateFunctionCode."""

    def play(player: Player) -> None:
        package = sources.pack(source[player.language], FILE)
        player.call("lambda", "UpdateFunctionCode", {"FunctionName": function, "ZipFile": package})

    return play


def edit(function: str, old: str, new: str) -> Play:
    """Change one place of the deployed code."""

    def play(player: Player) -> None:
        deployed = Probe(player.cloud).function(function)
        assert deployed is not None
        source = sources.read(player.cloud.bodies.get(deployed.code_digest), FILE)
        assert old in source
        rewrite(function, {player.language: source.replace(old, new)})(player)

    return play


def feed(function: str, queue: str, **settings: Any) -> Play:
    """CreateEventSourceMapping, and the seconds until it is ready. `settings`: BatchSize, ScalingConfig, …"""

    def play(player: Player) -> None:
        params = {"EventSourceArn": queue_arn(player, queue), "FunctionName": function}
        player.call("lambda", "CreateEventSourceMapping", params | settings)
        player.advance(READY_S)

    return play


def feed_otherwise(function: str, **settings: Any) -> Play:
    """UpdateEventSourceMapping of everything that feeds the function."""

    def play(player: Player) -> None:
        for mapping in mappings(Probe(player.cloud), function):
            player.call("lambda", "UpdateEventSourceMapping", {"UUID": mapping.uuid} | settings)
        player.advance(READY_S)

    return play


def mappings(probe: Probe, function: str) -> list[Mapping]:
    return [each for each in probe.lambda_.mappings.values() if each.function == function]


def configure(function: str, **configuration: Any) -> Play:
    """UpdateFunctionConfiguration."""
    params = {"FunctionName": function} | configuration
    return lambda player: _call(player, "lambda", "UpdateFunctionConfiguration", params)


def reserve(function: str, count: int) -> Play:
    """PutFunctionConcurrency."""
    params = {"FunctionName": function, "ReservedConcurrentExecutions": count}
    return lambda player: _call(player, "lambda", "PutFunctionConcurrency", params)


def invoke(function: str, event: Any = None) -> Play:
    """A synchronous call."""
    payload = json.dumps(event if event is not None else {}).encode()
    return lambda player: _call(player, "lambda", "Invoke", {"FunctionName": function, "Payload": payload})


def remove(function: str) -> Play:
    return lambda player: _call(player, "lambda", "DeleteFunction", {"FunctionName": function})


def _call(player: Player, service: str, operation: str, params: dict[str, Any]) -> None:
    player.call(service, operation, params)
