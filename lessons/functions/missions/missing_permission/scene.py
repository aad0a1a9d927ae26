"""The account of "Missing permission": a role with two policies, one of which is wrong in a place."""

import json
from collections.abc import Mapping
from typing import Any

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.functions.missions.missing_permission.counter_fn import (
    COUNTER,
    KITCHEN,
    KITCHEN_SOURCE,
    NAMESPACE,
    REFUND,
    REFUND_SOURCE,
    SOURCE,
)
from lessons.functions.playing import deploy

ROLE, OWNER = "counter-role", "owner-role"
WORK, GUARD = "work", "no-refunds"
LOGS = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess"
_OLD_NAMES = ("kitchen", "kitchen-fn-old", "cook-fn", "kitchen-fn2")
_OLD_SPACES = ("Dumplings", "ManduShop", "Shop")
_TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}

CURES: Mapping[str, Text] = {
    "no-invoke": {
        "en": "add a statement to the policy `work` that allows `lambda:InvokeFunction` on the ARN of `kitchen-fn`",
        "ko": "`work` 정책에 `kitchen-fn`의 ARN에 대한 `lambda:InvokeFunction`을 허용하는 문장 더하기",
    },
    "other-function": {
        "en": "in the policy `work`, let the ARN of `lambda:InvokeFunction` end with `kitchen-fn` in place of `{name}`",
        "ko": "`work` 정책에서 `lambda:InvokeFunction`의 ARN 끝을 `{name}` 대신 `kitchen-fn`으로 바꾸기",
    },
    "other-namespace": {
        "en": "in the policy `work`, write `DumplingShop` in place of `{space}` into the condition on "
        "`cloudwatch:namespace`",
        "ko": "`work` 정책의 `cloudwatch:namespace` 조건에 `{space}` 대신 `DumplingShop` 쓰기",
    },
    "denied": {
        "en": "in the policy `no-refunds`, let the Deny name the ARN of `refund-fn` and not every function",
        "ko": "`no-refunds` 정책의 Deny가 모든 함수가 아니라 `refund-fn`의 ARN만 가리키게 하기",
    },
}


def draw(chance: Chance) -> Facts:
    fault, name = chance.turn(tuple(CURES)), chance.choice(_OLD_NAMES)
    space, refused = chance.choice(_OLD_SPACES), chance.randrange(12, 48)
    cure = {language: text.format(name=name, space=space) for language, text in CURES[fault].items()}
    return {"fault": fault, "name": name, "space": space, "cure": cure, "refused": refused}


def open_the_shop(player: Player) -> None:
    fault = player.facts["fault"]
    _role(player, ROLE, LOGS)
    _role(player, OWNER, EVERYTHING)
    permit(fault)(player)
    guard(fault)(player)
    deploy(KITCHEN, KITCHEN_SOURCE)(player)
    deploy(REFUND, REFUND_SOURCE)(player)
    deploy(COUNTER, SOURCE[player.language], Role=role_arn(player, ROLE), Timeout=10)(player)


def mend(player: Player) -> None:
    permit()(player)
    guard()(player)


def permit(fault: str = "") -> Play:
    """What the role may do, as it should be or with a fault."""

    def play(player: Player) -> None:
        called = player.facts["name"] if fault == "other-function" else KITCHEN
        space = player.facts["space"] if fault == "other-namespace" else NAMESPACE
        condition = {"StringEquals": {"cloudwatch:namespace": space}}
        statements = [allow("cloudwatch:PutMetricData", Condition=condition)]
        if fault != "no-invoke":
            statements.append(allow("lambda:InvokeFunction", function_arn(player, called)))
        write(WORK, *statements)(player)

    return play


def guard(fault: str = "") -> Play:
    """What the role may never do."""

    def play(player: Player) -> None:
        denied = function_arn(player, "*" if fault == "denied" else REFUND)
        write(GUARD, {"Effect": "Deny", "Action": "lambda:InvokeFunction", "Resource": denied})(player)

    return play


def write(name: str, *statements: Mapping[str, Any]) -> Play:
    """An inline policy of the counter's role."""
    document = json.dumps({"Version": "2012-10-17", "Statement": statements}, indent=2)

    def play(player: Player) -> None:
        params = {"RoleName": ROLE, "PolicyName": name, "PolicyDocument": document}
        player.call("iam", "PutRolePolicy", params)

    return play


def allow(action: str | list[str], resource: str = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource} | more


def function_arn(player: Player, name: str) -> str:
    return f"arn:aws:lambda:{player.cloud.state.region}:{player.cloud.state.account_id}:function:{name}"


def role_arn(player: Player, name: str) -> str:
    return f"arn:aws:iam::{player.cloud.state.account_id}:role/{name}"


def _role(player: Player, name: str, policy: str) -> None:
    document = json.dumps({"Version": "2012-10-17", "Statement": [_TRUST]})
    player.call("iam", "CreateRole", {"RoleName": name, "AssumeRolePolicyDocument": document})
    player.call("iam", "AttachRolePolicy", {"RoleName": name, "PolicyArn": policy})
