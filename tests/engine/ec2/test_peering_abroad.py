"""A peering with another account: each side hears how the other stands, and answers how it stands itself."""

from typing import Any

import pytest

from serverless_lab.engine.instant import DAY, SECOND
from serverless_lab.engine.news import PeeringAbroad
from tests.engine.ec2.making import filled, made
from tests.engine.support import ACCOUNT, Life

OTHER, REGION = "222222222222", "ap-northeast-2"
PCX = "pcx-0123456789abcdef0"


def vpc_of(life: Life, cidr: str = "10.0.0.0/16") -> str:
    return str(made(life, "CreateVpc", "vpc", "shop", CidrBlock=cidr)["Vpc"]["VpcId"])


@pytest.fixture
def life() -> Life:
    life = Life()
    vpc_of(life)
    return life


def side(account: str, vpc: str, *cidrs: str) -> dict[str, Any]:
    return {"AccountId": account, "Region": REGION, "VpcId": vpc, "CidrBlocks": list(cidrs), "RemoteDns": False}


def hear(life: Life, told: dict[str, Any]) -> Any:
    outcome = life.call("lab", "HearOfPeering", told)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def ask(life: Life) -> dict[str, Any]:
    """The VPC of another account is asked; how that account is told."""
    params = {"VpcId": filled(life, "{shop}"), "PeerVpcId": "vpc-0aaaaaaaaaaaaaaaa", "PeerOwnerId": OTHER}
    outcome = life.call("ec2", "CreateVpcPeeringConnection", params)
    (news,) = [each for each in outcome.news if isinstance(each, PeeringAbroad)]
    assert (news.account_id, news.told["Status"]) == (OTHER, "initiating-request")
    return dict(news.told)


def asked(life: Life, cidr: str = "10.9.0.0/16", vpc: str = "{shop}") -> dict[str, Any]:
    """A request of another account arrives; what this one answers."""
    here = side(ACCOUNT, filled(life, vpc))
    told = {"VpcPeeringConnectionId": PCX, "Status": "initiating-request", "Accepter": here}
    answer: dict[str, Any] = hear(life, told | {"Requester": side(OTHER, "vpc-0aaaaaaaaaaaaaaaa", cidr)})
    return answer


def shown(life: Life) -> list[tuple[str, str]]:
    found = life.call("ec2", "DescribeVpcPeeringConnections").answer["VpcPeeringConnections"]
    return [(each["Status"]["Code"], each["Status"]["Message"]) for each in found]


def answer(life: Life, operation: str, pcx: str) -> Any:
    return life.call("ec2", f"{operation}VpcPeeringConnection", {"VpcPeeringConnectionId": pcx})


def told_by(outcome: Any) -> list[str]:
    return [each.told["Status"] for each in outcome.news if isinstance(each, PeeringAbroad)]


def test_a_request_is_being_initiated_until_the_other_account_has_it(life: Life) -> None:
    told = ask(life)
    assert shown(life) == [("initiating-request", f"Initiating Request to {OTHER}")]
    far = side(OTHER, "vpc-0aaaaaaaaaaaaaaaa", "10.9.0.0/16")
    assert hear(life, told | {"Status": "pending-acceptance", "Accepter": far})["Status"] == "pending-acceptance"
    (found,) = life.call("ec2", "DescribeVpcPeeringConnections").answer["VpcPeeringConnections"]
    assert found["Status"]["Message"] == f"Pending Acceptance by {OTHER}"
    assert (found["AccepterVpcInfo"]["OwnerId"], "CidrBlock" in found["AccepterVpcInfo"]) == (OTHER, False)
    assert "ExpirationTime" in found
    hear(life, told | {"Status": "active", "Accepter": far})
    (found,) = life.call("ec2", "DescribeVpcPeeringConnections").answer["VpcPeeringConnections"]
    assert found["AccepterVpcInfo"]["CidrBlock"] == "10.9.0.0/16"


def test_it_cannot_be_accepted_by_who_asked(life: Life) -> None:
    told = ask(life)
    hear(life, told | {"Status": "pending-acceptance"})
    for operation in ("Accept", "Reject"):
        refusal = answer(life, operation, told["VpcPeeringConnectionId"]).refusal
        assert refusal.code == "OperationNotPermitted"
        words = f"User {ACCOUNT} cannot {operation.lower()} peering {told['VpcPeeringConnectionId']}"
        assert refusal.message == words


@pytest.mark.parametrize(("theirs", "becomes"), [("failed", "failed"), ("deleted", "failed")])
def test_an_account_that_has_no_such_vpc(life: Life, theirs: str, becomes: str) -> None:
    told = ask(life)
    assert hear(life, told | {"Status": theirs})["Status"] == becomes
    assert shown(life)[0][0] == becomes
    assert answer(life, "Delete", told["VpcPeeringConnectionId"]).refusal.code == "InvalidStateTransition"


@pytest.mark.parametrize(
    ("cidr", "vpc", "status"),
    [("10.9.0.0/16", "{shop}", "pending-acceptance"), ("10.0.9.0/24", "{shop}", "failed"), ("10.9.0.0/16", "no", "x")],
    ids=["fits", "overlaps", "no such VPC"],
)
def test_a_request_arrives(life: Life, cidr: str, vpc: str, status: str) -> None:
    answered = asked(life, cidr, "vpc-0bbbbbbbbbbbbbbbb" if vpc == "no" else vpc)
    fits = status == "pending-acceptance"
    assert answered["Status"] == ("pending-acceptance" if fits else "failed")
    assert answered["Accepter"]["CidrBlocks"] == []  # said once it is accepted
    assert shown(life) == ([("pending-acceptance", f"Pending Acceptance by {ACCOUNT}")] if fits else [])


