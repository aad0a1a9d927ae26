"""A packet in words: every code has its sentences in both languages, and what stops is told with what would help."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from lessons.sandbox import lab
from lessons.vpc.packet_reasons import REASONS
from serverless_lab.engine import network as tracer
from tests.vpc.desk import Network, page
from tests.vpc.shop import furnish

pytestmark = pytest.mark.django_db
FACTS = {"port": "80", "protocol": "TCP", "source": "10.0.0.5", "destination": "10.0.1.4"}


@pytest.fixture
def shop(network: Network) -> Network:
    furnish(network)
    return network


def sent(client: Client, network: Network, source: str, target: str, port: int, language: str = "en") -> str:
    client.cookies["lab_language"] = language
    where = network.filled(f"?tab=packet&source={source}&target={target}&protocol=tcp&port={port}")
    return page(client, where).partition('id="panel"')[2]


def test_every_code_of_the_tracer_has_words() -> None:
    [folder] = tracer.__path__
    source = "".join(each.read_text() for each in Path(folder).glob("*.py"))
    codes = set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', source))
    assert codes == set(REASONS)


@pytest.mark.parametrize("code", REASONS)
def test_the_words_are_in_both_languages(code: str) -> None:
    for sentence in REASONS[code]:
        with translation.override("en"):
            english = str(sentence).format(**FACTS)
        with translation.override("ko"):
            korean = str(sentence).format(**FACTS)
        assert (english.isascii(), bool(re.search("[가-힣]", korean))) == (True, True)


def test_what_arrives_is_told_there_and_back(as_learner: Client, shop: Network) -> None:
    told = sent(as_learner, shop, "{web}", "{db}", 5432)
    assert "The packet arrived, and the answer came back." in told
    assert told.count("<li data-hop") == 14
    assert "It remembers the connection: the answer needs no rule." in told
    web_group = shop.ids()["web-sg"]
    assert f"allows it: TCP 5432, web-sg ({web_group})." in told
    assert "stopped" not in told


def test_what_is_stopped_is_told_with_what_would_help(as_learner: Client, shop: Network) -> None:
    told = sent(as_learner, shop, "{db}", "{web}", 22)
    web_group = shop.ids()["web-sg"]
    assert "The packet did not arrive." in told
    assert "No rule of these groups fits TCP 22 between 10.0.1.4 and 10.0.0.5." in told
    assert "Add a rule for this protocol, port and address" in told
    assert f"tab=groups&amp;id={web_group}" in told
    assert '<li class="stopped" data-hop' in told


def test_an_answer_lost_at_an_acl_is_told_as_such(as_learner: Client, shop: Network) -> None:
    association = shop.state.subnets[shop.ids()["public-a"]].acl_association
    entry = {"Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0", "Egress": False}
    shop.call("CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, **entry)
    shop.call("ReplaceNetworkAclAssociation", AssociationId=association, NetworkAclId="{acl}")
    told = sent(as_learner, shop, "internet", "{web}", 80)
    assert "The packet arrived, but the answer was lost." in told
    assert "the answer goes to port 49152 and needs a rule of its own" in told
    korean = sent(as_learner, shop, "internet", "{web}", 80, "ko")
    assert "패킷은 도착했지만 응답이 사라졌어요." in korean
    assert "응답은 포트 49152번으로 가므로" in korean


def test_an_acl_lets_answers_to_some_client_ports_alone(as_learner: Client, shop: Network) -> None:
    association = shop.state.subnets[shop.ids()["public-a"]].acl_association
    entry = {"RuleAction": "allow", "CidrBlock": "0.0.0.0/0", "NetworkAclId": "{acl}"}
    shop.call("CreateNetworkAclEntry", RuleNumber=110, Protocol="-1", Egress=False, **entry)
    ports = {"From": 32768, "To": 65535}
    shop.call("CreateNetworkAclEntry", RuleNumber=110, Protocol="6", Egress=True, PortRange=ports, **entry)
    shop.call("ReplaceNetworkAclAssociation", AssociationId=association, NetworkAclId="{acl}")
    asked = "{web}&target_address=&protocol=tcp&source_port="
    assert "and the answer came back." in sent(as_learner, shop, "internet", asked, 80)
    told = sent(as_learner, shop, "internet", f"{asked}1024", 80)
    assert "the answer goes to port 1024 and needs a rule of its own" in told


@pytest.mark.parametrize("port", ["1023", "65536", "dumpling"])
def test_a_client_port_that_is_none_is_told_in_both_languages(as_learner: Client, shop: Network, port: str) -> None:
    asked = f"{{web}}&protocol=tcp&source_port={port}"
    assert "A client&#x27;s port is a number from 1024 to 65535." in sent(as_learner, shop, "internet", asked, 80)
    assert "클라이언트 포트는 1024에서 65535 사이의 숫자예요." in sent(as_learner, shop, "internet", asked, 80, "ko")


def test_from_outside_only_a_public_address_is_reached(as_learner: Client, shop: Network) -> None:
    assert "The packet arrived, and the answer came back." in sent(as_learner, shop, "internet", "{web}", 80)
    assert "No public address leads to it" in sent(as_learner, shop, "internet", "{db}", 5432)
    told = sent(as_learner, shop, "{db}", "internet", 443)
    assert "The packet arrived, and the answer came back." in told
    assert "It exchanges addresses: the packet goes on from" in told


def test_a_packet_is_a_question_and_leaves_no_trace(as_learner: Client, shop: Network) -> None:
    before = lab.look(shop.account).head
    sent(as_learner, shop, "{web}", "{db}", 5432)
    assert lab.look(shop.account).head == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("source=internet&target=address&target_address=dumpling&protocol=tcp&port=80", "Type an address"),
        ("source=i-0&target=internet&protocol=tcp&port=80", "This is not there"),
        ("source=internet&target=internet&protocol=tcp", "Which port?"),
        ("source=internet&target=internet&protocol=tcp&port=99999", "less than or equal to 65535"),
    ],
)
def test_nonsense_is_told_at_its_field(as_learner: Client, shop: Network, asked: str, said: str) -> None:
    as_learner.cookies["lab_language"] = "en"
    shown = page(as_learner, f"?tab=packet&{asked}")
    assert (said in shown, 'id="answer-title"' in shown) == (True, False)


def test_any_address_may_be_asked_about(as_learner: Client, shop: Network) -> None:
    as_learner.cookies["lab_language"] = "en"
    where = shop.filled("?tab=packet&source={db}&target=address&target_address=10.0.0.77&protocol=icmp")
    assert "Nobody has the address 10.0.0.77 there." in page(as_learner, where)
