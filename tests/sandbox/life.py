"""Random lives of an account, for property tests: learner's actions, refused ones too, runs, and moves of the clock."""

import json
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from lessons.people.models import Learner
from lessons.sandbox import accounts, lab, opened, sources, store
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from lessons.sandbox.opened import Slot
from tests.sandbox.conftest import Wall, create, role, seeded

_serial = count()
PACKAGE = sources.pack("def handler(event, context):\n    return event\n", "f.py")
NAMES = st.sampled_from(["order-fn", "kitchen-fn", "bad name!"])
STATUSES = ["ok", "ok", "ok", "error", "timeout", "out_of_memory", "exited", "init_error", "unavailable"]
INSIDE = [
    ["logs", "DescribeLogGroups", {}],
    ["lambda", "ListFunctions", {}],
    ["lambda", "Invoke", {"FunctionName": "kitchen-fn"}],
    ["lab", "Tick", {}],
]
EVENTS = st.fixed_dictionaries(
    {"status": st.sampled_from(STATUSES), "ms": st.floats(0, 5000)},
    optional={"text": st.text("ab\né\x00", max_size=40), "call": st.sampled_from(INSIDE)},
)
ACTIONS = st.one_of(
    st.tuples(st.just("create"), NAMES),
    st.tuples(st.just("memory"), NAMES, st.sampled_from([64, 128, 1024])),
    st.tuples(st.just("delete"), NAMES),
    st.tuples(st.just("invoke"), NAMES, EVENTS, st.sampled_from(["RequestResponse"] * 3 + ["Event", "DryRun"])),
    st.tuples(st.just("together"), NAMES, st.integers(1, 3)),
    st.tuples(st.just("tune"), NAMES, EVENTS, st.lists(st.sampled_from([64, 128, 512]), max_size=3)),
    st.tuples(st.just("advance"), st.integers(0, 2000)),
    st.tuples(st.just("next")),
    st.tuples(st.just("rate"), st.sampled_from([0, 1, 60, 3600, 7])),
    st.tuples(st.just("wait"), st.floats(0, 90)),
    st.tuples(st.just("logs"), NAMES),
    st.tuples(st.just("nonsense"), st.dictionaries(st.text(max_size=8), st.binary(max_size=8), max_size=3)),
)
MOVES = st.one_of(st.tuples(st.just("undo")), st.tuples(st.just("redo")), st.tuples(st.just("reset")))
LIVES = st.lists(ACTIONS, max_size=14)
WANDERING_LIVES = st.lists(st.one_of(ACTIONS, ACTIONS, ACTIONS, MOVES), max_size=18)


def new_account() -> Account:
    """An account with two functions, so that random actions mostly find something to act on."""
    account = seeded(accounts.account_of(Learner.objects.create_user(f"learner-{next(_serial)}")))
    create(account, "order-fn")
    create(account, "kitchen-fn")
    return account


def live(account: Account, wall: Wall, actions: list[Any]) -> None:
    for action in actions:
        act(account, wall, action)


def act(account: Account, wall: Wall, action: Any) -> lab.Result | None:
    """One action; what the lab itself refuses (nothing to undo, nothing due) is no failure."""
    try:
        return _act(account, wall, action)
    except (lab.NothingToUndo, lab.NothingToRedo, lab.NothingDue, lab.AccountBusy):
        return None


def _act(account: Account, wall: Wall, action: Any) -> lab.Result | None:
    match action:
        case ("create", name):
            params = {"FunctionName": name, "Runtime": "python3.14", "Handler": "f.handler", "Role": role(account)}
            return lab.call(account, "lambda", "CreateFunction", params | {"Code": {"ZipFile": PACKAGE}})
        case ("memory", name, size):
            params = {"FunctionName": name, "MemorySize": size}
            return lab.call(account, "lambda", "UpdateFunctionConfiguration", params)
        case ("delete", name):
            return lab.call(account, "lambda", "DeleteFunction", {"FunctionName": name})
        case ("invoke", name, event, kind):
            params = {"FunctionName": name, "Payload": json.dumps(event).encode(), "InvocationType": kind}
            return lab.call(account, "lambda", "Invoke", params)
        case ("together", name, number):
            return lab.invoke_together(account, name, b"{}", number)[-1]
        case ("tune", name, event, sizes):
            lab.tune(account, name, json.dumps(event).encode(), sizes, 2)
        case ("advance", seconds):
            return lab.advance(account, seconds)
        case ("next",):
            return lab.advance_to_next(account)
        case ("rate", rate):
            return lab.set_rate(account, rate)
        case ("logs", name):
            return lab.call(account, "logs", "FilterLogEvents", {"logGroupName": f"/aws/lambda/{name}"})
        case ("nonsense", params):
            return lab.call(account, "lambda", "MakeDumplings", params, face="terminal")
        case ("wait", seconds):
            wall.wait(seconds)
        case (move,):
            {"undo": lab.undo, "redo": lab.redo, "reset": lab.reset}[move](account)
    return None


def state(account: Account) -> bytes:
    """The account as this process holds it, encoded."""
    slot = opened.slot(account.pk)
    fresh = Account.objects.get(pk=account.pk)
    return store.bring_to(slot, fresh, fresh.head).encode()


def rebuilt(account: Account, position: int | None = None, *, snapshots: bool = False) -> bytes:
    """The account as the database alone tells it: every entry replayed, or those after the nearest snapshot."""
    fresh = Account.objects.get(pk=account.pk)
    if not snapshots:
        Snapshot.objects.filter(account=account).delete()
    slot = Slot(account.pk, opened.slot(account.pk).bodies)
    return store.bring_to(slot, fresh, fresh.head if position is None else position).encode()


def positions(account_pk: UUID) -> list[int]:
    rows = JournalEntry.objects.filter(account_id=account_pk).order_by("position")
    return list(rows.values_list("position", flat=True))


def assert_whole(account: Account, entries: int) -> None:
    """Nothing lost, nothing doubled, and the journal alone tells the same story."""
    rows = list(JournalEntry.objects.filter(account=account).order_by("position"))
    assert [row.position for row in rows] == list(range(1, entries + 1))
    assert [row.parent for row in rows] == list(range(entries))
    assert Account.objects.get(pk=account.pk).head == entries
    assert state(account) == rebuilt(account)
