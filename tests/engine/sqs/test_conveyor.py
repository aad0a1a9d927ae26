"""The conveyor: what becomes of messages with good and bad consumers, with luck and without, and what it costs."""

from collections import Counter
from dataclasses import replace

import pytest

from serverless_lab.engine import prices
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.services.sqs.conveyor import unlucky
from serverless_lab.engine.services.sqs.conveyor.backlog import Backlog
from serverless_lab.engine.services.sqs.conveyor.consuming import is_poison
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Plan, Producers
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate

TENTH = 100 * MILLISECOND
LUCKY = Line(twice=0, astray=0)
FIFO = Line(fifo=True)
FEW = Producers(5, 10)
GOOD = Consumers(2, TENTH)


def run(producers=FEW, line=LUCKY, consumers=GOOD, seconds=60, **options):
    return simulate(Plan(producers, line, consumers, seconds, "seed"), **options)


def fates(found):
    return {name: count for name, count in vars(found.fates).items() if count}


def what(found, order):
    return [(each.what, each.who) for each in found.log if each.order == order]


def test_with_luck_and_good_consumers_each_order_is_done_once():
    found = run()
    assert fates(found) == {"orders": 50, "once": 50}
    assert len(found.seconds) == 60
    whole = Counter()
    for second in found.seconds:
        whole.update({name: getattr(second, name) for name in ("sent", "received", "done", "deleted", "throttled")})
    assert whole == {"sent": 50, "received": 50, "done": 50, "deleted": 50, "throttled": 0}
    assert 110 * MILLISECOND <= found.mean <= found.longest < SECOND


def test_the_same_draw_gives_the_same_run_and_another_another():
    plan = Plan(FEW, Line(twice=300, astray=300), GOOD, 60, "seed")
    assert simulate(plan) == simulate(plan)
    assert simulate(plan) != simulate(replace(plan, draw=2))
    assert simulate(plan) != simulate(replace(plan, seed="another"))


def test_whatever_is_watched_the_run_is_the_same():
    plan = Plan(FEW, Line(twice=300, astray=300, most=2), replace(GOOD, crashes=200, poison=100), 60, "seed")
    watched, unwatched = simulate(plan, stride=1), simulate(plan)
    assert replace(watched, log=(), groups={}) == unwatched
    assert unwatched.log == ()
    assert [each.at for each in watched.log] == sorted(each.at for each in watched.log)


def test_a_message_is_sent_received_done_and_deleted():
    assert what(run(stride=1), 0) == [("sent", 0), ("received", 1), ("done", 1), ("deleted", 1)]


def test_every_second_order_is_watched_from_the_first_on():
    assert {each.order for each in run(stride=2, first=1).log} == set(range(1, 50, 2))


def test_a_visibility_timeout_shorter_than_the_work_does_it_twice():
    found = run(Producers(1, 5), replace(LUCKY, visibility=1), Consumers(3, 1500 * MILLISECOND), stride=1)
    assert found.fates.twice == 5
    assert ("stale", 1) in what(found, found.examples["twice"])


def test_an_idempotent_consumer_does_it_once_all_the_same():
    found = run(Producers(1, 5), replace(LUCKY, visibility=1), Consumers(3, 1500 * MILLISECOND, idempotent=True))
    assert (found.fates.once, found.fates.twice) == (5, 0)
    assert found.fates.skipped >= 5


def test_who_forgets_to_delete_does_it_again_and_again():
    found = run(Producers(1, 1), replace(LUCKY, visibility=10), replace(GOOD, forgets=1000), stride=1)
    assert [name for name, _ in what(found, 0)] == ["sent", *["received", "done"] * 6]
    assert found.seconds[-1].visible + found.seconds[-1].in_flight == 1


def test_a_consumer_that_crashes_loses_nothing_unless_it_deletes_before_the_work():
    crashing = replace(GOOD, crashes=300)
    line = replace(LUCKY, visibility=2)
    assert fates(run(line=line, consumers=crashing)) == {
        "orders": 50,
        "once": 50,
        "again": run(line=line, consumers=crashing).fates.again,
    }
    early = run(line=line, consumers=replace(crashing, early=True))
    assert early.fates.lost > 5
    assert early.fates.once + early.fates.lost == 50


def test_poison_comes_again_for_ever_or_is_a_dead_letter():
    poison, line = replace(GOOD, poison=100), replace(LUCKY, visibility=2)
    spoiled = sum(is_poison(order, 100) for order in range(50))
    for_ever = run(line=line, consumers=poison)
    assert (for_ever.fates.dead, for_ever.fates.left) == (0, spoiled)
    buried = run(line=replace(line, most=3), consumers=poison, stride=1)
    assert (buried.fates.dead, buried.fates.left, buried.seconds[-1].dead) == (spoiled, 0, spoiled)
    names = [name for name, _ in what(buried, buried.examples["dead"])]
    assert names == ["sent", *["received", "failed"] * 3, "dead"]


