"""Client tokens: whatever takes one is done once for it, whoever asks how often."""

from functools import cache

import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.instant import DAY, SECOND
from serverless_lab.engine.models import input_shape, operation_model
from tests.engine.ec2.good import EC2
from tests.engine.ec2.making import call, filled, prepare
from tests.engine.support import Life

MISMATCH = (
    "IdempotentParameterMismatch",
    "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
)
TERMINATED = (
    "IdempotentInstanceTerminated",
    "The client token you have provided is associated with a terminated instance. Please use a different client token.",
)
TAKES = sorted(
    operation
    for service, operation in wiring.OPERATIONS
    if service == "ec2" and "ClientToken" in getattr(input_shape(service, operation), "members", {})
)
# What makes each of them another call.
OTHER = {
    "CreateEgressOnlyInternetGateway": {"VpcId": "{other_vpc}"},
    "CreateFlowLogs": {"TrafficType": "ACCEPT"},
    "CreateManagedPrefixList": {"MaxEntries": 6},
    "CreateNatGateway": {"SubnetId": "{busy_subnet}"},
    "CreateNetworkAcl": {"VpcId": "{other_vpc}"},
    "CreateNetworkInsightsPath": {"Protocol": "udp"},
    "CreateNetworkInterface": {"Description": "another"},
    "CreateRouteTable": {"VpcId": "{other_vpc}"},
    "CreateVpcEndpoint": {"RouteTableIds": ["{table6}"]},
    "RunInstances": {"MaxCount": 2},
    "StartNetworkInsightsAnalysis": {"NetworkInsightsPathId": "{unused_path}"},
}


@cache
def once():
    life = Life()
    life.create()
    life.call("lab", "SetClockRate", {"Rate": 0})
    prepare(life)
    return life


@pytest.fixture
def life():
    fresh = Life()
    fresh.cloud, fresh.wall = once().cloud.clone(), once().wall
    return fresh


def refused(life, operation, params):
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    return refusal.code, refusal.message


def parts(life):
    return life.cloud.clone().state.parts


def good(operation, token="x"):
    return EC2[f"ec2.{operation}"] | {"ClientToken": token}


def test_all_that_aws_gives_a_token_take_it():
    assert sorted(OTHER) == TAKES
    without = [each for each in TAKES if "client_token" not in wiring.OPERATIONS["ec2", each].request.__struct_fields__]
    assert without == []


@pytest.mark.parametrize("operation", TAKES)
def test_the_same_call_makes_nothing_and_is_answered_the_same(life, operation):
    params = good(operation)
    first = call(life, operation, **params)
    made = parts(life)
    assert call(life, operation, **params) == first
    assert parts(life) == made
    told = "ClientToken" in operation_model("ec2", operation).output_shape.members
    assert first.get("ClientToken", "") == ("x" if told else "")


@pytest.mark.parametrize("operation", TAKES)
def test_another_call_under_the_same_token_is_refused(life, operation):
    call(life, operation, **good(operation))
    made = parts(life)
    assert refused(life, operation, good(operation) | OTHER[operation]) == MISMATCH
    assert parts(life) == made


def test_another_token_or_none_makes_another(life):
    tables = [call(life, "CreateRouteTable", **good("CreateRouteTable", token)) for token in ("x", "y", "X")]
    tables += [call(life, "CreateRouteTable", VpcId="{vpc}") for _ in range(2)]
    assert len({each["RouteTable"]["RouteTableId"] for each in tables}) == 5
    assert [each.get("ClientToken") for each in tables] == ["x", "y", "X", None, None]


def test_a_token_of_one_operation_is_free_for_another(life):
    call(life, "CreateRouteTable", VpcId="{vpc}", ClientToken="x")
    assert call(life, "CreateNetworkAcl", VpcId="{vpc}", ClientToken="x")["NetworkAcl"]["IsDefault"] is False


def test_what_was_refused_or_only_tried_uses_up_no_token(life):
    assert refused(life, "CreateRouteTable", {"VpcId": "vpc-00000000000000000", "ClientToken": "x"})[0] == (
        "InvalidVpcID.NotFound"
    )
    assert refused(life, "CreateRouteTable", good("CreateRouteTable") | {"DryRun": True})[0] == "DryRunOperation"
    assert call(life, "CreateRouteTable", **good("CreateRouteTable"))["RouteTable"]["VpcId"] == filled(life, "{vpc}")


@pytest.mark.parametrize("token", ["x" * 65, "만두"])
def test_a_token_has_64_ascii_characters(life, token):
    assert refused(life, "CreateRouteTable", good("CreateRouteTable", token)) == (
        "InvalidParameterValue",
        f"Value ({token}) for parameter clientToken is invalid.",
    )


def test_a_token_counts_for_a_day(life):
    params = good("CreateRouteTable")
    first = call(life, "CreateRouteTable", **params)
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + DAY - SECOND})
    assert call(life, "CreateRouteTable", **params) == first
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + 2 * SECOND})
    assert call(life, "CreateRouteTable", **params) != first
    kept = life.cloud.state.parts["ec2/ap-northeast-2"].tokens
    assert list(kept) == ["CreateRouteTable:x"]


def test_instances_are_told_as_they_are_now_and_terminated_ones_not_again(life):
    params = good("RunInstances")
    [first] = call(life, "RunInstances", **params)["Instances"]
    assert (first["State"]["Name"], first["ClientToken"]) == ("pending", "x")
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + 60 * SECOND})
    [again] = call(life, "RunInstances", **params)["Instances"]
    assert (again["InstanceId"], again["State"]["Name"]) == (first["InstanceId"], "running")
    call(life, "TerminateInstances", InstanceIds=[first["InstanceId"]])
    assert call(life, "RunInstances", **params)["Instances"][0]["State"]["Name"] == "shutting-down"
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + 60 * SECOND})
    assert refused(life, "RunInstances", params) == TERMINATED
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + 7200 * SECOND})
    assert refused(life, "RunInstances", params) == TERMINATED


def test_replaying_the_journal_keeps_the_tokens():
    life = Life()
    for _ in range(2):
        call(life, "CreateManagedPrefixList", **good("CreateManagedPrefixList"))
    assert life.replayed().encode() == life.cloud.encode()
