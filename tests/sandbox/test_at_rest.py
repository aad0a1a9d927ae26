"""Secrets at rest: encrypted, readable with a former key, and nothing is lost in silence."""

import re
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID
from zlib import decompress, decompressobj
from zlib import error as ZlibError

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils.translation import override
from structlog.testing import capture_logs

from lessons.sandbox import accounts, at_rest, lab, opened, store
from lessons.sandbox.errors import SecretLost
from lessons.sandbox.models import Account, Snapshot, TerminalLine
from lessons.sandbox.terminal import log
from lessons.sandbox.terminal.desk import Printed
from tests.sandbox import life
from tests.sandbox.conftest import create

pytestmark = pytest.mark.django_db
ONE, TWO = UUID(int=1), UUID(int=2)
FORMER = "the key that this server had before the present one"


@pytest.fixture
def kept(account: Account, monkeypatch: pytest.MonkeyPatch) -> Account:
    """An account with snapshots, known to no process."""
    monkeypatch.setattr(store, "FEWEST_BETWEEN", 2)
    for name in ("order-fn", "menu-fn", "bill-fn", "rice-fn"):
        create(account, name)
    opened.forget_all()
    return account


def rekey(settings: LazySettings, *former: str) -> None:
    opened.forget_all()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a key that was made long afterwards", list(former)


def test_what_is_encrypted_comes_back_and_is_not_readable(settings: LazySettings) -> None:
    first, second = at_rest.encrypt(b"a seed", "seed", ONE), at_rest.encrypt(b"a seed", "seed", ONE)
    assert b"a seed" not in first
    assert first != second
    assert at_rest.decrypt(first, "seed", ONE) == at_rest.decrypt(second, "seed", ONE) == b"a seed"


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: kept[:5],
        lambda kept: kept[:-1],
        lambda kept: b"\x02" + kept[1:],
        lambda kept: kept[:20] + bytes([kept[20] ^ 1]) + kept[21:],
    ],
)
def test_what_was_changed_is_not_believed(damage: Any) -> None:
    with pytest.raises(at_rest.Undecipherable):
        at_rest.decrypt(damage(at_rest.encrypt(b"a seed of some length", "seed", ONE)), "seed", ONE)


def test_what_was_moved_is_not_believed() -> None:
    kept = at_rest.encrypt(b"a seed", "seed", ONE)
    for kind, pk in (("seed", TWO), ("snapshot", ONE)):
        with pytest.raises(at_rest.Undecipherable):
            at_rest.decrypt(kept, kind, pk)  # type: ignore[arg-type]


def test_a_former_key_still_reads(kept: Account, settings: LazySettings) -> None:
    expected, former = life.state(kept), settings.SECRET_KEY
    rekey(settings, FORMER, former)
    assert life.state(kept) == expected
    with capture_logs() as logs:
        rekey(settings, FORMER)
        with pytest.raises(SecretLost):
            lab.look(kept)
    told = {"event": "an account cannot be decrypted", "account": str(kept.pk), "advice": SecretLost.advice}
    assert logs == [told | {"log_level": "error"}]


def test_encrypted_anew_the_former_key_can_go(kept: Account, settings: LazySettings) -> None:
    expected, snapshots = life.state(kept), Snapshot.objects.count()
    rekey(settings, settings.SECRET_KEY)
    said = StringIO()
    call_command("reencrypt", stdout=said)
    assert said.getvalue() == "Accounts encrypted with the present key: 1\n"
    rekey(settings)
    assert [len(each.state) == each.size for each in Snapshot.objects.all()] == snapshots * [True]
    assert life.state(kept) == expected == life.rebuilt(Account.objects.get(pk=kept.pk))
    rekey(settings, FORMER)
    settings.SECRET_KEY = "and another one that knows nothing of it"
    with pytest.raises(CommandError, match=r"decrypted: 1\. .* secret_key"):
        call_command("reencrypt")


def test_pages_say_so_and_offer_an_empty_account(kept: Account, as_learner: Client, settings: LazySettings) -> None:
    rekey(settings)
    as_learner.force_login(kept.owner)  # the session was signed with the former key as well
    with override("en"):
        page = as_learner.get("/account/", headers={"accept-language": "en"})
        shown = page.content.decode()
        assert "the key of this lab has changed" in shown
        assert "Meanwhile you can go on in an empty account." in shown
        assert f"/account/{kept.pk}/export/" not in shown
        lesson = as_learner.get("/functions/what-lambda-is/", headers={"accept-language": "en"})
        assert (lesson.status_code, "the key of this lab has changed" in lesson.content.decode()) == (409, True)
    assert as_learner.post("/account/new/", {"as": kept.owner.pk}).status_code == 302
    assert lab.look(lab.account_of(kept.owner)).head == 0
    assert Account.objects.filter(pk=kept.pk, main=False).count() == 1


def test_a_copy_has_snapshots_of_its_own(kept: Account) -> None:
    copy = accounts.fork(kept.pk, kept.last or lab.position(kept.pk)[0])
    theirs = Snapshot.objects.filter(account=copy).order_by("position")
    assert [each.state for each in theirs][-1] == life.state(kept)
    opened.forget_all()
    assert life.state(copy) == life.state(kept)


