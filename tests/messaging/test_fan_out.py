"""The conveyor with a topic: queues and what each hears of, what SNS refuses, both patterns beside each other."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from lessons.messaging.fan_out import run
from lessons.messaging.fan_out.form import FIRST, FanOutForm
from lessons.messaging.fan_out.subscriber_form import FIRST as FIRST_OF_EACH
from lessons.messaging.fan_out.subscriber_form import SubscriberForm
from lessons.sandbox import lab
from serverless_lab.engine.fan_out.simulate import simulate
from tests.messaging.desk import HTMX, PAGE, Queues, page
from tests.messaging.test_conveyor import picture, told

pytestmark = pytest.mark.django_db
TAB = "?tab=conveyor&through=topic"
EXACT = {"copies": 0, "disorder": 0}
QUERIES = 7


@pytest.fixture
def bench(as_learner: Client) -> Client:
    as_learner.cookies["lab_language"] = "en"
    cache.clear()
    return as_learner


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


def test_the_same_as_observer_beside_it(bench: Client, queues: Queues) -> None:
    through, alone = ask(bench, EXACT), ask(bench, EXACT | {"tells": "producer"})
    wanted = told(through, "Delivered")
    assert told(through, "Calls of the producers") == f"120 if they told each queue themselves: {wanted}"
    assert told(alone, "Calls of the producers") == f"{told(alone, 'Delivered')} through a topic: 120"
    assert "There is no topic" in alone
    assert "There is no topic" not in through
    row = re.search(r"Calls of the producers</th><td>(\d+)</td><td>(\d+)</td>", through)
    assert row is not None
    assert row.groups() == (wanted, "120")


def test_filtering_saves_what_would_be_received_in_vain(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT)
    assert "delivered 360, calls to queues" in told(text, "Without filters")
    assert "Without filters" not in ask(bench, EXACT | {"b-filter": "all"})
    assert "Without filters" not in ask(bench, EXACT | {"rate": 200})


def test_filtering_saves_nothing_where_consumers_have_too_much_to_do_anyway(bench: Client, queues: Queues) -> None:
    text = ask(bench, EXACT | {"rate": 30, "b-work": 60_000})
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
        cache.clear()
        return branches(ask(bench, {"copies": 300, "disorder": 300} | asked))

    assert rows() == rows(draw=1) != rows(draw=2)


def test_it_is_worked_out_once(bench: Client, queues: Queues, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []

    def counted(*given: Any, **named: Any) -> Any:
        runs.append(given)
        return simulate(*given, **named)

    monkeypatch.setattr(run, "simulate", counted)
    picture(bench, ask(bench))
    ask(bench)
    ask(bench, {"tells": "producer"})
    assert [(plan.direct, bool(plan.subscribers[1].filter)) for (plan,) in runs] == [
        (False, True),
        (True, True),
        (False, False),
        (True, False),
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
    cache.clear()
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
