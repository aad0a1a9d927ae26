"""The content of "Versions": every reason of every check, the prediction, and the lines of the text, played."""

import re
import shlex

import pytest
from django.test import Client

from lessons.courseware.probe import Probe
from lessons.functions.exercises.versions.lesson import LESSON
from lessons.functions.menu_fn import ALIAS, BENCH, DEARER, FUNCTION
from lessons.functions.playing import deploy, deploy_bench, invoke, point, publish, remove
from lessons.people.models import Learner
from lessons.sandbox import lab
from tests.courseware.terminal_page import run
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of
from tests.settings import ROOT

start, published, dearer = deploy_bench(BENCH), publish(FUNCTION), deploy(FUNCTION, DEARER)
asked, one = invoke(FUNCTION, {}), invoke(FUNCTION, {}, "1")
live, half = point(FUNCTION, ALIAS, "1"), point(FUNCTION, ALIAS, "1", v2=0.5)
by_name = invoke(FUNCTION, {}, ALIAS, times=12)
both = [start, published, dearer, published, half, by_name]
broken = deploy(FUNCTION, "def lambda_handler(event, context):\n    return event['nothing']\n")
REASONS = [
    *((check.id, "no-function", []) for check in LESSON.checks),
    ("published", "no-version", [start, asked]),
    ("published", "not-called", [start, published, asked]),
    ("published", "failed", [broken, published, one]),
    ("unchanged", "no-version", [start]),
    ("unchanged", "same-code", [start, published, asked, one]),
    ("unchanged", "not-compared", [start, published, dearer, asked]),
    ("unchanged", "not-compared", [start, published, dearer, one, asked]),
    ("unchanged", "not-compared", [start, published, deploy(FUNCTION, BENCH.source["en"] + "\n"), asked, one]),
    ("pointed", "no-alias", [start, published]),
    ("pointed", "at-latest", [start, point(FUNCTION, ALIAS, "$LATEST"), by_name]),
    ("pointed", "not-called", [start, published, live, one]),
    ("shared", "one-version", [start, published, live]),
    ("shared", "no-weight", [start, published, dearer, published, live, by_name]),
    ("shared", "one-side", [start, published, dearer, published, point(FUNCTION, ALIAS, "1", v2=0.0), by_name]),
    ("taken-back", "none-tried", [start, published, live, by_name]),
    ("taken-back", "still-there", both),
    ("taken-back", "still-there", [*both, point(FUNCTION, ALIAS, "2")]),
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


@pytest.mark.parametrize(
    ("plays", "option"), [([start, published, one], None), ([start, published, dearer, asked, one], "old")]
)
def test_the_prediction(plays: list, option: str | None) -> None:
    truth = LESSON.prediction("what-the-old-one-says").truth(MemoryPlayer().play(*plays).probe())
    assert (truth.option if truth else None) == option


def lines(language: str) -> list[list[str]]:
    """The lines of the text for the terminal, block by block."""
    text = (ROOT / f"templates/{LESSON.template}.{language}.md").read_text()
    return [block.splitlines() for block in re.findall(r"```text\n(.*?)```", text, re.DOTALL)]


def test_both_languages_type_the_same() -> None:
    assert lines("en") == lines("ko")
    assert all(shlex.split(line)[0] in ("aws", "cat") for block in lines("en") for line in block)


@pytest.mark.django_db
def test_the_lines_of_the_text_do_what_the_checks_ask(as_learner: Client, learner: Learner) -> None:
    page = "/functions/versions/"

    def met() -> list[str]:
        probe = Probe(lab.look(lab.account_of(learner)).cloud)
        return [check.id for check in LESSON.checks if check.look(probe).met]

    first, alias, sharing, back = lines("en")
    as_learner.post(f"{page}deploy/", {"source": BENCH.source["en"]})
    for line in first:
        assert "exit code 0" in run(as_learner, line, page, **{"hx-request": "true"}).text
    assert met() == ["published"]
    as_learner.post(f"{page}deploy/", {"source": DEARER})
    for block, reached in ((alias, "pointed"), ([*sharing, *sharing[-2:] * 2], None), (back, None)):
        for line in block:
            assert "exit code 0" in run(as_learner, line, page, **{"hx-request": "true"}).text
        assert reached is None or reached in met()
    state = Probe(lab.look(lab.account_of(learner)).cloud).function(FUNCTION)
    assert (list(state.versions), state.aliases[ALIAS].version, state.aliases[ALIAS].weights) == (["1", "2"], "1", {})
