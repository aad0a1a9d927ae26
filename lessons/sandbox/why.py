"""Why a call of the past was denied: asked again, of a clone of the account as it was just before it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from lessons.sandbox import journal, looking
from lessons.sandbox.errors import NoSuchMoment
from lessons.sandbox.hints import HINTS
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine import wiring
from serverless_lab.engine.outcome import Entry, Refusal
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.policy.edits import Situation

# The codes by which the services say that a policy is in the way.
DENIED = frozenset(error.code for error in wiring.DENIALS.values())

MOST = 2**63 - 1  # of what the database can count


@dataclass(frozen=True)
class Why:
    """`refusal` is None where the call was allowed and done. `situation` is what was decided about; it and `decision`
    are None where the call was denied before any policy was asked, as a wrong MFA code is.
    """

    entry: Entry
    decision: Decision | None
    situation: Situation | None
    refusal: Refusal | None

    @property
    def hint(self) -> "str | Promise":
        return HINTS.get(self.refusal.hint, "") if self.refusal else ""


def why(account: Account, position: int) -> Why:
    """An entry of any branch, undone ones too. Raises NoSuchMoment where there is none or nothing was decided."""
    row = None
    if 0 < position <= MOST:
        row = JournalEntry.objects.filter(account_id=account.pk, position=position).first()
    if row is None:
        raise NoSuchMoment(position=position)
    before = looking.moment_of(account, row.parent)
    clone = before.clone()
    entry = journal.to_entry(row, clone.bodies)
    outcome = clone.play(entry)
    decision = outcome.decision
    if decision is None:
        if outcome.refusal is None or outcome.refusal.code not in DENIED:
            raise NoSuchMoment(position=position)
        return Why(entry, None, None, outcome.refusal)
    situation = before.situation(entry.caller, decision.action, decision.resource, decision.keys)
    return Why(entry, decision, situation, outcome.refusal)


def denied_in(account: Account, request_id: str) -> list[JournalEntry]:
    """The calls that a function made during one run and that were denied, oldest first."""
    rows = JournalEntry.objects.filter(account_id=account.pk, cause=request_id, code__in=DENIED)
    return list(rows.order_by("position"))
