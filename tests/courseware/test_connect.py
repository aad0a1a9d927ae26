"""Connect your own tools: the key when it is asked for, true addresses, and the panel that waits for the first call."""

import time
from typing import Any

import pytest
from django.test import Client

from lessons.courseware import catalogue
from lessons.courseware.models import Attempt, Progress
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account, AccountKey, JournalEntry
from serverless_lab.engine.caller import Caller

ENGLISH = {"accept-language": "en"}
HTMX = ENGLISH | {"hx-request": "true"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def account(learner: Learner) -> Account:
    return lab.account_of(learner)


def address(account: Account, rest: str = "") -> str:
    return f"/account/{account.pk}/connect/{rest}"


def called(account: Account, operation: str = "GetCallerIdentity", service: str = "sts", **more: Any) -> lab.Result:
    """As the endpoint does it for a real client."""
    params = more.pop("params", {})
    return lab.call(account, service, operation, params, face="sdk", **more)


def test_looking_makes_neither_account_nor_key(stranger: Client, as_learner: Client, account: Account) -> None:
    assert "There is no account yet." in stranger.get("/connect/", headers=ENGLISH).text
    page = as_learner.get(address(account), headers=ENGLISH).text
    assert ("Give me the root access key" in page, "[profile serverless-lab]" in page) == (True, False)
    assert (Learner.objects.count(), Account.objects.count(), AccountKey.objects.count()) == (1, 1, 0)


def test_a_visitor_becomes_a_guest_with_an_account_and_a_key(stranger: Client) -> None:
    answer = stranger.post("/connect/")
    account = Account.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address(account))
    assert (account.owner.is_guest, account.main, account.keys.get().root) == (True, True, True)
    assert stranger.get("/connect/")["Location"] == address(account)


def test_the_key_is_shown_when_it_is_asked_for_and_stays_the_same(as_learner: Client, account: Account) -> None:
    for _ in range(2):
        assert as_learner.post(address(account, "key/"))["Location"] == address(account)
    key = lab.root_key(account)
    page = as_learner.get(address(account), headers=ENGLISH)
    assert page["Cache-Control"] == "private, no-store"
    assert f'<span id="key-id">{key.key}</span>' in page.text
    hidden = f'<span class="secret" data-hidden="(hidden)"><span>{key.secret}</span></span>'
    assert page.text.count(f'<span id="key-secret">{key.secret}</span></span>') == 1
    assert page.text.count(hidden) == 6  # config, boto3, JavaScript, two shells, Terraform
    assert page.text.count(key.secret) == 7
    assert (f"aws_access_key_id = {key.key}\n" in page.text, "the key of the root user" in page.text) == (True, True)


