"""Who has which account: made when first needed, found for their owner alone, copied."""

import secrets
from contextlib import suppress
from typing import Any
from uuid import UUID
from zlib import error as ZlibError

from django.db import IntegrityError, transaction

from lessons.sandbox import addresses, journal, keys, moment, opened, scratch, store
from lessons.sandbox.acting import arn_in
from lessons.sandbox.at_rest import Undecipherable
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import NoSuchMoment, NotYours, TooManyAccounts
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account, JournalEntry, Snapshot


def account_of(learner: Any) -> Account:
    """The learner's own account, made when first needed; one, however many ask at once. NotYours for strangers."""
    if not getattr(learner, "is_authenticated", False):
        raise NotYours
    found = Account.objects.filter(owner=learner, main=True).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return new_account(owner=learner, main=True)
    except IntegrityError:  # somebody else was faster
        return Account.objects.get(owner=learner, main=True)


def account_for(learner: Any, pk: Any) -> Account:
    """One of the learner's accounts by its id; NotYours (a 404 in views) for any other."""
    if not getattr(learner, "is_authenticated", False):
        raise NotYours
    try:
        wanted = pk if isinstance(pk, UUID) else UUID(str(pk))
    except ValueError:
        raise NotYours from None
    found = Account.objects.filter(owner=learner, pk=wanted).first()
    if found is None:
        raise NotYours
    return found


def own_accounts(learner: Any) -> list[Account]:
    """The learner's own accounts, the main one first, then the newest; those of missions are not among them."""
    return list(Account.objects.filter(owner=learner, purpose=Account.Purpose.OWN).order_by("-main", "-created"))


def numbers_of(owners: Any) -> dict[int, str]:
    """By owner, the number of the account that lessons are done in, unless that is a copy or not there yet."""
    found = Account.objects.filter(owner__in=owners, main=True, original=True)
    return {owner: number for owner, number in found.values_list("owner", "account_id") if owner is not None}


def make_main(learner: Any, account: Account) -> None:
    """Let another of the learner's own accounts be the one that lessons are done in."""
    if account.owner_id != learner.pk or account.purpose != Account.Purpose.OWN:
        raise NotYours
    with transaction.atomic():
        Account.objects.filter(owner=learner, main=True).update(main=False)
        if not Account.objects.filter(pk=account.pk, owner=learner).update(main=True):  # deleted in another tab
            raise NotYours


def delete_account(account: Account) -> None:
    """One of somebody's own accounts, never the one that lessons are done in. Raises NotYours."""
    with transaction.atomic():
        own = Account.objects.select_for_update().filter(pk=account.pk, purpose=Account.Purpose.OWN, main=False)
        found = own.first()
        if found is None:  # or it became the main one in another tab
            raise NotYours
        found.delete()


def check_room(learner: Any) -> None:
    """Raises TooManyAccounts when the learner may have no further account of their own."""
    if Account.objects.filter(owner=learner, purpose=Account.Purpose.OWN).count() >= limit("LAB_ACCOUNTS_PER_LEARNER"):
        raise TooManyAccounts(limit=limit("LAB_ACCOUNTS_PER_LEARNER"))


def begin_anew(learner: Any) -> Account:
    """An empty main account; the one before is kept beside it. Raises TooManyAccounts."""
    check_room(learner)
    with transaction.atomic():
        Account.objects.filter(owner=learner, main=True).update(main=False)
        return new_account(owner=learner, main=True)


def end_scene(account: Account) -> int:
    """What was done so far is the scene of a mission: undo and reset lead no further back. Returns its last entry."""
    head = Account.objects.values_list("head", flat=True).get(pk=account.pk)
    Account.objects.filter(pk=account.pk).update(base=head)
    return head


def new_account(*, owner: Any = None, main: bool = False, purpose: Account.Purpose = Account.Purpose.OWN) -> Account:
    """A fresh account with a number that no other has."""
    while True:
        number = f"{secrets.randbelow(9 * 10**11) + 10**11}"
        if not Account.objects.filter(account_id=number).exists():
            break
    return Account.objects.create(
        owner=owner,
        main=main,
        purpose=purpose,
        account_id=number,
        original=True,
        seed=secrets.token_hex(16),
        region=limit("LAB_REGION"),
        founded_wall=moment.now(),
    )


def fork(account_pk: UUID, position: int) -> Account:
    """A copy of the line up to `position`, and of the files, as a further account of the same owner; NoSuchMoment.

    Where code was running at that position, the copy ends at the last moment before at which none was. It keeps
    account number, seed and positions: its ARNs and ids are those of the original.
    """
    origin = Account.objects.filter(pk=account_pk).first()
    if origin is None:
        raise NotYours
    try:
        position = journal.place(account_pk, position).rest
    except JournalEntry.DoesNotExist:
        raise NoSuchMoment(position=position) from None
    copy = twin_of(origin, head=position)
    bodies = FileBodies.of(copy.pk)
    FileBodies.of(account_pk).share(bodies)
    copy.body_bytes = bodies.added
    with transaction.atomic():
        copy.save(force_insert=True)
        rows = JournalEntry.objects.bulk_create(_copies(origin.pk, copy.pk, position), batch_size=500)
        _copy_snapshots(origin.pk, copy.pk, {row.position for row in rows})
        keys.copy(origin.pk, copy.pk)
        addresses.copy(origin.pk, copy.pk)
        scratch.copy(origin.pk, copy.pk)
        settle_in(copy)
    return copy


def twin_of(origin: Account, *, head: int) -> Account:
    """An unsaved account that replays to the same state."""
    return Account(
        owner=origin.owner,
        account_id=origin.account_id,
        seed=origin.seed,
        region=origin.region,
        founded_wall=origin.founded_wall,
        base=min(origin.base, head),
        head=head,
        tip=head,
        last=head,
    )


def settle_in(account: Account) -> None:
    """Open a copied account once: this proves its journal, keeps a snapshot, and notes what falls due."""
    slot = opened.Slot(account.pk, FileBodies.of(account.pk))
    cloud = store.bring_to(slot, account, account.head)
    if account.head:
        store.take_snapshot(slot)
    account.held, account.wake, account.acting = bool(cloud.state.owed), cloud.next_wake(), arn_in(cloud)
    account.save(update_fields=["held", "wake", "acting"])


def _copies(origin_pk: UUID, copy_pk: UUID, position: int) -> list[JournalEntry]:
    rows = list(journal.line(origin_pk, position))
    for row in rows:
        row.account_id = copy_pk
        row._state.adding = True
    return rows[::-1]


def _copy_snapshots(origin_pk: UUID, copy_pk: UUID, positions: set[int]) -> None:
    """Encrypted anew: what is kept belongs to its row. A damaged one is left behind."""
    for snapshot in Snapshot.objects.filter(account_id=origin_pk):
        if snapshot.position in positions:
            with suppress(Undecipherable, ZlibError):
                facts = {"position": snapshot.position, "engine_version": snapshot.engine_version}
                Snapshot.objects.create(account_id=copy_pk, state=snapshot.state, **facts)
