"""Packets sent by hand, what flow logs write of them, and what the Reachability Analyzer says."""

import json

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.ec2.watching import TRUST, WRITER, WRITES, analysed, lines, send, watch, watched, write_allowed
from tests.engine.support import ACCOUNT, REGION, ROLE


@pytest.fixture
def life():
    return watched()


def test_a_packet_is_sent_and_its_way_is_told(life):
    answer = send(life, "internet", "{server}")
    assert (answer["Reached"], answer["Answered"], answer["Code"], answer["Listener"]) == (True, True, "", "nginx")
    assert [hop["Kind"] for hop in answer["Forward"]] == [
        "internet",
        "internet-gateway",
        "network-acl",
        "security-group",
        "interface",
    ]
    [_, gateway, acl, group, _] = answer["Forward"]
    assert gateway["Packet"]["Destination"] == "10.0.1.5"
    assert acl["Facts"] == {"Number": 100}
    assert group["Facts"]["Rule"].startswith("sgr-")
    assert group["Interface"] == answer["End"]
    assert answer["Back"][0]["Egress"] is True
    assert answer["Back"][1]["Facts"] == {"Tracked": True}


def test_a_packet_that_is_lost_says_where(life):
    answer = send(life, "internet", "{server}", port=22)
    assert (answer["Reached"], answer["Answered"], answer["Code"]) == (False, False, "ENI_SG_RULES_MISMATCH")
    assert (answer["End"], answer["Listener"], answer["Back"]) == ("", "", [])
    assert answer["Forward"][-1]["Id"] == filled(life, "{web}")


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Source": "i-00000000000000000", "Destination": "internet"}, "InvalidInstanceID.NotFound"),
        ({"Source": "internet", "Destination": "eni-00000000000000000"}, "InvalidNetworkInterfaceID.NotFound"),
        ({"Source": "internet", "Destination": "somewhere"}, "InvalidParameterValue"),
        ({"Source": "internet", "Destination": "3.32.0.1", "Protocol": "-1"}, "InvalidParameterValue"),
        ({"Source": "internet", "Destination": "3.32.0.1", "Protocol": "quic"}, "InvalidParameterValue"),
        ({"Source": "internet", "Destination": "3.32.0.1", "Port": 65536}, "InvalidParameterValue"),
        ({"Source": "internet", "Destination": "3.32.0.1", "SourcePort": 0}, "InvalidParameterValue"),
        ({"Source": "internet", "Destination": "3.32.0.1", "SourcePort": 65536}, "InvalidParameterValue"),
        ({"Source": "{worker}", "Destination": "2001:db8::1"}, "InvalidParameterValue"),
    ],
)
def test_what_is_nowhere_sends_nothing(life, params, code):
    assert life.call("lab", "SendPacket", filled(life, params)).refusal.code == code


def test_flow_logs_write_what_passes_each_interface(life):
    write_allowed(life)
    watch(life)
    send(life, "internet", "{server}")
    assert lines(life) == [
        "server 198.51.100.10 10.0.1.5 49152 80 6 1 60 ACCEPT",
        "server 10.0.1.5 198.51.100.10 80 49152 6 1 60 ACCEPT",
    ]


def test_a_line_has_version_2_s_fields(life):
    write_allowed(life)
    watch(life)
    send(life, "internet", "{server}")
    eni = life.cloud.state.parts[f"ec2/{REGION}"].instances[filled(life, "{server}")].interfaces[0]
    found = life.cloud.probe(life.cloud.root, "logs", "FilterLogEvents", {"logGroupName": "flows"}).answer["events"]
    at = found[0]["timestamp"] // 1000
    assert found[0]["message"] == (f"2 {ACCOUNT} {eni} 198.51.100.10 10.0.1.5 49152 80 6 1 60 {at} {at} ACCEPT OK")
    assert found[0]["logStreamName"] == f"{eni}-all"


def test_a_nat_gateway_shows_its_own_address(life):
    """As in AWS's user guide: its interface's side of a line is always its private address."""
    write_allowed(life)
    watch(life)
    assert send(life, "{worker}", "internet", port=443)["Answered"] is True
    assert sorted(lines(life)) == [
        "nat 10.0.1.4 10.0.2.4 443 49152 6 1 60 ACCEPT",
        "nat 10.0.1.4 198.51.100.10 49152 443 6 1 60 ACCEPT",
        "nat 10.0.2.4 10.0.1.4 49152 443 6 1 60 ACCEPT",
        "nat 198.51.100.10 10.0.1.4 443 49152 6 1 60 ACCEPT",
        "worker 10.0.2.4 198.51.100.10 49152 443 6 1 60 ACCEPT",
        "worker 198.51.100.10 10.0.2.4 443 49152 6 1 60 ACCEPT",
    ]


def test_a_group_that_refuses_is_a_rejection(life):
    write_allowed(life)
    watch(life, TrafficType="REJECT", LogGroupName="rejected")
    watch(life, TrafficType="ACCEPT", LogGroupName="accepted")
    send(life, "{worker}", "{server}", port=22)
    assert lines(life, "rejected") == ["server 10.0.2.4 10.0.1.5 49152 22 6 1 60 REJECT"]
    assert lines(life, "accepted") == ["worker 10.0.2.4 10.0.1.5 49152 22 6 1 60 ACCEPT"]


