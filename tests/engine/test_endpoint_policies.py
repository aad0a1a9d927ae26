"""A call out of a VPC through an endpoint: what the endpoint's policy says to it, and the keys it brings."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.ec2.making import call, filled, made
from tests.engine.networked import connect, open_door, open_endpoint, open_nat, prepare
from tests.engine.support import ROLE, Life

ROLES_CALLER = Caller.role(ROLE, "order-fn")
LISTS = {"Effect": "Allow", "Principal": "*", "Action": "lambda:ListFunctions", "Resource": "*"}
OTHERS = LISTS | {"Action": "lambda:GetFunction"}
DENIES = LISTS | {"Effect": "Deny"}
BECAUSE = "because no VPC endpoint policy allows the lambda:ListFunctions action"
EXPLICIT = "with an explicit deny in a VPC endpoint policy"


@pytest.fixture
def life():
    life = Life()
    prepare(life)
    connect(life)
    open_endpoint(life, "lambda")
    open_door(life)
    allow(life, "lambda:*")
    return life


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def allow(life, action, **more):
    document = policy({"Effect": "Allow", "Action": action, "Resource": "*"} | more)
    params = {"RoleName": "lambda-basic-role", "PolicyName": "lists", "PolicyDocument": document}
    assert life.call("iam", "PutRolePolicy", params).refusal is None


def put(life, *statements):
    call(life, "ModifyVpcEndpoint", VpcEndpointId="{vpce}", PolicyDocument=policy(*statements))


def go_out(life, work, service="lambda"):
    params = {"RequestId": work.request_id, "Service": service, "Operation": "Any", "PatienceMs": 1.0}
    return life.call("lab", "CallOut", params).answer


def asked(life, work, service="lambda", operation="ListFunctions", params=None):
    """As the code of a run asks, once it has found its way out."""
    options = {"caller": ROLES_CALLER, "face": "function", "cause": work.request_id}
    return life.call(service, operation, params or {}, **options)


def listed(life):
    work = life.begin()
    go_out(life, work)
    outcome = asked(life, work)
    life.finish(work)
    return outcome


def gates(outcome):
    return {gate.name: gate.verdict for gate in outcome.decision.gates}


def test_a_call_brings_where_it_came_through_and_no_public_address(life):
    outcome = listed(life)
    [interface] = call(life, "DescribeNetworkInterfaces", Filters=[{"Name": "interface-type", "Values": ["lambda"]}])[
        "NetworkInterfaces"
    ]
    keys = outcome.decision.keys
    assert {name: keys[name] for name in ("aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp")} == {
        "aws:SourceVpce": filled(life, "{vpce}"),
        "aws:SourceVpc": filled(life, "{kitchen}"),
        "aws:VpcSourceIp": interface["PrivateIpAddress"],
    }
    assert "aws:SourceIp" not in keys
    assert (outcome.refusal, gates(outcome)["endpoint"]) == (None, "passed")


def test_a_call_through_a_nat_gateway_brings_none_of_it(life):
    call(life, "DeleteVpcEndpoints", VpcEndpointIds=["{vpce}"])
    open_nat(life)
    outcome = listed(life)
    assert not [name for name in outcome.decision.keys if "Vpc" in name]
    assert outcome.decision.keys["aws:SourceIp"] == "198.51.100.7"
    assert (outcome.refusal, gates(outcome)["endpoint"]) == (None, "absent")


@pytest.mark.parametrize(
    ("statements", "sentence", "deciding"),
    [
        ([OTHERS], BECAUSE, None),
        ([LISTS | {"Principal": {"AWS": ROLE.replace("basic", "other")}}], BECAUSE, None),
        ([LISTS, DENIES], EXPLICIT, "/Statement/1"),
        ([], BECAUSE, None),
    ],
)
def test_what_its_policy_does_not_let_pass_is_denied(life, statements, sentence, deciding):
    put(life, *statements)
    outcome = listed(life)
    assert outcome.refusal.code == "AccessDeniedException"
    assert outcome.refusal.message.endswith(sentence)
    assert outcome.decision.by == "endpoint"
    found = outcome.decision.deciding
    assert (found and found.policy, found and found.pointer) == (
        deciding and filled(life, "{vpce}"),
        deciding,
    )
    assert life.replayed().state == life.cloud.state


@pytest.mark.parametrize("principal", ["*", {"AWS": ROLE}, {"AWS": "123456789012"}])
def test_what_its_policy_lets_pass_is_allowed(life, principal):
    put(life, LISTS | {"Principal": principal})
    assert listed(life).refusal is None


def test_it_grants_nothing(life):
    allow(life, "lambda:GetFunction")
    assert listed(life).decision.sentence == "because no identity-based policy allows the lambda:ListFunctions action"


def test_it_is_asked_of_calls_through_it_alone(life):
    put(life)
    assert life.call("lambda", "ListFunctions", caller=ROLES_CALLER, face="console").refusal is None
    work = life.begin()
    assert asked(life, work).refusal is None  # no way out of a VPC was looked for
    go_out(life, work)
    assert asked(life, work).decision.by == "endpoint"
    assert asked(life, work, "logs", "DescribeLogGroups").decision.by == "identity"


def test_a_way_that_is_closed_again_is_none(life):
    put(life)
    work = life.begin()
    go_out(life, work)
    call(life, "DeleteVpcEndpoints", VpcEndpointIds=["{vpce}"])
    assert go_out(life, work)["Code"] == "NO_ROUTE_TO_DESTINATION"
    assert gates(asked(life, work))["endpoint"] == "absent"


def test_a_permission_for_one_way_only(life):
    allow(life, "lambda:*", Condition={"StringEquals": {"aws:SourceVpce": filled(life, "{vpce}")}})
    assert listed(life).refusal is None
    assert life.call("lambda", "ListFunctions", caller=ROLES_CALLER).refusal.code == "AccessDeniedException"


def test_a_passed_role_comes_through_as_well(life):
    work = life.begin()
    go_out(life, work)
    put(life, LISTS | {"Action": "lambda:*"})
    params = {"FunctionName": "order-fn", "Role": ROLE}
    outcome = asked(life, work, "lambda", "UpdateFunctionConfiguration", params)
    assert outcome.decision.action == "iam:PassRole"
    assert outcome.decision.by == "endpoint"


def test_an_answer_to_what_if_names_the_endpoint(life):
    """Where the question brings the key, the endpoint's policy has a say, whatever the case of the key."""
    put(life, OTHERS)
    for key in ("aws:SourceVpce", "AWS:sourcevpce"):
        decision = life.cloud.decide(ROLES_CALLER, "lambda:ListFunctions", "*", {key: filled(life, "{vpce}")})
        assert decision.sentence == BECAUSE
        assert "aws:SourceIp" not in decision.keys
    unknown = life.cloud.decide(ROLES_CALLER, "lambda:ListFunctions", "*", {"aws:SourceVpce": "vpce-0"})
    assert unknown.allowed


def test_a_gateway_endpoint_has_a_policy_too(life):
    more = {"ServiceName": "com.amazonaws.ap-northeast-2.s3", "PolicyDocument": policy(LISTS | {"Action": "s3:Get*"})}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "gate", VpcId="{kitchen}", **more)
    allow(life, "s3:*")
    keys = {"aws:SourceVpce": filled(life, "{gate}")}
    allowed = [life.cloud.decide(ROLES_CALLER, f"s3:{name}Object", "arn:aws:s3:::a/b", keys) for name in ("Get", "Put")]
    assert [decision.allowed for decision in allowed] == [True, False]
