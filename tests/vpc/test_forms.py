"""Every form of the bench: filled in well, refused by AWS, and filled in with nonsense."""

import html
from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from lessons.vpc.forms import FORMS
from tests.vpc.desk import HTMX, PAGE, Network, page, post, text
from tests.vpc.good_forms import GOOD
from tests.vpc.shop import free_range6, furnish, furnish_more, furnish_six, furnish_watch, writer

pytestmark = pytest.mark.django_db
# A gateway and an address need nothing at all; AWS answers about endpoints one by one.
TAKES_ANYTHING = ("CreateInternetGateway", "AllocateAddress", "DeleteVpcEndpoints")
# The journal has its steps; the drawing where things were put, and the steps that it may be compared with. A peering
# may be asked of one's other accounts, and of classmates'.
MORE_QUERIES = {"journal": 3, "topology": 4, "connections": 2}
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


@pytest.fixture
def shop(network: Network) -> Network:
    furnish(network)
    furnish_more(network)
    furnish_six(network)
    furnish_watch(network)
    return network


def filled(network: Network, value: Any) -> Any:
    """With ids in place of names, and of what has none."""
    state, ids = network.state, network.ids()
    rules = state.groups[ids["db-sg"]].rules.values()
    unnamed = {
        "<second>": state.vpcs[ids["attic"]].blocks[1].association_id,
        "<table>": state.subnets[ids["public-a"]].table_association,
        "<acl>": state.subnets[ids["public-a"]].acl_association,
        "<address>": state.addresses[ids["db-ip"]].association,
        "<rule>": next(rule.id for rule in rules if not rule.egress),
        "<subnet6>": state.subnets[ids["six"]].block6.association_id,
        "<attachment>": getattr(state.interfaces[ids["second-card"]].attachment, "id", ""),
        "<free6>": free_range6(network),
        "<writer>": writer(network),
        "<egress-rule>": next(rule.id for rule in rules if rule.egress),
    }
    found = network.filled(value)
    return {name: unnamed.get(each, each) if isinstance(each, str) else each for name, each in found.items()}


def test_every_form_has_a_good_one() -> None:
    assert set(GOOD) == set(FORMS)


@pytest.mark.parametrize("form", GOOD)
def test_a_good_form_is_carried_out_and_seen(as_learner: Client, shop: Network, form: str) -> None:
    good = GOOD[form]
    if form == "DetachInternetGateway":
        shop.make("CreateInternetGateway", "internet-gateway", "attic-igw")
        shop.call("AttachInternetGateway", InternetGatewayId="{attic-igw}", VpcId="{attic}")
    where, data = shop.filled(good.where), filled(shop, good.data)
    before = lab.look(shop.account).head
    answer = post(as_learner, form, where, data)
    assert answer.status_code == 200, html.unescape(text(answer))
    assert good.seen in text(answer)
    entry = JournalEntry.objects.filter(account=shop.account, position__gt=before).earliest("position")
    assert (entry.operation, entry.code) == (FORMS[form].operation, "")


@pytest.mark.parametrize("form", GOOD)
def test_nonsense_changes_nothing(as_learner: Client, shop: Network, form: str) -> None:
    before = shop.state
    for data in ({}, dict.fromkeys(FORMS[form].base_fields, SCRIPT), dict.fromkeys(FORMS[form].base_fields, "\x00")):
        answer = post(as_learner, form, shop.filled(GOOD[form].where), data)
        assert answer.status_code == 422 or form in TAKES_ANYTHING, (form, data)
        assert SCRIPT not in text(answer)
        if form in ("CreateInternetGateway", "AllocateAddress"):
            before = shop.state
        assert shop.state == before


ROUTES = {
    "DestinationIpv6CidrBlock": {"DestinationCidrBlock": "::/0", "target": "{eigw}"},
    "DestinationPrefixListId": {"prefix_list": "{offices}", "target": "{nat}"},
}


@pytest.mark.parametrize("member", ROUTES)
def test_a_route_for_ipv6_and_one_for_a_list(as_learner: Client, shop: Network, member: str) -> None:
    table = shop.ids()["out6" if "6" in member else "out"]
    data = {"RouteTableId": table} | shop.filled(ROUTES[member])
    destination = data.get("DestinationCidrBlock") or data["prefix_list"]
    where = f"?tab=tables&id={table}"
    assert post(as_learner, "CreateRoute", where, data).status_code == 200
    assert destination in shop.state.tables[table].routes
    entry = JournalEntry.objects.filter(account=shop.account, operation="CreateRoute").latest("position")
    assert member in str(entry.params)
    other = {"RouteTableId": table, "DestinationCidrBlock": destination, "target": data["target"]}
    assert f">{'eigw' if '6' in member else 'offices'}</a>" in text(post(as_learner, "ReplaceRoute", where, other))
    gone = {"RouteTableId": table, "DestinationCidrBlock": destination}
    assert post(as_learner, "DeleteRoute", where, gone).status_code == 200
    assert destination not in shop.state.tables[table].routes


