"""Flow logs and the Reachability Analyzer on the bench: what packets left behind, and what an analysis found."""

from typing import Any

import pytest
from django.test import Client

from lessons.courseware.probe import Probe
from lessons.sandbox import lab
from lessons.vpc.flow_lines import MEANINGS, fields, lines
from tests.engine.ec2.watching import send as send_packet
from tests.engine.ec2.watching import watch as watch_life
from tests.engine.ec2.watching import watched, write_allowed
from tests.vpc.desk import Network, page, post, text
from tests.vpc.shop import furnish, furnish_watch, writer

pytestmark = pytest.mark.django_db
WATCH = "?tab=flowlogs&id={watch}"


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


@pytest.fixture
def shop(network: Network) -> Network:
    furnish(network)
    furnish_watch(network)
    return network


def send(client: Client, network: Network, source: str, target: str, port: int = 80, source_port: int = 49152) -> Any:
    """By the button beneath the answer of the tab *Packet*."""
    ends = network.filled({"Source": source, "Destination": target})
    where = f"?tab=packet&source={ends['Source']}&target={ends['Destination']}&protocol=tcp&port={port}"
    data = ends | {"Protocol": "tcp", "Port": port, "SourcePort": source_port}
    answer = post(client, "SendPacket", where, data)
    assert answer.status_code == 200
    return answer


def seen(network: Network, name: str = "watch") -> list[tuple[str, str, str]]:
    probe = Probe(lab.look(network.account).cloud)
    found = lines(probe, probe.ec2.flow_logs[network.ids()[name]], 50)
    return [(each.way, each.packet, each.action) for each in found]


def watch(network: Network, name: str, resource: str, **more: Any) -> None:
    kind = {"{shop}": "VPC", "{public-a}": "Subnet"}[resource]
    params = {"ResourceIds": [resource], "ResourceType": kind, "TrafficType": "ALL", "LogGroupName": "flows"} | more
    network.make("CreateFlowLogs", "vpc-flow-log", name, **{"DeliverLogsPermissionArn": writer(network)} | params)


def test_a_packet_that_is_really_sent_is_read_line_by_line(as_learner: Client, shop: Network) -> None:
    where = shop.filled(WATCH)
    assert "None yet. Really send a packet" in page(as_learner, where)
    assert "Flow logs that watch its way have a line" in text(send(as_learner, shop, "internet", "{web}"))
    assert seen(shop) == [
        ("out", "TCP 10.0.0.5:80 → 198.51.100.10:49152", "ACCEPT"),
        ("in", "TCP 198.51.100.10:49152 → 10.0.0.5:80", "ACCEPT"),
    ]
    shown = page(as_learner, where)
    interface = shop.state.instances[shop.ids()["web"]].interfaces[0]
    written = f'<code class="raw">2 {shop.account.account_id} {interface} 198.51.100.10 10.0.0.5 49152 80 6 1 60 '
    assert (written in shown, '<span class="tag good">ACCEPT</span>' in shown) == (True, True)
    assert shown.count(f"tab=machines&amp;id={shop.ids()['web']}") == 4  # for each line an address, and one for htmx


def test_what_a_group_turns_away_is_a_line_of_its_own(as_learner: Client, shop: Network) -> None:
    send(as_learner, shop, "internet", "{web}", 22)
    assert seen(shop) == [("in", "TCP 198.51.100.10:49152 → 10.0.0.5:22", "REJECT")]
    assert '<span class="tag bad">REJECT</span>' in page(as_learner, shop.filled(WATCH))


def test_the_client_port_of_the_question_is_the_packets(as_learner: Client, shop: Network) -> None:
    question = shop.filled("?tab=packet&source=internet&target={web}&protocol=tcp&port=80&source_port=1024")
    assert '<input type="hidden" name="SourcePort" value="1024">' in page(as_learner, question)
    send(as_learner, shop, "internet", "{web}", source_port=1024)
    assert seen(shop)[-1] == ("in", "TCP 198.51.100.10:1024 → 10.0.0.5:80", "ACCEPT")
    data = {"Source": "internet", "Destination": shop.ids()["web"], "Protocol": "tcp", "Port": 80, "SourcePort": 0}
    assert post(as_learner, "SendPacket", question, data).status_code == 422


