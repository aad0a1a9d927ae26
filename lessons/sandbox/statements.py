"""The statements that every call makes, or one in thirty, written out once and sent past the ORM and its cursors, which
would take many times as long as SQLite takes to run them. Whatever is asked less often goes through the ORM.
"""

import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.models.base import Model, ModelState
from django.db.transaction import atomic

from lessons.sandbox.errors import NotAtOnce
from lessons.sandbox.models import Account, JournalEntry, Snapshot

Row = TypeVar("Row", bound=Model)
# The others are read when somebody asks for them. In the order of the model.
_NAMES = (
    "id owner_id main purpose account_id region founded_wall head tip last reset_from base held wake claimed acting "
    "body_bytes"
).split()
_ACCOUNT = f"SELECT {', '.join(f'account.{name}' for name in _NAMES)} FROM sandbox_account account"  # noqa: S608
_READ_ONE = f"{_ACCOUNT} WHERE account.id = %s"
_LOCK = f"{_READ_ONE} FOR UPDATE"
_HOLDERS = "(SELECT COUNT(*) FROM sandbox_accountkey WHERE key = %s)"
_LOCK_FOR = _LOCK.replace(" FROM", f", {_HOLDERS} FROM", 1)
_WITH_KEY = f"""
    {_ACCOUNT.replace(" FROM", ", hint.root FROM")} JOIN sandbox_accountkey hint ON hint.account_id = account.id
    WHERE hint.key = %s ORDER BY account.main DESC, account.created DESC LIMIT %s
"""
_AT_ADDRESS = f"""
    {_ACCOUNT.replace(" FROM", ", hint.region AS at_region FROM")}
    JOIN sandbox_accountaddress hint ON hint.account_id = account.id
    WHERE hint.address = %s ORDER BY hint.id LIMIT %s
"""
_IN_ENTRY = [each.attname for each in JournalEntry._meta.concrete_fields if each.attname != "account_id"]
_ENTRY = ["account_id", *_IN_ENTRY]
_APPEND = f"INSERT INTO sandbox_journalentry ({', '.join(_ENTRY)}) VALUES ({', '.join(['%s'] * len(_ENTRY))})"  # noqa: S608
_values = itemgetter(*_IN_ENTRY)  # of the model's own dictionary: its attributes take ten times as long
_STAND = """
    UPDATE sandbox_account SET head = %s, tip = %s, last = %s, reset_from = %s, held = %s, wake = %s, claimed = %s,
    acting = %s, body_bytes = body_bytes + %s WHERE id = %s
"""
_SNAPSHOTS = "SELECT position FROM sandbox_snapshot WHERE account_id = %s ORDER BY position"
_KEEP_SNAPSHOT = """
    INSERT INTO sandbox_snapshot (account_id, position, engine_version, size, data) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (account_id, position) DO UPDATE
    SET engine_version = excluded.engine_version, size = excluded.size, data = excluded.data
"""
_DROP_SNAPSHOT = "DELETE FROM sandbox_snapshot WHERE account_id = %s AND position = %s"
_kept = attrgetter("position", "engine_version", "size", "data")
_standing = itemgetter("head", "tip", "last", "reset_from", "held", "wake", "claimed", "acting")


_DURABLE = atomic(durable=True)
_own = threading.local()


def _connection() -> Any:
    """Django's connection of this thread. Where no call began it is looked up: beside an event loop it is another."""
    return getattr(_own, "connection", None) or connections[DEFAULT_DB_ALIAS]


def begin_call() -> None:
    """A connection that broke or grew old is not used again. For threads that do nothing but answer calls."""
    _own.connection = _connection()
    _own.connection.close_if_unusable_or_obsolete()


def transaction(*, at_once: bool = False) -> AbstractContextManager[None]:
    """`atomic(durable=True)`, which takes seven times as long to begin and end a transaction as SQLite does.

    `at_once`: raises NotAtOnce where another writes; PostgreSQL lets several.
    """
    django = _connection()
    django.close_if_health_check_failed()
    django.ensure_connection()
    if django.vendor != "sqlite" or not django.autocommit:  # PostgreSQL, or a test that is one transaction
        return atomic(durable=True)
    return _OnSqlite(django, at_once)