def test_a_rule_for_a_list(as_learner: Client, shop: Network) -> None:
    rule = {"GroupId": "{db-sg}", "protocol": "tcp", "ports": "22", "prefix_list": "{offices}"}
    where = shop.filled("?tab=groups&id={db-sg}")
    assert ">offices</a>" in text(post(as_learner, "AuthorizeSecurityGroupIngress", where, shop.filled(rule)))
    both = shop.filled(rule | {"range": "10.0.0.0/16"})
    refused = post(as_learner, "AuthorizeSecurityGroupIngress", where, both)
    assert (refused.status_code, "one of the three." in text(refused)) == (422, True)
    listed = page(as_learner, shop.filled("?tab=lists&id={offices}"))
    assert ("Still in the way:" in listed, ">db-sg</a>" in listed) == (True, True)


def test_a_list_of_aws_is_only_read(as_learner: Client, shop: Network) -> None:
    own = next(each.id for each in shop.state.prefix_lists.values() if each.owner == "AWS")
    shown = page(as_learner, f"?tab=lists&id={own}")
    assert ("AWS keeps this list itself." in shown, "/do/AddEntry/" in shown) == (True, False)


def test_a_second_change_of_a_list_by_an_old_page(as_learner: Client, shop: Network) -> None:
    first = GOOD["AddEntry"]
    where, data = shop.filled(first.where), shop.filled(first.data)
    assert post(as_learner, "AddEntry", where, data).status_code == 200
    again = post(as_learner, "AddEntry", where, data | {"Cidr": "192.0.2.0/24"})
    assert (again.status_code, "PrefixListVersionMismatch" in text(again)) == (422, True)


def test_a_list_that_its_users_would_not_take_so_long(as_learner: Client, shop: Network) -> None:
    """AWS answers, and the state says why it stayed as it was."""
    listed = {"PrefixListIds": [{"PrefixListId": "{offices}"}]}
    rule = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22} | listed
    shop.call("AuthorizeSecurityGroupIngress", GroupId="{db-sg}", IpPermissions=[rule])
    where = shop.filled("?tab=lists&id={offices}")
    data = shop.filled({"PrefixListId": "{offices}", "MaxEntries": 61})
    answer = text(post(as_learner, "ResizeManagedPrefixList", where, data))
    failed = shop.filled("These resources do not support the new maximum size: {db-sg}")
    assert (answer.count(failed), "takes as many entries" in answer) == (2, False)
    answer = text(post(as_learner, "ResizeManagedPrefixList", where, data | {"MaxEntries": 9}))
    assert (failed in answer, "The list takes as many entries now." in answer) == (False, True)
    refused = post(as_learner, "ResizeManagedPrefixList", where, data | {"MaxEntries": 0})
    assert (refused.status_code, "Must specify a max size between 1 and 1000" in text(refused)) == (422, True)


def test_an_endpoints_policy_is_seen_changed_and_taken_away(as_learner: Client, shop: Network) -> None:
    where = shop.filled("?tab=connections&id={s3}")
    assert "Everything passes." in page(as_learner, where)
    endpoint = shop.state.endpoints[shop.ids()["s3"]]
    written = {"VpcEndpointId": endpoint.id, "PolicyDocument": '{"Statement": []}'}
    assert "Everything passes." not in text(post(as_learner, "ChangeEndpointPolicy", where, written))
    assert shop.state.endpoints[endpoint.id].policy == '{"Statement": []}'
    for bad in ("[]", '{"Statement": {"Effect": "Allow"}}', " " * 20_481 + "{}"):
        refused = post(as_learner, "ChangeEndpointPolicy", where, written | {"PolicyDocument": bad})
        assert refused.status_code == 422
    assert "Everything passes." in text(post(as_learner, "ChangeEndpointPolicy", where, {"VpcEndpointId": endpoint.id}))
    assert shop.state.endpoints[endpoint.id].policy == ""


REFUSED = {
    "CreateSubnet": ({"CidrBlock": "10.0.0.128/25"}, "InvalidSubnet.Conflict", "Another subnet has some of these"),
    "CreateVpc": ({"CidrBlock": "10.0.0.0/8"}, "InvalidVpc.Range", "A VPC&#x27;s range is between /16 and /28"),
    "DeleteVpc": ({"VpcId": "{shop}"}, "DependencyViolation", "Something is still inside it"),
    "DetachInternetGateway": (
        {"InternetGatewayId": "{igw}", "VpcId": "{shop}"},
        "DependencyViolation",
        "Public addresses still lead into the VPC",
    ),
    "CreateNetworkAclEntry": ({"RuleNumber": "100"}, "NetworkAclEntryAlreadyExists", "Each number is there once"),
    "CreateRoute": ({"DestinationCidrBlock": "0.0.0.0/0"}, "RouteAlreadyExists", "Replace it instead."),
    "CreateVpcPeeringConnection": (
        {"VpcId": "{shop}", "PeerVpcId": "{shop}"},
        "InvalidVpcPeeringConnection.SameVpc",
        "Peering joins two different VPCs.",
    ),
}


