"""The mission "Timed out": every reason and fault, and ways that are right although nobody suggests them."""

import re
from typing import Any

import pytest

from lessons.courseware.course import Play
from lessons.courseware.finding import Finding
from lessons.courseware.play import Player
from lessons.functions.missions.timed_out import catering_fn, looks
from lessons.functions.missions.timed_out.catering_fn import FUNCTION, right_answer
from lessons.functions.missions.timed_out.faults import FAULTS
from lessons.functions.missions.timed_out.mission import MISSION
from lessons.functions.playing import configure, deploy, invoke
from lessons.sandbox.trials import Trial
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

VARIANTS = {MISSION.facts(variant)["fault"]: MISSION.facts(variant) for variant in range(20)}
every_fault = pytest.mark.parametrize("fault", sorted(FAULTS))

supplier, large = invoke(FUNCTION, catering_fn.SUPPLIER), invoke(FUNCTION, catering_fn.LARGE)
remainder = invoke(FUNCTION, catering_fn.REMAINDER)


def begun(fault: str) -> tuple[MemoryPlayer, int]:
    player = MemoryPlayer(facts=VARIANTS[fault]).play(*MISSION.start)
    return player, player.head


def findings(player: MemoryPlayer, since: int) -> dict[str, Finding]:
    return {check.id: check.look(player.probe(since)) for check in MISSION.checks}


def edited(old: str, new: str, *, endless: bool = False) -> Play:
    """The shop's code with one text in it replaced."""

    def play(player: Player) -> None:
        code = catering_fn.source(player.facts, endless=endless)["en"]
        assert old in code
        deploy(FUNCTION, code.replace(old, new))(player)

    return play


def delete(player: Player) -> None:
    player.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})


def wrong_for(condition: str) -> Play:
    return edited("    ready_at", f"    if {condition}:\n        return {{'item': item}}\n    ready_at")


repair = {fault: made.repair for fault, made in FAULTS.items()}
raising = edited("    ready_at", "    if count == 4:\n        raise KeyError('box')\n    ready_at")

REASONS = [
    ("every-order", "no-function", "endless-loop", [delete]),
    ("every-order", "late-supplier", "short-timeout", []),
    ("every-order", "late-large", "small-memory", []),
    ("every-order", "late-remainder", "endless-loop", []),
    ("every-order", "late-remainder", "endless-loop", [configure(FUNCTION, Timeout=900, MemorySize=1769)]),
    (
        "every-order",
        "late-small",
        "endless-loop",
        [edited("    ready_at", "    time.sleep(5 * (count == 4))\n    ready_at")],
    ),
    ("every-order", "wrong-remainder", "endless-loop", [edited("BOXES[-1])", "BOXES[0])")]),
    ("every-order", "wrong-small", "endless-loop", [wrong_for("count == 4")]),
    ("every-order", "wrong-supplier", "endless-loop", [wrong_for("item == 'dumplings'")]),
    ("every-order", "wrong-large", "short-timeout", [configure(FUNCTION, Timeout=3), wrong_for("count > 50")]),
    ("every-order", "failed", "endless-loop", [raising]),
    ("within-bounds", "no-function", "endless-loop", [delete]),
    ("within-bounds", "orders-first", "endless-loop", []),
    ("within-bounds", "patient", "short-timeout", [configure(FUNCTION, Timeout=4)]),
    ("within-bounds", "large", "small-memory", [configure(FUNCTION, MemorySize=1770)]),
    ("within-bounds", "not-asked", "endless-loop", [edited("sleep(SUPPLIER_SECONDS)", "sleep(0)")]),
    ("seen-working", "not-called", "short-timeout", [remainder, large]),
    ("seen-working", "late", "short-timeout", [supplier]),
    (
        "seen-working",
        "failed",
        "short-timeout",
        [edited("    ready_at", "    raise KeyError(item)\n    ready_at"), supplier],
    ),
    ("seen-working", "wrong", "endless-loop", [wrong_for("count == 13"), remainder]),
]


@pytest.mark.parametrize(("check_id", "reason", "fault", "plays"), REASONS)
def test_reasons_of_the_mission(check_id: str, reason: str, fault: str, plays: list) -> None:
    player, since = begun(fault)
    check = next(check for check in MISSION.checks if check.id == check_id)
    assert reason_of(check, player.play(*plays).probe(since)) == reason


