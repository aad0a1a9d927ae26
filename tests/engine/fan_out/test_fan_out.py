"""A topic on the conveyor: who gets what, what is kept out and why, what it costs, and how a producer does it alone."""

import json
from dataclasses import replace
from random import Random

import pytest

from serverless_lab.engine import prices
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.fan_out.costs import GB
from serverless_lab.engine.fan_out.model import Plan, Subscriber
from serverless_lab.engine.fan_out.orders import CITIES, KINDS, PRICES, VARIETIES
from serverless_lab.engine.fan_out.simulate import simulate
from serverless_lab.engine.fan_out.topic import TopicFloor, try_subscription
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.services.sns.filters import BODY
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Producers
from serverless_lab.engine.services.sqs.state import Luck

TENTH = 100 * MILLISECOND
FIFO = Line(fifo=True)
GOOD = Consumers(2, TENTH)
FEW = Producers(5, 10)
DELIVERIES = '{"kind": ["delivery"]}'
ALL_TOO = Subscriber("kitchen", Line(), Consumers(1, SECOND))
DRAFTS = sorted(each.size for each in TopicFloor(Luck(), Random(0), fifo=False).drafts)
SIZES = (DRAFTS[0], DRAFTS[-1])
ALL, SOME = Subscriber("ledger", Line(), GOOD), Subscriber("couriers", Line(), GOOD, DELIVERIES)


def run(*subscribers, producers=FEW, seconds=60, stride=0, **more):
    return simulate(
        Plan(producers, subscribers, seconds, seed="seed", **{"twice": 0, "astray": 0} | more), stride=stride
    )


def fates(branch):
    return {name: count for name, count in vars(branch.found.fates).items() if count}


def test_each_queue_gets_what_its_filter_lets_through_and_does_it_once():
    ledger, couriers = run(ALL, SOME).branches
    assert fates(ledger) == {"orders": 50, "once": 50}
    got = couriers.found.fates.orders
    assert (0 < got < 50, fates(couriers)) == (True, {"orders": got, "once": got})
    assert couriers.kept_out == {"MessageAttributes": 50 - got}
    assert sum(couriers.each_second) == 50 - got


def test_an_order_is_as_its_attributes_say():
    assert len(VARIETIES) == len(set(VARIETIES)) == len(KINDS) * len(CITIES) * len(PRICES)
    kinds = [replace(SOME, name=kind, filter=json.dumps({"kind": [kind]})) for kind in KINDS]
    counts = [each.found.fates.orders for each in run(*kinds).branches]
    assert sum(counts) == 50
    assert min(counts) > 0


def test_the_orders_are_the_same_whoever_tells_the_queues_and_whatever_they_want():
    def at(found):
        return [(each.at, each.order) for each in found.branches[0].found.log if each.what == "sent"]

    runs = [run(ALL, SOME, stride=1), run(ALL, SOME, stride=1, direct=True), run(ALL, ALL_TOO, stride=1)]
    assert at(runs[0]) == at(runs[1]) == at(runs[2])
    assert len(at(runs[0])) == 50


def test_one_token_becomes_several_and_what_is_kept_out_says_why():
    found = run(ALL, SOME, stride=1)
    ledger, couriers = ({each.order: each.what for each in branch.found.log[::-1]} for branch in found.branches)
    assert set(ledger) == set(couriers) == set(range(50))
    assert set(ledger.values()) == {"sent"}
    assert set(couriers.values()) == {"sent", "MessageAttributes"}


def test_the_same_draw_gives_the_same_run_whatever_is_watched():
    plan = Plan(FEW, (ALL, SOME), 60, twice=300, astray=300, seed="seed")
    assert simulate(plan) == simulate(plan)
    assert simulate(plan) != simulate(replace(plan, draw=2))
    watched = simulate(plan, stride=1)
    unlogged = [replace(each.found, log=(), groups={}) for each in watched.branches]
    assert unlogged == [each.found for each in simulate(plan).branches]


def test_a_slow_queue_does_not_hold_up_the_others():
    slow = replace(ALL, name="slow", consumers=Consumers(1, 2 * SECOND))
    quick, behind = run(ALL, slow, seconds=20).branches
    assert quick.found.fates.left == 0
    assert behind.found.fates.left > 30
    assert behind.found.seconds[-1].oldest > 5 > quick.found.seconds[-1].oldest


def test_each_queue_has_its_own_dead_letters():
    spoiling = replace(ALL, name="spoiling", line=Line(visibility=2, most=2), consumers=replace(GOOD, poison=200))
    spoiled, fine = run(spoiling, ALL).branches
    assert (spoiled.found.fates.dead, spoiled.found.seconds[-1].dead) == (10, 10)
    assert fates(fine) == {"orders": 50, "once": 50}


def test_it_costs_the_publishing_and_what_the_queues_are_asked():
    found = run(ALL, SOME, producers=replace(FEW, batch=5))
    assert (found.published, found.calls) == (50, 10)
    assert found.topic_cost == pytest.approx(10 * prices.SNS_PER_PUBLISH)
    assert found.queue_cost == pytest.approx(found.requests * prices.SQS_PER_CALL)
    assert all(each.found.calls.send == 0 for each in found.branches)
    assert found.delivered == 50 + found.branches[1].found.fates.orders


