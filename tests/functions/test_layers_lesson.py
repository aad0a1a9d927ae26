"""The content of "Layers": every reason of every check, the prediction, and the packages of the bench, played."""

import pytest
from django.test import Client

from lessons.courseware.probe import Probe
from lessons.functions.bill_fn import BENCH, FUNCTION, LAYER, NEW_PRICE, OLD_PRICE, ORDER, package
from lessons.functions.exercises.layers.lesson import LESSON
from lessons.functions.playing import deploy, deploy_bench, invoke, layered, publish_layer, remove
from lessons.people.models import Learner
from lessons.sandbox import lab
from tests.courseware.terminal_page import run
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

start, order = deploy_bench(BENCH), invoke(FUNCTION, ORDER)
one, two = publish_layer(LAYER, package(OLD_PRICE)), publish_layer(LAYER, package(NEW_PRICE))
on_one, on_two = layered(FUNCTION, "shop:1"), layered(FUNCTION, "shop:2")
flat = publish_layer(LAYER, package(OLD_PRICE, ""))
alone = deploy(FUNCTION, "def lambda_handler(event, context):\n    return {'total': 9000}\n")
running = [start, order, one, on_one, order]
REASONS = [
    *((check.id, "no-function", []) for check in LESSON.checks),
    ("missing", "no-call", [start]),
    ("missing", "found-it", [alone, order]),
    ("attached", "no-layer", [start, order]),
    ("attached", "not-attached", [start, order, one]),
    ("attached", "wrong-folder", [start, order, flat, on_one, order]),
    ("attached", "failed", [start, order, one, on_one]),
    ("attached", "no-answer", [start, one, on_one]),
    ("pinned", "one-version", running),
    ("pinned", "not-called", [*running, two]),
    ("pinned", "not-called", [*running, two, on_two, order]),
    ("moved", "one-version", running),
    ("moved", "old-version", [*running, two, order]),
    ("moved", "not-called", [*running, two, order, on_two]),
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
    ("plays", "option"),
    [(running, None), ([*running, two], None), ([*running, two, on_two, order], None), ([*running, two, order], "old")],
)
def test_the_prediction(plays: list, option: str | None) -> None:
    truth = LESSON.prediction("after-a-new-version").truth(MemoryPlayer().play(*plays).probe())
    assert (truth.option if truth else None) == option


@pytest.mark.django_db
def test_the_terminal_finds_the_packages_of_the_bench(as_learner: Client, learner: Learner) -> None:
    page = "/functions/layers/"
    as_learner.post(f"{page}deploy/", {"source": BENCH.source["en"]})
    listed = run(as_learner, "ls", page, **{"hx-request": "true"}).text
    assert all(name in listed for name in ("lambda_function.py", "shop-1.zip", "shop-2.zip"))
    account = lab.account_of(learner)
    for number in (1, 2):
        line = f"aws lambda publish-layer-version --layer-name shop --zip-file fileb://shop-{number}.zip"
        assert "exit code 0" in run(as_learner, line, page, **{"hx-request": "true"}).text
    state = Probe(lab.look(account).cloud).lambda_
    arn = state.layers["shop"].versions[2].arn
    line = f"aws lambda update-function-configuration --function-name bill-fn --layers {arn}"
    assert "exit code 0" in run(as_learner, line, page, **{"hx-request": "true"}).text
    assert [used.arn for used in Probe(lab.look(account).cloud).function(FUNCTION).layers] == [arn]
    elsewhere = run(as_learner, "cat shop-1.zip", "/functions/how-it-works/", **{"hx-request": "true"}).text
    assert "cat: shop-1.zip: No such file or directory" in elsewhere
