"""The terminal as a panel of every bench: forms without scripts, parts with them, limits, and nobody else's lines."""

from typing import Any

import pytest
from django.test import Client

from lessons.courseware.models import Attempt
from lessons.functions.missions.wrong_handler.mission import MISSION
from lessons.people.models import Learner
from lessons.people.throttle import INVOKE
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry, TerminalLine
from tests.courseware.lesson_page import HTMX
from tests.courseware.terminal_page import ENGLISH, PAGE, PARTS, last, run, shown

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}quiz/", "/functions/how-it-works/"])
def test_a_visitor_types_without_scripts_on_every_bench(stranger: Client, page: str) -> None:
    assert "Type what you would type on your own computer." in shown(stranger, page=page)
    answer = run(stranger, "aws iam create-user --user-name mina", page)
    assert (answer.status_code, answer["Location"]) == (303, f"{page}?tab=terminal#terminal")
    log = shown(stranger, page=page)
    assert "<code>aws iam create-user --user-name mina</code>" in log
    assert "&quot;UserName&quot;: &quot;mina&quot;" in log
    assert "exit code 0" in log
    (guest,) = Learner.objects.all()
    assert (guest.is_guest, last().account) == (True, lab.account_of(guest))


def test_with_scripts_the_answer_brings_what_was_typed_and_the_rest_of_the_page(as_learner: Client) -> None:
    run(as_learner, "aws iam create-user --user-name before")
    text = run(as_learner, "aws iam create-user --user-name mina", **PARTS).text
    assert '<ol id="terminal-log" hx-swap-oob="beforeend">' in text
    assert text.count('<li class="line') == 1
    for part in ("terminal-prompt", "terminal-recalled", "terminal-files", "timeline", "acting", "last", "tabs"):
        assert f'id="{part}"' in text
    assert 'id="terminal-line"' not in text  # somebody may be typing already
    assert '<ol id="terminal-log" hx-swap-oob="innerHTML"></ol>' in run(as_learner, "clear", **PARTS).text


def test_the_line_stays_whatever_else_is_done_on_the_page(as_learner: Client) -> None:
    run(as_learner, "aws iam create-user --user-name mina")
    text = as_learner.post(f"{PAGE}undo/", headers=PARTS).text
    assert ('id="timeline"' in text, 'id="panel"' in text, 'id="terminal-log"' in text) == (True, False, False)
    assert 'id="panel"' in as_learner.post(f"{PAGE}redo/", headers=HTMX | {"HX-Current-URL": PAGE}).text


def test_a_denial_is_explained_and_told_apart(as_learner: Client, learner: Learner) -> None:
    account = lab.account_of(learner)
    run(as_learner, "aws iam create-user --user-name mina")
    run(as_learner, "aws iam create-login-profile --user-name mina --password Dumplings-4-all")
    lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": "Dumplings-4-all"})
    text = run(as_learner, "aws iam list-users", **PARTS).text
    position = last().denied
    assert JournalEntry.objects.get(account=account, position=position).code == "AccessDenied"
    assert f"/account/{account.pk}/why/{position}/?next=" in text
    assert f"#entry-{position}" in text
    assert f'id="entry-{position}"' in as_learner.get(f"{PAGE}?tab=journal").text
    assert "stderr</p>" in text
    assert "is not authorized to perform: iam:ListUsers" in text
    assert "A policy would have to allow this action on this resource." in text
    korean = as_learner.get(f"{PAGE}?tab=terminal", headers={"accept-language": "ko"}).text
    assert "이 리소스에 이 작업을 허용하는 정책이 있어야 해요." in korean
    assert "is not authorized to perform: iam:ListUsers" in korean


def test_long_output_ends_and_goes_on_at_a_page_of_its_own(as_learner: Client, as_other: Client) -> None:
    run(as_learner, "aws iam help")
    row = last()
    lines = row.stdout.splitlines()
    log = shown(as_learner)
    assert (lines[59] in log, lines[60] in log, f"{len(lines) - 60} more lines" in log) == (True, False, True)
    rest = as_learner.get(f"{PAGE}terminal/{row.pk}/", headers=ENGLISH)
    assert (rest.status_code, lines[-1] in rest.text) == (200, True)
    assert as_other.get(f"{PAGE}terminal/{row.pk}/").status_code == 404
    run(as_other, "ls")
    assert as_other.get(f"{PAGE}terminal/{row.pk}/").status_code == 404
    assert as_learner.get(f"{PAGE}terminal/{row.pk + 1}/").status_code == 404


def test_one_endless_line_is_cut_as_well(as_learner: Client) -> None:
    run(as_learner, f"cat > long <<EOF\n{'x' * 7000}\nEOF\ncat long")
    log = shown(as_learner)
    assert ("x" * 6000 + "</pre>" in log, "1 more line<" in log) == (True, True)


