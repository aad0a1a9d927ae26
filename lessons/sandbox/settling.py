"""What falls due although no learner is looking: asynchronous invocations, retries, reports that never came."""

import threading
from uuid import UUID

from django_q.tasks import async_task

from lessons.sandbox import moment
from lessons.sandbox.errors import NotYours
from lessons.sandbox.inside import Task
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account
from lessons.sandbox.runs import run_with_consequences
from lessons.sandbox.writing import CLAIM, writing
from serverless_lab.engine import numbers

ROUNDS = 20  # of one visit; whatever is due then waits for the next
MOST_AT_ONCE = 50  # accounts that one look of the ticker takes on
TASK_SECONDS = numbers.LAMBDA_TIMEOUT_MAX_S + 60
_here = threading.local()


def settle(account_pk: UUID) -> int:
    """Let happen what is due and run what it starts, until nothing is due; returns how often that took a step.

    Harmless when nothing is due, when two do it at once, and when the account is gone.
    """
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
        Account.objects.filter(pk=account_pk, claimed__gt=0).update(claimed=0)


def _settle_once(account_pk: UUID) -> bool:
    from lessons.sandbox.calls import from_function  # calls.py hands over to this module, and is handed back to

    with writing(account_pk) as writer:
        if not writer.is_ripe():
            return False
        written = writer.append(writer.by_the_lab("Tick", {}))
    step = written.row.position
    run_with_consequences([Task(account_pk, work, step, 0, from_function) for work in written.work])
    return True


def later(account_pk: UUID) -> None:
    """Hand an account to the worker; without one (LAB_SETTLE_INLINE) settle it here and now."""
    if getattr(_here, "settling", None) == account_pk:
        return  # asked for from inside: whoever settles it in this thread looks again anyway
    if limit("LAB_SETTLE_INLINE"):
        settle(account_pk)
    else:
        async_task("lessons.sandbox.tasks.settle", str(account_pk), timeout=TASK_SECONDS)


def tick() -> int:
    """Claim the accounts in which something is due and hand them over; returns how many. One indexed query."""
    now = moment.now()
    due = Account.objects.filter(wake__lte=now, claimed__lte=now)
    claimed = 0
    for account_pk in list(due.order_by("wake").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        if due.filter(pk=account_pk).update(claimed=now + CLAIM):
            later(account_pk)
            claimed += 1
    return claimed
