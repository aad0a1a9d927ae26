"""Managed prefix lists in rules and routes, and DHCP option sets."""

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")
    made(life, "CreateSubnet", "subnet", "subnet", VpcId="{vpc}", CidrBlock="10.0.1.0/24")
    made(life, "CreateInternetGateway", "internet-gateway", "gateway")
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    made(life, "CreateRouteTable", "route-table", "table", VpcId="{vpc}")
    named = {"PrefixListName": "offices", "MaxEntries": 2, "AddressFamily": "IPv4"}
    made(life, "CreateManagedPrefixList", "prefix-list", "list", **named, Entries=[{"Cidr": "198.51.100.0/24"}])
    return life


def refused(life, operation, **params):
    before = life.cloud.clone().state.parts
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    assert life.cloud.state.parts == before
    return refusal.code


def test_entries_change_by_version(life):
    more = {"PrefixListId": "{list}", "CurrentVersion": 1, "AddEntries": [{"Cidr": "203.0.113.0/24"}]}
    changed = call(life, "ModifyManagedPrefixList", **more)["PrefixList"]
    assert (changed["Version"], changed["State"]) == (2, "modify-complete")
    assert refused(life, "ModifyManagedPrefixList", **more) == "PrefixListVersionMismatch"
    third = {"PrefixListId": "{list}", "CurrentVersion": 2, "AddEntries": [{"Cidr": "192.0.2.0/24"}]}
    assert refused(life, "ModifyManagedPrefixList", **third) == "PrefixListMaxEntriesExceeded"
    old = call(life, "GetManagedPrefixListEntries", PrefixListId="{list}", TargetVersion=1)["Entries"]
    assert old == [{"Cidr": "198.51.100.0/24"}]


def test_a_list_that_a_route_or_a_rule_names_stays(life):
    route = {"RouteTableId": "{table}", "DestinationPrefixListId": "{list}"}
    call(life, "CreateRoute", **route, GatewayId="{gateway}")
    assert refused(life, "DeleteManagedPrefixList", PrefixListId="{list}") == "DependencyViolation"
    call(life, "DeleteRoute", **route)
    made(life, "CreateSecurityGroup", "security-group", "web", VpcId="{vpc}", GroupName="web", Description="web")
    rule = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "PrefixListIds": [{"PrefixListId": "{list}"}]}
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule])
    assert refused(life, "DeleteManagedPrefixList", PrefixListId="{list}") == "DependencyViolation"
    call(life, "RevokeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule])
    gone = call(life, "DeleteManagedPrefixList", PrefixListId="{list}")["PrefixList"]
    assert gone["State"] == "delete-complete"


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("domain-name-servers", ["AmazonProvidedDNS"]),
        ("domain-name-servers", ["10.0.0.2", "2001:db8::53"]),
        ("domain-name", ["dumplings.example"]),
        ("ntp-servers", ["169.254.169.123"]),
    ],
)
def test_options_that_may_be(life, key, values):
    made_ones = call(life, "CreateDhcpOptions", DhcpConfigurations=[{"Key": key, "Values": values}])["DhcpOptions"]
    told = [{"Key": key, "Values": [{"Value": value} for value in values]}]
    assert made_ones["DhcpConfigurations"] == told


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("domain-name-servers", ["dns.example"]),
        ("ntp-servers", ["AmazonProvidedDNS"]),
        ("ntp-servers", ["10.0.0.300"]),
        ("domain-name", []),
        ("colour", ["red"]),
    ],
)
def test_options_that_cannot_be(life, key, values):
    options = [{"Key": key, "Values": values}]
    assert refused(life, "CreateDhcpOptions", DhcpConfigurations=options) == "InvalidParameterValue"