def test_a_step_of_the_journal_and_an_earlier_line_are_put_into_the_input(as_learner: Client, as_other: Client) -> None:
    run(as_learner, "aws iam create-user --user-name mina")
    row = last()
    journal = as_learner.get(f"{PAGE}?tab=journal", headers=ENGLISH).text
    assert f'href="{PAGE}?tab=terminal&amp;put={row.position}"' in journal
    twin = "aws iam create-user \\\n    --user-name mina \\\n    --region us-east-1</textarea>"
    assert twin in shown(as_learner, f"&put={row.position}")
    assert f"{row.text}</textarea>" in shown(as_learner, f"&again={row.pk}")
    assert "aws sts get-caller-identity</textarea>" in shown(as_learner, "&try=0")
    assert TerminalLine.objects.count() == 1  # put there, and not run
    run(as_other, "ls")
    for query in (f"&put={row.position}", f"&again={row.pk}", "&put=x", "&again=-1", "&try=99", "&put=999999999999"):
        assert "create-user" not in shown(as_other, query)


@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        ("x" * 65_537, 422, "64 KB at most"),
        ("a\0b", 422, "There is a NUL character in it"),
        ("ls\n" * 21, 409, "21 commands at once are too many"),
    ],
)
def test_too_much_is_refused_and_nothing_is_done(as_learner: Client, line: str, status: int, sentence: str) -> None:
    answer = run(as_learner, line, **PARTS)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert TerminalLine.objects.count() == 0


def test_an_empty_line_does_nothing(as_learner: Client) -> None:
    assert run(as_learner, "  \n").status_code == 303
    assert TerminalLine.objects.count() == 0


def test_commands_are_throttled_as_forms_are(as_learner: Client) -> None:
    assert run(as_learner, "ls\n" * INVOKE.learner.size).status_code == 303
    refused = run(as_learner, "ls", **PARTS)
    assert refused.status_code == 429
    assert TerminalLine.objects.count() == INVOKE.learner.size


def test_a_page_of_somebody_else_runs_nothing(as_learner: Client, as_other: Client, learner: Learner) -> None:
    answer = as_other.post(f"{PAGE}terminal/run/", {"line": "ls", "as": str(learner.pk)}, headers=PARTS)
    assert (answer.status_code, TerminalLine.objects.count()) == (409, 0)


def test_completion_answers_whoever_asks_and_writes_nothing(stranger: Client) -> None:
    answer = stranger.post(f"{PAGE}terminal/complete/", {"line": "ls\r\naws i", "cursor": "8"})
    assert answer.json()["offers"][0] == {"start": 7, "text": "iam", "note": ""}
    for fields in ({"line": "ls"}, {"line": "ls", "cursor": "-1"}, {"line": "ls", "cursor": "1", "as": "77"}):
        assert stranger.post(f"{PAGE}terminal/complete/", fields).json() == {"offers": []}
    assert (Learner.objects.count(), Account.objects.count()) == (0, 0)


def test_looking_back_nothing_can_be_typed(as_learner: Client) -> None:
    run(as_learner, "aws iam create-user --user-name mina")
    assert 'id="terminal-line"' not in shown(as_learner, "&at=1")
    assert "aws iam create-user" in shown(as_learner, "&at=1")


def test_a_mission_gives_its_hints_and_no_solution(as_learner: Client) -> None:
    page = "/functions/missions/wrong-handler/"
    as_learner.post(f"{page}begin/")
    for _ in MISSION.hints:
        run(as_learner, "hint", page)
        assert (last().status, "<" in last().stdout) == (0, False)
    text = run(as_learner, "hint", page, **PARTS | {"HX-Current-URL": f"http://testserver{page}?tab=terminal"}).text
    assert last().stderr == "There are no more hints. Beside the task you can ask for the solution.\n"
    assert f"Hint {len(MISSION.hints)} of {len(MISSION.hints)}" in text
    attempt = Attempt.objects.get()
    assert (attempt.hints, attempt.steps, last().account) == (len(MISSION.hints), 0, attempt.account)


def test_a_mission_that_is_not_begun_has_no_terminal(as_learner: Client) -> None:
    assert run(as_learner, "ls", "/functions/missions/wrong-handler/").status_code == 409
    assert TerminalLine.objects.count() == 0


def test_the_announcement_is_short(as_learner: Client) -> None:
    for line, said in (
        ("aws iam create-user --user-name mina", "Done, 9 lines of output."),
        ("clear", "The log is empty."),
        ("aws iam list-users --query 'Users[].UserName' --output text", "mina"),
        ("nonsense", "nonsense: command not found"),
    ):
        text = run(as_learner, line, **PARTS).text
        assert f'<p id="live" hx-swap-oob="innerHTML">{said}</p>' in text


@pytest.mark.parametrize("users", [1, 3])
def test_a_page_costs_the_same_however_much_was_typed(
    as_learner: Client, users: int, django_assert_num_queries: Any
) -> None:
    for number in range(users):
        run(as_learner, f"aws iam create-user --user-name user-{number}\ncat > f{number} <<EOF\nEOF")
    with django_assert_num_queries(12):
        assert f"user-{users - 1}" in shown(as_learner)
