"""A function that was put into a VPC to read the ledger there, and what helps it to the internet again."""

from random import Random
from typing import Any

from lessons.courseware.course import Facts, Play
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.sandbox import sources
from lessons.vpc.naming import filled
from lessons.vpc.playing import (
    do,
    gateway,
    given,
    group,
    let_in,
    make,
    nat,
    route,
    start,
    subnet,
    table,
    together,
)

FUNCTION, ROLE = "report-fn", "lambda-basic-role"
VPC_ACCESS = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
JOINED_S = 70  # by then the interface of a function is made
SOURCE = """import boto3


def lambda_handler(event, context):
    return boto3.client("sts").get_caller_identity()["Arn"]
"""


def draw(chance: Random) -> Facts:
    shop = f"10.{chance.randint(10, 99)}"
    third = chance.randint(0, 60)
    return {
        "cidr": f"{shop}.0.0/16",
        "front_range": f"{shop}.{third}.0/24",
        "back_range": f"{shop}.{third + 1}.0/24",
        "vault_range": f"{shop}.{third + 2}.0/24",
        "ledger_range": f"{shop}.{third + 2}.0/24",
    }


_shop = given(
    lambda facts: together(
        make("CreateVpc", "vpc", "shop", CidrBlock=facts["cidr"]),
        *(subnet(name, "shop", facts[f"{name}_range"]) for name in ("front", "back", "vault")),
        gateway("door", "shop"),
        table("street", "shop", "front"),
        route("street", GatewayId="{door}"),
        group("report-sg", "shop"),
        group("ledger-sg", "shop"),
        let_in("ledger-sg", 5432, "{report-sg}"),
        start("ledger", "vault", "ledger-sg", program="postgresql"),
    )
)


def _function(player: Player) -> None:
    player.call("iam", "AttachRolePolicy", {"RoleName": ROLE, "PolicyArn": VPC_ACCESS})
    made = {
        "FunctionName": FUNCTION,
        "Runtime": "python3.14",
        "Role": f"arn:aws:iam::{player.cloud.state.account_id}:role/{ROLE}",
        "Handler": "lambda_function.lambda_handler",
        "Code": {"ZipFile": sources.pack(SOURCE)},
    }
    player.call("lambda", "CreateFunction", made | {"VpcConfig": _network(player, "back")})
    player.advance(JOINED_S)


def move(*subnets: str) -> Play:
    """The function stands in these subnets from now on; out of the VPC for none."""

    def play(player: Player) -> None:
        params = {"FunctionName": FUNCTION, "VpcConfig": _network(player, *subnets)}
        player.call("lambda", "UpdateFunctionConfiguration", params)
        player.advance(JOINED_S)

    return play


def _network(player: Player, *subnets: str) -> dict[str, Any]:
    wanted = {"SubnetIds": [f"{{{each}}}" for each in subnets], "SecurityGroupIds": ["{report-sg}"] if subnets else []}
    found: dict[str, Any] = filled(wanted, Probe(player.cloud).ec2)
    return found


def main_route(player: Player) -> None:
    """For every subnet that has no table of its own, the vault's too."""
    state = Probe(player.cloud).ec2
    shop = next(each for each in state.vpcs.values() if each.tags.get("Name") == "shop")
    everywhere = {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "{turnstile}"}
    do("CreateRoute", RouteTableId=shop.main_table, **everywhere)(player)


begun = together(_shop, _function)
turnstile = nat("turnstile", "front")
yard = together(table("yard", "shop", "back"), route("yard", NatGatewayId="{turnstile}"))
