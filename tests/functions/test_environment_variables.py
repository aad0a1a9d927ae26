"""The content of "Environment variables": every reason of every check, and the predictions, played."""

import pytest

from lessons.courseware.play import Player
from lessons.functions.exercises.environment_variables.lesson import LESSON
from lessons.functions.playing import configure, deploy, invoke
from lessons.functions.price_fn import BENCH, FUNCTION, MENDED, ORDER, QUIET
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

SOURCE = BENCH.source["en"]
BROKEN = "def lambda_handler(event, context):\n    raise KeyError('no stove')\n"
BARE = "def lambda_handler(event, context):\n    return {'total': 1}\n"
ALWAYS_OPEN = SOURCE.replace('"open": not closed', '"open": True')

order = invoke(FUNCTION, ORDER)
start = (deploy(FUNCTION, SOURCE), order)
more_memory = configure(FUNCTION, MemorySize=256)


def settings(**variables: str):
    return configure(FUNCTION, Environment={"Variables": variables})


def delete(player: Player) -> None:
    player.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})


ten, text = settings(DISCOUNT_PERCENT="10"), settings(DISCOUNT_PERCENT="ten")
false, true = settings(CLOSED_TODAY="false"), settings(CLOSED_TODAY="true")
token = settings(KITCHEN_TOKEN="steam-4711-bun")

REASONS = [
    ("default", "no-function", []),
    ("default", "no-run", [deploy(FUNCTION, SOURCE)]),
    ("default", "failed", [deploy(FUNCTION, BROKEN), order]),
    ("default", "other-answer", [deploy(FUNCTION, SOURCE), ten, order]),
    ("default", "other-answer", [deploy(FUNCTION, BARE), order]),
    ("sunday", "no-function", []),
    ("sunday", "no-run", [deploy(FUNCTION, SOURCE)]),
    ("sunday", "failed", [*start, text, order]),
    ("sunday", "no-variable", [*start]),
    ("sunday", "no-variable", [*start, deploy(FUNCTION, SOURCE.replace('"0"', '"10"')), order]),
    ("sunday", "not-called", [*start, ten]),
    ("sunday", "many-changes", [*start, more_memory, ten, order]),
    ("sunday", "many-changes", [*start, deploy(FUNCTION, SOURCE + "\n"), ten, order]),
    ("sunday", "same", [*start, settings(DISCOUNT_PERCENT="0"), order]),
    ("wrong-value", "no-function", []),
    ("wrong-value", "no-run", [deploy(FUNCTION, SOURCE)]),
    ("wrong-value", "no-variable", [*start]),
    ("wrong-value", "not-called", [*start, text]),
    ("wrong-value", "failed", [*start, ten, deploy(FUNCTION, BROKEN), order]),
    ("wrong-value", "readable", [*start, ten, order]),
    ("false-is-text", "no-function", []),
    ("false-is-text", "no-run", [deploy(FUNCTION, SOURCE)]),
    ("false-is-text", "no-false", [*start]),
    ("false-is-text", "no-false", [*start, true, order]),
    ("false-is-text", "not-called", [*start, false]),
    ("false-is-text", "failed", [*start, settings(DISCOUNT_PERCENT="ten", CLOSED_TODAY="false"), order]),
    ("false-is-text", "no-answer", [deploy(FUNCTION, BARE), order, false, order]),
    ("read-as-text", "no-function", []),
    ("read-as-text", "no-run", [deploy(FUNCTION, SOURCE)]),
    ("read-as-text", "no-false", [*start]),
    ("read-as-text", "not-called", [*start, false]),
    ("read-as-text", "failed", [*start, false, deploy(FUNCTION, BROKEN), order]),
    ("read-as-text", "no-answer", [deploy(FUNCTION, BARE), false, order]),
    ("read-as-text", "still-closed", [*start, false, order]),
    ("read-as-text", "one-sided", [*start, false, deploy(FUNCTION, MENDED), order]),
    ("read-as-text", "one-sided", [*start, true, order, false, deploy(FUNCTION, ALWAYS_OPEN), order]),
    ("read-as-text", "always-open", [*start, false, deploy(FUNCTION, ALWAYS_OPEN), order, true, order]),
    ("secret", "no-function", []),
    ("secret", "no-token", [*start]),
    ("secret", "not-called", [deploy(FUNCTION, SOURCE), token]),
    ("secret", "not-called", [*start, token]),
    ("secret", "in-log", [*start, token, order]),
    ("secret", "failed", [*start, token, deploy(FUNCTION, BROKEN), order]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    own = all_reasons(LESSON.checks)
    assert own == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize("word", ["False", "no", "OFF", "0"])
def test_other_ways_to_say_no_are_understood(word: str) -> None:
    player = MemoryPlayer().play(*start, settings(CLOSED_TODAY=word), order)
    assert LESSON.check("false-is-text").look(player.probe()).met


def test_a_code_that_converts_in_the_handler_fails_there_and_counts() -> None:
    inside = SOURCE.replace('discount = int(os.environ.get("DISCOUNT_PERCENT", "0"))\n', "").replace(
        "    full =", '    discount = int(os.environ.get("DISCOUNT_PERCENT", "0"))\n    full ='
    )
    player = MemoryPlayer().play(deploy(FUNCTION, inside), text, order)
    assert player.probe().last(FUNCTION).status == "error"
    assert LESSON.check("wrong-value").look(player.probe()).met


def test_the_sample_function_fails_in_init() -> None:
    player = MemoryPlayer().play(*start, text, order)
    last = player.probe().last(FUNCTION)
    assert (last.status, last.error_type) == ("init_error", "ValueError")


def test_the_secret_found_in_the_log_again_is_lost() -> None:
    player = MemoryPlayer().play(*start, token, deploy(FUNCTION, QUIET), order)
    assert LESSON.check("secret").look(player.probe()).met
    player.play(deploy(FUNCTION, SOURCE), order)
    assert LESSON.check("secret").look(player.probe()).reason == "in-log"


def test_checks_untick_when_the_function_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play), delete)
    assert {check.look(player.probe()).reason for check in LESSON.checks} == {"no-function"}


@pytest.mark.parametrize(
    ("prediction_id", "plays", "option"),
    [
        ("after-the-change", [*start], None),
        ("after-the-change", [*start, more_memory, order], None),
        ("after-the-change", [*start, ten, order], "cold-new"),
        ("is-it-open", [*start, true, order], None),
        ("is-it-open", [*start, false, order], "closed"),
        ("is-it-open", [deploy(FUNCTION, MENDED), false, order], "open"),
    ],
)
def test_predictions(prediction_id: str, plays: list, option: str | None) -> None:
    truth = LESSON.prediction(prediction_id).truth(MemoryPlayer().play(*plays).probe())
    assert (truth.option if truth else None) == option


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_sample_function_answers_as_the_text_says(language: str) -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, BENCH.source[language]), order)
    assert player.probe().payload(player.probe().last(FUNCTION)) == {
        "total": 9000,
        "discount_percent": 0,
        "open": True,
        "closed_today": "",
    }
    player.play(settings(DISCOUNT_PERCENT="10", CLOSED_TODAY="false"), order)
    assert player.probe().payload(player.probe().last(FUNCTION)) == {
        "total": 8100,
        "discount_percent": 10,
        "open": False,
        "closed_today": "false",
    }


def test_the_mended_sources_are_other_ones() -> None:
    assert len({SOURCE, MENDED, QUIET}) == 3
