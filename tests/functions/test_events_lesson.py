"""The content of "Events": every reason of every check, and both predictions, played."""

import pytest

from lessons.functions.exercises.events.lesson import LESSON
from lessons.functions.playing import deploy, deploy_bench, hand_over, invoke, remove, reserve, wait
from lessons.functions.samples.table import find
from lessons.functions.ticket_fn import BENCH, FUNCTION, ORDER, RESTOCKED, SOLD_OUT
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

start = deploy_bench(BENCH)
asked, handed = invoke(FUNCTION, ORDER), hand_over(FUNCTION, ORDER)
failing = hand_over(FUNCTION, SOLD_OUT)
next_try, last_try = wait(minutes=1, seconds=5), wait(minutes=2, seconds=5)
batch = invoke(FUNCTION, find("sqs").event)
REASONS = [
    ("handed-over", "no-function", []),
    ("handed-over", "not-waited", [start, handed]),
    ("handed-over", "not-handed", [start, asked, failing]),
    ("handed-over", "other-event", [start, asked, hand_over(FUNCTION, ORDER | {"count": 3})]),
    ("tried-again", "no-function", []),
    ("tried-again", "no-failure", [start, asked, handed]),
    ("tried-again", "only-waited", [start, invoke(FUNCTION, SOLD_OUT), next_try, last_try]),
    ("tried-again", "too-few", [start, failing, next_try]),
    ("mended", "no-function", []),
    ("mended", "no-failure", [start, invoke(FUNCTION, SOLD_OUT), deploy(FUNCTION, RESTOCKED), handed]),
    ("mended", "waits", [start, failing, deploy(FUNCTION, RESTOCKED), failing]),
    ("mended", "dropped", [start, failing, next_try, last_try, deploy(FUNCTION, RESTOCKED), failing]),
    ("from-a-queue", "no-function", []),
    ("from-a-queue", "no-batch", [start, asked]),
    ("from-a-queue", "no-report", [deploy(FUNCTION, "def lambda_handler(event, context):\n    return 1\n"), batch]),
    ("from-a-queue", "no-report", [start, batch]),
    ("ceiling", "no-function", []),
    ("ceiling", "nothing-reserved", [start, reserve(FUNCTION, 1), reserve(FUNCTION, None)]),
    ("ceiling", "braked", [start, reserve(FUNCTION, 0)]),
    ("ceiling", "all-run", [start, reserve(FUNCTION, 3)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_checks_untick_when_the_function_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play))
    assert all(check.look(player.probe()).met for check in LESSON.checks)
    player.play(remove(FUNCTION))
    assert {check.look(player.probe()).reason for check in LESSON.checks} == {"no-function"}


def test_what_was_sent_again_is_not_mended() -> None:
    """A new event that succeeds is another one: only a later try counts."""
    player = MemoryPlayer().play(start, failing, deploy(FUNCTION, RESTOCKED), failing)
    assert LESSON.check("mended").look(player.probe()).reason == "waits"
    assert LESSON.check("mended").look(player.play(next_try).probe()).met


@pytest.mark.parametrize(
    ("plays", "hears", "often"),
    [
        ([start, asked, handed], None, None),
        ([start, invoke(FUNCTION, SOLD_OUT)], None, None),
        ([start, failing], ("accepted", {"error": "SoldOut"}), None),
        (
            [start, failing, next_try, last_try],
            ("accepted", {"error": "SoldOut"}),
            ("three", {"count": 3, "minutes": 3}),
        ),
    ],
)
def test_the_predictions(plays: list, hears: tuple | None, often: tuple | None) -> None:
    probe = MemoryPlayer().play(*plays).probe()
    for prediction_id, expected in (("what-the-caller-hears", hears), ("how-often", often)):
        truth = LESSON.prediction(prediction_id).truth(probe)
        assert ((truth.option, truth.facts) if truth else None) == expected


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_function_answers_as_the_text_says(language: str) -> None:
    player = MemoryPlayer(language=language).play(start, asked)
    run = player.probe().last(FUNCTION)
    assert player.probe().payload(run) == {"order": "A-1042", "ticket": "2 x dumplings"}
    assert any(line.startswith(f"request {run.request_id}") for line in player.probe().log(run))
    assert '"soup", "mooncake"]' in RESTOCKED
