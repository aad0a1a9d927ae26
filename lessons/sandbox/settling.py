"""What falls due although no learner is looking: asynchronous invocations, retries, reports that never came."""

import threading
from uuid import UUID

import structlog
from django.db import connections
from django_q.tasks import async_task

from lessons.sandbox import inflight, moment, parcels
from lessons.sandbox.errors import NotYours
from lessons.sandbox.inside import Task
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account
from lessons.sandbox.places import Places
from lessons.sandbox.runs import run_with_consequences
from lessons.sandbox.writing import CLAIM, writing
from serverless_lab.engine import numbers

log = structlog.get_logger("lab.sandbox")
ROUNDS = 20  # of one visit; whatever is due then waits for the next
MOST_AT_ONCE = 50  # accounts that one look of the ticker takes on
TASK_SECONDS = numbers.LAMBDA_TIMEOUT_MAX_S + 60
MOST_THREADS = 64  # that settle in one process; a task beyond them waits
_here = threading.local()
_settlers = Places()
_room = threading.BoundedSemaphore(MOST_THREADS)


def settle(account_pk: UUID) -> int:
    """Let happen what is due and run what it starts, until nothing is due; returns how often that took a step.

    Harmless when nothing is due, when two do it at once, and when the account is gone.
    """
    try:
        return _settle(account_pk)
    finally:
        _release(account_pk)


def settle_behind(account_pk: UUID) -> None:
    """Settle in a thread of its own, so that the worker is free for other accounts while this one's code runs."""
    if limit("LAB_SETTLE_INLINE"):
        settle(account_pk)
    elif _settlers.take(account_pk, limit("LAB_SETTLERS")):  # otherwise those who are at it look again
        _room.acquire()
        # No daemon: a worker that stops lets its runs end, as long as the process tree lets it.
        threading.Thread(target=_settle_in_thread, args=(account_pk,), name="settle").start()


def _settle_in_thread(account_pk: UUID) -> None:
    try:
        _settle(account_pk)
    except Exception:
        log.exception("settling failed", account=str(account_pk))
    finally:
        _settlers.give_back(account_pk)
        _room.release()
        _release(account_pk)  # after giving the place back: a task that found none is then offered again
        connections.close_all()


def _settle(account_pk: UUID) -> int:
    _here.settling = account_pk
    try:
        for done in range(ROUNDS):
            if not _settle_once(account_pk):
                return done
        return ROUNDS
    except NotYours:
        return 0
    finally:
        _here.settling = None


def _release(account_pk: UUID) -> None:
    Account.objects.filter(pk=account_pk, claimed__gt=0).update(claimed=0)


def _settle_once(account_pk: UUID) -> bool:
    from lessons.sandbox.calls import from_function  # calls.py hands over to this module, and is handed back to

    with writing(account_pk) as writer:
        written = writer.give_up_lost()
        if writer.is_ripe():
            written.append(writer.append(writer.by_the_lab("Tick", {})))
    tasks = [Task(account_pk, work, each.row.step, 0, from_function) for each in written for work in each.work]
    parcels.carry(account_pk, written, from_function)
    run_with_consequences(tasks)
    return bool(written)


def later(account_pk: UUID) -> None:
    """Hand an account to the worker; without one (LAB_SETTLE_INLINE) settle it here and now."""
    if getattr(_here, "settling", None) == account_pk:
        return  # asked for from inside: whoever settles it in this thread looks again anyway
    if limit("LAB_SETTLE_INLINE"):
        settle(account_pk)
    else:
        async_task("lessons.sandbox.tasks.settle", str(account_pk), timeout=TASK_SECONDS)


def tick() -> int:
    """Claim the accounts in which something is due, or whose code lost its process, and hand them over.

    Returns how many. One indexed query, and one look at the folder of what runs at this moment.
    """
    now = moment.now()
    free = Account.objects.filter(claimed__lte=now)
    waiting = free.filter(wake__lte=now).order_by("wake").values_list("pk", flat=True)
    claimed = 0
    for account_pk in dict.fromkeys([*waiting[:MOST_AT_ONCE], *_bereft()]):
        if free.filter(pk=account_pk).update(claimed=now + CLAIM):
            later(account_pk)
            claimed += 1
    return claimed


def _bereft() -> list[UUID]:
    """Accounts with lost runs; what is left of accounts that are gone is cleared away."""
    found = list(inflight.accounts_with_lost_runs())[:MOST_AT_ONCE]
    there = set(Account.objects.filter(pk__in=found).values_list("pk", flat=True)) if found else set()
    for account_pk in found:
        if account_pk not in there:
            inflight.forget_lost(account_pk)
    return list(there)
