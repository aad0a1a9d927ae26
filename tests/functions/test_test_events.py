"""The content of "Tests": every reason of every check, and the prediction, played."""

from typing import Any

import pytest

from lessons.courseware.play import Player
from lessons.functions.exercises.test_events.checks import EVENTS, OWN
from lessons.functions.exercises.test_events.lesson import LESSON
from lessons.functions.playing import configure, deploy, invoke
from lessons.functions.source_fn import BENCH, FUNCTION, KNOWS_API, KNOWS_TOPIC, RECEIPT
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

SOURCE = BENCH.source["en"]
ECHO = "def lambda_handler(event, context):\n    return {'source': str(event)}\n"
SILENT = "def lambda_handler(event, context):\n    return None\n"
TABLE = "def lambda_handler(event, context):\n    return {'source': 's3, sqs, sns, api gateway'}\n"

FORGETS = KNOWS_API.replace('["eventSource"]', '["EventSource"]')  # topics are known now, buckets and queues no longer
start = deploy(FUNCTION, SOURCE)
receipt, own = invoke(FUNCTION, RECEIPT), invoke(FUNCTION, OWN)


def run(*names: str) -> list:
    return [invoke(FUNCTION, EVENTS[name]) for name in names]


def delete(player: Player) -> None:
    player.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})


three = run("s3", "sqs", "codecommit")
REASONS = [
    ("saved-event", "no-function", []),
    ("saved-event", "not-tried", [start, own]),
    ("saved-event", "wrong", [deploy(FUNCTION, SILENT), receipt]),
    ("saved-event", "wrong", [deploy(FUNCTION, FORGETS), receipt]),
    ("saved-event", "wrong", [deploy(FUNCTION, TABLE), receipt]),
    ("own-event", "no-function", []),
    ("own-event", "no-own", [start, receipt, *run("s3", "sqs")]),
    ("own-event", "no-own", [start, invoke(FUNCTION, {"item": "dumplings"})]),
    ("own-event", "wrong", [deploy(FUNCTION, ECHO), own]),
    ("each-kind", "no-function", []),
    ("each-kind", "no-synchronous", [start, *three]),
    ("each-kind", "no-asynchronous", [deploy(FUNCTION, KNOWS_API), *run("api-gateway", "sqs")]),
    ("each-kind", "no-polled", [deploy(FUNCTION, KNOWS_API), *run("api-gateway", "s3")]),
    ("each-kind", "wrong", [start, *run("api-gateway", "s3", "sqs")]),
    ("regression", "no-function", []),
    ("regression", "not-tried", [start, invoke(FUNCTION, {})]),
    ("regression", "too-few", [start, *run("s3", "sqs"), deploy(FUNCTION, KNOWS_TOPIC), *run("sns", "s3", "sqs")]),
    ("regression", "too-few", [start, *three]),
    ("regression", "nothing-new", [start, *three, deploy(FUNCTION, SOURCE + "\n"), *three]),
    ("regression", "nothing-new", [start, *three, configure(FUNCTION, MemorySize=256), *three]),
    ("regression", "not-again", [start, *three, deploy(FUNCTION, KNOWS_TOPIC), *run("sns", "s3", "sqs")]),
    ("regression", "broken", [start, *three, deploy(FUNCTION, FORGETS), *run("sns"), *three]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    own_reasons = all_reasons(LESSON.checks)
    assert own_reasons == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_what_broke_is_named_with_what_it_ended_in() -> None:
    player = MemoryPlayer().play(start, *three, deploy(FUNCTION, FORGETS), *run("sns", "s3"))
    finding = LESSON.check("regression").look(player.probe())
    assert finding.facts == {"source": "Amazon Simple Storage Service (S3)", "outcome": "KeyError"}
    assert finding.evidence == player.probe().last(FUNCTION).request_id


def test_what_is_still_missing_is_counted_from_all_that_was_right_before() -> None:
    player = MemoryPlayer().play(start, receipt, deploy(FUNCTION, KNOWS_API), *run("s3", "sqs", "sns"))
    finding = LESSON.check("regression").look(player.probe())
    assert (finding.reason, finding.facts) == ("too-few", {"count": 1, "goal": 3})


def test_what_was_broken_can_be_mended() -> None:
    player = MemoryPlayer().play(start, *three, deploy(FUNCTION, FORGETS), *run("sns"), *three)
    assert LESSON.check("regression").look(player.probe()).reason == "broken"
    player.play(deploy(FUNCTION, KNOWS_TOPIC), *run("sns", "s3"))
    assert LESSON.check("regression").look(player.probe()).reason == "not-again"
    player.play(*three)
    assert LESSON.check("regression").look(player.probe()).met


def test_the_last_answer_to_an_event_counts() -> None:
    flaky = KNOWS_TOPIC.replace(
        "def source_of(event):\n",
        "calls = []\n\n\ndef source_of(event):\n    calls.append(1)\n    if len(calls) == 2:\n        return 'lost'\n",
    )
    player = MemoryPlayer().play(start, *three, deploy(FUNCTION, flaky), *run("sns", "s3"))
    assert LESSON.check("regression").look(player.probe()).reason == "broken"
    assert LESSON.check("regression").look(player.play(*three).probe()).met


def test_checks_untick_when_the_function_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play))
    assert all(check.look(player.probe()).met for check in LESSON.checks)
    player.play(delete)
    assert {check.look(player.probe()).reason for check in LESSON.checks} == {"no-function"}


@pytest.mark.parametrize(
    ("plays", "option", "outcome"),
    [
        ([start, *three], None, None),
        ([start, *run("sns")], "fails", "KeyError"),
        ([deploy(FUNCTION, KNOWS_TOPIC), *run("sns")], "names", "aws:sns"),
        ([deploy(FUNCTION, SILENT), *run("sns")], "unknown", "None"),
    ],
)
def test_the_prediction(plays: list, option: str | None, outcome: str | None) -> None:
    truth = LESSON.prediction("capital-letter").truth(MemoryPlayer().play(*plays).probe())
    assert (truth.option if truth else None, truth.facts["outcome"] if truth else None) == (option, outcome)


ANSWERS: list[tuple[str, dict[str, Any]]] = [("aws:s3", RECEIPT), ("unknown", {}), ("unknown", EVENTS["alb"])]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("answer", "event"), ANSWERS)
def test_the_sample_function_answers_as_the_text_says(language: str, answer: str, event: dict) -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, BENCH.source[language]), invoke(FUNCTION, event))
    assert player.probe().payload(player.probe().last(FUNCTION)) == {"source": answer}


def test_the_later_sources_are_other_ones() -> None:
    assert len({SOURCE, KNOWS_API, KNOWS_TOPIC, FORGETS}) == 4
