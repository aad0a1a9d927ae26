"""A function's network on its bench: chosen in a form, waited for, and the way its calls went."""

import html
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from lessons.functions import outgoing
from lessons.functions.outgoing_reasons import (
    ANSWER_STOPPED,
    ENDPOINTS_GROUP,
    OTHERWISE,
    OWN_GROUP,
    PRIVATE_NAT,
    REASONS,
)
from lessons.people.models import Learner
from lessons.sandbox import lab
from serverless_lab.engine.outgoing import OutgoingHop, WayOut
from serverless_lab.engine.services.lambda_.state import Invocation, OutgoingCall
from tests.courseware.lesson_page import HTMX, PAGE, deploy, settings
from tests.engine.ec2.making import filled
from tests.engine.networked import open_door, open_endpoint, prepare
from tests.sandbox.in_a_vpc import Networked

pytestmark = pytest.mark.django_db
EVERY = [*REASONS.values(), OWN_GROUP, ENDPOINTS_GROUP, ANSWER_STOPPED, PRIVATE_NAT, OTHERWISE]
FACTS = {"service": "sts", "address": "10.0.0.9", "thing": "sg-1", "target": "nat-1"}


@pytest.fixture
def network(as_learner: Client) -> Networked:
    as_learner.cookies["lab_language"] = "en"
    deploy(as_learner)
    found = Networked(lab.account_of(Learner.objects.get()))
    prepare(found)
    return found


def choose(client: Client, network: Networked, subnets: str, groups: str, **more: Any) -> Any:
    chosen = filled(network, {"SubnetIds": subnets.split(), "SecurityGroupIds": groups.split()})
    return client.post(f"{PAGE}do/SetNetwork/?tab=configuration", chosen, **more)


def told(network: Networked) -> Any:
    name = lab.look(network.account).state.parts["lambda/ap-northeast-2"].functions
    return next(iter(name.values()))


def panel(client: Client, tab: str) -> str:
    return str(client.get(f"{PAGE}?tab={tab}").content.decode().partition('id="panel"')[2])


def call_sts(client: Client) -> None:
    event = {"call": ["sts", "GetCallerIdentity", {}]}
    client.post(f"{PAGE}invoke/", {"kind": "sync", "event": "", "body": json.dumps(event)})


def test_subnets_and_groups_are_offered_by_vpc(as_learner: Client, network: Networked) -> None:
    page = panel(as_learner, "configuration")
    for name in ("private", "private_b", "public"):
        assert f"{name} ({filled(network, f'{{{name}}}')}) 10.20." in page
    assert f"own ({filled(network, '{own}')})" in page
    assert f'<p class="label">kitchen ({filled(network, "{kitchen}")})</p>' in page


def test_into_a_vpc_and_out_again(as_learner: Client, network: Networked) -> None:
    answer = choose(as_learner, network, "{private}", "{own}", headers=HTMX)
    assert "Lambda first makes a network interface" in answer.content.decode()
    assert told(network).update_status == "InProgress"
    assert "being made" in panel(as_learner, "configuration")
    network.advance(61)
    page = panel(as_learner, "configuration")
    [interface] = told(network).joined.values()
    assert f"{interface} 10.20.1.4" in page
    assert "being made" not in page
    assert choose(as_learner, network, "{private}", "{own}").status_code == 303
    network.advance(61)
    assert (told(network).update_status, list(told(network).joined.values())) == ("Successful", [interface])
    choose(as_learner, network, "", "")
    assert (told(network).network.subnets, told(network).joined) == ([], {})


def test_the_other_settings_leave_the_network_alone(as_learner: Client, network: Networked) -> None:
    choose(as_learner, network, "{private}", "{own}")
    network.advance(61)
    as_learner.post(f"{PAGE}do/UpdateFunctionConfiguration/", settings(Timeout=9))
    assert (told(network).timeout, len(told(network).joined)) == (9, 1)


