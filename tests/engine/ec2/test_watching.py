"""Packets sent by hand, what flow logs write of them, and what the Reachability Analyzer says."""

import json

import pytest

from tests.engine.ec2.good import AMAZON_LINUX, call, filled, made
from tests.engine.support import ACCOUNT, REGION, ROLE, Life

ONE = {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1}
WRITER = f"arn:aws:iam::{ACCOUNT}:role/flow-writer"
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "vpc-flow-logs.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
WRITES = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}


@pytest.fixture
def life():
    """A public and a private subnet with a server in each; the private one goes out by a NAT gateway."""
    life = Life()
    made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")
    for name, cidr in (("public", "10.0.1.0/24"), ("private", "10.0.2.0/24")):
        made(life, "CreateSubnet", "subnet", name, VpcId="{vpc}", CidrBlock=cidr)
        made(life, "CreateRouteTable", "route-table", f"{name}_table", VpcId="{vpc}")
        call(life, "AssociateRouteTable", RouteTableId=f"{{{name}_table}}", SubnetId=f"{{{name}}}")
    made(life, "CreateInternetGateway", "internet-gateway", "gateway")
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    everywhere = {"DestinationCidrBlock": "0.0.0.0/0"}
    call(life, "CreateRoute", RouteTableId="{public_table}", GatewayId="{gateway}", **everywhere)
    made(life, "AllocateAddress", "elastic-ip", "address")
    made(life, "CreateNatGateway", "natgateway", "nat", SubnetId="{public}", AllocationId="{address}")
    call(life, "CreateRoute", RouteTableId="{private_table}", NatGatewayId="{nat}", **everywhere)
    call(life, "ModifySubnetAttribute", SubnetId="{public}", MapPublicIpOnLaunch={"Value": True})
    made(life, "CreateSecurityGroup", "security-group", "web", GroupName="web", Description="web", VpcId="{vpc}")
    http = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[http])
    server = {"UserData": "c3lzdGVtY3RsIHN0YXJ0IG5naW54", "SecurityGroupIds": ["{web}"], **ONE}  # starts nginx
    made(life, "RunInstances", "instance", "server", SubnetId="{public}", **server)
    made(life, "RunInstances", "instance", "worker", SubnetId="{private}", **ONE)
    life.wait(120)
    return life


def write_allowed(life, trust=TRUST):
    params = {"RoleName": "flow-writer", "AssumeRolePolicyDocument": json.dumps(trust)}
    assert life.call("iam", "CreateRole", params).refusal is None
    policy = {"RoleName": "flow-writer", "PolicyName": "write", "PolicyDocument": json.dumps(WRITES)}
    assert life.call("iam", "PutRolePolicy", policy).refusal is None


def watch(life, resource="{vpc}", kind="VPC", **more):
    params = {"LogGroupName": "flows", "DeliverLogsPermissionArn": WRITER, "TrafficType": "ALL"} | more
    return call(life, "CreateFlowLogs", ResourceIds=[resource], ResourceType=kind, **params)["FlowLogIds"]


def send(life, source, destination, port=80, protocol="tcp"):
    params = {"Source": source, "Destination": destination, "Protocol": protocol, "Port": port}
    outcome = life.call("lab", "SendPacket", filled(life, params))
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def lines(life, group="flows"):
    """Without the times, with the name of the interface's owner in place of its id."""
    state = life.cloud.state.parts[f"ec2/{REGION}"]
    owners = {
        eni.id: state.nat_gateways[eni.belongs_to].tags["Name"]
        if eni.belongs_to
        else state.instances[eni.attachment.instance].tags["Name"]
        for eni in state.interfaces.values()
    }
    found = life.cloud.probe(life.cloud.root, "logs", "FilterLogEvents", {"logGroupName": group})
    told = [event["message"].split() for event in found.answer["events"]]
    return [" ".join([owners[line[2]], *line[3:10], line[12]]) for line in told]


def public_of(life, name):
    state = life.cloud.state.parts[f"ec2/{REGION}"]
    instance = state.instances[filled(life, f"{{{name}}}")]
    return next(iter(state.interfaces[instance.interfaces[0]].public_ips.values()))


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


def analysed(life, source, destination, **more):
    path = {
        "Source": source,
        "Destination": destination,
        "Protocol": "tcp",
        "ClientToken": f"{source}{destination}{more}",
    }
    made_path = call(life, "CreateNetworkInsightsPath", **path, **more)["NetworkInsightsPath"]
    asked = {"NetworkInsightsPathId": made_path["NetworkInsightsPathId"], "ClientToken": path["ClientToken"]}
    started = call(life, "StartNetworkInsightsAnalysis", **asked)["NetworkInsightsAnalysis"]
    assert started["Status"] == "running"
    life.wait(15)
    ids = [started["NetworkInsightsAnalysisId"]]
    [found] = call(life, "DescribeNetworkInsightsAnalyses", NetworkInsightsAnalysisIds=ids)["NetworkInsightsAnalyses"]
    return found


def kinds(components):
    return [each["Component"]["Id"].rpartition("-")[0] for each in components]


