"""The Reachability Analyzer: paths, analyses on the account's clock, and what they explain."""

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.ec2.watching import analysed, watched
from tests.engine.support import REGION


@pytest.fixture
def life():
    return watched()


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