@pytest.mark.parametrize(("operation", "status"), [("Accept", "active"), ("Reject", "rejected")])
def test_who_was_asked_answers_and_tells(life: Life, operation: str, status: str) -> None:
    asked(life)
    assert answer(life, "Delete", PCX).refusal.code == "InvalidStateTransition"  # that is for who asked
    outcome = answer(life, operation, PCX)
    assert (outcome.refusal, told_by(outcome), shown(life)[0][0]) == (None, [status], status)


def test_what_the_accepter_says_counts_for_who_asked(life: Life) -> None:
    told = ask(life)
    steps = ["pending-acceptance", "active", "pending-acceptance", "active", "deleted", "active"]
    statuses = [hear(life, told | {"Status": each})["Status"] for each in steps]
    assert statuses == ["pending-acceptance", "active", "pending-acceptance", "active", "deleted", "deleted"]
    assert shown(life) == [("deleted", f"Deleted by {OTHER}")]


def test_who_asked_has_no_say_about_acceptance(life: Life) -> None:
    told = asked(life)
    assert hear(life, told | {"Status": "active"})["Status"] == "pending-acceptance"
    assert hear(life, told | {"Status": "deleted"})["Status"] == "deleted"


def test_nobody_hears_of_what_is_unknown_or_of_others(life: Life) -> None:
    told = asked(life)
    other = told | {"VpcPeeringConnectionId": "pcx-0aaaaaaaaaaaaaaaa", "Status": "active"}
    assert hear(life, other)["Status"] == "deleted"
    foreign = told | {"Requester": side("333333333333", "vpc-0ccccccccccccccccc")}
    assert hear(life, foreign | {"Status": "deleted"})["Status"] == "deleted"
    assert shown(life) == [("pending-acceptance", f"Pending Acceptance by {ACCOUNT}")]
    strange = told | {"Accepter": side("333333333333", "vpc-0cccccccccccccccc")}
    assert life.call("lab", "HearOfPeering", strange).refusal.code == "InvalidParameterValue"


def test_a_request_expires_by_the_clock_of_each_account(life: Life) -> None:
    asked(life)
    life.call("lab", "AdvanceClock", {"Until": life.now + 7 * DAY + SECOND})
    assert shown(life) == [("expired", "Expired")]


def test_an_accepter_that_takes_it_back_lets_it_expire(life: Life) -> None:
    """Accepted, and the acceptance undone: the seven days begin anew."""
    told = ask(life)
    for status in ("pending-acceptance", "active"):
        hear(life, told | {"Status": status})
    life.call("lab", "AdvanceClock", {"Until": life.now + 8 * DAY})
    assert shown(life)[0][0] == "active"
    hear(life, told | {"Status": "pending-acceptance"})
    life.call("lab", "AdvanceClock", {"Until": life.now + 6 * DAY})
    assert shown(life)[0][0] == "pending-acceptance"
    life.call("lab", "AdvanceClock", {"Until": life.now + 2 * DAY})
    assert shown(life)[0][0] == "expired"


def test_the_options_of_the_other_side_are_not_ours(life: Life) -> None:
    asked(life)
    answer(life, "Accept", PCX)
    options = {"AllowDnsResolutionFromRemoteVpc": True}
    both = {f"{each}PeeringConnectionOptions": options for each in ("Accepter", "Requester")}
    modify = "ModifyVpcPeeringConnectionOptions"
    refusal = life.call("ec2", modify, {"VpcPeeringConnectionId": PCX, **both}).refusal
    assert (refusal.code, refusal.message) == (
        "OperationNotPermitted",
        f"User {ACCOUNT} cannot modify requester peering options",
    )
    (found,) = life.call("ec2", "DescribeVpcPeeringConnections").answer["VpcPeeringConnections"]
    assert found["AccepterVpcInfo"]["PeeringOptions"] == {"AllowDnsResolutionFromRemoteVpc": False}
    own = {"AccepterPeeringConnectionOptions": options}
    outcome = life.call("ec2", modify, {"VpcPeeringConnectionId": PCX, **own})
    assert (outcome.answer, told_by(outcome)) == (own, ["active"])


def test_a_group_of_the_other_account_is_named_over_an_active_peering(life: Life) -> None:
    group = made(life, "CreateSecurityGroup", "security-group", "web", GroupName="web", Description="x", VpcId="{shop}")
    pair = {"GroupId": "sg-0aaaaaaaaaaaaaaaa", "UserId": OTHER}
    rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": [pair]}
    params = {"GroupId": group["GroupId"], "IpPermissions": [rule]}
    asked(life)
    assert life.call("ec2", "AuthorizeSecurityGroupIngress", params).refusal.code == "InvalidGroup.NotFound"
    answer(life, "Accept", PCX)
    (made_rule,) = life.call("ec2", "AuthorizeSecurityGroupIngress", params).answer["SecurityGroupRules"]
    assert made_rule["ReferencedGroupInfo"] == pair | {"VpcPeeringConnectionId": PCX}
