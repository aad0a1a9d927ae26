"""The conveyor with a topic: queues and what each hears of, what SNS refuses, both patterns beside each other."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from lessons.courseware.templatetags.lab import money
from lessons.messaging.fan_out import run
from lessons.messaging.fan_out.form import FIRST, FanOutForm
from lessons.messaging.fan_out.subscriber_form import FIRST as FIRST_OF_EACH
from lessons.messaging.fan_out.subscriber_form import SubscriberForm
from lessons.sandbox import lab
from serverless_lab.engine.fan_out.simulate import simulate
from tests.messaging.belts import picture, told
from tests.messaging.desk import HTMX, PAGE, Queues, page

pytestmark = pytest.mark.django_db
TAB = "?tab=conveyor&through=topic"
EXACT = {"copies": 0, "disorder": 0}
QUERIES = 7


def ask(client: Client, asked: dict[str, Any] | None = None) -> str:
    return page(client, TAB + "".join(f"&{name}={value}" for name, value in (asked or {}).items()))


def branches(text: str) -> dict[str, list[str]]:
    """What stands beside each queue."""
    table = re.search(r'<table class="table" id="branches">.*?</table>', text, re.S)
    assert table is not None
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table[0], re.S)
    return {name: [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?</td>", cells)] for name, cells in rows}


def test_at_first_three_queues_hear_what_they_want_to(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT)
    found = branches(text)
    assert list(found) == ["kitchen", "couriers", "ledger"]
    assert (found["kitchen"][:3], found["ledger"][:3]) == (["120", "0", "120"], ["120", "0", "120"])
    delivered, kept_out, once = map(int, found["couriers"][:3])
    assert (delivered + kept_out, once, kept_out > 30) == (120, delivered, True)
    assert told(text, "Published") == "120"
    assert told(text, "Delivered") == str(240 + delivered)
    said = "kept out: its attributes do not fit ( MessageAttributes )"
    assert told(text, "Kept out") == f"couriers {kept_out} {said}"
    assert text.count('<figure class="chart">') == 2
    assert len(re.findall(r'<th scope="row" class="num">\d+</th>', text)) == 60


def test_what_happened_is_told_to_the_picture(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT)
    found, kept_out = picture(bench, text), int(branches(text)["couriers"][1])
    events = [found["events"][place : place + 7] for place in range(0, len(found["events"]), 7)]
    names = [(found["queues"][event[6]]["name"], found["what"][event[1]]) for event in events]
    assert names.count(("kitchen", "sent")) == names.count(("ledger", "sent")) == 120
    assert names.count(("couriers", "MessageAttributes")) == kept_out
    assert "MessageAttributes" in found["kept"]
    assert [event[0] for event in events] == sorted(event[0] for event in events)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"rate": 0}, "Write a whole number from 1 to 5,000."),
        ({"rate": 2_000, "sending": 20}, "Together these are more than 100,000 messages"),
        ({"a-kind": "off", "b-kind": "off", "c-kind": "off"}, "No queue has subscribed: choose at least one."),
        ({"a-kind": "fifo"}, "FIFO SQS Queues can not be subscribed to standard SNS topics"),
        (
            {"b-filter": "own", "b-policy": "soup"},
            "Invalid parameter: Attributes Reason: FilterPolicy: failed to parse JSON.",
        ),
        (
            {"b-filter": "own", "b-policy": '{"kind": "delivery"}'},
            'FilterPolicy: "kind" must be an object or an array',
        ),
        ({"b-filter": "own"}, "Write a filter policy, or choose a ready one."),
        ({"b-consumers": 201}, "Write a whole number from 1 to 200."),
        (
            {"seconds": 600, "a-consumers": 200, "b-consumers": 200, "a-work": 1},
            "So many consumers would ask too often",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_says_why(
    bench: Client, queues: Queues, asked: dict[str, Any], said: str
) -> None:
    text = ask(bench, asked)
    assert said in text
    assert "What became of them" not in text
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    assert bench.get(f"{PAGE}conveyor/log/?through=topic&{query}").status_code == 404


def test_a_policy_of_ones_own_on_the_body(bench: Client, queues: Queues) -> None:
    own = {"b-filter": "own", "b-policy": '{"price": [{"numeric": [">", 40000]}]}', "b-scope": "MessageBody"}
    text = ask(bench, EXACT | own)
    assert "(<code>MessageBody</code>)" in text
    assert 0 < int(branches(text)["couriers"][0]) < 60


def test_a_fifo_topic_feeds_both_kinds_of_queue(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT | {"topic": "fifo", "a-kind": "fifo", "doubles": 100})
    assert list(branches(text)) == ["kitchen.fifo", "couriers", "ledger"]
    assert told(text, "Published") == "240 second clicks that count as the first: 120"


def compared(client: Client, asked: dict[str, Any], headers: dict[str, str] | None = None) -> str:
    """What stands beside the run that is asked for: an own request."""
    query = "".join(f"&{name}={value}" for name, value in asked.items())
    return page(client, f"conveyor/compared/?through=topic{query}", headers)


def both(text: str, name: str) -> tuple[str, ...]:
    """A row of the table: as observer, and through a topic."""
    row = re.search(rf'<th scope="row">{re.escape(name)}</th><td>(.*?)</td><td>(.*?)</td>', text)
    assert row is not None, name
    return row.groups()


@pytest.mark.parametrize("tells", ["topic", "producer"])
def test_the_same_as_observer_beside_it(bench: Client, queues: Queues, tells: str) -> None:
    """As a whole simulation, every order watched, says it."""
    form = FanOutForm({name: str(value) for name, value in EXACT.items()})
    assert form.is_valid()
    through = form.plan(queues.probe.state.seed)
    alone = replace(through, direct=True)
    whole = [simulate(each, stride=1) for each in (alone, through)]
    text = compared(bench, EXACT | {"tells": tells})
    assert both(text, "Calls of the producers") == tuple(str(each.asked) for each in whole)
    assert [each.asked for each in whole] == [whole[0].delivered, 120]
    assert both(text, "Calls to the queues") == tuple(f"{each.requests:,}" for each in whole)
    assert both(text, "Cost") == tuple(money(each.cost) for each in whole)
    assert ("There is no topic" in ask(bench, EXACT | {"tells": tells})) == (tells == "producer")


def test_filtering_saves_what_would_be_received_in_vain(bench: Client, queues: Queues) -> None:
    form = FanOutForm({name: str(value) for name, value in EXACT.items()})
    assert form.is_valid()
    plan = form.plan(queues.probe.state.seed)
    everything = tuple(replace(each, filter="") for each in plan.subscribers)
    whole = simulate(replace(plan, subscribers=everything), stride=1)
    said = told(compared(bench, EXACT), "Without filters")
    assert said.startswith(f"{money(whole.cost)} delivered 360, calls to queues {whole.requests:,}; filtering saves $")
    assert "Without filters" not in compared(bench, EXACT | {"b-filter": "all"})


def test_a_run_asks_for_its_comparisons_by_itself_and_by_a_link(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT)
    addresses = re.findall(r'(hx-get|href)="([^"]*conveyor/compared/[^"]*)"', text)
    assert [name for name, _ in addresses] == ["hx-get", "href"]
    assert "Held back at the end" not in text
    alone = bench.get(addresses[0][1], headers=HTMX).content.decode()
    whole = bench.get(addresses[1][1]).content.decode()
    assert ("<html" in alone, "<html" in whole) == (False, True)
    assert both(alone, "Held back at the end") == both(whole, "Held back at the end") == ("0", "0")


def test_what_takes_long_is_not_compared(bench: Client, queues: Queues) -> None:
    text = ask(bench, {"rate": 200})
    assert "conveyor/compared/" not in text
    assert "With fewer orders, calls and costs are compared" in text
    assert bench.get(f"{PAGE}conveyor/compared/?through=topic&rate=200").status_code == 404
    assert bench.get(f"{PAGE}conveyor/compared/?through=topic&rate=soup").status_code == 404


def test_filtering_saves_nothing_where_consumers_have_too_much_to_do_anyway(bench: Client, queues: Queues) -> None:
    text = compared(bench, EXACT | {"rate": 30, "b-work": 60_000})
    assert told(text, "Without filters").endswith("here filtering saves no money")


def test_the_ways_of_an_order(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT | {"order": 1})
    assert "The ways of order 1" in text
    ways = re.search(r'id="life-title".*?</table>', text, re.S)
    assert ways is not None
    lines = re.findall(r"<td>(kitchen|couriers|ledger)</td><td>(.*?)</td>", ways[0])
    assert [said for name, said in lines if name == "kitchen"] == ["delivered", "received", "done", "deleted"]
    assert next(said for name, said in lines if name == "couriers") in (
        "delivered",
        "kept out: its attributes do not fit",
    )
    for order in ("0", "121", "soup", "99999999999999999999"):
        assert "The ways of order" not in ask(bench, {"order": order})


def test_a_message_is_shown_raw_and_in_its_envelope(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT)
    assert '"Type" : "Notification"' in text
    assert "in SNS's envelope" in text
    assert "No order passes this filter." in ask(bench, {"b-filter": "own", "b-policy": '{"kind": ["sit-in"]}'})


def test_the_same_draw_gives_the_same_run(bench: Client, queues: Queues) -> None:
    def rows(**asked: Any) -> dict[str, list[str]]:
        caches["runs"].clear()
        return branches(ask(bench, {"copies": 300, "disorder": 300} | asked))

    assert rows() == rows(draw=1) != rows(draw=2)


def test_it_is_worked_out_once(bench: Client, queues: Queues, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []

    def counted(*given: Any, **named: Any) -> Any:
        runs.append(given)
        return simulate(*given, **named)

    monkeypatch.setattr(run, "simulate", counted)
    picture(bench, ask(bench))
    ask(bench, {"order": 1})
    assert "The ways of order 1" in ask(bench, {"order": 1})
    compared(bench, {})
    compared(bench, {})
    assert [(plan.direct, bool(plan.subscribers[1].filter)) for (plan,) in runs] == [
        (False, True),  # the run
        (False, True),  # one order of it
        (True, True),
        (False, False),
    ]


def test_many_messages_are_drawn_as_some(bench: Client, queues: Queues) -> None:
    many = {"rate": 1_000, "sending": 10, "sends": 10, "a-consumers": 50, "a-work": 10, "a-takes": 10}
    found = picture(bench, ask(bench, many))
    assert (found["every"], {order % 6 for order in found["events"][3::7]}) == (6, {0})


def test_the_dials_of_the_account_are_where_it_begins(bench: Client, queues: Queues) -> None:
    lab.call(queues.account, "lab", "SetQueueLuck", {"Twice": 7, "Astray": 9})
    text = ask(bench)
    assert 'name="copies" value="7"' in text
    assert 'name="disorder" value="9"' in text


def test_as_many_queries_with_one_queue_as_with_three(
    bench: Client, queues: Queues, django_assert_num_queries: Any
) -> None:
    for made in (("orders",), ("bills", "spoiled")):
        for name in made:
            queues.make(name)
        ask(bench)
        with django_assert_num_queries(QUERIES):
            ask(bench)


def test_a_visitor_sees_a_run_too(client: Client) -> None:
    caches["runs"].clear()
    client.cookies["lab_language"] = "en"
    assert told(page(client, TAB), "Published") == "120"


def test_htmx_is_given_the_panel_alone(bench: Client, queues: Queues) -> None:
    answer = bench.get(f"{PAGE}{TAB}&draw=2", headers=HTMX | {"HX-Target": "panel"})
    assert b"<html" not in answer.content
    assert b"This is draw 2" in answer.content


def test_what_is_asked_first_is_what_the_forms_say() -> None:
    form = FanOutForm({})
    assert form.is_valid(), form.errors
    assert set(FIRST) == set(form.fields) == {*form.main, *form.more, "draw"}
    for letter, first in FIRST_OF_EACH.items():
        each = SubscriberForm(letter, {}, fifo=False)
        assert set(first) == set(each.fields) == {*each.main, *each.more}