@pytest.mark.parametrize(
    ("subnets", "groups", "said"),
    [
        ("{private}", "", "SubnetIds and SecurityIds must coexist or be both empty list."),
        ("subnet-gone", "{own}", 'id: "subnet-gone" (expecting "subnet-...")'),
    ],
)
def test_what_does_not_fit_is_said_in_the_form(
    as_learner: Client, network: Networked, subnets: str, groups: str, said: str
) -> None:
    answer = choose(as_learner, network, subnets, groups, headers=HTMX)
    assert answer.status_code == 422
    assert said in html.unescape(answer.content.decode())
    assert told(network).network is None


def test_the_way_of_a_call_that_found_none(as_learner: Client, network: Networked) -> None:
    choose(as_learner, network, "{private}", "{own}")
    network.advance(61)
    call_sts(as_learner)
    page = panel(as_learner, "explain")
    assert "Which way did its calls go?" in page
    assert "sts GetCallerIdentity" in page
    assert "The function&#x27;s subnet has no route to sts: nothing leads out of the VPC." in page
    assert "an endpoint for sts in the VPC" in page
    assert "NO_ROUTE_TO_DESTINATION" in page
    as_learner.cookies["lab_language"] = "ko"
    assert "VPC 밖으로 나가는 길이 하나도 없어요" in panel(as_learner, "explain")


def test_the_way_of_a_call_that_was_answered(as_learner: Client, network: Networked) -> None:
    open_endpoint(network)
    open_door(network)
    choose(as_learner, network, "{private}", "{own}")
    network.advance(61)
    call_sts(as_learner)
    page = panel(as_learner, "explain")
    assert page.count("stopped here") == 0
    assert filled(network, "{vpce}") in page
    assert "remembers the connection" in page


def test_without_a_vpc_there_is_no_way_to_tell(as_learner: Client, network: Networked) -> None:
    call_sts(as_learner)
    assert "Which way did its calls go?" not in panel(as_learner, "explain")


@pytest.mark.parametrize("reason", EVERY, ids=lambda reason: reason.why[:30])
def test_the_words_are_in_both_languages(reason: Any) -> None:
    for sentence in reason:
        with translation.override("en"):
            assert str(sentence).format(**FACTS).isascii()
        with translation.override("ko"):
            assert any("가" <= letter <= "힣" for letter in str(sentence).format(**FACTS))


@pytest.mark.parametrize(
    ("code", "last", "reason"),
    [
        ("SG_HAS_NO_RULES", {"kind": "security-group", "egress": True}, OWN_GROUP),
        ("ENI_SG_RULES_MISMATCH", {"kind": "security-group"}, ENDPOINTS_GROUP),
        ("SUBNET_ACL_RESTRICTION", {"kind": "network-acl", "egress": True}, REASONS["SUBNET_ACL_RESTRICTION"]),
        ("BAD_STATE", {"kind": "nat-gateway"}, REASONS["BAD_STATE"]),
        ("ROUTES_IN_A_CIRCLE", {"kind": "route-table"}, OTHERWISE),
    ],
)
def test_the_last_hop_gives_the_reason(code: str, last: dict[str, Any], reason: Any) -> None:
    way = WayOut("10.0.0.9", code=code, forward=[OutgoingHop(id="sg-1", code=code, **last)])
    [call] = outgoing.tell(run_with(way))
    assert (call.why, call.cure) == tuple(str(part).format(**FACTS) for part in reason)


def test_an_answer_that_is_stopped_and_a_private_nat_gateway() -> None:
    nat = [OutgoingHop("nat-gateway", "nat-1"), OutgoingHop("internet-gateway", "sg-1", code="x")]
    ways = {
        ANSWER_STOPPED: WayOut(
            "10.0.0.9", code="SUBNET_ACL_RESTRICTION", back=[OutgoingHop("network-acl", "sg-1", code="x")]
        ),
        PRIVATE_NAT: WayOut("10.0.0.9", code="IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", forward=nat),
    }
    for reason, way in ways.items():
        stopped = outgoing.stopped(run_with(way))
        assert stopped is not None
        assert stopped.why == str(reason.why).format(**FACTS)


def run_with(way: WayOut) -> Invocation:
    calls = [OutgoingCall(1, "sts", "GetCallerIdentity", way)]
    return Invocation("r", "e", "order-fn", 1, True, "first", 128, 3, "g", "s", "d", 1, outgoing=calls)