@pytest.mark.parametrize(
    ("request_with", "settings_with", "expected"),
    [
        ({}, {}, "http://testserver:4566"),
        ({"headers": {"host": "127.0.0.1:8000"}}, {"LAB_AWS_PORT": 4777}, "http://127.0.0.1:4777"),
        ({"headers": {"host": "[::1]:8000"}}, {}, "http://[::1]:4566"),
        ({"headers": {"host": "lab.school.kr"}, "secure": True}, {}, "https://lab.school.kr/aws"),
        ({"secure": True}, {"LAB_AWS_ENDPOINT": "https://aws.school.kr"}, "https://aws.school.kr"),
    ],
)
def test_the_endpoint_is_where_this_reader_reaches_it(
    as_learner: Client, account: Account, settings: Any, request_with: Any, settings_with: Any, expected: str
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.LAB_AWS_PORT = 4566
    for name, value in settings_with.items():
        setattr(settings, name, value)
    lab.root_key(account)
    page = as_learner.get(address(account), **request_with).text
    assert f'<span id="endpoint">{expected}</span>' in page
    assert f"endpoint_url = {expected}\n" in page


def test_nobody_reaches_anothers_account(as_other: Client, stranger: Client, account: Account) -> None:
    for client in (as_other, stranger):
        assert client.get(address(account)).status_code == 404
        assert client.post(address(account, "key/")).status_code == 404
        assert client.get(address(account, "waiting/?since=0"), headers=HTMX).status_code == 286  # htmx asks no more
    assert AccountKey.objects.count() == 0


def test_it_waits_and_lights_up_with_the_first_call_of_a_real_client(as_learner: Client, account: Account) -> None:
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    account.refresh_from_db()
    page = as_learner.get(address(account), headers=ENGLISH).text
    until = int(time.time()) + 300
    poll = address(account, f"waiting/?since={account.last}&until={until}")
    assert ("Waiting for your first call" in page, f"since={account.last}&amp;until=" in page) == (True, True)
    lab.call(account, "iam", "ListUsers", {})  # the console is not what it waits for
    assert as_learner.get(poll, headers=HTMX).status_code == 204
    first = called(account)
    called(account, "ListUsers", "iam")
    answer = as_learner.get(poll, headers=HTMX)
    position = JournalEntry.objects.get(face="sdk", operation="GetCallerIdentity").position
    assert first.refusal is None
    assert answer.text.startswith('<section class="card waiting lit" id="waiting"')
    assert "<b>sts GetCallerIdentity</b>" in answer.text
    assert f"<dd>arn:aws:iam::{account.account_id}:root</dd>" in answer.text
    assert f"/account/{account.pk}/why/{position}/?next=" in answer.text
    assert "data-pulse" not in answer.text
    assert answer["HX-Trigger"] == '{"lab:announce": {"text": "Your call has arrived: GetCallerIdentity, allowed."}}'
    assert answer["HX-Replace-Url"] == address(account, f"?since={account.last}")
    assert "waiting lit" in as_learner.get(answer["HX-Replace-Url"], headers=ENGLISH).text
    assert as_learner.get(f"/account/{account.pk}/why/{position}/", headers=ENGLISH).status_code == 200


def test_a_denied_call_says_so(as_learner: Client, account: Account) -> None:
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    mina = Caller.user(f"arn:aws:iam::{account.account_id}:user/mina")
    called(account, "ListUsers", "iam", caller=mina)
    page = as_learner.get(address(account, "?since=0"), headers=ENGLISH).text
    assert ('waiting refused" id="waiting"' in page, '<span class="tag bad">AccessDenied</span>' in page) == (
        True,
        True,
    )
    assert (f"<dd>{mina.arn}</dd>" in page, "Why was I denied?" in page) == (True, True)


def test_a_call_of_what_is_not_simulated_leads_to_what_is(as_learner: Client, account: Account) -> None:
    called(account, "ListCapacityProviders", "lambda", params={})
    page = as_learner.get(address(account, "?since=0"), headers=ENGLISH).text
    assert ("/differences/#lambda-ListCapacityProviders" in page, "/why/" in page) == (True, False)


def test_it_stops_asking_after_a_while(as_learner: Client, account: Account) -> None:
    answer = as_learner.get(address(account, f"waiting/?since=7&until={int(time.time()) - 1}"), headers=HTMX)
    assert answer.text.startswith('<section class="card waiting asleep" id="waiting"')
    assert f'href="{address(account)}?since=7#waiting">Go on waiting' in answer.text
    assert "data-pulse" not in answer.text


def test_without_scripts_the_page_is_looked_at_again(as_learner: Client, account: Account) -> None:
    assert as_learner.get(address(account, "waiting/?since=0"))["Location"] == address(account)
    page = as_learner.get(address(account), headers=ENGLISH).text
    assert f'href="{address(account)}?since=0#waiting">Look now' in page


@pytest.mark.parametrize("since", ["-1", "x", "9" * 30, "%00"])
def test_a_moment_that_cannot_be_is_now(as_learner: Client, account: Account, since: str) -> None:
    called(account)
    assert "Waiting for your first call" in as_learner.get(address(account, f"?since={since}"), headers=ENGLISH).text


def test_the_journal_is_on_the_page_that_was_worked_on_last(as_learner: Client, account: Account) -> None:
    called(account)
    position = JournalEntry.objects.get().position
    chapter, lesson = catalogue.lessons()[0]
    link = f'href="/{chapter.slug}/{lesson.slug}/?tab=journal#entry-{position}"'
    assert link in as_learner.get(address(account, "?since=0")).text
    for known in ("functions/gone-for-good", "functions/test-events"):
        Progress.objects.create(learner=account.owner, lesson=known, check_id="x", step=1)
    page = as_learner.get(address(account, "?since=0")).text
    assert f'href="/functions/test-events/?tab=journal#entry-{position}"' in page
    journal = as_learner.get("/functions/test-events/?tab=journal", headers=ENGLISH).text
    row = journal.partition(f'<li id="entry-{position}"')[2].partition("</li>")[0]
    assert ("<b>GetCallerIdentity</b>" in row, '<span class="tag cold">own tool</span>' in row) == (True, True)
    assert f'href="{address(account)}">Run it from your own computer' in row


def test_an_account_of_a_mission_has_a_page_too(as_learner: Client, learner: Learner) -> None:
    account = lab.new_account(owner=learner, purpose=Account.Purpose.MISSION)
    called(account)
    Attempt.objects.create(learner=learner, mission="functions/timed-out", version=1, since=0, account=account)
    page = as_learner.get(address(account, "?since=0"), headers=ENGLISH).text
    assert ("Account of a mission" in page, 'href="/functions/missions/timed-out/?tab=journal#' in page) == (True, True)


def test_another_account_of_ones_own_has_no_journal_page(as_learner: Client, learner: Learner) -> None:
    account = lab.new_account(owner=learner)
    called(account)
    page = as_learner.get(address(account, "?since=0"), headers=ENGLISH).text
    assert ("Your call has arrived" in page, "tab=journal" in page) == (True, False)


@pytest.mark.parametrize("calls", [1, 3])
def test_queries_do_not_grow_with_calls(
    as_learner: Client, account: Account, calls: int, django_assert_num_queries: Any
) -> None:
    lab.root_key(account)
    for _ in range(calls):
        called(account)
    with django_assert_num_queries(6):
        as_learner.get(address(account, "?since=0"))
    with django_assert_num_queries(4):
        as_learner.get(address(account, f"waiting/?since={account.last + 99}&until=99999999999"), headers=HTMX)


def test_a_bench_that_was_left_asks_once_what_came_meanwhile(as_learner: Client, account: Account) -> None:
    url = "/functions/what-lambda-is/"
    head = lab.look(account).head
    assert f'data-pulse="back" hx-get="{url}pulse/?back={head}"' in as_learner.get(url).text
    assert as_learner.get(f"{url}pulse/?back={head}", headers=HTMX).status_code == 204
    called(account, "CreateUser", "iam", params={"UserName": "mina"})
    answer = as_learner.get(f"{url}pulse/?back={head}", headers=HTMX)
    assert (answer.status_code, f"pulse/?back={lab.look(account).head}" in answer.text) == (200, True)
