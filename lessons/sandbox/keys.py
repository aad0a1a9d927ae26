"""Access keys and the accounts they open: found by one query, then decided by the account itself."""

import string
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils.crypto import get_random_string, salted_hmac

from lessons.sandbox import opened, statements, store
from lessons.sandbox.models import Account, AccountKey
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.questions import Signer

MOST_COPIES = 16  # accounts of one learner that are looked into for a key they may share
MOST_SECRETS = 40
MOST_KNOWN = 4096  # keys that are remembered
_GIVEN = frozenset({"AccessKey", "Credentials"})  # members of answers that hold an access key
_LETTERS = string.ascii_uppercase + "234567"


class Presumed(msgspec.Struct, frozen=True):
    """That a key still opens the one account it opened before, for the same signer; None: for its root user.

    `at_once`: and that the account waits for nobody, else NotAtOnce.
    """

    key: str
    signer: Signer | None
    at_once: bool = False


class Holder(msgspec.Struct, frozen=True):
    """Who signs with a key. `token` must come along with the signature; empty for a long-term key.

    Under `presumed` a call must not be made unless that is so; None: it was looked up.
    """

    account: Account
    caller: Caller
    secret: str
    token: str
    presumed: Presumed | None = None


_known: dict[str, tuple[UUID, bool]] = {}  # by key: which account alone had it when it was looked up, and is it root's


class RootKey(NamedTuple):
    key: str
    secret: str


def made_by(outcome: Outcome) -> list[str]:
    """The access keys that an answer hands out."""
    answer = outcome.answer
    if not answer or _GIVEN.isdisjoint(answer):
        return []
    given = (answer.get(member) for member in sorted(_GIVEN))
    return [each["AccessKeyId"] for each in given if isinstance(each, dict) and "AccessKeyId" in each]


def note(account_pk: UUID, keys: Iterable[str]) -> None:
    rows = [AccountKey(key=key, account_id=account_pk) for key in keys]
    if rows:
        AccountKey.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def copy(origin_pk: UUID, copy_pk: UUID) -> None:
    """A copied account knows the keys of the original, except that of its root user."""
    note(copy_pk, AccountKey.objects.filter(account_id=origin_pk, root=False).values_list("key", flat=True))


def root_key(account: Account) -> RootKey:
    """The account's own access key, made when first needed. Its secret is worked out, and stored nowhere."""
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=account.pk)
        row = AccountKey.objects.filter(account=account, root=True).first()
        if row is None:
            key = "AKIA" + get_random_string(16, _LETTERS)
            row = AccountKey.objects.create(key=key, account=account, root=True)
    return RootKey(row.key, _root_secret(row.key))


def known_root_key(account: Account) -> RootKey | None:
    """The same without making it."""
    row = AccountKey.objects.filter(account=account, root=True).first()
    return RootKey(row.key, _root_secret(row.key)) if row else None


def holder_of(key: str) -> Holder | None:
    """Whose key this is; None for a key of nobody.

    Copies of an account within one learner's hands have keys in common: the main one goes first, then the newest.
    A key that several learners have, since one imported what another exported, opens no account at all.
    """
    found = statements.accounts_with(key, MOST_COPIES)
    _known.pop(key, None)  # who looks it up has no use for what is remembered
    if len(found) > 1 and len({account.holder for account, _ in found}) > 1:
        return None
    for account, is_root in found:
        holder = _holder(account, key, is_root)
        if holder is not None:
            if len(found) == 1:
                _remember(key, account, is_root)
            return holder
    return None


def presumed(key: str, *, at_once: bool = False) -> Holder | None:
    """The same without a query, as this process remembers it; None where it does not. `at_once`: raises NotAtOnce."""
    account_pk, is_root = _known.get(key, (None, False))
    slot = opened.slot_if_any(account_pk) if account_pk is not None else None
    if slot is None:
        return None
    with slot.held(at_once=at_once):
        account, cloud = slot.account, slot.cloud
        if account is None or cloud is None:
            return None
        signer = None if is_root else cloud.signer_of(key)
    under = Presumed(key, signer, at_once)
    if is_root:
        return Holder(account, cloud.root, _root_secret(key), "", under)
    return Holder(account, signer.caller, signer.secret, signer.token, under) if signer else None


def _remember(key: str, account: Account, is_root: bool) -> None:
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    _known[key] = account.pk, is_root


def owner_of(key: str) -> Account | None:
    """Whose key this is or was, by the table alone; None where several learners have it."""
    found = list(Account.objects.filter(keys__key=key).order_by("-main", "-created")[:MOST_COPIES])
    return found[0] if len({account.holder for account in found}) == 1 else None


def secrets_of(account: Account) -> list[tuple[str, str]]:
    """The account's newest keys with their secrets, as far as it has them now."""
    rows = AccountKey.objects.filter(account=account).order_by("-pk")[:MOST_SECRETS]
    found = ((row.key, _holder(account, row.key, row.root)) for row in rows)
    return [(key, holder.secret) for key, holder in found if holder is not None]


def _holder(account: Account, key: str, is_root: bool) -> Holder | None:
    if is_root:
        return Holder(account, Caller.root(account.account_id), _root_secret(key), "")
    slot = opened.slot(account.id)
    with slot.lock:
        account, cloud = store.present(slot, account)
        signer = cloud.signer_of(key)
    return Holder(account, signer.caller, signer.secret, signer.token) if signer else None


def _root_secret(key: str) -> str:
    return _derived(key, settings.SECRET_KEY)


@lru_cache(maxsize=MOST_KNOWN)
def _derived(key: str, secret: str) -> str:
    """It follows from these two alone."""
    digest = salted_hmac("lessons.sandbox.keys.root_secret", key, secret, algorithm="sha256").digest()
    return b64encode(digest).decode()[:40]