class _OnSqlite(AbstractContextManager[None]):
    """Within it Django finds its connection as within `atomic`, so that it may begin others inside."""

    def __init__(self, django: Any, at_once: bool) -> None:
        self._django, self._at_once = django, at_once

    def __enter__(self) -> None:
        django = self._django
        if self._at_once and not django.take_turn_at_once():
            raise NotAtOnce
        django._start_transaction_under_autocommit()
        django.autocommit, django.in_atomic_block, django.needs_rollback = False, True, False
        django.commit_on_exit = True
        django.atomic_blocks.append(_DURABLE)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        django = self._django
        django.atomic_blocks.pop()
        django.in_atomic_block = False
        try:
            if kind is None and not django.needs_rollback:
                django._commit()
            else:
                _roll_back(django)
        except BaseException:
            _roll_back(django)
            raise
        finally:
            django.autocommit = True
        if django.run_on_commit:
            django.run_and_clear_commit_hooks()


def _roll_back(django: Any) -> None:
    if django.closed_in_transaction:  # it is opened anew by whoever needs it next
        django.connection = None
    try:
        django.rollback()
    except DatabaseError:
        django.close()


def account(account_pk: UUID, *, locked: bool = False) -> Account | None:
    """An account as it stands, `locked` to be changed in this transaction; None when it is gone."""
    row = _run(_LOCK if locked else _READ_ONE, [account_pk.hex]).fetchone()
    return _account(row) if row else None


def account_for(key: str, account_pk: UUID) -> tuple[Account, int] | None:
    """The same, locked, and how many accounts have this access key now."""
    row = _run(_LOCK_FOR, [key, account_pk.hex]).fetchone()
    return (_account(row[:-1]), int(row[-1])) if row else None


def accounts_with(key: str, most: int) -> list[tuple[Account, bool]]:
    """The accounts that may have an access key, main ones first, then the newest, and whether it is their root key."""
    return [(_account(row[:-1]), bool(row[-1])) for row in _run(_WITH_KEY, [key, most]).fetchall()]


def accounts_at(address: str, most: int) -> list[tuple[Account, str]]:
    """The accounts that a public address may lead to, the one that had it first in front, and in which Region it is."""
    return [(_account(row[:-1]), str(row[-1])) for row in _run(_AT_ADDRESS, [address, most]).fetchall()]


def append(entry: JournalEntry) -> None:
    values = vars(entry)
    _run(_APPEND, [values["account_id"].hex, *_values(values)])


def stand(where: Account, added: int) -> None:
    """Keep where the account stands, and that so many bytes of bodies were added."""
    _run(_STAND, [*_standing(vars(where)), added, where.id.hex])


def keep_snapshot(snapshot: Snapshot) -> None:
    """In place of one that was there already."""
    _run(_KEEP_SNAPSHOT, [snapshot.account_id.hex, *_kept(snapshot)])


def snapshots_of(account_pk: UUID) -> list[int]:
    """Where they stand, ascending."""
    return [position for (position,) in _run(_SNAPSHOTS, [account_pk.hex]).fetchall()]


def drop_snapshot(account_pk: UUID, position: int) -> None:
    _run(_DROP_SNAPSHOT, [account_pk.hex, position])


def _run(sql: str, values: Sequence[Any]) -> Any:
    """The cursor of the database's own driver, whose errors are told as Django's. It is given UUIDs in hexadecimal."""
    django = _connection()
    if not django.in_atomic_block:
        django.close_if_health_check_failed()
        django.ensure_connection()
    with django.wrap_database_errors:
        return django.connection.execute(_for_sqlite(sql) if django.vendor == "sqlite" else sql, values)


@cache
def _for_sqlite(sql: str) -> str:
    return sql.replace("%s", "?").replace(" FOR UPDATE", "")  # its transaction began IMMEDIATE and is alone already


def entry(**values: Any) -> JournalEntry:
    """A row to append, with every field of the journal."""
    return _restored(JournalEntry, values)


def _account(row: tuple[Any, ...]) -> Account:
    """SQLite knows neither UUID nor bool."""
    values = dict(zip(_NAMES, row, strict=True))
    if type(values["id"]) is str:
        values |= {"id": _uuid(values["id"]), "main": bool(values["main"]), "held": bool(values["held"])}
    account = _restored(Account, values)
    account._state.db, account._state.adding = DEFAULT_DB_ALIAS, False
    return account


@lru_cache(maxsize=1024)
def _uuid(text: str) -> UUID:
    return UUID(text)


def _restored(model: type[Row], values: dict[str, Any]) -> Row:
    """As Django restores a model from a pickle: its constructor would take as long as the statement."""
    row = model.__new__(model)
    row._state = ModelState()
    row.__dict__.update(values)
    return row