def test_what_is_kept_too_long_is_lost():
    found = run(Producers(10, 10), replace(LUCKY, retention=60), Consumers(1, SECOND), seconds=90, stride=1)
    expired, done = ({each.order for each in found.log if each.what == name} for name in ("expired", "done"))
    assert (found.fates.lost, len(expired)) == (len(expired - done), sum(each.expired for each in found.seconds))
    assert found.fates.lost > 20
    assert what(found, found.examples["lost"]) == [("sent", 0), ("expired", 0)]


def test_what_is_delayed_is_not_seen_before():
    found = run(Producers(5, 1), replace(LUCKY, delay=10), stride=1)
    assert [each.delayed for each in found.seconds[:10]] == [5] * 10
    assert all(each.at >= 10 * SECOND for each in found.log if each.what == "received")


def test_a_fifo_queue_takes_a_second_click_for_the_first():
    clicking = replace(FEW, doubles=1000)
    assert run(clicking).fates.twice == 50
    found = run(clicking, FIFO)
    assert (found.fates.once, found.fates.same) == (50, 50)


def test_whatever_goes_astray_is_done_after_all():
    found = run(Producers(20, 10, "burst"), Line(twice=0, astray=1000))
    assert (found.fates.once, found.fates.left) == (200, 0)
    assert found.fates.overtaken > 50


def test_a_group_keeps_its_order_and_is_blocked_by_what_is_in_flight():
    crowd = replace(FEW, pattern="burst", groups=3)
    assert run(crowd, Line(astray=1000)).fates.overtaken > 0
    found = run(crowd, replace(FIFO, astray=1000), Consumers(5, SECOND), stride=1)
    assert found.fates.overtaken == 0
    working: dict[str, int] = {}
    for each in found.log:
        group = found.groups.get(each.serial, "")
        if each.what == "received":
            assert working.setdefault(group, each.serial) == each.serial
        elif each.what == "deleted":
            del working[group]


def test_who_waits_is_answered_as_soon_as_a_group_goes_on():
    crowd = Producers(10, 1, "burst", batch=10)
    found = run(crowd, FIFO, Consumers(3, SECOND), stride=1)
    received, deleted = ([each.at for each in found.log if each.what == name] for name in ("received", "deleted"))
    assert received[1:] == deleted[:-1]


def test_a_fifo_queue_takes_300_calls_a_second_and_so_3000_messages_in_batches_of_ten():
    many, hands = Producers(400, 10, groups=500), Consumers(100, MILLISECOND, batch=10)
    one_by_one = run(many, FIFO, hands, 10)
    assert max(each.sent for each in one_by_one.seconds) == 300
    assert one_by_one.seconds[-1].held == 4000 - 3000
    assert sum(each.throttled for each in one_by_one.seconds) > 0
    in_batches = run(replace(many, batch=10), FIFO, hands, 10)
    assert {each.sent for each in in_batches.seconds} == {400}
    assert run(many, replace(FIFO, high=True), hands, 10).seconds[-1].held == 0


def test_short_polls_of_an_empty_queue_cost_far_more_than_long_ones():
    nothing = Producers(1, 0)
    short, long = run(nothing, consumers=replace(GOOD, wait=0)), run(nothing)
    assert (long.calls.receive, long.calls.empty) == (4, 4)
    assert short.calls.empty == short.calls.receive > 1000
    assert short.cost == pytest.approx(short.calls.all * prices.SQS_PER_CALL)
    assert run(nothing, FIFO).cost == pytest.approx(4 * prices.SQS_FIFO_PER_CALL)


def test_bursts_bring_as_much_at_once():
    found = run(replace(FEW, pattern="burst"))
    assert [each.sent for each in found.seconds[:10]] == [25, 0, 0, 0, 0] * 2


@pytest.mark.parametrize("kind", unlucky.KINDS)
def test_the_unlucky_run_is_found_and_comes_again(kind):
    plan = Plan(Producers(5, 20, "burst"), Line(twice=2, astray=10), GOOD, 60, "seed")
    found = unlucky.search(plan, kind)
    assert found.draw == found.tried
    assert simulate(replace(plan, draw=found.draw)).examples[kind] == found.order
    assert all(kind not in simulate(replace(plan, draw=draw)).examples for draw in range(1, found.draw))


def test_a_fifo_queue_has_no_unlucky_run():
    plan = Plan(FEW, FIFO, GOOD, 20, "seed")
    assert unlucky.search(plan, "copied") == unlucky.Search(None, unlucky.MOST_DRAWS)


@pytest.mark.parametrize(
    "backlog",
    [
        Backlog(2_000, 0, 5, TENTH),
        Backlog(2_000, 20, 5, TENTH),
        Backlog(5_000, 30, 7, TENTH, 10),
        Backlog(500, 1, 2, SECOND),
    ],
)
def test_the_formula_of_a_backlog_and_the_simulation_agree(backlog):
    assert backlog.simulated() == pytest.approx(backlog.drain, rel=0.03)


def test_so_many_consumers_as_are_needed_drain_it_in_time_and_one_less_does_not():
    within = 60 * SECOND
    needed = Backlog(2_000, 20, 1, TENTH).needed(within)
    enough, fewer = (Backlog(2_000, 20, number, TENTH) for number in (needed, needed - 1))
    assert enough.simulated() <= within * 1.02 < fewer.simulated()
    assert Backlog(2_000, 20, 2, TENTH).drain is None
