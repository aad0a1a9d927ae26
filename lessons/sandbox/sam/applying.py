"""A plan looked at and carried out: tried on a copy of the account first, then made as one step of its journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lessons.sandbox.models import Account
from lessons.sandbox.sam import fault_words
from lessons.sandbox.sam.words import counted, left_out
from lessons.sandbox.together import Refused as RefusedTogether
from lessons.sandbox.together import Together, together
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.state import AccountState
from serverless_lab.sam.carrying_out import Done, Halted, carry_out
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.making import Refused
from serverless_lab.sam.plan import Plan
from serverless_lab.sam.rehearsal import RefusedBy, Rehearsal


@dataclass(frozen=True)
class Looked:
    """What a plan would do now: `done` in its order, or why it cannot be done.

    `where` and `operation` say of which resource the account refused what.
    """

    done: list[Done] = field(default_factory=list)
    problem: str = ""
    refusal: Refusal | None = None
    where: str = ""
    operation: str = ""

    @property
    def counts(self) -> list[str]:
        return _counted(self.done, "made")

    @property
    def kept(self) -> list[str]:
        return [each.made.ref for each in self.done if each.made.how == "kept"]

    @property
    def changed(self) -> list[str]:
        return [each.made.ref for each in self.done if each.made.how == "changed"]


def look(cloud: Cloud, plan: Plan, stack: str, given: Mapping[str, str]) -> Looked:
    """Tried on a copy, as whoever acts in the account."""
    try:
        return Looked(carry_out(plan, Rehearsal(cloud), stack, given))
    except TemplateFault as fault:
        return Looked(problem=fault_words.said(fault))
    except Halted as halted:
        refusal = halted.cause.refusal if isinstance(halted.cause, RefusedBy) else None
        return Looked(refusal=refusal, where=halted.resource.where, operation=halted.operation)


def make(account: Account, plan: Plan, stack: str, given: Mapping[str, str]) -> Looked:
    """All of it or nothing. Raises AccountBusy, QuotaReached."""
    try:
        with together(account.pk, acting=True) as step:
            return Looked(carry_out(plan, _InAccount(step), stack, given))
    except TemplateFault as fault:
        return Looked(problem=fault_words.said(fault))
    except Halted as halted:
        refusal = halted.cause.refusal if isinstance(halted.cause, RefusedBy) else None
        return Looked(refusal=refusal, where=halted.resource.where, operation=halted.operation)


class _InAccount:
    """The account under lock, as whoever acts in it. It is a `Target`."""

    def __init__(self, step: Together) -> None:
        self._step = step

    @property
    def state(self) -> AccountState:
        return self._step.cloud.state

    def call(self, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._step.call(service, operation, params).answer or {}
        except RefusedTogether as refused:
            raise RefusedBy(refused.refusal) from refused

    def wait(self, seconds: int) -> None:
        self._step.advance(seconds)


def consents(plan: Plan) -> list[str]:
    """What would be left out, a sentence each."""
    return list(dict.fromkeys(left_out(each) for each in plan.left_out))


def _counted(done: list[Done], how: str) -> list[str]:
    types: dict[str, int] = {}
    for each in done:
        if each.made.how == how:
            types[each.resource.type] = types.get(each.resource.type, 0) + 1
    return counted(types)


__all__ = ["Looked", "Refused", "consents", "look", "make"]
