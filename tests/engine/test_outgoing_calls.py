"""Calls that a run in a VPC makes: whether they arrive, by what, and what is kept of them."""

import pytest

from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.lambda_.state import KEPT_OUTGOING
from tests.engine.ec2.making import call, filled, made
from tests.engine.networked import connect, open_door, open_endpoint, open_nat, prepare
from tests.engine.support import ROLE, Life


@pytest.fixture
def life():
    life = Life()
    prepare(life)
    connect(life)
    return life


def call_out(life, service="sts", operation="GetCallerIdentity", patience_ms=1000.0, work=None):
    work = work or life.begin()
    params = {"RequestId": work.request_id, "Service": service, "Operation": operation, "PatienceMs": patience_ms}
    return life.call("lab", "CallOut", params)


def ended(life, service="sts"):
    """Code, and by what it left."""
    answer = call_out(life, service).answer
    return answer["Code"], answer["By"]


def test_a_private_subnet_has_no_way_out(life):
    assert ended(life) == ("NO_ROUTE_TO_DESTINATION", "")


def test_an_internet_gateway_is_none_for_a_function(life):
    made(life, "CreateInternetGateway", "internet-gateway", "igw")
    call(life, "AttachInternetGateway", InternetGatewayId="{igw}", VpcId="{kitchen}")
    made(life, "CreateRouteTable", "route-table", "outer", VpcId="{kitchen}")
    call(life, "AssociateRouteTable", RouteTableId="{outer}", SubnetId="{private}")
    call(life, "CreateRoute", RouteTableId="{outer}", DestinationCidrBlock="0.0.0.0/0", GatewayId="{igw}")
    assert ended(life) == ("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", "")


def test_a_nat_gateway_lets_every_call_out(life):
    open_nat(life)
    nat = filled(life, "{nat}")
    assert [ended(life, service) for service in ("sts", "s3", "iam", "dynamodb")] == [("", nat)] * 4


def test_an_interface_endpoint_and_its_group(life):
    open_endpoint(life)
    endpoint = filled(life, "{vpce}")
    assert ended(life) == ("SG_HAS_NO_RULES", endpoint)
    open_door(life)
    assert ended(life) == ("", endpoint)
    assert ended(life, "logs") == ("NO_ROUTE_TO_DESTINATION", "")


def test_an_endpoint_without_private_dns_is_not_found_by_name(life):
    open_endpoint(life)
    open_door(life)
    call(life, "ModifyVpcEndpoint", VpcEndpointId="{vpce}", PrivateDnsEnabled=False)
    assert ended(life) == ("NO_ROUTE_TO_DESTINATION", "")


def test_a_gateway_endpoint_serves_its_service(life):
    made(life, "CreateRouteTable", "route-table", "inner", VpcId="{kitchen}")
    call(life, "AssociateRouteTable", RouteTableId="{inner}", SubnetId="{private}")
    service = {"ServiceName": "com.amazonaws.ap-northeast-2.s3", "RouteTableIds": ["{inner}"]}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "gate", VpcId="{kitchen}", **service)
    assert ended(life, "s3") == ("", filled(life, "{gate}"))
    assert ended(life, "dynamodb") == ("NO_ROUTE_TO_DESTINATION", "")


def test_the_run_keeps_the_way_with_the_hop_that_decided(life):
    work = life.begin()
    answer = call_out(life, work=work).answer
    [kept] = life.lambda_.running[work.request_id].outgoing
    assert (kept.service, kept.operation, kept.waited, kept.times) == ("sts", "GetCallerIdentity", SECOND, 1)
    assert kept.way.address == answer["Address"]
    assert [hop.kind for hop in kept.way.forward] == ["interface", "security-group", "network-acl", "route-table"]
    assert (kept.way.forward[-1].code, kept.way.back) == ("NO_ROUTE_TO_DESTINATION", [])
    life.finish(work)
    assert life.function.invocations[-1].outgoing == [kept]
    assert life.replayed().state == life.cloud.state


def test_the_same_again_is_counted_and_there_is_an_end_to_it(life):
    work = life.begin()
    for _ in range(3):
        call_out(life, work=work)
    run = life.lambda_.running[work.request_id]
    assert [(kept.operation, kept.times) for kept in run.outgoing] == [("GetCallerIdentity", 3)]
    for number in range(KEPT_OUTGOING + 1):
        call_out(life, operation=f"Other{number}", work=work)
    assert (len(run.outgoing), run.outgoing_left_out) == (KEPT_OUTGOING, 2)


def test_the_accounts_clock_waits_with_the_code_but_not_beyond_its_timeout(life):
    life.call("lab", "SetClockRate", {"Rate": 0})
    life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 30})
    work = life.begin()
    called = call_out(life, work=work, patience_ms=5000.0)
    assert life.now == called.entry.at + 5 * SECOND
    call_out(life, work=work, patience_ms=60_000.0)
    assert life.now == work.at + 30 * SECOND
    ended = life.finish(work, "timeout", b"", DurationMs=30_000.0).entry.at
    assert ended - work.at == 30 * SECOND + 205_000


def test_a_call_that_arrives_takes_no_time(life):
    open_nat(life)
    called = call_out(life)
    assert life.now == called.entry.at


def test_flow_logs_hear_of_it(life):
    params = {"LogGroupName": "vpc", "TrafficType": "ALL", "DeliverLogsPermissionArn": ROLE}
    made(life, "CreateFlowLogs", "vpc-flow-log", "fl", ResourceIds=["{kitchen}"], ResourceType="VPC", **params)
    news = [each for each in call_out(life).news if type(each).__name__ == "FlowsLogged"]
    [lines] = [lines for each in news for lines in each.streams.values()]
    assert [line.split()[-2:] for line in lines] == [["ACCEPT", "OK"]]


def test_only_a_run_that_is_going_on_calls_out(life):
    work = life.begin()
    life.finish(work)
    before = life.cloud.clone().state.parts
    outcome = call_out(life, work=work)
    assert outcome.refusal.hint == "invocation-unknown"
    assert life.cloud.state.parts == before


def test_an_interface_that_is_gone_carries_nothing(life):
    work = life.begin()
    interface = life.lambda_.running[work.request_id].interface
    state = life.cloud.state.parts["ec2/ap-northeast-2"]
    del state.interfaces[interface]
    assert call_out(life, work=work).answer["Code"] == "BAD_STATE"


def test_packets_are_sent_from_a_function_and_to_it(life):
    image = {"ImageId": "ami-0a1b2c3d4e5f60001", "MinCount": 1, "MaxCount": 1, "SubnetId": "{private}"}
    made(life, "RunInstances", "instance", "server", **image)
    life.advance(60)
    sent = {"Source": "function:order-fn", "Destination": "internet", "Protocol": "tcp", "Port": 443}
    assert life.call("lab", "SendPacket", sent).answer["Code"] == "NO_ROUTE_TO_DESTINATION"
    sent = filled(life, {"Source": "{server}", "Destination": "function:order-fn", "Protocol": "tcp", "Port": 443})
    assert life.call("lab", "SendPacket", sent).answer["Code"] == "FUNCTION_TAKES_NO_CONNECTION"
    outcome = life.call("lab", "SendPacket", {"Source": "function:nobody", "Destination": "internet"})
    assert outcome.refusal.message == "Value (function:nobody) is no function with a VPC of its own."