FIFO_PRICES = ("PER_PUBLISH", "PER_GB", "PER_SUBSCRIPTION", "PER_SUBSCRIPTION_GB")


@pytest.mark.parametrize(("price", "counts"), [
    ("PER_PUBLISH", (100, 0)),
    ("PER_SUBSCRIPTION", (2 * 50, 0)),
    ("PER_GB", (0, 50)),
    ("PER_SUBSCRIPTION_GB", (0, 2 * 50)),
])  # fmt: skip
def test_a_fifo_topic_costs_by_its_subscriptions_and_by_size_whatever_is_kept_out(monkeypatch, price, counts):
    """Each price alone: what it is asked for are calls or messages, and sizes of messages."""
    for each in FIFO_PRICES:
        monkeypatch.setattr(prices, f"SNS_FIFO_{each}", (GB if "GB" in price else 1) if each == price else 0)
    found = run(replace(ALL, line=FIFO), replace(SOME, line=FIFO), producers=replace(FEW, doubles=1000), fifo=True)
    assert (found.calls, found.same) == (100, 50)
    alone, sizes = counts
    least, most = SIZES
    assert alone + least * sizes <= found.topic_cost <= alone + most * sizes


def test_a_filter_costs_what_it_reads_of_bodies(monkeypatch):
    monkeypatch.setattr(prices, "SNS_PER_READ_GB", GB)
    told, read = run(ALL, SOME), run(ALL, replace(SOME, scope=BODY))
    assert fates(read.branches[1]) == fates(told.branches[1])
    least, most = SIZES
    assert 50 * least <= read.topic_cost - told.topic_cost <= 50 * most


def test_an_observers_subject_calls_each_that_wants_it():
    through, alone = run(ALL, SOME), run(ALL, SOME, direct=True)
    assert (through.asked, through.calls) == (50, 50)
    wanted = sum(each.found.fates.orders for each in alone.branches)
    assert (alone.asked, alone.calls, alone.topic_cost) == (wanted, 0, 0)
    assert 50 < wanted < 100
    assert [fates(each) for each in alone.branches] == [fates(each) for each in through.branches]


def test_a_queue_that_refuses_holds_up_a_subject_and_not_a_topic():
    many, fifo = Producers(400, 5, groups=500), replace(ALL, line=FIFO, consumers=Consumers(100, MILLISECOND, batch=10))
    alone = run(fifo, producers=many, seconds=5, fifo=True, direct=True).branches[0].found
    assert (max(each.sent for each in alone.seconds), alone.seconds[-1].held) == (300, 500)
    through = run(fifo, producers=many, seconds=5, fifo=True).branches[0].found
    assert ({each.sent for each in through.seconds}, through.seconds[-1].held) == ({400}, 0)


def test_a_fifo_topic_takes_a_second_click_for_the_first_and_keeps_the_order_of_a_group():
    clicking = replace(FEW, doubles=1000, groups=3)
    found = run(replace(ALL, line=FIFO), ALL, producers=clicking, fifo=True, astray=1000)
    assert (found.published, found.same) == (100, 50)
    ordered, loose = found.branches
    assert (ordered.found.fates.once, ordered.found.fates.overtaken) == (50, 0)
    assert loose.found.fates.once == 50
    assert run(ALL, producers=clicking).branches[0].found.fates.twice == 50


def test_a_message_lies_in_the_queue_raw_or_in_an_envelope():
    wrapped, raw = run(SOME, replace(SOME, name="raw", raw=True)).branches
    assert json.loads(raw.sample) == VARIETIES[0]._asdict()
    told = json.loads(wrapped.sample)
    assert (told["Type"], told["Message"]) == ("Notification", raw.sample)
    assert told["MessageAttributes"]["kind"] == {"Type": "String", "Value": "delivery"}
    assert run(replace(SOME, filter='{"kind": ["sit-in"]}')).branches[0].sample == ""


@pytest.mark.parametrize(
    ("subscriber", "fifo", "said"),
    [
        (replace(ALL, line=FIFO), False, "FIFO SQS Queues can not be subscribed to standard SNS topics"),
        (replace(SOME, filter="soup"), False, "Invalid parameter: Attributes Reason: FilterPolicy: failed to parse"),
        (replace(SOME, filter='{"kind": "delivery"}'), False, '"kind" must be an object or an array'),
        (replace(SOME, filter='{"price": [{"numeric": [">", "a"]}]}'), True, "Value of > must be numeric"),
    ],
)
def test_what_sns_refuses_is_refused(subscriber, fifo, said):
    with pytest.raises(CloudError, match=said.replace("(", r"\(")):
        try_subscription(subscriber, fifo=fifo)
    with pytest.raises(CloudError):
        run(subscriber, fifo=fifo)


def test_a_fifo_topic_may_feed_both_kinds_of_queue():
    for line in (FIFO, Line()):
        try_subscription(replace(ALL, line=line), fifo=True)
