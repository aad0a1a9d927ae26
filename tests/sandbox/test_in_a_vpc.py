"""A function in a VPC calls AWS's services: what it sees, and what the account keeps of it."""

import json

import pytest

from lessons.sandbox import lab, sources
from lessons.sandbox.why import denied_in
from tests.engine.ec2.making import call, filled
from tests.engine.networked import config, open_door, open_endpoint, open_nat, prepare
from tests.sandbox.conftest import allow, create, function, invoke, policy
from tests.sandbox.in_a_vpc import Networked

pytestmark = pytest.mark.django_db

ASKS_STS = """
import boto3
from botocore.config import Config
from botocore.exceptions import ConnectTimeoutError

def handler(event, context):
    if not event.get("patience"):
        return boto3.client("sts").get_caller_identity()["Arn"]
    config = Config(connect_timeout=event["patience"], retries={"max_attempts": 0})
    try:
        return boto3.client("sts", config=config).get_caller_identity()["Arn"]
    except ConnectTimeoutError as error:
        return str(error)
"""
ASKS_LAMBDA = """
import boto3

def handler(event, context):
    return [each["FunctionName"] for each in boto3.client("lambda").list_functions()["Functions"]]
"""
SCALES = policy({"Effect": "Allow", "Principal": "*", "Action": "lambda:Put*", "Resource": "*"})
TIMED_OUT = "Task timed out after 3.00 seconds"


@pytest.fixture
def network(account):
    network = Networked(account)
    prepare(network)
    return network


def connect(network, source=ASKS_STS, **more):
    package = {"ZipFile": sources.pack(source)}
    create(network.account, Code=package, VpcConfig=config(network), **more)
    network.advance(61)


def asked(network, **event):
    result = invoke(network.account, event, LogType="Tail")
    return json.loads(result.answer["Payload"]), result.invocations[0]


@pytest.mark.usefixtures("real_host")
def test_a_private_subnet_without_a_way_out(network):
    connect(network)
    payload, run = asked(network)
    assert payload["errorMessage"].endswith(TIMED_OUT)
    assert (run.status, run.duration) == ("timeout", 3_000_000)
    [call] = run.outgoing
    assert (call.service, call.operation, call.way.code) == ("sts", "GetCallerIdentity", "NO_ROUTE_TO_DESTINATION")
    assert call.waited == 300_000_000


@pytest.mark.usefixtures("real_host")
def test_code_that_is_less_patient_sees_why(network):
    connect(network, Timeout=30)
    payload, run = asked(network, patience=5)
    assert payload == 'Connect timeout on endpoint URL: "https://sts.ap-northeast-2.amazonaws.com/"'
    assert 5_000_000 <= run.duration < 9_000_000
    assert run.ended - run.started >= 5_000_000
    assert lab.look(network.account).now >= run.ended


@pytest.mark.usefixtures("real_host")
def test_through_a_nat_gateway(network):
    open_nat(network)
    connect(network)
    payload, run = asked(network)
    assert payload.endswith(":assumed-role/lambda-basic-role/order-fn")
    [call] = run.outgoing
    assert (call.way.code, call.way.by[:4], call.waited) == ("", "nat-", 0)


@pytest.mark.usefixtures("real_host")
def test_through_an_interface_endpoint_whose_group_lets_it_in(network):
    open_endpoint(network)
    connect(network)
    payload, run = asked(network)
    assert payload["errorMessage"].endswith(TIMED_OUT)
    assert (run.outgoing[0].way.code, run.outgoing[0].way.by[:5]) == ("SG_HAS_NO_RULES", "vpce-")
    open_door(network)
    payload, run = asked(network)
    assert payload.endswith(":assumed-role/lambda-basic-role/order-fn")
    assert (run.outgoing[0].way.code, run.outgoing[0].way.by[:5]) == ("", "vpce-")


@pytest.mark.usefixtures("real_host")
def test_the_endpoints_policy_has_a_say(network, as_learner):
    open_endpoint(network, "lambda")
    open_door(network)
    connect(network, ASKS_LAMBDA)
    allow(network.account, "lambda:ListFunctions")
    payload, run = asked(network)
    assert payload == ["order-fn"]
    call(network, "ModifyVpcEndpoint", VpcEndpointId="{vpce}", PolicyDocument=SCALES)
    payload, run = asked(network)
    assert payload["errorType"] == "ClientError"  # Lambda's model has no exception of that code
    assert payload["errorMessage"].startswith(
        "An error occurred (AccessDeniedException) when calling the ListFunctions"
    )
    assert payload["errorMessage"].endswith("because no VPC endpoint policy allows the lambda:ListFunctions action")
    [denied] = denied_in(network.account, run.request_id)
    for language, headline, question in (
        ("en", "Denied: the policy of the VPC endpoint it came through does not allow it", "let it pass?"),
        ("ko", "거부: 호출이 지나온 VPC 엔드포인트의 정책이 허용하지 않아요", "통과시키나요?"),
    ):
        page = as_learner.get(
            f"/account/{network.account.pk}/why/{denied.position}/", headers={"accept-language": language}
        ).text
        assert headline in page
        assert question in page
        assert filled(network, "{vpce}") in page


@pytest.mark.usefixtures("real_host")
def test_without_a_vpc_everything_is_reached(network):
    create(network.account, Code={"ZipFile": sources.pack(ASKS_STS)})
    payload, run = asked(network)
    assert payload.endswith(":assumed-role/lambda-basic-role/order-fn")
    assert run.outgoing == []


def test_the_question_stands_in_the_journal_before_the_call(network):
    open_nat(network)
    create(network.account, VpcConfig=config(network))
    network.advance(61)
    allow(network.account, "lambda:ListFunctions")
    result = invoke(network.account, {"call": ["lambda", "ListFunctions", {}]})
    assert json.loads(result.answer["Payload"])["Functions"][0]["FunctionName"] == "order-fn"
    (step,) = lab.history(network.account, 1)
    assert [node.entry.operation for node in step.node.children] == ["CallOut", "ListFunctions", "FinishInvocation"]
    lab.undo(network.account)
    assert function(network.account).invocations == []


def test_a_call_that_does_not_arrive_never_reaches_the_service(network):
    create(network.account, VpcConfig=config(network))
    network.advance(61)
    result = invoke(network.account, {"call": ["lambda", "ListFunctions", {}]})
    url = "https://lambda.ap-northeast-2.amazonaws.com/2015-03-31/functions"
    assert json.loads(result.answer["Payload"]) == {"silent": url, "wait": 300_000.0}
    (step,) = lab.history(network.account, 1)
    assert [node.entry.operation for node in step.node.children] == ["CallOut", "FinishInvocation"]


def test_undo_takes_the_function_out_again_and_redo_puts_it_back(network):
    create(network.account)
    params = {"FunctionName": "order-fn", "VpcConfig": config(network)}
    assert network.call("lambda", "UpdateFunctionConfiguration", params).refusal is None
    moved = lab.look(network.account).state.parts
    lab.undo(network.account)
    assert function(network.account).network is None
    assert lab.look(network.account).state.parts["ec2/ap-northeast-2"].function_interfaces == {}
    lab.redo(network.account)
    assert lab.look(network.account).state.parts == moved
