"""The log: kept, recalled, cleared, and never endless."""

import pytest
from django.conf import LazySettings

from lessons.people.models import Learner
from lessons.sandbox import lab, terminal
from lessons.sandbox.models import Account, TerminalLine
from lessons.sandbox.terminal import Desk, log
from lessons.sandbox.terminal.desk import Printed
from tests.sandbox.terminal.conftest import Type

pytestmark = pytest.mark.django_db


def texts(account: Account) -> list[str]:
    return [line.text for line in terminal.recent(account, 10)]


def test_history_and_clear(typed: Type, desk: Desk, account: Account) -> None:
    for text in ("ls", "help", "ls"):
        typed(text)
    assert texts(account) == ["ls", "help", "ls"]
    assert typed("history").stdout == "    1  help\n    2  ls\n"
    cleared = terminal.run(desk, "help\nclear\nls")
    assert ([line.text for line in cleared.lines], cleared.cleared) == (["ls"], True)
    assert texts(account) == ["ls"]
    assert [line.text for line in terminal.newest(account, 10)] == ["history", "help", "clear", "ls"]


def test_only_so_many_lines_and_so_much_output_are_kept(account: Account, settings: LazySettings) -> None:
    settings.LAB_TERMINAL_LINES, settings.LAB_TERMINAL_BYTES = 3, 100
    for number in range(5):
        log.keep(account, "root", f"line {number}", Printed())
    assert texts(account) == ["line 2", "line 3", "line 4"]
    log.keep(account, "root", "long", Printed("x" * 85))
    assert texts(account) == ["line 4", "long"]
    log.keep(account, "root", "longer", Printed("x" * 500))
    assert texts(account) == ["longer"]


def test_what_no_database_keeps_is_made_fit(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_OUTPUT", 20)
    row = log.keep(account, "root", "x", Printed("a\0b\ud800c", "e" * 50))
    assert (row.stdout, row.stderr) == ("a␀b?c", "e" * 15 + "\n[…]\n")


def test_a_line_is_found_in_its_own_account_alone(typed: Type, account: Account, other_learner: Learner) -> None:
    line = typed("ls")
    theirs = lab.account_of(other_learner)
    assert terminal.find(account, line.pk) == line
    assert terminal.find(theirs, line.pk) is None
    terminal.run(Desk(theirs), "clear")
    assert texts(account) == ["ls"]


def test_the_log_goes_with_its_account(typed: Type, account: Account) -> None:
    typed("ls")
    gone = Account(pk=account.pk)
    account.delete()
    assert TerminalLine.objects.count() == 0
    with pytest.raises(lab.NotYours):
        log.keep(gone, "root", "ls", Printed())
