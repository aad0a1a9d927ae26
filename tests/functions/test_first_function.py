"""The mission "First function": every reason, any way that works, and no way around it."""

from random import Random

import pytest

from lessons.functions.missions.first_function import orders
from lessons.functions.missions.first_function.mission import MISSION
from lessons.functions.missions.first_function.programs import COUNT_IGNORED, FUNCTION, NEVER_UNKNOWN, STUB, deployed
from lessons.functions.playing import deploy, invoke
from lessons.sandbox.trials import NOT_RUN
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
TWO = {"items": [{"item": "dumplings", "count": 2}, {"item": "soup", "count": 1}]}
LARGE = {"items": [{"item": "dumplings", "count": 20}, {"item": "soup", "count": 1}]}
TRIED = ("totals", "unknown", "empty", "discount")

stub = deploy(FUNCTION, STUB["en"])
broken = deploy(FUNCTION, "def lambda_handler(event, context):\n    return event['order']\n")
endless = deploy(FUNCTION, "import time\ndef lambda_handler(event, context):\n    time.sleep(60)\n")
nothing_named = deployed(answer='return {"total": total}')
all_named = deployed(answer='return {"total": total, "unknown": [line["item"] for line in event["items"]]}')
REASONS = [
    *((check, "no-function", []) for check in (*TRIED, "called")),
    *((check, "no-number", [stub]) for check in TRIED),
    *((check, "fails", [broken]) for check in TRIED),
    *((check, "fails", [endless]) for check in TRIED),
    *((check, "wrong", [deployed(answer='return {"total": 7, "unknown": []}')]) for check in TRIED),
    ("totals", "wrong", [deployed(line=COUNT_IGNORED)]),
    ("unknown", "fails", [deployed(line=NEVER_UNKNOWN)]),
    ("unknown", "not-named", [nothing_named]),
    ("unknown", "not-named", [deployed(answer='return {"total": total, "unknown": len(unknown)}')]),
    ("unknown", "named-known", [all_named]),
    ("discount", "wrong", [deployed(compare="")]),
    ("discount", "wrong", [deployed(compare=">")]),
    ("called", "no-run", [deployed()]),
    ("called", "failed", [broken, invoke(FUNCTION, TWO)]),
    ("called", "small", [deployed(), invoke(FUNCTION, {"items": []})]),
    ("called", "small", [deployed(), invoke(FUNCTION, {"items": [{"item": "soup", "count": 3}] * 2})]),
    ("called", "no-number", [stub, invoke(FUNCTION, TWO)]),
    ("called", "wrong", [deployed(line=COUNT_IGNORED), invoke(FUNCTION, TWO)]),
    ("called", "wrong", [deployed(compare=""), invoke(FUNCTION, LARGE)]),
]


def player() -> MemoryPlayer:
    return MemoryPlayer(facts=MISSION.facts(0))


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], player().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    by_lab = {(check_id, "by-lab") for check_id in TRIED}
    assert all_reasons(MISSION.checks) - by_lab == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize("check_id", TRIED)
def test_what_the_lab_could_not_try_is_not_held_against_the_learner(
    check_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = player().play(deployed())
    monkeypatch.setattr(made, "_try_out", lambda _cloud, _name, events: [NOT_RUN] * len(events))
    assert reason_of(CHECKS[check_id], made.probe()) == "by-lab"


ANOTHER_WAY = """\
def lambda_handler(event, context):
    prices = {prices}
    known = [line for line in event["items"] if prices.get(line["item"])]
    full = sum(prices[line["item"]] * line["count"] for line in known)
    share = 1 - {percent} / 100 if full > {threshold} - 1 else 1
    names = {{line["item"] for line in event["items"]}} - set(prices)
    answer = dict(total=full * share)
    return answer | dict(unknown=sorted(names)) if names else answer
"""


def test_another_way_that_works_passes_too() -> None:
    facts = MISSION.facts(0)
    prices = {name: facts[name] for name in orders.ITEMS}
    source = ANOTHER_WAY.format(prices=prices, percent=facts["percent"], threshold=facts["threshold"])
    probe = player().play(deploy(FUNCTION, source), invoke(FUNCTION, LARGE)).probe()
    assert [reason_of(check, probe) for check in MISSION.checks] == [""] * len(MISSION.checks)


def test_an_answer_for_the_events_on_the_bench_alone_does_not_pass() -> None:
    total = orders.total((("dumplings", 2), ("soup", 1)), MISSION.facts(0))
    source = f"def lambda_handler(event, context):\n    return {{'total': {total}, 'unknown': []}}\n"
    probe = player().play(deploy(FUNCTION, source), invoke(FUNCTION, TWO)).probe()
    assert {check.id: reason_of(check, probe) for check in MISSION.checks} == {
        "totals": "wrong",
        "unknown": "wrong",
        "empty": "wrong",
        "discount": "wrong",
        "called": "",
    }


@pytest.mark.parametrize("variant", range(30))
def test_hidden_orders_are_what_their_kind_says(variant: int) -> None:
    facts = MISSION.facts(variant)
    for order in orders.hidden(facts, Random(variant)):
        full = orders.full_price(order.lines, facts)
        below = full < facts["threshold"]
        assert {
            "plain": below and full > 0,
            "threshold": full == facts["threshold"],
            "large": full > facts["threshold"],
            "unknown": len(orders.unknown(order.lines)) == 1 and below,
            "empty": order.lines == (),
        }[order.kind]
        assert all(count > 1 for _item, count in order.lines)


def test_a_right_total_is_less_the_discount_from_the_threshold_on() -> None:
    facts = {"dumplings": 4000, "soup": 5000, "noodles": 6000, "threshold": 40_000, "percent": 15}
    assert orders.total((("dumplings", 10),), facts) == 34_000
    assert orders.total((("dumplings", 9), ("tea", 5)), facts) == 36_000
    assert orders.unknown((("dumplings", 9), ("tea", 5))) == ["tea"]


def test_each_program_is_tried_with_orders_of_its_own() -> None:
    told = set()
    for number in range(6):
        source = f"def lambda_handler(event, context):\n    return {{'total': {number}, 'unknown': []}}\n"
        told.add(CHECKS["totals"].look(player().play(deploy(FUNCTION, source)).probe()).facts["order"])
    assert len(told) == 6


@pytest.mark.parametrize(
    "event", [None, [], {"items": 3}, {"items": [1]}, {"items": [{"item": "soup", "count": None}]}]
)
def test_odd_events_of_the_learners_own_are_borne(event: object) -> None:
    source = "def lambda_handler(event, context):\n    return {}\n"
    assert (
        reason_of(CHECKS["called"], player().play(deploy(FUNCTION, source), invoke(FUNCTION, event)).probe()) == "small"
    )
