"""Rehearsals: what is played on a clone, with learners' code that may call the clone."""

from typing import Any

import pytest

from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal, Supposed, in_account
from lessons.messaging.kitchen_fn import FUNCTION, ORDERS, RIGHT, TICKETS, source
from lessons.messaging.playing import create, do, send
from lessons.messaging.rehearsing import alive
from lessons.messaging.workers import hire, invoke, queue_arn
from lessons.people.models import Learner
from lessons.sandbox import lab, places
from lessons.sandbox.limits import limit
from serverless_lab.engine.instant import SECOND
from tests.functions.player import MemoryPlayer

SHOP = (create(ORDERS), create(TICKETS), hire(FUNCTION, source(*RIGHT), Timeout=3))


def mapped(player: Any) -> None:
    """Lambda feeds the worker with one order at a time."""
    params = {"EventSourceArn": queue_arn(player, ORDERS), "FunctionName": FUNCTION, "BatchSize": 1}
    player.call("lambda", "CreateEventSourceMapping", params)


def test_code_runs_as_its_role_and_only_the_clone_hears_of_it() -> None:
    player = MemoryPlayer().play(*SHOP, send(ORDERS, "a", "b"))
    before = player.cloud.encode()

    def scenario(stage: Rehearsal) -> tuple[str, int, int]:
        invoke(FUNCTION)(stage)
        return stage.runs[0].status, alive(Probe(stage.cloud), ORDERS), alive(Probe(stage.cloud), TICKETS)

    assert player.probe().rehearse(scenario) == ("ok", 0, 2)
    assert player.cloud.encode() == before


def test_supposed_runs_overlap_and_end_in_their_order() -> None:
    player = MemoryPlayer().play(*SHOP, mapped, send(ORDERS))

    def scenario(stage: Rehearsal) -> list[tuple[str, float, float]]:
        stage.supposed[FUNCTION] = lambda event: Supposed("ok", float(event["Records"][0]["body"]))
        stage.advance(60)
        began = stage.now
        send(ORDERS, "2500", "500", "9000")(stage)
        stage.advance(20)
        return [(run.status, (run.began - began) / SECOND, (run.ends - began) / SECOND) for run in stage.runs]

    assert player.probe().rehearse(scenario) == [("ok", 0, 2.5), ("ok", 0, 0.5), ("timeout", 0, 3)]


def test_what_is_under_way_is_lost_and_no_environment_is_shared() -> None:
    player = MemoryPlayer().play(*SHOP, invoke(FUNCTION))
    player._call("lambda", "Invoke", {"FunctionName": FUNCTION})
    assert len(player.cloud.state.owed) == 1

    def scenario(stage: Rehearsal) -> tuple[int, list[str | None]]:
        invoke(FUNCTION)(stage)
        return len(stage.cloud.state.owed), [run.status for run in stage.runs]

    assert player.probe().rehearse(scenario) == (0, ["ok"])


def test_one_without_an_end_is_given_up() -> None:
    player = MemoryPlayer().play(*SHOP, do("SetQueueAttributes", ORDERS, Attributes={"VisibilityTimeout": "3"}), mapped)

    def scenario(stage: Rehearsal) -> bool:
        stage.supposed[FUNCTION] = lambda event: Supposed("error", 1)
        send(ORDERS, "a")(stage)
        stage.advance(100_000)
        return True

    assert player.probe().rehearse(scenario) is None


def test_without_a_way_to_run_code_nothing_is_found() -> None:
    player = MemoryPlayer()
    assert player.probe().later(1).rehearse(lambda stage: stage.now) == player.cloud.state.clock.now + SECOND
    assert type(player.probe())(player.cloud).rehearse(lambda stage: stage.now) is None


@pytest.mark.django_db
def test_a_learner_with_enough_under_way_is_not_given_more(learner: Learner) -> None:
    account = lab.new_account(owner=learner)
    rehearse = in_account(account, {})
    for _ in range(limit("LAB_CALLS_AT_ONCE")):
        places.waiting.take(account.holder, limit("LAB_CALLS_AT_ONCE"))
    try:
        assert rehearse(lab.look(account).cloud, _now) is None
    finally:
        for _ in range(limit("LAB_CALLS_AT_ONCE")):
            places.waiting.give_back(account.holder)
    found = rehearse(lab.look(account).cloud, _now)
    assert found is not None
    lab.advance(account, 60)
    assert rehearse(lab.look(account).cloud, _now) == found  # remembered, as long as nothing is set otherwise
    for service, operation, params in (
        ("sqs", "CreateQueue", {"QueueName": ORDERS}),
        ("sns", "CreateTopic", {"Name": "news"}),
    ):
        lab.call(account, service, operation, params)
        found, before = rehearse(lab.look(account).cloud, _now), found
        assert found != before
        lab.advance(account, 60)


def _now(stage: Rehearsal) -> int:
    return stage.now
