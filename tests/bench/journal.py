"""The journal on SQLite: calls per second in small and in large accounts, beside a bare Django insert.

The large accounts are not lived but laid down: rows in bulk and one snapshot at their end, as a life would leave
them. What is measured afterwards goes through the door like any call.
"""

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

SIZES = (10, 1_000, 100_000)
CALLS = 400
ROUNDS = 5  # a call of each size in turn, so that a busy machine is busy for all of them


def main() -> None:
    """In a process of its own: other benchmarks may have set Django up otherwise."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("LAB_", "DJANGO_"))}
    subprocess.run([sys.executable, "-m", "tests.bench.journal"], check=True, env=environ)


def measure() -> None:
    from tests.bench.store import installation

    with installation():
        rates: dict[str, dict[int, list[float]]] = {"read": {}, "change": {}, "look": {}, "open": {}, "insert": {}}
        accounts = {size: filled(size) for size in SIZES}
        for _ in range(ROUNDS):
            for size, account in accounts.items():
                for name, spent in one_round(account).items():
                    rates[name].setdefault(size, []).append(spent)
    print("journal on SQLite, a second (medians of interleaved rounds)")
    print(f"  {'entries':<12}{'read op':>10}{'change op':>12}{'look':>10}{'cold opens':>12}{'bare insert':>13}")
    for size in SIZES:
        row = [median(rates[name][size]) for name in ("read", "change", "look", "open", "insert")]
        print(f"  {size:<12,}{row[0]:>10.0f}{row[1]:>12.0f}{row[2]:>10.0f}{row[3]:>12.0f}{row[4]:>13.0f}")


def one_round(account: "Account") -> "dict[str, float]":  # noqa: F821
    from lessons.sandbox import lab, opened

    def change(number: int) -> None:
        params = {"FunctionName": "order-fn", "Description": f"{number}"}
        lab.call(account, "lambda", "UpdateFunctionConfiguration", params)

    def open_again(number: int) -> None:
        opened.forget_all()
        lab.look(account)

    lab.look(account)
    return {
        "read": rate(lambda _: lab.call(account, "lambda", "GetFunction", {"FunctionName": "order-fn"}), CALLS),
        "change": rate(change, CALLS),
        "look": rate(lambda _: lab.look(account), CALLS),
        "open": rate(open_again, 20),
        "insert": rate(lambda _: bare_insert(account), CALLS),
    }


def rate(action: "Callable[[int], object]", times: int) -> float:  # noqa: F821
    began = perf_counter()
    for number in range(times):
        action(number)
    return times / (perf_counter() - began)


def bare_insert(account: "Account") -> None:  # noqa: F821
    """One row of the same shape in a transaction of its own, in a place no account looks at."""
    from django.db import transaction

    row = _row(account, next(_beyond))
    with transaction.atomic():
        row.save(force_insert=True)


_beyond = iter(range(10**9, 2 * 10**9))


def _row(account: "Account", position: int) -> "JournalEntry":  # noqa: F821
    from lessons.sandbox import journal
    from lessons.sandbox.models import JournalEntry
    from serverless_lab.engine.caller import Caller

    return JournalEntry(
        account=account,
        position=position,
        parent=position - 1,
        depth=position,
        step=position,
        rest=position,
        undo_to=position - 1,
        at=account.founded_wall,
        wall=account.founded_wall,
        caller=journal.write_caller(Caller.root(account.account_id)),
        face="console",
        region=account.region,
        service="lambda",
        operation="UpdateFunctionConfiguration",
        params='{"FunctionName":"order-fn","Description":"laid down"}',
        changed=True,
        engine_version=1,
    )


def filled(size: int) -> "Account":  # noqa: F821
    """An account with a function, some runs in its memory, and so many entries behind it."""
    from lessons.sandbox import accounts, lab, sources, store
    from lessons.sandbox.journal import Place
    from lessons.sandbox.models import Account, JournalEntry
    from lessons.sandbox.opened import slot

    account = accounts.new_account()
    role = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    params = {"FunctionName": "order-fn", "Runtime": "python3.14", "Role": role, "Handler": "f.handler"}
    package = {"Code": {"ZipFile": sources.pack("def handler(event, context):\n    return 1\n", "f.py")}}
    lab.call(account, "lambda", "CreateFunction", params | package)
    rows = (_row(account, position) for position in range(2, size + 1))
    JournalEntry.objects.bulk_create(rows, batch_size=2_000)
    held = slot(account.pk)
    held.cloud.state.position = size
    held.place = Place(size, size, size, size - 1)
    store.take_snapshot(held)
    Account.objects.filter(pk=account.pk).update(head=size, tip=size, last=size)
    account.refresh_from_db()
    return account


if __name__ == "__main__":
    measure()
