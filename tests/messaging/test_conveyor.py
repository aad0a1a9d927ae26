"""The bench's tab "Conveyor": a run in numbers and for the picture, an unlucky one, a queue's settings, a backlog."""

import json
import re
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from lessons.messaging.conveyor import run
from lessons.messaging.conveyor.form import FIRST, ConveyorForm
from lessons.sandbox import lab
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate
from tests.messaging.belts import picture, told
from tests.messaging.desk import HTMX, PAGE, Queues, done, page, refused

pytestmark = pytest.mark.django_db
TAB = "?tab=conveyor"
EXACT = {"copies": 0, "disorder": 0}
QUERIES = 7


def ask(client: Client, **asked: Any) -> str:
    return page(client, TAB + "".join(f"&{name}={value}" for name, value in asked.items()))


def test_at_first_it_shows_a_run_with_good_consumers(bench: Client, queues: Queues) -> None:
    text = ask(bench, **EXACT)
    assert (told(text, "Orders"), told(text, "Done once"), told(text, "Lost")) == ("120", "120", "0")
    assert told(text, "Calls").startswith("36")
    rows = re.findall(r'<tr><th scope="row" class="num">\d+</th>(.*?)</tr>', text)
    assert len(rows) == 60
    assert text.count('<figure class="chart">') == 2
    assert re.findall(r'<text class="tk" x=[^>]* y="126"[^>]*>(.*?)</text>', text) == ["0 s", "30 s", "60 s"] * 2


def test_what_happened_is_told_to_the_picture(bench: Client, queues: Queues) -> None:
    found = picture(bench, ask(bench, **EXACT))
    events = [found["events"][place : place + 7] for place in range(0, len(found["events"]), 7)]
    names = [found["what"][event[1]] for event in events]
    assert {name: names.count(name) for name in set(names)} == dict.fromkeys(
        ("sent", "received", "done", "deleted"), 120
    )
    assert (found["end"], found["queues"][0]["consumers"], found["queues"][0]["hidden"]) == (60_000, 2, 30_000)
    assert {event[6] for event in events} == {0}
    assert [event[0] for event in events] == sorted(event[0] for event in events)
    many = picture(bench, ask(bench, rate=500, sending=20, consumers=100, sends=10, work=20, takes=10))
    assert (many["every"], {order % 2 for order in many["events"][3::7]}) == (2, {0})


def test_the_same_draw_gives_the_same_run(bench: Client, queues: Queues) -> None:
    def rows(**asked: Any) -> str:
        caches["runs"].clear()
        text = ask(bench, copies=300, disorder=300, pattern="burst", **asked)
        return "".join(re.findall(r'<td class="num">.*?</td>', text))

    assert rows() == rows(draw=1) != rows(draw=2)
    assert "draw=2" in ask(bench)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"rate": 0}, "Write a whole number from 1 to 5,000."),
        ({"rate": "many"}, "Write a whole number from 1 to 5,000."),
        ({"visibility": 43_201}, "Write a whole number from 0 to 43,200."),
        ({"rate": 5_000, "sending": 600}, "Together these are more than 100,000 messages"),
        ({"consumers": 200, "seconds": 600, "work": 1}, "So many consumers would ask too often"),
        ({"consumers": 80, "takes": 10, "work": 1, "visibility": 0}, "So many consumers would ask too often"),
        ({"kind": "priority"}, "Select a valid choice"),
    ],
)
def test_what_makes_no_sense_is_refused(bench: Client, queues: Queues, asked: dict[str, Any], said: str) -> None:
    text = ask(bench, **asked)
    assert said in text
    assert "What became of them" not in text
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    assert bench.get(f"{PAGE}conveyor/log/?{query}").status_code == 404


def test_an_unlucky_run_is_found_and_its_message_told(bench: Client, queues: Queues) -> None:
    text = ask(bench, copies=3, find="copied")
    draw, order = re.search(r"Draw (\d+) is the first in which it happens: look at order (\d+)\.", text).groups()
    assert f"The life of order {order}" in text
    assert "delivered as a copy, soon" in text
    again = ask(bench, copies=3, draw=draw, order=order)
    assert "delivered as a copy, soon" in again
    assert "is the first in which" not in again


def test_a_fifo_queue_has_none(bench: Client, queues: Queues) -> None:
    text = ask(bench, kind="fifo", find="copied", sending=2)
    assert "In none of the 100 draws that were tried does it happen. A FIFO queue promises that." in text


@pytest.mark.parametrize("order", ["0", "121", "soup", "99999999999999999999"])
def test_an_order_that_there_is_not_has_no_life(bench: Client, queues: Queues, order: str) -> None:
    assert "The life of order" not in ask(bench, order=order)


