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


CIDRS = [{"Cidr": f"{cidr}/24"} for cidr in ("198.51.100.0", "203.0.113.0", "192.0.2.0")]
S3 = [{"Name": "prefix-list-name", "Values": ["com.amazonaws.ap-northeast-2.s3"]}]


def group(life, name="web"):
    made(life, "CreateSecurityGroup", "security-group", name, VpcId="{vpc}", GroupName=name, Description="web")


def permission(port, **peers):
    peers = peers or {"PrefixListIds": [{"PrefixListId": "{list}"}]}
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port} | peers


def give(life, port, name="web", **peers):
    params = {"GroupId": f"{{{name}}}", "IpPermissions": [permission(port, **peers)]}
    return call(life, "AuthorizeSecurityGroupIngress", **params)["SecurityGroupRules"][0]["SecurityGroupRuleId"]


def route(life, table="{table}", **target):
    target = target or {"GatewayId": "{gateway}"}
    call(life, "CreateRoute", RouteTableId=table, DestinationPrefixListId="{list}", **target)


def resized(life, size):
    """MaxEntries, State, Version and StateMessage afterwards."""
    told = call(life, "ModifyManagedPrefixList", PrefixListId="{list}", MaxEntries=size)["PrefixList"]
    return told["MaxEntries"], told["State"], told["Version"], told.get("StateMessage")


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


SIZES = "Must specify a max size between 1 and 1000"
FULL = "The prefix list takes 2 entries at most."


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"MaxEntries": 0}, "InvalidParameterValue", SIZES),
        ({"MaxEntries": 1001}, "InvalidParameterValue", SIZES),
        ({"MaxEntries": 2, "Entries": CIDRS}, "PrefixListMaxEntriesExceeded", FULL),
    ],
)
def test_sizes_that_no_list_has(life, changes, code, message):
    params = {"PrefixListName": "more", "AddressFamily": "IPv4"} | changes
    refusal = life.call("ec2", "CreateManagedPrefixList", params).refusal
    assert (refusal.code, refusal.message) == (code, message)


def test_a_list_is_resized(life):
    assert resized(life, 3) == (3, "modify-complete", 1, None)
    call(life, "ModifyManagedPrefixList", PrefixListId="{list}", AddEntries=CIDRS[1:])
    assert resized(life, 5) == (5, "modify-complete", 2, None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"MaxEntries": 2}, "PrefixListMaxEntriesExceeded"),
        ({"MaxEntries": 0}, "InvalidParameterValue"),
        ({"MaxEntries": 1001}, "InvalidParameterValue"),
        ({"MaxEntries": 9, "AddEntries": [{"Cidr": "10.9.0.0/16"}]}, "InvalidParameterCombination"),
        ({"MaxEntries": 9, "RemoveEntries": CIDRS[:1]}, "InvalidParameterCombination"),
        ({"MaxEntries": 9, "CurrentVersion": 1}, "PrefixListVersionMismatch"),
    ],
)
def test_sizes_that_a_list_cannot_take(life, changes, code):
    resized(life, 3)
    call(life, "ModifyManagedPrefixList", PrefixListId="{list}", AddEntries=CIDRS[1:])
    assert refused(life, "ModifyManagedPrefixList", PrefixListId="{list}", **changes) == code


def test_a_rule_counts_as_many_as_the_list_may_have(life):
    group(life)
    resized(life, 58)
    give(life, 22)
    give(life, 23, IpRanges=[{"CidrIp": "10.0.0.0/16"}])
    give(life, 24, IpRanges=[{"CidrIp": "10.0.0.0/16"}])
    one_more = {"GroupId": "{web}", "IpPermissions": [permission(25, IpRanges=[{"CidrIp": "10.0.0.0/16"}])]}
    outcome = life.call("ec2", "AuthorizeSecurityGroupIngress", filled(life, one_more))
    assert outcome.refusal.code == "RulesPerSecurityGroupLimitExceeded"
    assert outcome.refusal.message == "The maximum number of rules per security group has been reached."
    call(life, "AuthorizeSecurityGroupEgress", GroupId="{web}", IpPermissions=[permission(25)])  # the other direction


