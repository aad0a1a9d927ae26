"""The content of "What Lambda is": every reason, the prediction, and the month's figures."""

import pytest

from lessons.courseware import shop
from lessons.functions.exercises.what_lambda_is.lesson import LESSON
from lessons.functions.order_fn import BENCH, FUNCTION, ORDER
from lessons.functions.playing import configure, deploy, edit, invoke, remove, wait
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

SOURCE = BENCH.source["en"]
BROKEN = "def lambda_handler(event, context):\n    raise KeyError('no stove')\n"
BARE = "def lambda_handler(event, context):\n    return event.get('item')\n"
KIMCHI = {"item": "kimchi", "count": 2}

new = deploy(FUNCTION, SOURCE)
order = invoke(FUNCTION, ORDER)
EACH = ("first-call", "third-item", "quiet-hour")
REASONS = [
    ("deployed", "no-function", []),
    ("deployed", "no-function", [new, remove(FUNCTION)]),
    *((check, "no-function", []) for check in EACH),
    *((check, "no-run", [new]) for check in EACH),
    *((check, "failed", [deploy(FUNCTION, BROKEN), order]) for check in EACH),
    ("third-item", "known-items", [new, order]),
    ("third-item", "known-items", [new, invoke(FUNCTION, {})]),
    ("third-item", "known-items", [new, invoke(FUNCTION, {"item": 7})]),
    ("third-item", "no-price", [new, invoke(FUNCTION, KIMCHI)]),
    ("third-item", "no-price", [new, edit(FUNCTION, '"soup": 6000', '"kimchee": 3000'), invoke(FUNCTION, KIMCHI)]),
    ("third-item", "no-total", [deploy(FUNCTION, BARE), invoke(FUNCTION, KIMCHI)]),
    ("quiet-hour", "too-short", [new, order, wait(minutes=59)]),
    ("quiet-hour", "too-short", [new, order, wait(minutes=40), order, wait(minutes=40)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_the_rest_that_was_reached_stays_reached() -> None:
    player = MemoryPlayer().play(new, order, wait(minutes=60), order, order)
    finding = LESSON.check("quiet-hour").look(player.probe())
    assert (finding.met, finding.evidence) == (True, player.probe().invocations(FUNCTION)[0].request_id)


def test_a_call_that_still_runs_has_no_rest_behind_it() -> None:
    player = MemoryPlayer().play(new, order)
    player.cloud.call(player.cloud.root, "lambda", "Invoke", {"FunctionName": FUNCTION}, wall=player.wall)
    assert reason_of(LESSON.check("quiet-hour"), player.probe()) == "too-short"


@pytest.mark.parametrize(
    ("option", "memory", "wait_seconds"),
    [("below-a-cent", 128, 0), ("below-a-dollar", 1024, 2), ("like-a-server", 10_240, 2.9)],
)
def test_what_a_month_costs_follows_from_the_learners_first_call(option: str, memory: int, wait_seconds: float) -> None:
    prediction = LESSON.predictions[0]
    player = MemoryPlayer().play(new, configure(FUNCTION, MemorySize=memory))
    assert prediction.truth(player.probe()) is None
    player.play(invoke(FUNCTION, ORDER | {"wait_seconds": wait_seconds}), order)
    truth = prediction.truth(player.probe())
    first = player.probe().invocations(FUNCTION)[0]
    assert (truth.option, truth.evidence) == (option, first.request_id)
    assert truth.facts["month"] == f"{first.cost * 3000:.5f}"
    says(prediction.reveal, truth.facts)


def test_the_month_is_reckoned_as_the_text_says() -> None:
    assert (shop.MONTH_GB_SECONDS, shop.MONTH_CALLS_USD) == (75.0, 0.0006)
    assert (shop.MONTH_RUN_TIME_USD, shop.MONTH_USD, shop.SERVER_MONTH_USD) == (0.00125, 0.00185, 7.59)
