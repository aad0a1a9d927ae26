"""A simple call is made by the endpoint's loop itself; whatever would wait for anything is made in a thread, once."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.db import connection, connections
from django.db.transaction import atomic

from lessons.sandbox import calls, keys, lab, opened
from lessons.sandbox.endpoint import answering, app
from lessons.sandbox.models import Account, JournalEntry
from tests.at_once import at_once
from tests.wire.asking import refused, user_key
from tests.wire.conftest import Clients


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A mark for each call that was handed to a thread."""
    seen: list[str] = []
    in_thread = app._in_thread

    def counted(asked: Any) -> Any:
        seen.append("handed")
        return in_thread(asked)

    monkeypatch.setattr(app, "_in_thread", counted)
    return seen


@pytest.fixture
def mina(root: keys.RootKey, client: Clients) -> dict[str, Any]:
    """A user's key that was seen before."""
    key = user_key(client("iam", root))
    client("sts", key).get_caller_identity()
    return key


@pytest.fixture
def ask(client: Clients, mina: dict[str, Any], handed: list[str]) -> Callable[[], Any]:
    handed.clear()
    return client("sts", mina).get_caller_identity  # type: ignore[no-any-return]


@contextmanager
def waiting(ask: Callable[[], Any], handed: list[str], held: Callable[[], Any]) -> Iterator[None]:
    """Somebody asks while another thread is inside `held()`: a thread has the call before the block, and is answered
    after it, not within."""
    inside, release = threading.Event(), threading.Event()

    def hold() -> None:
        with held():
            inside.set()
            release.wait(20)
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        holding = pool.submit(hold)
        assert inside.wait(10)
        answer = pool.submit(ask)
        try:
            for _ in range(1000):
                if not handed:
                    time.sleep(0.01)
            assert handed == ["handed"]
            yield
            assert not answer.done()
        finally:
            release.set()
        assert answer.result(20)["UserId"]
        holding.result(20)


def test_a_simple_call_needs_no_thread(ask: Callable[[], Any], handed: list[str]) -> None:
    assert ask()["Arn"].endswith(":user/mina")
    assert handed == []


def test_a_key_that_nobody_remembers_is_looked_up_in_a_thread(
    ask: Callable[[], Any], handed: list[str], client: Clients, mina: dict[str, Any]
) -> None:
    keys._known.clear()
    ask()
    assert refused(client("sts", (mina["AccessKeyId"], "wrong")).get_caller_identity) == ("SignatureDoesNotMatch", 403)
    assert handed == ["handed"] * 2


def test_who_has_the_account_is_waited_for_in_a_thread(
    ask: Callable[[], Any], handed: list[str], account: Account, other: Account, client: Clients
) -> None:
    theirs = client("sts", keys.root_key(other))
    theirs.get_caller_identity()
    handed.clear()
    with waiting(ask, handed, opened.slot(account.pk).held):
        assert theirs.get_caller_identity()["Account"] == other.account_id
    assert handed == ["handed"]


def test_who_writes_is_waited_for_in_a_thread(ask: Callable[[], Any], handed: list[str], endpoint: str) -> None:
    with waiting(ask, handed, atomic), pytest.raises(HTTPError, match="403"):
        urlopen(endpoint, timeout=10)  # the loop goes on answering
    assert handed == ["handed"]


def test_what_another_process_did_is_caught_up_with_in_a_thread(
    ask: Callable[[], Any], handed: list[str], account: Account
) -> None:
    here, opened._slots = opened._slots, OrderedDict()
    lab.call(account, "iam", "CreateUser", {"UserName": "jun"})
    opened._slots = here
    ask()
    assert handed == ["handed"]
    ask()
    assert handed == ["handed"]


def test_what_may_take_long_is_left_to_a_thread(client: Clients, mina: dict[str, Any], handed: list[str]) -> None:
    queue = client("sqs", mina).create_queue(QueueName="orders")["QueueUrl"]
    calls = (
        lambda: client("sqs", mina).receive_message(QueueUrl=queue, WaitTimeSeconds=1),
        lambda: client("sqs", mina).send_message(QueueUrl=queue, MessageBody="soup" * (app.SMALL // 4)),
        lambda: refused(client("lambda", mina).invoke, FunctionName="nobody"),
    )
    for call in calls:
        handed.clear()
        call()
        assert handed[:1] == ["handed"]


def test_who_took_long_is_left_to_a_thread_for_a_while(
    ask: Callable[[], Any], handed: list[str], account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows from a call when it was written counts as well, such as what is told to another account."""
    tell = calls.peers.tell
    monkeypatch.setattr(calls.peers, "tell", lambda *told: time.sleep(opened.LONG_S * 1.1) or tell(*told))
    ask()
    assert handed == []
    monkeypatch.setattr(calls.peers, "tell", tell)
    ask()
    assert handed == ["handed"]
    opened.slot(account.pk).slow_until = 0.0
    ask()
    assert handed == ["handed"]


def test_a_defect_is_answered_and_not_tried_again(
    ask: Callable[[], Any], handed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def fail(*_: Any, **__: Any) -> None:
        asked.append(None)
        raise RuntimeError

    monkeypatch.setattr(answering.lab, "call", fail)
    assert refused(ask) == ("InternalFailure", 500)
    assert (len(asked), handed) == (1, [])


def test_on_postgresql_every_call_is_made_in_a_thread(
    ask: Callable[[], Any], handed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_on_sqlite", lambda: False)
    ask()
    assert handed == ["handed"]


def test_whoever_calls_at_once_is_answered_once(client: Clients, mina: dict[str, Any], account: Account) -> None:
    """Some on the loop, some in threads: no name is refused as taken, and none is missing."""
    before = JournalEntry.objects.filter(account=account).count()

    def several(first: int) -> Callable[[], None]:
        iam = client("iam", mina)
        return lambda: [iam.create_user(UserName=f"user{first + number}") for number in range(25)] and None

    def on_a_page() -> None:
        for number in range(25):
            assert lab.call(account, "iam", "CreateUser", {"UserName": f"page{number}"}).refusal is None
        connection.close()

    at_once(several(0), several(25), several(50), on_a_page)
    rows = JournalEntry.objects.filter(account=account)[before:]
    assert (len(rows), {row.code for row in rows}) == (100, {""})