def test_a_rule_is_not_changed_into_too_many(life):
    group(life)
    resized(life, 60)
    [rule, _] = [give(life, port, IpRanges=[{"CidrIp": "10.0.0.0/16"}]) for port in (22, 23)]
    update = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "PrefixListId": "{list}"}
    change = {"SecurityGroupRuleId": rule, "SecurityGroupRule": update}
    params = {"GroupId": "{web}", "SecurityGroupRules": [change]}
    assert refused(life, "ModifySecurityGroupRules", **params) == "RulesPerSecurityGroupLimitExceeded"
    resized(life, 59)
    call(life, "ModifySecurityGroupRules", **params)


def test_a_route_counts_as_many_as_the_list_may_have(life):
    resized(life, 499)
    route(life)
    call(life, "CreateRoute", RouteTableId="{table}", DestinationCidrBlock="0.0.0.0/0", GatewayId="{gateway}")
    more = {"RouteTableId": "{table}", "DestinationCidrBlock": "192.0.2.0/24", "GatewayId": "{gateway}"}
    assert refused(life, "CreateRoute", **more) == "RouteLimitExceeded"


def test_a_list_of_aws_counts_once(life):
    [own] = call(life, "DescribePrefixLists", Filters=S3)["PrefixLists"]
    group(life)
    for port in range(1, 61):
        give(life, port, PrefixListIds=[{"PrefixListId": own["PrefixListId"]}])


def test_what_refers_to_it_must_take_the_new_size(life):
    group(life)
    give(life, 22)
    give(life, 23)
    route(life)
    assert resized(life, 30)[:2] == (30, "modify-complete")
    told = f"These resources do not support the new maximum size: {filled(life, '{web}')}"
    assert resized(life, 31) == (30, "modify-failed", 1, told)
    both = f"{told}, {filled(life, '{table}')}"
    assert resized(life, 501) == (30, "modify-failed", 1, both)
    assert resized(life, 29) == (29, "modify-complete", 1, None)


def test_the_resources_that_are_named_are_ten(life):
    for number in range(11):
        group(life, f"web{number}")
        give(life, 22, f"web{number}")
    assert len(resized(life, 61)[3].split("sg-")) == 11


@pytest.mark.parametrize("gone", ["route", "table", "vpc"])
def test_nothing_of_what_is_gone_holds_a_list(life, gone):
    made(life, "CreateVpc", "vpc", "short", CidrBlock="10.3.0.0/16")
    made(life, "CreateInternetGateway", "internet-gateway", "exit")
    call(life, "AttachInternetGateway", InternetGatewayId="{exit}", VpcId="{short}")
    [main] = call(life, "DescribeRouteTables", Filters=[{"Name": "vpc-id", "Values": ["{short}"]}])["RouteTables"]
    [default] = call(life, "DescribeSecurityGroups", Filters=[{"Name": "vpc-id", "Values": ["{short}"]}])[
        "SecurityGroups"
    ]
    if gone == "vpc":
        route(life, main["RouteTableId"], GatewayId="{exit}")
        call(life, "AuthorizeSecurityGroupIngress", GroupId=default["GroupId"], IpPermissions=[permission(22)])
        call(life, "DetachInternetGateway", InternetGatewayId="{exit}", VpcId="{short}")
        call(life, "DeleteVpc", VpcId="{short}")
    else:
        route(life)
        deletion = {"route": ("DeleteRoute", {"DestinationPrefixListId": "{list}"}), "table": ("DeleteRouteTable", {})}
        operation, more = deletion[gone]
        call(life, operation, RouteTableId="{table}", **more)
    call(life, "DeleteManagedPrefixList", PrefixListId="{list}")


def test_a_list_is_deleted_without_a_look_at_the_tables(life):
    """However many there are."""
    route(life)
    state = life.cloud.state.parts["ec2/ap-northeast-2"]
    found = state.prefix_lists[filled(life, "{list}")]
    assert list(found.tables) == [filled(life, "{table}")]
    state.tables.clear()
    assert refused(life, "DeleteManagedPrefixList", PrefixListId="{list}") == "DependencyViolation"


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