def test_a_queue_of_the_account_gives_its_settings_and_takes_them_back(bench: Client, queues: Queues) -> None:
    queues.make("spoiled")
    policy = json.dumps({"deadLetterTargetArn": "arn:aws:sqs:ap-northeast-2:{}:spoiled", "maxReceiveCount": 5})
    policy = policy.replace("{}", queues.probe.state.account_id)
    queues.make("orders", VisibilityTimeout="7", ReceiveMessageWaitTimeSeconds="3", RedrivePolicy=policy)
    text = ask(bench, like="orders", visibility=99)
    assert 'name="visibility" value="7"' in text
    assert 'name="receives" value="5"' in text
    assert "The settings above were read from orders." in text
    assert "These settings differ" not in text
    text = ask(bench, like="orders", of="orders", visibility=60, wait=20, receives=3, delay=0)
    assert "These settings differ from those of orders:" in text
    found = re.search(r'name="found" value="(.*)">', text)
    assert found is not None
    done(bench, "UseFound", f"{TAB}&like=orders&of=orders&visibility=60", queue="orders", found=found[1])
    settings = queues["orders"].settings
    assert (settings.visibility, settings.wait, settings.redrive.most) == (60, 20, 3)
    lab.undo(queues.account)
    assert queues["orders"].settings.visibility == 7


def test_a_queue_of_the_other_kind_takes_none(bench: Client, queues: Queues) -> None:
    queues.make("orders.fifo")
    assert "selected>FIFO</option>" in ask(bench, like="orders.fifo")
    text = ask(bench, like="orders.fifo", of="orders.fifo", kind="standard", visibility=60)
    assert "These settings differ" not in text
    high = ask(bench, like="orders.fifo", of="orders.fifo", kind="high")
    assert "perMessageGroupId" in high


@pytest.mark.parametrize("found", ["soup", "[1]", '{"VisibilityTimeout": 60}'])
def test_what_are_no_settings_is_not_set(bench: Client, queues: Queues, found: str) -> None:
    queues.make("orders")
    where = f"{TAB}&like=orders&of=orders&visibility=99"
    said = refused(bench, "UseFound", where, queue="orders", found=found)
    assert "These are no settings of a queue" in said
    assert queues["orders"].settings.visibility == 30


def test_a_backlog_is_worked_out_and_simulated(bench: Client, queues: Queues) -> None:
    asked = {"backlog": 1_200, "arriving": 10, "workers": 4, "each": 180, "batch": 1, "within": 1}
    text = ask(bench, **asked)
    assert told(text, "All of them, a second") == "20.0 4 consumers ÷ 200 ms"
    assert told(text, "Drained after") == "2 min 1,200 ÷ (20.0 − 10)"
    assert told(text, "In the simulation").startswith(("2 min", "1 min"))
    assert told(text, "To be done within 1 min").startswith("6 ")
    assert told(ask(bench, **asked | {"arriving": 21}), "Drained after") == "never more comes than they can do"
    huge = ask(bench, **asked | {"backlog": 9_000_000, "workers": 1_000})
    assert told(huge, "In the simulation") == "too many messages to simulate on a page"
    assert "Write a whole number from 1 to 10,000." in ask(bench, **asked | {"workers": 0})


def test_short_polls_cost_more_than_long_ones(bench: Client, queues: Queues) -> None:
    def calls(text: str, name: str) -> int:
        return int(re.search(r"calls ([\d,]+)", told(text, name))[1].replace(",", ""))

    long, short = ask(bench, **EXACT), ask(bench, wait=0, **EXACT)
    assert calls(long, "With short polling") == int(told(short, "Calls").split()[0].replace(",", ""))
    assert calls(short, "With long polling") == int(told(long, "Calls").split()[0].replace(",", ""))
    assert calls(long, "With short polling") > 2 * calls(short, "With long polling")
    assert "With short polling" not in ask(bench, consumers=60)


def test_the_dials_of_the_account_are_where_it_begins(bench: Client, queues: Queues) -> None:
    lab.call(queues.account, "lab", "SetQueueLuck", {"Twice": 7, "Astray": 9})
    text = ask(bench)
    assert 'name="copies" value="7"' in text
    assert 'name="disorder" value="9"' in text


def test_as_many_queries_with_one_queue_as_with_three(
    bench: Client, queues: Queues, django_assert_num_queries: Any
) -> None:
    queues.make("orders")
    ask(bench)
    with django_assert_num_queries(QUERIES):
        ask(bench)
    queues.make("spoiled")
    queues.make("bills")
    ask(bench)
    with django_assert_num_queries(QUERIES):
        ask(bench)


def test_a_visitor_sees_a_run_too(client: Client) -> None:
    caches["runs"].clear()
    client.cookies["lab_language"] = "en"
    assert told(page(client, TAB), "Orders") == "120"


def test_it_is_worked_out_once(bench: Client, queues: Queues, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []

    def counted(*given: Any, **named: Any) -> Any:
        runs.append(given)
        return simulate(*given, **named)

    monkeypatch.setattr(run, "simulate", counted)
    picture(bench, ask(bench))
    ask(bench)
    assert [plan.consumers.wait for (plan,) in runs] == [20, 0]


def test_htmx_is_given_the_panel_alone(bench: Client, queues: Queues) -> None:
    answer = bench.get(f"{PAGE}{TAB}&find=copied&copies=1000", headers=HTMX | {"HX-Target": "panel"})
    address = answer["HX-Push-Url"]
    assert "find" not in address
    assert "draw=1" in address
    assert b"<html" not in answer.content


def test_what_is_asked_first_is_what_the_form_says() -> None:
    form = ConveyorForm({}, [])
    assert form.is_valid(), form.errors
    named = {name for part in (form.producing, form.queueing, form.consuming) for names in part for name in names}
    assert named | {"of", "draw"} == set(form.fields)
    assert set(FIRST) | {"of", "like"} == set(form.fields)