@pytest.mark.parametrize("form", REFUSED)
def test_a_refusal_is_told_at_its_form_with_our_words(as_learner: Client, shop: Network, form: str) -> None:
    changes, code, gloss = REFUSED[form]
    where = "?tab=gateways&id={igw}" if form == "DetachInternetGateway" else GOOD[form].where
    where = "?tab=vpcs&id={shop}" if form == "DeleteVpc" else where
    data = {name: value for name, value in GOOD[form].data.items() if not str(value).startswith("{attic-igw")}
    answer = post(as_learner, form, shop.filled(where), filled(shop, data | changes))
    shown = text(answer)
    assert (answer.status_code, f"<code>{code}</code>" in shown, gloss in shown) == (422, True, True)
    panel = shown.partition('id="panel"')[2].partition("<aside")[0]
    assert f"<code>{code}</code>" in panel


def test_a_denial_leads_to_its_explanation(as_learner: Client, network: Network) -> None:
    assert lab.call(network.account, "iam", "CreateUser", {"UserName": "jun"}).refusal is None
    password = "Steamed-Dumplings-7"
    login = {"UserName": "jun", "Password": password}
    assert lab.call(network.account, "iam", "CreateLoginProfile", login).refusal is None
    assert lab.call(network.account, "lab", "SignIn", login).refusal is None
    answer = post(as_learner, "CreateVpc", "", {"CidrBlock": "10.0.0.0/16"})
    assert (answer.status_code, "UnauthorizedOperation" in text(answer)) == (422, True)
    assert f"/account/{network.account.pk}/why/" in text(answer)


def test_a_visit_without_scripts(stranger: Client) -> None:
    stranger.cookies["lab_language"] = "en"
    made = stranger.post(f"{PAGE}do/CreateVpc/?tab=vpcs", {"Name": "shop", "CidrBlock": "10.0.0.0/16"})
    assert (made.status_code, made["Location"].startswith(f"{PAGE}?tab=vpcs&id=vpc-")) == (303, True)
    refused = stranger.post(f"{PAGE}do/CreateVpc/?tab=vpcs", {"CidrBlock": "10.0.0.0/8"})
    assert (refused.status_code, "InvalidVpc.Range" in text(refused)) == (422, True)


TABS = (
    "vpcs map topology packet subnets tables gateways groups acls lists machines connections flowlogs analyzer journal"
).split()


@pytest.mark.parametrize("tab", TABS)
def test_the_page_asks_the_database_equally_often_for_one_and_for_three(
    as_learner: Client, network: Network, tab: str, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        network.make("CreateVpc", "vpc", f"vpc{number}", CidrBlock=f"10.{number}.0.0/16")
        network.make("CreateSubnet", "subnet", f"s{number}", VpcId=f"{{vpc{number}}}", CidrBlock=f"10.{number}.0.0/24")
        network.make("CreateNetworkInterface", "network-interface", f"e{number}", SubnetId=f"{{s{number}}}")
        if number != 1:
            page(as_learner, f"?tab={tab}")
            with django_assert_num_queries(7 + MORE_QUERIES.get(tab, 0)):
                page(as_learner, f"?tab={tab}")


def test_a_visitor_sees_the_default_vpc_and_nothing_is_written(stranger: Client) -> None:
    for tab in TABS:
        assert stranger.get(f"{PAGE}?tab={tab}").status_code == 200
    assert "172.31.0.0/16" in page(stranger, "?tab=vpcs")
    assert Account.objects.count() == 0


def test_what_is_not_there_any_more_is_said(as_learner: Client, network: Network) -> None:
    assert "“vpc-0” is not there, or not there any more." in page(as_learner, "?tab=vpcs&id=vpc-0")
    assert SCRIPT not in page(as_learner, f"?tab=subnets&id=subnet-{SCRIPT}&vpc={SCRIPT}&skip={SCRIPT}&size=99&cidr=x")


def test_the_past_has_no_forms(as_learner: Client, shop: Network) -> None:
    for where in ("?tab=vpcs&id={shop}", "?tab=map", "?tab=tables&id={out}"):
        past = as_learner.get(f"{PAGE}{shop.filled(where)}&at={lab.look(shop.account).head - 1}", headers=HTMX)
        assert (past.status_code, "/do/" in text(past)) == (200, False)
