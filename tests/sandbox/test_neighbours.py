"""Packets across a peering with another account: what they meet there is written down before they go."""

from typing import Any

import pytest

from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.services.ec2.images import IMAGES
from tests.sandbox.two_vpcs import ask, done, replays, vpc

pytestmark = pytest.mark.django_db
EVERYONE = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]


class Site:
    """A VPC of an account with one instance that everybody may talk to."""

    def __init__(self, account: Account, net: str) -> None:
        self.account, self.vpc = account, vpc(account, f"{net}.0.0/16")
        subnet = done(account, "CreateSubnet", VpcId=self.vpc, CidrBlock=f"{net}.0.0/24")["Subnet"]["SubnetId"]
        group = {"GroupName": "open", "Description": "x", "VpcId": self.vpc}
        self.group = done(account, "CreateSecurityGroup", **group)["GroupId"]
        self.let_in(EVERYONE)
        machine = {"ImageId": next(iter(IMAGES)), "MinCount": 1, "MaxCount": 1}
        started = done(account, "RunInstances", SubnetId=subnet, SecurityGroupIds=[self.group], **machine)
        self.instance = started["Instances"][0]["InstanceId"]
        self.address = started["Instances"][0]["PrivateIpAddress"]
        mine = [{"Name": "vpc-id", "Values": [self.vpc]}]
        self.table = done(account, "DescribeRouteTables", Filters=mine)["RouteTables"][0]["RouteTableId"]
        lab.advance(account, 180)

    def let_in(self, rules: list[dict[str, Any]]) -> None:
        done(self.account, "AuthorizeSecurityGroupIngress", GroupId=self.group, IpPermissions=rules)

    def keep_out(self) -> None:
        done(self.account, "RevokeSecurityGroupIngress", GroupId=self.group, IpPermissions=EVERYONE)

    def lead(self, to: "Site", pcx: str) -> None:
        there = to.address.rsplit(".", 2)[0] + ".0.0/16"
        done(
            self.account,
            "CreateRoute",
            RouteTableId=self.table,
            DestinationCidrBlock=there,
            VpcPeeringConnectionId=pcx,
        )

    def send(self, to: "Site") -> tuple[bool, bool, str]:
        params = {"Source": self.instance, "Destination": to.address, "Protocol": "tcp", "Port": 22}
        answer = lab.call(self.account, "lab", "SendPacket", params).answer
        assert answer is not None
        return answer["Reached"], answer["Answered"], answer["Code"]


@pytest.fixture
def here(account: Account) -> Site:
    return Site(account, "10.0")


@pytest.fixture
def there(account: Account) -> Site:
    return Site(lab.new_account(owner=account.owner), "10.1")


@pytest.fixture
def pcx(here: Site, there: Site) -> str:
    made = ask(here.account, here.vpc, there.account.account_id, there.vpc)
    done(there.account, "AcceptVpcPeeringConnection", VpcPeeringConnectionId=made)
    return made


def shows(account: Account) -> int:
    return JournalEntry.objects.filter(account=account, operation="HearOfNetwork").count()


def test_there_and_back(here: Site, there: Site, pcx: str) -> None:
    assert here.send(there) == (False, False, "NO_ROUTE_TO_DESTINATION")
    here.lead(there, pcx)
    assert here.send(there) == (True, False, "NO_ROUTE_TO_DESTINATION")
    there.lead(here, pcx)
    assert here.send(there) == there.send(here) == (True, True, "")
    assert (replays(here.account), replays(there.account)) == (True, True)


def test_what_changes_over_there_is_met(here: Site, there: Site, pcx: str) -> None:
    here.lead(there, pcx)
    there.lead(here, pcx)
    assert here.send(there) == (True, True, "")
    seen = shows(here.account)
    assert here.send(there) == (True, True, "")
    assert shows(here.account) == seen  # nothing is new, so nothing is told
    there.keep_out()
    assert here.send(there) == (False, False, "SG_HAS_NO_RULES")
    assert shows(here.account) == seen + 1
    lab.undo(there.account)
    assert here.send(there) == (True, True, "")
    lab.reset(there.account)
    assert here.send(there) == (False, False, "BAD_STATE_ROUTE")
    assert replays(here.account)


def test_a_group_of_the_other_account(here: Site, there: Site, pcx: str) -> None:
    here.lead(there, pcx)
    there.lead(here, pcx)
    there.keep_out()
    pair = {"GroupId": here.group, "UserId": here.account.account_id}
    there.let_in([{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "UserIdGroupPairs": [pair]}])
    assert here.send(there) == (True, True, "")


def test_a_peering_that_ends_is_a_black_hole_on_both_sides(here: Site, there: Site, pcx: str) -> None:
    here.lead(there, pcx)
    there.lead(here, pcx)
    done(there.account, "DeleteVpcPeeringConnection", VpcPeeringConnectionId=pcx)
    assert here.send(there) == there.send(here) == (False, False, "BAD_STATE_ROUTE")


def test_the_reachability_analyzer(here: Site, there: Site, pcx: str) -> None:
    here.lead(there, pcx)
    there.lead(here, pcx)
    path = {"Source": here.instance, "DestinationIp": there.address, "Protocol": "tcp", "DestinationPort": 22}
    path["ClientToken"] = "once"
    made = done(here.account, "CreateNetworkInsightsPath", **path)["NetworkInsightsPath"]["NetworkInsightsPathId"]
    done(here.account, "StartNetworkInsightsAnalysis", NetworkInsightsPathId=made, ClientToken="again")
    lab.advance(here.account, 60)
    (found,) = done(here.account, "DescribeNetworkInsightsAnalyses")["NetworkInsightsAnalyses"]
    assert (found["Status"], found["NetworkPathFound"]) == ("succeeded", True)
    arns = [each["Component"]["Arn"] for each in found["ForwardPathComponents"]]
    assert [each.split(":")[4] for each in (arns[0], arns[-1])] == [here.account.account_id, there.account.account_id]
    assert replays(here.account)


def test_only_the_peered_vpc_is_shown(here: Site, there: Site, pcx: str) -> None:
    vpc(there.account, "10.2.0.0/16")
    here.send(there)
    state = lab.look(Account.objects.get(pk=here.account.pk)).state.parts["ec2/ap-northeast-2"]
    (network,) = state.neighbours.values()
    assert list(network.vpcs) == [there.vpc]
    assert {each.vpc for each in network.subnets.values()} == {there.vpc}
    assert [each.user_data for each in network.instances.values()] == [""]