def test_an_analysis_of_a_way_that_is_open(life):
    found = analysed(life, "{gateway}", "{server}", DestinationPort=80)
    assert (found["Status"], found["NetworkPathFound"], found["Explanations"]) == ("succeeded", True, [])
    assert kinds(found["ForwardPathComponents"]) == ["igw", "acl", "sg", "eni"]
    assert kinds(found["ReturnPathComponents"]) == ["eni", "sg", "acl", "rtb", "igw"]
    [gateway, acl, group, interface] = found["ForwardPathComponents"]
    assert [each["SequenceNumber"] for each in found["ForwardPathComponents"]] == [1, 2, 3, 4]
    assert gateway["OutboundHeader"]["DestinationAddresses"] == ["10.0.1.5"]
    assert gateway["Component"]["Name"] == "gateway"
    assert acl["AclRule"] == {
        "Cidr": "0.0.0.0/0",
        "Egress": False,
        "Protocol": "all",
        "RuleAction": "allow",
        "RuleNumber": 100,
    }
    assert group["SecurityGroupRule"] == {
        "Direction": "ingress",
        "SecurityGroupId": filled(life, "{web}"),
        "Protocol": "tcp",
        "Cidr": "0.0.0.0/0",
        "PortRange": {"From": 80, "To": 80},
    }
    assert interface["AttachedTo"]["Id"] == filled(life, "{server}")
    route = found["ReturnPathComponents"][3]["RouteTableRoute"]
    assert route == {
        "DestinationCidr": "0.0.0.0/0",
        "GatewayId": filled(life, "{gateway}"),
        "Origin": "createroute",
        "State": "active",
    }


def test_an_analysis_that_explains(life):
    found = analysed(life, "{worker}", "{server}", DestinationPort=22)
    assert found["NetworkPathFound"] is False
    [because] = found["Explanations"]
    assert (because["ExplanationCode"], because["Direction"]) == ("ENI_SG_RULES_MISMATCH", "ingress")
    assert [each["Id"] for each in because["SecurityGroups"]] == [filled(life, "{web}")]
    call(life, "DeleteRoute", RouteTableId="{private_table}", DestinationCidrBlock="0.0.0.0/0")
    [because] = analysed(life, "{worker}", "{gateway}")["Explanations"]
    assert because["ExplanationCode"] == "NO_ROUTE_TO_DESTINATION"
    assert because["RouteTable"]["Id"] == filled(life, "{private_table}")


def test_the_way_to_an_address_and_to_an_endpoint(life):
    service = {"ServiceName": f"com.amazonaws.{REGION}.s3", "RouteTableIds": ["{private_table}"]}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "s3", VpcId="{vpc}", **service)
    found = analysed(life, "{worker}", "{s3}", DestinationPort=443)
    assert kinds(found["ForwardPathComponents"]) == ["eni", "sg", "acl", "rtb", "vpce"]
    assert found["ForwardPathComponents"][-1]["ServiceName"] == service["ServiceName"]
    away = analysed(life, "{worker}", "{gateway}", DestinationIp="192.0.2.9")
    assert kinds(away["ForwardPathComponents"])[4:] == ["acl", "nat", "acl", "rtb", "igw"]


def test_a_path_outlives_what_it_led_to(life):
    path = {"Source": "{worker}", "Destination": "{server}", "Protocol": "tcp", "ClientToken": "x"}
    made_path = call(life, "CreateNetworkInsightsPath", **path)["NetworkInsightsPath"]["NetworkInsightsPathId"]
    call(life, "TerminateInstances", InstanceIds=["{server}"])
    life.wait(60)
    asked = {"NetworkInsightsPathId": made_path, "ClientToken": "y"}
    [started] = [call(life, "StartNetworkInsightsAnalysis", **asked)["NetworkInsightsAnalysis"]]
    life.wait(15)
    [found] = call(life, "DescribeNetworkInsightsAnalyses", NetworkInsightsPathId=made_path)["NetworkInsightsAnalyses"]
    assert (found["Status"], "NetworkPathFound" in found) == ("failed", False)
    refusal = life.call("ec2", "DeleteNetworkInsightsPath", {"NetworkInsightsPathId": made_path}).refusal
    assert refusal.code == "AnalysisExistsForNetworkInsightsPath"
    gone = {"NetworkInsightsAnalysisId": started["NetworkInsightsAnalysisId"]}
    call(life, "DeleteNetworkInsightsAnalysis", **gone)
    call(life, "DeleteNetworkInsightsPath", NetworkInsightsPathId=made_path)
    assert call(life, "DescribeNetworkInsightsPaths")["NetworkInsightsPaths"] == []


def test_paths_that_cannot_be(life):
    path = {"Source": "{worker}", "Protocol": "tcp", "ClientToken": "x"}
    for changes, code in (
        ({}, "MissingParameter"),
        ({"Destination": "{vpc}"}, "NotSimulatedException"),
        ({"Source": "{nat}", "Destination": "{server}"}, "NotSimulatedException"),
        ({"DestinationIp": "10.0.0.0/8"}, "InvalidParameterValue"),
        ({"Destination": "{server}", "DestinationPort": 70000}, "InvalidParameterValue"),
    ):
        assert life.call("ec2", "CreateNetworkInsightsPath", filled(life, path | changes)).refusal.code == code


def test_replaying_the_journal_sends_the_same_packets(life):
    write_allowed(life)
    watch(life)
    send(life, "internet", "{server}")
    analysed(life, "{gateway}", "{server}", DestinationPort=80)
    assert life.replayed().encode() == life.cloud.encode()