def test_logs_that_share_a_group_show_each_what_is_theirs(as_learner: Client, shop: Network) -> None:
    watch(shop, "street", "{public-a}", TrafficType="REJECT")
    watch(shop, "few", "{public-a}", LogGroupName="few", LogFormat="${dstaddr} ${action}")
    send(as_learner, shop, "internet", "{web}", 22)
    send(as_learner, shop, "{web}", "{db}", 5432)
    refused = ("in", "TCP 198.51.100.10:49152 → 10.0.0.5:22", "REJECT")
    assert (len(seen(shop)), seen(shop, "street")) == (5, [refused])
    assert seen(shop, "few") == [
        ("", "… → 10.0.0.5", "ACCEPT"),
        ("", "… → 10.0.1.4", "ACCEPT"),
        ("", "… → 10.0.0.5", "REJECT"),
    ]
    assert page(as_learner, shop.filled("?tab=flowlogs&id={few}")).count('<th scope="row"><code>') == 2


def test_long_streams_are_read_from_their_end() -> None:
    """Full chunks lie apart from the state."""
    life = watched()
    write_allowed(life)
    watch_life(life)
    for number in range(300):
        send_packet(life, "internet", "{server}", 1 + number)
    probe = Probe(life.cloud)
    [log] = probe.ec2.flow_logs.values()
    [stream] = probe.state.parts[f"logs/{probe.state.region}"].groups["flows"].streams.values()
    assert stream.sealed
    found = lines(probe, log, 1000)
    assert [each.packet.rpartition(":")[2] for each in found[:2]] == ["300", "299"]
    assert (len(found), lines(probe, log, 50)) == (stream.count, found[:50])


def test_what_is_of_another_log_in_the_same_stream_is_told_as_it_is(as_learner: Client, shop: Network) -> None:
    interface = shop.state.instances[shop.ids()["web"]].interfaces[0]
    one = {"ResourceIds": [interface], "ResourceType": "NetworkInterface", "LogFormat": "${action}"}
    named = {"TrafficType": "ALL", "LogGroupName": "flows", "DeliverLogsPermissionArn": writer(shop)}
    shop.call("CreateFlowLogs", **one, **named)
    send(as_learner, shop, "internet", "{web}", 22)
    shown = page(as_learner, shop.filled(WATCH))
    assert ('<code class="raw">REJECT</code>' in shown, shown.count('<span class="tag bad">REJECT</span>')) == (True, 1)


def test_what_cannot_be_delivered_says_so_with_what_would_help(as_learner: Client, shop: Network) -> None:
    bare = {"RoleName": "writer", "PolicyName": "write"}
    assert lab.call(shop.account, "iam", "DeleteRolePolicy", bare).refusal is None
    send(as_learner, shop, "internet", "{web}")
    shown = page(as_learner, shop.filled(WATCH))
    assert ("FAILED</span>" in shown, "Access error." in shown, "The role must trust" in shown) == (True, True, True)
    assert '<span class="tag bad">FAILED</span>' in page(as_learner, "?tab=flowlogs")


def test_a_second_log_of_the_same_kind_is_told_in_awss_words(as_learner: Client, shop: Network) -> None:
    same = {"resource": "{shop}", "TrafficType": "ALL", "LogGroupName": "flows"}
    data = shop.filled(same) | {"DeliverLogsPermissionArn": writer(shop)}
    answer = text(post(as_learner, "CreateFlowLogs", "?tab=flowlogs", data))
    assert "There is an existing Flow Log with the same configuration" in answer
    assert list(shop.state.flow_logs) == [shop.ids()["watch"]]


def test_the_role_is_made_whole_or_not_at_all(as_learner: Client, network: Network) -> None:
    assert "None. Flow logs write as a role" in page(as_learner, "?tab=flowlogs")
    made = text(post(as_learner, "CreateFlowLogsRole", "?tab=flowlogs", {"RoleName": "flow-logs-role"}))
    assert "The role is there." in made
    network.make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")
    network.make("CreateSubnet", "subnet", "a", VpcId="{shop}", CidrBlock="10.0.0.0/24")
    network.make("CreateNetworkInterface", "network-interface", "card", SubnetId="{a}")
    arn = f"arn:aws:iam::{network.account.account_id}:role/flow-logs-role"
    data = network.filled({"resource": "{card}", "TrafficType": "ALL", "LogGroupName": "flows"})
    answer = text(post(as_learner, "CreateFlowLogs", "?tab=flowlogs", data | {"DeliverLogsPermissionArn": arn}))
    assert ">card</a>" in answer
    send(as_learner, network, "{card}", "internet")
    [log] = network.state.flow_logs.values()
    assert log.failure == ""
    again = post(as_learner, "CreateFlowLogsRole", "?tab=flowlogs", {"RoleName": "flow-logs-role"})
    assert (again.status_code, "EntityAlreadyExists" in text(again)) == (422, True)


