"""The content of "How it works": every reason, and what the text says of the log."""

import json

import pytest

from lessons.functions.exercises.how_it_works.lesson import BENCH, LESSON, NO_COUNT
from lessons.functions.order_fn import FUNCTION, ORDER, TOO_SLOW
from lessons.functions.playing import configure, deploy, invoke, remove
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

SILENT = "def lambda_handler(event, context):\n    return 1\n"
BROKEN = "def lambda_handler(event, context):\n    raise KeyError('no stove')\n"
KEPT_ID = """\
first = None


def lambda_handler(event, context):
    global first
    first = first or context.aws_request_id
    return {"id": first} if event else None
"""
INSIDE_ONLY = "def lambda_handler(event, context):\n    print('order')\n"
OUTSIDE_TWICE = """\
print("stove")
print("water")


def lambda_handler(event, context):
    print("order")
"""

new = deploy(FUNCTION, BENCH.source["en"])
order = invoke(FUNCTION, ORDER)
nothing = invoke(FUNCTION, {})
more_memory = configure(FUNCTION, MemorySize=1024)
EACH = ("handler-line", "once-more", "request-id")
REASONS = [
    *((check, "no-function", []) for check in (*EACH, "marked-error")),
    *((check, "no-run", [new]) for check in (*EACH, "marked-error")),
    *((check, "failed", [deploy(FUNCTION, BROKEN), order]) for check in EACH),
    ("handler-line", "nothing-between", [new, order]),
    ("handler-line", "nothing-between", [deploy(FUNCTION, SILENT), order]),
    ("once-more", "new-environment", [deploy(FUNCTION, INSIDE_ONLY), order, more_memory, order]),
    ("once-more", "new-environment", [new, order, order, deploy(FUNCTION, INSIDE_ONLY), order]),
    ("once-more", "nothing-between", [new, order, order]),
    ("once-more", "nothing-between", [new, order]),
    ("request-id", "no-id", [new, order]),
    ("request-id", "no-id", [deploy(FUNCTION, SILENT), order]),
    ("request-id", "of-another-call", [deploy(FUNCTION, KEPT_ID), nothing, order]),
    ("marked-error", "all-well", [new, order]),
    ("marked-error", "not-raised", [new, invoke(FUNCTION, TOO_SLOW)]),
    ("marked-error", "not-raised", [new, configure(FUNCTION, Handler="kitchen.cook"), order]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize(
    "answer", ["context.aws_request_id", "[context.aws_request_id]", "{'a': context.aws_request_id}"]
)
def test_the_request_id_counts_wherever_it_stands_in_the_answer(answer: str) -> None:
    source = f"def lambda_handler(event, context):\n    return {answer}\n"
    assert reason_of(LESSON.check("request-id"), MemoryPlayer().play(deploy(FUNCTION, source), order).probe()) == ""


def test_an_answer_that_is_no_json_is_an_error_of_the_call() -> None:
    source = "def lambda_handler(event, context):\n    return {1, 2}\n"
    player = MemoryPlayer().play(deploy(FUNCTION, source), order)
    finding = LESSON.check("marked-error").look(player.probe())
    assert (finding.met, finding.facts["error"]) == (True, "Runtime.MarshalError")


def test_how_often_lines_are_written_is_read_from_the_first_two_calls_of_one_environment() -> None:
    truth_of = LESSON.predictions[0].truth
    for plays in ([], [new, order, order], [deploy(FUNCTION, INSIDE_ONLY), order, order]):
        assert truth_of(MemoryPlayer().play(*plays).probe()) is None
    player = MemoryPlayer().play(deploy(FUNCTION, OUTSIDE_TWICE), order, more_memory, order)
    assert truth_of(player.probe()) is None
    truth = truth_of(player.play(order).probe())
    assert truth.option == "handler-twice"
    assert truth.facts == {"module_first": 2, "module_second": 0, "handler_first": 1, "handler_second": 1}
    says(LESSON.predictions[0].reveal, truth.facts)


def test_the_event_without_a_count_fails_in_the_handler_and_the_others_do_not() -> None:
    events = {event.name: json.loads(event.body) for event in BENCH.events}
    assert events["no-count"] == NO_COUNT
    player = MemoryPlayer().play(new, *(invoke(FUNCTION, events[name]) for name in ("order", "empty", "no-count")))
    assert [run.error_type for run in player.probe().invocations(FUNCTION)] == ["", "", "TypeError"]


def test_an_error_of_loading_stands_before_start_and_one_of_the_handler_behind_it() -> None:
    player = MemoryPlayer().play(new, invoke(FUNCTION, NO_COUNT), configure(FUNCTION, Handler="kitchen.cook"), order)
    raised, unloaded = (player.probe().log(run) for run in player.probe().invocations(FUNCTION))
    assert [line.split()[0] for line in raised] == ["kitchen:", "START", "[ERROR]", "END", "REPORT"]
    assert [line.split()[0] for line in unloaded] == ["[ERROR]", "START", "END", "REPORT"]


def test_checks_untick_when_the_function_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play))
    assert [reason_of(check, player.probe()) for check in LESSON.checks] == [""] * 4
    player.play(remove(FUNCTION))
    assert {reason_of(check, player.probe()) for check in LESSON.checks} == {"no-function"}
