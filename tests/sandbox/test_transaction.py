"""The writer's transaction is Django's durable atomic block, whoever begins and ends it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.db.transaction import atomic, on_commit

from lessons.people.models import Learner
from lessons.sandbox.errors import NotAtOnce
from lessons.sandbox.statements import transaction
from serverless_lab.sqlite.queue import queue_of

pytestmark = pytest.mark.django_db(transaction=True)


def make(name: str) -> None:
    Learner.objects.create(username=name)


def names() -> list[str]:
    return sorted(Learner.objects.values_list("username", flat=True))


def rests() -> bool:
    """Is the connection as it was before?"""
    return connection.get_autocommit() and not (connection.in_atomic_block or connection.connection.in_transaction)


def test_what_was_done_is_kept():
    with transaction():
        assert connection.connection.in_transaction
        make("mina")
    assert rests()
    assert names() == ["mina"]


def test_at_once_it_begins_only_if_nobody_else_writes():
    queue = queue_of(Path(connection.settings_dict["NAME"]))
    queue.take(1)
    with pytest.raises(NotAtOnce), transaction(at_once=True):
        make("mina")
    assert rests()
    queue.give_back()
    with transaction(at_once=True):
        make("jun")
    assert rests()
    assert names() == ["jun"]
    assert queue.take_at_once()  # it was given back
    queue.give_back()


def test_nothing_is_kept_of_what_went_wrong():
    def go_wrong() -> None:
        with transaction():
            make("mina")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    assert rests()
    assert names() == []


def test_a_block_inside_is_taken_back_alone():
    with transaction():
        make("mina")
        with pytest.raises(IntegrityError), atomic():
            make("mina")
        make("bada")
    assert names() == ["bada", "mina"]


def test_nothing_is_kept_where_a_block_without_a_savepoint_failed_unheard():
    with transaction():
        make("mina")
        with pytest.raises(IntegrityError), atomic(savepoint=False):
            make("mina")
    assert rests()
    assert names() == []
    make("bada")
    assert names() == ["bada"]


@pytest.mark.parametrize(("outer", "inner"), [(transaction, transaction), (atomic, transaction)])
def test_it_stands_within_no_other(outer: Callable[[], Any], inner: Callable[[], Any]):
    with pytest.raises(RuntimeError, match="durable"), outer(), inner():
        pass
    assert rests()


def test_what_waits_for_the_commit_is_done_after_it_and_not_without_it():
    done = []

    def go_wrong() -> None:
        with transaction():
            on_commit(lambda: done.append("never"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    with transaction():
        on_commit(lambda: done.append(rests()))
        assert done == []
    assert done == [True]


def test_another_writer_is_waited_for_and_told_of_as_django_does():
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, uri=True)
    connection.ensure_connection()
    connection.connection.execute("PRAGMA busy_timeout = 50")
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), transaction():
            pytest.fail("nobody else may write")
        other.execute("ROLLBACK")
    finally:
        other.close()
        connection.close()
    with transaction():
        make("mina")
    assert rests()


def test_a_commit_that_fails_leaves_nothing():
    def leave_a_key_of_no_account() -> None:
        with transaction():
            make("mina")
            connection.connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.connection.execute(
                "INSERT INTO sandbox_accountkey (key, root, account_id) VALUES ('AKIA', 0, 'nobody')"
            )

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        leave_a_key_of_no_account()
    assert rests()
    assert names() == []


def test_a_connection_that_was_closed_inside_is_opened_anew():
    with transaction():
        make("mina")
        connection.close()
    assert names() == []
    with transaction():
        make("bada")
    assert rests()
    assert names() == ["bada"]
