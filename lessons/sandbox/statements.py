"""The statements that every call makes, written out once and sent past the ORM and its cursors, which would take many
times as long as SQLite takes to run them. Whatever is not asked at every call goes through the ORM.
"""

from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.base import Model, ModelState

from lessons.sandbox.models import Account, JournalEntry

Row = TypeVar("Row", bound=Model)
# The others are read when somebody asks for them. In the order of the model.
_NAMES = (
    "id owner_id main purpose account_id region founded_wall head tip last reset_from base held wake claimed acting "
    "body_bytes"
).split()
_ACCOUNT = f"SELECT {', '.join(f'account.{name}' for name in _NAMES)} FROM sandbox_account account"  # noqa: S608
_READ_ONE = f"{_ACCOUNT} WHERE account.id = %s"
_LOCK = f"{_READ_ONE} FOR UPDATE"
_WITH_KEY = f"""
    {_ACCOUNT.replace(" FROM", ", hint.root FROM")} JOIN sandbox_accountkey hint ON hint.account_id = account.id
    WHERE hint.key = %s ORDER BY account.main DESC, account.created DESC LIMIT %s
"""
_AT_ADDRESS = f"""
    {_ACCOUNT.replace(" FROM", ", hint.region AS at_region FROM")}
    JOIN sandbox_accountaddress hint ON hint.account_id = account.id
    WHERE hint.address = %s ORDER BY hint.id LIMIT %s
"""
_ENTRY = [field.attname for field in JournalEntry._meta.concrete_fields if not field.primary_key]
_APPEND = f"INSERT INTO sandbox_journalentry ({', '.join(_ENTRY)}) VALUES ({', '.join(['%s'] * len(_ENTRY))})"  # noqa: S608
_values = attrgetter(*_ENTRY)
_STAND = """
    UPDATE sandbox_account SET head = %s, tip = %s, last = %s, reset_from = %s, held = %s, wake = %s, claimed = %s,
    acting = %s, body_bytes = body_bytes + %s WHERE id = %s
"""
_standing = attrgetter("head", "tip", "last", "reset_from", "held", "wake", "claimed", "acting")


def account(account_pk: UUID, *, locked: bool = False) -> Account | None:
    """An account as it stands, `locked` to be changed in this transaction; None when it is gone."""
    row = _run(_LOCK if locked else _READ_ONE, [account_pk]).fetchone()
    return _account(row) if row else None


def accounts_with(key: str, most: int) -> list[tuple[Account, bool]]:
    """The accounts that may have an access key, main ones first, then the newest, and whether it is their root key."""
    return [(_account(row[:-1]), bool(row[-1])) for row in _run(_WITH_KEY, [key, most]).fetchall()]


def accounts_at(address: str, most: int) -> list[tuple[Account, str]]:
    """The accounts that a public address may lead to, the one that had it first in front, and in which Region it is."""
    return [(_account(row[:-1]), str(row[-1])) for row in _run(_AT_ADDRESS, [address, most]).fetchall()]


def append(entry: JournalEntry) -> None:
    _run(_APPEND, _values(entry))


def stand(where: Account, added: int) -> None:
    """Keep where the account stands, and that so many bytes of bodies were added."""
    _run(_STAND, [*_standing(where), added, where.pk])


def _run(sql: str, values: Sequence[Any]) -> Any:
    """The cursor of the database's own driver, whose errors are told as Django's."""
    django = connections[DEFAULT_DB_ALIAS]
    django.close_if_health_check_failed()
    django.ensure_connection()
    with django.wrap_database_errors:
        if django.vendor == "sqlite":
            return django.connection.execute(_for_sqlite(sql), [_plain(value) for value in values])
        return django.connection.execute(sql, values)


@cache
def _for_sqlite(sql: str) -> str:
    return sql.replace("%s", "?").replace(" FOR UPDATE", "")  # its transaction began IMMEDIATE and is alone already


def _plain(value: Any) -> Any:
    """SQLite knows neither UUID nor bool."""
    return value.hex if isinstance(value, UUID) else value


def entry(**values: Any) -> JournalEntry:
    """A row to append, with every field of the journal."""
    return _restored(JournalEntry, values | {"id": None})


def _account(row: tuple[Any, ...]) -> Account:
    account = _restored(Account, dict(zip(_NAMES, row, strict=True)))
    account._state.db, account._state.adding = DEFAULT_DB_ALIAS, False
    if not isinstance(account.id, UUID):
        account.id = UUID(account.id)
    account.main, account.held = bool(account.main), bool(account.held)
    return account


def _restored(model: type[Row], values: dict[str, Any]) -> Row:
    """As Django restores a model from a pickle: its constructor would take as long as the statement."""
    row = model.__new__(model)
    row._state = ModelState()
    row.__dict__.update(values)
    return row