def test_an_acl_that_refuses_the_answer_shows_one_of_each(life):
    """AWS's own example: a ping that is let in, and whose answer the ACL keeps inside."""
    write_allowed(life)
    ping = {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[ping])
    made(life, "CreateNetworkAcl", "network-acl", "acl", VpcId="{vpc}")
    let = {"Protocol": "-1", "RuleAction": "allow", "Egress": False, "CidrBlock": "0.0.0.0/0"}
    call(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, **let)
    association = life.cloud.state.parts[f"ec2/{REGION}"].subnets[filled(life, "{public}")].acl_association
    call(life, "ReplaceNetworkAclAssociation", AssociationId=association, NetworkAclId="{acl}")
    watch(life, "{public}", "Subnet")
    answer = send(life, "internet", "{server}", protocol="icmp")
    assert (answer["Reached"], answer["Answered"], answer["Code"]) == (True, False, "SUBNET_ACL_RESTRICTION")
    assert lines(life) == [
        "server 198.51.100.10 10.0.1.5 0 0 1 1 84 ACCEPT",
        "server 10.0.1.5 198.51.100.10 0 0 1 1 84 REJECT",
    ]


def test_fields_in_ones_own_order(life):
    write_allowed(life)
    watch(life, LogFormat="${action} ${dstport}  ${srcaddr}")
    send(life, "internet", "{server}")
    found = life.cloud.probe(life.cloud.root, "logs", "FilterLogEvents", {"logGroupName": "flows"}).answer["events"]
    assert [event["message"] for event in found] == ["ACCEPT 80 198.51.100.10", "ACCEPT 49152 10.0.1.5"]


@pytest.mark.parametrize(
    ("role", "action"), [("nobody", "sts:AssumeRole"), ("wrong", "sts:AssumeRole"), ("mute", "logs:CreateLogGroup")]
)
def test_a_role_that_may_not_write_fails_the_delivery(life, role, action):
    if role == "wrong":
        write_allowed(life, json.loads(json.dumps(TRUST).replace("vpc-flow-logs", "lambda")))
    elif role == "mute":
        write_allowed(life)
        life.call("iam", "DeleteRolePolicy", {"RoleName": "flow-writer", "PolicyName": "write"})
    [log] = watch(life)
    params = {"Source": "internet", "Destination": filled(life, "{server}"), "Port": 80}
    outcome = life.call("lab", "SendPacket", params)
    denied = [news for news in outcome.news if type(news).__name__ == "FlowLogDenied"]
    assert [(news.flow_log, news.action) for news in denied] == [(log, action)]
    [told] = call(life, "DescribeFlowLogs")["FlowLogs"]
    assert (told["DeliverLogsStatus"], told["DeliverLogsErrorMessage"]) == ("FAILED", "Access error")
    if role == "mute":
        policy = {"RoleName": "flow-writer", "PolicyName": "write", "PolicyDocument": json.dumps(WRITES)}
        life.call("iam", "PutRolePolicy", policy)
        send(life, "internet", "{server}")
        [told] = call(life, "DescribeFlowLogs")["FlowLogs"]
        assert told["DeliverLogsStatus"] == "SUCCESS"
        assert "DeliverLogsErrorMessage" not in told


def test_flow_logs_are_made_told_and_deleted(life):
    token = {"ClientToken": "once"}
    [log] = watch(life, **token)
    assert watch(life, **token) == [log]
    [told] = call(life, "DescribeFlowLogs", Filter=[{"Name": "resource-id", "Values": ["{vpc}"]}])["FlowLogs"]
    assert (told["FlowLogId"], told["LogGroupName"], told["MaxAggregationInterval"]) == (log, "flows", 600)
    assert told["LogFormat"].startswith("${version} ${account-id} ${interface-id} ${srcaddr}")
    again = {"ResourceType": "VPC", "TrafficType": "ALL", "LogGroupName": "flows", "DeliverLogsPermissionArn": ROLE}
    [refused] = call(life, "CreateFlowLogs", ResourceIds=["{vpc}"], **again)["Unsuccessful"]
    assert refused["Error"]["Code"] == "FlowLogAlreadyExists"
    watch(life, LogGroupName="second")
    third = again | {"LogGroupName": "third"}
    [refused] = call(life, "CreateFlowLogs", ResourceIds=["{vpc}"], **third)["Unsuccessful"]
    assert refused["Error"]["Code"] == "FlowLogLimitExceeded"
    call(life, "DeleteFlowLogs", FlowLogIds=[log])
    assert [each["LogGroupName"] for each in call(life, "DescribeFlowLogs")["FlowLogs"]] == ["second"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"LogGroupName": None}, "InvalidParameter"),
        ({"DeliverLogsPermissionArn": None}, "InvalidParameter"),
        ({"MaxAggregationInterval": 90}, "InvalidParameter"),
        ({"LogFormat": "${color}"}, "InvalidParameter"),
        ({"LogFormat": "all of it"}, "InvalidParameter"),
        ({"LogFormat": "${vpc-id}"}, "NotSimulatedException"),
        ({"LogDestinationType": "s3"}, "NotSimulatedException"),
        ({"ResourceIds": ["vpc-00000000000000000"]}, "InvalidVpcID.NotFound"),
        ({"ResourceType": "Subnet"}, "InvalidSubnetID.Malformed"),
    ],
)
def test_flow_logs_that_cannot_be(life, changes, code):
    params = {
        "ResourceIds": ["{vpc}"],
        "ResourceType": "VPC",
        "LogGroupName": "flows",
        "DeliverLogsPermissionArn": WRITER,
    } | changes
    given = {name: value for name, value in params.items() if value is not None}
    assert life.call("ec2", "CreateFlowLogs", filled(life, given)).refusal.code == code


def test_replaying_the_journal_sends_the_same_packets(life):
    write_allowed(life)
    watch(life)
    send(life, "internet", "{server}")
    analysed(life, "{gateway}", "{server}", DestinationPort=80)
    assert life.replayed().encode() == life.cloud.encode()
