"""A key that this process remembers is not looked up again, and opens nothing that it would not open otherwise."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from lessons.sandbox import keys, lab, opened, statements
from lessons.sandbox.models import Account, AccountKey, JournalEntry, UnverifiedCall
from tests.wire.asking import refused, user_key
from tests.wire.conftest import Clients

UNKNOWN = ("InvalidClientTokenId", 403)


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys that were looked up in the database."""
    seen: list[str] = []
    look_up = statements.accounts_with

    def counted(key: str, most: int) -> Any:
        seen.append(key)
        return look_up(key, most)

    monkeypatch.setattr(statements, "accounts_with", counted)
    monkeypatch.setattr(keys, "_known", {})
    return seen


@pytest.fixture
def mina(root: keys.RootKey, client: Clients) -> dict[str, Any]:
    return user_key(client("iam", root))


@pytest.fixture
def ask(client: Clients, mina: dict[str, Any], looked_up: list[str]) -> Callable[[], Any]:
    """GetCallerIdentity with mina's key, which was seen before."""
    sts = client("sts", mina)
    sts.get_caller_identity()
    sts.get_caller_identity()
    assert looked_up == [mina["AccessKeyId"]]
    return sts.get_caller_identity  # type: ignore[no-any-return]


@contextmanager
def elsewhere() -> Iterator[None]:
    """In another process, which has opened accounts of its own."""
    here, opened._slots = opened._slots, OrderedDict()
    try:
        yield
    finally:
        opened._slots = here


def test_a_key_is_looked_up_once(ask: Callable[[], Any], looked_up: list[str]) -> None:
    for _ in range(3):
        ask()
    assert len(looked_up) == 1


def test_the_root_key_is_remembered_too(root: keys.RootKey, client: Clients, looked_up: list[str]) -> None:
    sts = client("sts", root)
    for _ in range(3):
        sts.get_caller_identity()
    assert looked_up == [root.key]


def test_what_happened_in_another_process_counts(
    account: Account, ask: Callable[[], Any], mina: dict[str, Any], looked_up: list[str]
) -> None:
    with elsewhere():
        lab.call(account, "iam", "CreateUser", {"UserName": "jun"})
    ask()
    assert len(looked_up) == 1
    key = {"UserName": "mina", "AccessKeyId": mina["AccessKeyId"]}
    with elsewhere():
        assert lab.call(account, "iam", "UpdateAccessKey", key | {"Status": "Inactive"}).refusal is None
    assert refused(ask) == UNKNOWN
    assert JournalEntry.objects.latest("wall").code == "InvalidClientTokenId"
    with elsewhere():
        assert lab.call(account, "iam", "DeleteAccessKey", key).refusal is None
    rows = JournalEntry.objects.count()
    assert refused(ask) == UNKNOWN
    assert JournalEntry.objects.count() == rows


def test_what_was_undone_in_this_one_counts(account: Account, ask: Callable[[], Any]) -> None:
    lab.reset(account)
    assert refused(ask) == UNKNOWN


def test_a_key_that_a_second_learner_has_opens_nothing(
    other: Account, ask: Callable[[], Any], mina: dict[str, Any]
) -> None:
    AccountKey.objects.create(key=mina["AccessKeyId"], account=other)
    assert refused(ask) == UNKNOWN


def test_a_copy_of_the_account_that_goes_first_is_found(account: Account, ask: Callable[[], Any]) -> None:
    copy = lab.fork(account, Account.objects.get(pk=account.pk).head)
    newest = max((account, copy), key=lambda each: (each.main, each.created))
    ask()
    assert JournalEntry.objects.filter(operation="GetCallerIdentity").latest("wall").account_id == newest.pk


def test_once_a_copy_has_the_key_as_well_it_is_remembered_no_more(
    account: Account, ask: Callable[[], Any], mina: dict[str, Any]
) -> None:
    lab.fork(account, Account.objects.get(pk=account.pk).head)
    ask()
    assert mina["AccessKeyId"] not in keys._known
    copy = Account.objects.exclude(pk=account.pk).get(owner=account.owner)
    opened_now = opened.slot(max((account, copy), key=lambda each: (each.main, each.created)).pk)
    cloud = opened_now.cloud
    assert cloud is not None
    ask()
    assert opened_now.cloud is cloud  # not thrown away and opened again for every call


def test_what_nobody_knows_is_said_in_the_words_of_its_service(client: Clients, root: keys.RootKey) -> None:
    said: list[bytes] = []
    s3 = client("s3", root)
    s3.meta.events.register("before-sign.s3", lambda request, **_: setattr(request, "method", "PATCH"))
    s3.meta.events.register(
        "before-parse.s3", lambda response_dict, **_: said.append(response_dict["body"].partition(b"<RequestId>")[0])
    )
    assert refused(s3.list_buckets) == ("MethodNotAllowed", 405)
    client("sts", root).get_caller_identity()
    assert refused(s3.list_buckets) == ("MethodNotAllowed", 405)
    assert said[0] == said[1]


def test_an_account_that_is_gone(account: Account, ask: Callable[[], Any]) -> None:
    Account.objects.get(pk=account.pk).delete()
    assert refused(ask) == UNKNOWN


def test_a_wrong_secret_is_told_once(
    account: Account, ask: Callable[[], Any], mina: dict[str, Any], client: Clients
) -> None:
    assert refused(client("sts", (mina["AccessKeyId"], "wrong")).get_caller_identity) == ("SignatureDoesNotMatch", 403)
    assert UnverifiedCall.objects.filter(account=account).count() == 1


def test_no_more_keys_are_remembered_than_there_may_be(monkeypatch: pytest.MonkeyPatch, ask: Callable[[], Any]) -> None:
    monkeypatch.setattr(keys, "MOST_KNOWN", 1)
    for number in range(3):
        keys._remember(f"AKIA{number}", Account(), is_root=False)
        assert list(keys._known) == [f"AKIA{number}"]
