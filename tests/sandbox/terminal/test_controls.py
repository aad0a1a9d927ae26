"""The lab's own commands."""

import pytest

from lessons.sandbox import lab, terminal
from lessons.sandbox.models import Account
from lessons.sandbox.terminal import Desk
from serverless_lab.engine.instant import SECOND
from tests.sandbox.terminal.conftest import Type

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "seconds"), [("+30s", 30), ("+5m", 300), ("+2h", 7_200), ("+4d", 345_600), ("+1h30m", 5_400)]
)
def test_the_clock_is_turned_forward(typed: Type, account: Account, words: str, seconds: int) -> None:
    before = lab.look(account).now
    assert typed(f"clock {words}").status == 0
    assert (lab.look(account).now - before) // SECOND == seconds


@pytest.mark.parametrize(("word", "rate"), [("pause", 0), ("x60", 60), ("×10", 10), ("x1", 1)])
def test_the_clock_stands_or_runs_faster(typed: Type, account: Account, word: str, rate: int) -> None:
    line = typed(f"clock {word}")
    assert lab.look(account).cloud.state.clock.rate == rate
    assert line.stdout == f"2026-09-21T14:13:20Z {f'×{rate}' if rate else '멈춤'}\n"
    assert typed("clock").stdout == line.stdout


def test_the_next_event_is_gone_to_where_there_is_one(typed: Type) -> None:
    assert (typed("clock next").status, typed("clock next").stderr) == (
        1,
        "이 계정에서 앞으로 저절로 일어날 일이 없어요.\n",
    )


def test_reset_is_taken_back_by_undo(typed: Type, account: Account) -> None:
    typed("aws iam create-user --user-name mina")
    typed("reset")
    assert lab.look(account).head == 0
    typed("undo")
    assert lab.look(account).head == 1


def test_hints_come_from_the_page_until_there_are_no_more(account: Account) -> None:
    hints = iter(["Look at the log.", ""])
    desk = Desk(account, next_hint=lambda: next(hints))
    shown = [terminal.run(desk, "hint").lines[0] for _ in range(2)]
    assert [(line.status, line.stdout) for line in shown] == [(0, "Look at the log.\n"), (1, "")]
    assert shown[1].stderr == "힌트를 모두 봤어요. 풀이는 과제 옆에서 볼 수 있어요.\n"


def test_help_names_every_command(typed: Type) -> None:
    shown = typed("help").stdout.splitlines()
    named = [line.split()[0] for line in shown if line.startswith("  ")]
    assert named == "aws undo redo reset hint clock ls cat edit rm zip history clear help".split()