@pytest.mark.django_db(transaction=True)
def test_the_database_file_holds_no_secret(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "FEWEST_BETWEEN", 2)
    account.seed = "a seed to be looked for in the file"
    account.save(update_fields=["sealed_seed"])
    lab.call(account, "iam", "CreateUser", {"UserName": "looked-for-mina"})
    key = lab.call(account, "iam", "CreateAccessKey", {"UserName": "looked-for-mina"}).answer["AccessKey"]
    device = lab.call(account, "iam", "CreateVirtualMFADevice", {"VirtualMFADeviceName": "phone"}).answer
    secrets = (account.seed, key["SecretAccessKey"], device["VirtualMFADevice"]["Base32StringSeed"].decode())
    assert Snapshot.objects.filter(account=account).count() == 1
    stored = whole_database()
    assert b"looked-for-mina" in stored
    assert [secret for secret in secrets if secret.encode() in stored] == []


THINNED = b"a state that was dropped long ago"
FORMS = ("0005_acting", "0007_forget_what_was_in_clear")


def migrate(name: str) -> Any:
    targets = [("sandbox", name)]
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def thin_out(snapshots: Any, account_pk: UUID) -> None:
    """Leave rows behind in pages that are free now; many builds of SQLite would clear them, others do not."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=OFF")
    for position in range(1000, 1100):
        snapshots.objects.create(
            account_id=account_pk, position=position, engine_version=1, size=1, data=THINNED + bytes(3000)
        )
    snapshots.objects.filter(position__gte=1000).delete()
    assert connection.vendor != "sqlite" or THINNED in whole_database()


@pytest.mark.django_db(transaction=True)
def test_what_was_kept_in_clear_is_encrypted_and_back(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "FEWEST_BETWEEN", 2)
    account.seed = "a seed to be looked for in the file"
    account.save(update_fields=["sealed_seed"])
    lab.call(account, "iam", "CreateUser", {"UserName": "looked-for-mina"})
    key = lab.call(account, "iam", "CreateAccessKey", {"UserName": "looked-for-mina"}).answer["AccessKey"]
    expected = life.state(account)
    secrets = [each.encode() for each in ("a seed to be looked for in the file", key["SecretAccessKey"])]
    try:
        before = migrate(FORMS[0])
        thin_out(before.get_model("sandbox", "Snapshot"), account.pk)
        assert before.get_model("sandbox", "Account").objects.get(pk=account.pk).seed == secrets[0].decode()
        packed = bytes(before.get_model("sandbox", "Snapshot").objects.get().data)
        assert secrets[1] in decompress(packed)
        assert [secret in whole_database() for secret in secrets] == [True, True]
        migrate(FORMS[1])
        assert [secret in whole_database() for secret in (*secrets, THINNED)] == [False, False, False]
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    opened.forget_all()
    assert life.state(account) == expected == life.rebuilt(Account.objects.get(pk=account.pk))


def whole_database() -> bytes:
    """Every byte of the file and its log, or of PostgreSQL's tables, and what in there is packed, unpacked."""
    stored = file_bytes() if connection.vendor == "sqlite" else table_bytes()
    return stored + b"".join(
        unpacked(stored[found.start() : found.start() + 8192]) for found in re.finditer(b"\x78\x01", stored)
    )


def file_bytes() -> bytes:
    path = Path(connection.settings_dict["NAME"])
    files = sorted(path.parent.glob(f"{path.name}*"))
    # Read by another process: closing a file here would take away the locks that SQLite holds on it for this one.
    return subprocess.run(["cat", *files], capture_output=True, check=True).stdout


def table_bytes() -> bytes:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        values = [each for table in tables for row in selected(cursor, table) for each in row]
    return b"".join(bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode() for each in values)


def selected(cursor: Any, table: str) -> list[Any]:
    cursor.execute(f"SELECT * FROM {table}")
    return cursor.fetchall()


def unpacked(packed: bytes) -> bytes:
    """As far as it is zlib's form: SQLite cuts long values into pages."""
    reading, found = decompressobj(), b""
    try:
        for at in range(0, len(packed), 64):
            found += reading.decompress(packed[at : at + 64])
    except ZlibError:
        pass
    return found


def test_what_the_terminal_printed_is_encrypted_and_renewed(account: Account, settings: LazySettings) -> None:
    former = settings.SECRET_KEY
    row = log.keep(account, "root", "aws iam create-access-key", Printed("a secret key", "a warning"))
    assert b"a secret key" not in bytes(TerminalLine.objects.get().output)
    rekey(settings, former)
    call_command("reencrypt", stdout=StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    found = TerminalLine.objects.get(pk=row.pk)
    assert (found.stdout, found.stderr) == ("a secret key", "a warning")
    rekey(settings)
    settings.SECRET_KEY = "another key altogether, made by somebody else"
    assert TerminalLine.objects.get(pk=row.pk).printed == ("", "")