def test_orders_that_the_lab_could_not_try_are_not_held_against_the_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    player, since = begun("endless-loop")
    monkeypatch.setattr(player, "_try_out", lambda *_: [Trial("unavailable", None, "ServiceException", 0.0)] * 4)
    assert findings(player, since)["every-order"].reason == "by-lab"
    monkeypatch.setattr(player, "_try_out", lambda *_: [])
    assert findings(player, since)["every-order"].reason == "by-lab"


def test_every_reason_of_the_mission_is_played() -> None:
    own = all_reasons(MISSION.checks)
    assert own - {("every-order", "by-lab")} == {(check_id, reason) for check_id, reason, _, _ in REASONS}


@every_fault
def test_one_event_alone_runs_out_of_time_and_the_log_says_where(fault: str) -> None:
    player, _since = begun(fault)
    written = {"short-timeout": 1, "small-memory": 3, "endless-loop": 2}[fault]
    for event in catering_fn.BENCH.events:
        player.call("lambda", "Invoke", {"FunctionName": FUNCTION, "Payload": event.body.encode()})
        run = player.probe().last(FUNCTION)
        assert (run.status == "timeout") == (event.name == FAULTS[fault].event)
        said = [line for line in player.probe().log(run) if re.match("order:|supplier has|boxes are", line)]
        assert len(said) == (written if run.status == "timeout" else 3)


@every_fault
def test_the_cure_of_one_fault_is_not_that_of_another(fault: str) -> None:
    for other, made in FAULTS.items():
        player, since = begun(fault)
        player.play(made.repair, invoke(FUNCTION, FAULTS[fault].order))
        assert all(finding.met for finding in findings(player, since).values()) == (fault == other)


def test_a_stamp_that_is_calculated_faster_is_as_good_as_more_memory() -> None:
    loop = "    for _ in range(ROUNDS * count):\n        value = (value * 31 + 7) % 1_000_003\n    return value\n"
    series = """\
    m, turns = 1_000_003, {rounds} * count
    grown = pow(31, turns, m)
    return (grown * count + 7 * (grown - 1) * pow(30, -1, m)) % m
"""
    player, since = begun("small-memory")
    rounds = player.facts["rounds"]
    faster = series.format(rounds=rounds)

    def play(player: Player) -> None:
        code = catering_fn.source(player.facts, endless=False)["en"].replace(loop, faster)
        deploy(FUNCTION, code.replace(f"ROUNDS = {rounds:_}", "# no rounds"))(player)

    player.play(play, large)
    assert all(finding.met for finding in findings(player, since).values())


def test_a_hidden_order_finds_out_an_answer_for_the_bench_alone() -> None:
    player, since = begun("endless-loop")
    answer = right_answer(catering_fn.REMAINDER, player.facts["rounds"])
    learned = edited("    ready_at", f"    if count == 13:\n        return {answer}\n    ready_at", endless=True)
    found = findings(player.play(learned, remainder), since)
    assert found["seen-working"].met
    assert (found["every-order"].reason, found["within-bounds"].reason) == ("late-remainder", "orders-first")


def test_the_right_answers_are_those_of_the_code() -> None:
    player = MemoryPlayer(facts=VARIANTS["endless-loop"]).play(*MISSION.start, repair["endless-loop"])
    orders: list[dict[str, Any]] = [
        {"item": item, "count": count} for item in ("soup", "dumplings") for count in range(1, 31)
    ]
    trials = [trial for order in orders for trial in player.probe().trial(FUNCTION, [order])]
    assert [trial.payload for trial in trials] == [right_answer(order, player.facts["rounds"]) for order in orders]


def test_no_hidden_order_is_on_the_bench() -> None:
    bench = [catering_fn.SUPPLIER, catering_fn.LARGE, catering_fn.REMAINDER]
    assert [order for order in looks._KINDS.values() if order in bench] == []


def test_both_sources_are_the_same_program_in_two_languages() -> None:
    def program(code: str) -> list[str]:
        code = re.sub(r'""".*?"""|print\(.*?\)', "", code)
        return [line.partition("#")[0].rstrip() for line in code.splitlines()]

    for endless in (True, False):
        both = catering_fn.source(VARIANTS["short-timeout"], endless=endless)
        assert program(both["en"]) == program(both["ko"])
        assert re.search("#.*[가-힣]", both["ko"])
