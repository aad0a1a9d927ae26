"""The journal as a learner reads it: actions, newest first, with what each of them caused inside."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Subquery

from lessons.sandbox import journal
from lessons.sandbox.errors import NoSuchMoment
from lessons.sandbox.models import Account, JournalEntry


@dataclass
class Node:
    """One entry and what the runs it began did: their own calls, and the reports of their ends."""

    entry: JournalEntry
    children: list["Node"] = field(default_factory=list)


@dataclass
class Step:
    """One action, accepted or refused, of the learner or of the lab (a queue's work, a lost environment).

    `more` are further entries of the action beside the first: more invocations at the same moment, later parts
    of a jump of the clock.
    """

    node: Node
    more: list[Node] = field(default_factory=list)

    @property
    def entry(self) -> JournalEntry:
        return self.node.entry

    @property
    def by_learner(self) -> bool:
        return self.entry.face in journal.LEARNER_FACES


def history(account_pk: UUID, limit: int, before: int | None = None) -> list[Step]:
    """The newest `limit` steps of the current line, or those before the step at position `before`."""
    start = _start(account_pk, before)
    collected: dict[int, list[JournalEntry]] = {}
    steps: list[Step] = []
    for row in journal.line(account_pk, start):
        collected.setdefault(row.step, []).append(row)
        if row.position == row.step:
            steps.append(_step(reversed(collected.pop(row.step))))
            if len(steps) == limit:
                break
    return steps


def count(account_pk: UUID, position: int | None = None) -> tuple[int, int | None]:
    """How many steps the current line has, and the number of the one `position` belongs to: None when not on it.

    One query, however long the journal is; it reads three numbers of each entry.
    """
    head = Account.objects.filter(pk=account_pk).values("head")
    rows = JournalEntry.objects.filter(account_id=account_pk, position__lte=Subquery(head)).order_by("-position")
    wanted = total = number = 0
    following = None
    for at, parent, step in rows.values_list("position", "parent", "step").iterator(2000):
        if following not in (None, at):
            continue
        following = parent
        if at == position:
            wanted = step
        if at == step:
            total += 1
            number += at <= wanted
    return total, number or None


def _start(account_pk: UUID, before: int | None) -> int:
    if before is None:
        head = Account.objects.filter(pk=account_pk).values_list("head", flat=True).first()
        return head or 0
    row = JournalEntry.objects.filter(account_id=account_pk, position=before).first()
    if row is None:
        raise NoSuchMoment(position=before)
    return row.parent


def _step(rows: Iterable[JournalEntry]) -> Step:
    """Nest a step's rows, given oldest first: an entry belongs under the one whose run made or ended it."""
    runs: dict[str, Node] = {}
    tops: list[Node] = []
    for row in rows:
        node = Node(row)
        above = runs.get(row.cause) if row.cause else None
        (above.children if above else tops).append(node)
        for request_id in row.started.split():
            runs[request_id] = node
    return Step(tops[0], tops[1:])