def test_things_say_which_flow_logs_watch_them(as_learner: Client, shop: Network) -> None:
    assert ">watch</a>" in page(as_learner, shop.filled("?tab=vpcs&id={shop}"))
    assert ">watch</a>" not in page(as_learner, shop.filled("?tab=vpcs&id={kitchen}"))


def test_every_field_of_a_line_has_a_meaning(shop: Network) -> None:
    assert set(fields(shop.state.flow_logs[shop.ids()["watch"]])) == set(MEANINGS)


def analyse(network: Network, path: str, seconds: int = 20) -> str:
    asked = {"NetworkInsightsPathId": path, "ClientToken": f"{path} {lab.look(network.account).head}"}
    found = network.call("StartNetworkInsightsAnalysis", **asked)["NetworkInsightsAnalysis"]
    lab.advance(network.account, seconds)
    return f"?tab=analyzer&id={found['NetworkInsightsAnalysisId']}"


def test_an_analysis_is_told_and_drawn_as_a_packet_is(as_learner: Client, shop: Network) -> None:
    shown = page(as_learner, shop.filled("?tab=analyzer&id={found}")).partition('id="panel"')[2]
    packet = shop.filled("?tab=packet&source={web}&target={db}&protocol=tcp&port=5432")
    sent = page(as_learner, packet).partition('id="panel"')[2]
    assert "The packet arrived, and the answer came back." in shown
    assert shown.count("<li data-hop") == sent.count("<li data-hop") == 14
    assert shown.count("data-place=") == sent.count("data-place=") > 0
    assert '<span class="tag good">Reachable</span>' in shown


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("No rule of these groups fits TCP 22", "Add a rule for this protocol", "Not reachable")),
        ("ko", ("TCP 22에 맞는 규칙이 이 그룹들에 없어요", "이 프로토콜, 포트, 주소", "닿지 않음")),
    ],
)
def test_why_a_path_is_not_there_has_its_code_and_sentence(
    as_learner: Client, shop: Network, language: str, words: tuple[str, ...]
) -> None:
    where = analyse(shop, "{new-path}")
    as_learner.cookies["lab_language"] = language
    shown = page(as_learner, where)
    assert "<code>ENI_SG_RULES_MISMATCH</code>" in shown
    assert [word in shown for word in words] == [True] * 3


def test_an_analysis_keeps_what_it_found_when_the_network_changes(as_learner: Client, shop: Network) -> None:
    where = analyse(shop, "{new-path}")
    opened = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}
    shop.call("AuthorizeSecurityGroupIngress", GroupId="{db-sg}", IpPermissions=[opened])
    assert "ENI_SG_RULES_MISMATCH" in page(as_learner, where)
    assert "A rule allows it: TCP 22, 10.0.0.0/16." in page(as_learner, analyse(shop, "{new-path}"))
    shop.call("TerminateInstances", InstanceIds=["{web}"])
    lab.advance(shop.account, 4000)
    assert "The packet arrived, and the answer came back." in page(as_learner, shop.filled("?tab=analyzer&id={found}"))
    gone = page(as_learner, analyse(shop, "{order}"))
    assert ('<span class="tag bad">failed</span>' in gone, "does not exist any more" in gone) == (True, True)


def test_one_that_still_runs_says_how_long(as_learner: Client, shop: Network) -> None:
    where = analyse(shop, "{order}", seconds=1)
    shown = page(as_learner, where)
    assert ("Runs 15 seconds" in shown, "data-hop" in shown) == (True, False)
    lab.advance(shop.account, 15)
    assert "data-hop" in page(as_learner, where)


def test_the_pages_of_things_ask_the_database_equally_often(
    as_learner: Client, shop: Network, django_assert_num_queries: Any
) -> None:
    """A drawing besides where things were put; however many lines and hops there are."""
    for _round in range(2):
        for where, queries in ((WATCH, 8), ("?tab=analyzer&id={order}", 8), ("?tab=analyzer&id={found}", 9)):
            page(as_learner, shop.filled(where))
            with django_assert_num_queries(queries):
                page(as_learner, shop.filled(where))
        for _number in range(3):
            send(as_learner, shop, "{web}", "{db}", 5432)
            analyse(shop, "{order}")


def test_the_past_is_only_read(as_learner: Client, shop: Network) -> None:
    past = f"&at={lab.look(shop.account).head - 1}"
    for where in (WATCH, "?tab=flowlogs", "?tab=analyzer&id={order}", "?tab=packet&source={web}&target={db}&port=1"):
        assert "/do/" not in page(as_learner, f"{shop.filled(where)}{past}")
