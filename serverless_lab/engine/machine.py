"""How a call is carried out: what is due first, then one operation, then its consequences."""

from collections.abc import Iterator
from typing import Any

import msgspec

from serverless_lab.engine import wiring
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError, UnknownOperation
from serverless_lab.engine.instant import Instant, Span
from serverless_lab.engine.models import input_shape
from serverless_lab.engine.news import KeyUsed, PermissionUsed, ReactionFailed
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.policy.authorize import authorize, authorize_at_home
from serverless_lab.engine.policy.decision import Decision, Reason
from serverless_lab.engine.policy.keys import entrance_keys
from serverless_lab.engine.ports import Bodies
from serverless_lab.engine.questions import SessionProblem
from serverless_lab.engine.state import AccountState, Due
from serverless_lab.engine.validation import failures


class Parsed(msgspec.Struct, frozen=True):
    """A request that AWS would accept for a closer look."""

    row: Operation
    request: msgspec.Struct


class Performed(msgspec.Struct, frozen=True):
    """How one operation ended: with an answer or a refusal, and how it was authorised."""

    answer: dict[str, Any] | None
    refusal: Refusal | None
    decision: Decision | None = None


def parse(service: str, operation: str, params: dict[str, Any], kept: dict[str, Any]) -> Parsed | Refusal:
    """Find the row, check the parameters and read what is kept of them (passwords sealed) as its typed request."""
    row = wiring.OPERATIONS.get((service, operation))
    if row is None:
        return Refusal.of(UnknownOperation(service=service, operation=operation))
    found = failures(input_shape(service, operation), params)
    if found:
        return Refusal.of(wiring.VALIDATION_ERRORS[service](found))
    return Parsed(row, msgspec.convert(kept, row.request))


def _denial(row: Operation, decision: Decision) -> CloudError:
    return wiring.DENIALS[row.service](
        principal=decision.principal,
        action=decision.action,
        resource=decision.resource,
        reason=decision.sentence,
    )


class Machine:
    """The moving parts around one account's state."""

    def __init__(self, state: AccountState, bodies: Bodies) -> None:
        self.state = state
        self.bodies = bodies

    def context(
        self,
        caller: Caller,
        region: str,
        at: Instant,
        wall: Instant,
        origin: str,
        face: str = "service",
        cause: str = "",
    ) -> Context:
        return Context(
            self.state,
            caller,
            region,
            at,
            wall=wall,
            origin=origin,
            face=face,
            cause=cause,
            bodies=self.bodies,
            ask=wiring.answer,
            authorize=authorize,
            play=self._play_within,
        )

    def moment(self, parsed: Parsed | Refusal, now: Instant) -> Instant:
        """The simulated time at which a call counts; reports count when what they report ended."""
        if isinstance(parsed, Parsed) and parsed.row.moment is not None:
            at = parsed.row.moment(self.state, parsed.request, now)
            self.state.clock.skip_to(at)
            return at
        return now

    def perform(self, parsed: Parsed | Refusal, context: Context) -> Performed:
        """Authorise, carry out, let the consequences happen. A refusal leaves the state as it was."""
        if isinstance(parsed, Refusal):
            return Performed(None, parsed)
        row, request = parsed.row, parsed.request
        decision: Decision | None = None
        known = len(self.state.parts)
        try:
            self._check(row, request, context)
            used: list[str] = []
            decision = self._authorise(row, request, context, used)
            if not decision.allowed:
                raise _denial(row, decision)
            answer = row.handle(context, request)
        except CloudError as error:
            self.forget_parts(known)
            self._count(context)
            return Performed(None, Refusal.of(error), decision)
        caller = context.caller
        if caller.key and caller.account_id == context.account_id:
            signed = {"key": caller.key, "service": row.service, "identity": caller.identity}
            context.announce(KeyUsed(at=context.at, region=context.region, **signed))
        if used and caller.kind in ("user", "role", "federated") and caller.account_id == context.account_id:
            news = PermissionUsed(at=context.at, region=context.region, identity=caller.identity, actions=used)
            context.announce(news)
        for look in wiring.CHANGED.get((row.service, row.name), ()):
            look(context)
        self.react(context)
        return Performed(answer, None, decision)

    def patience(self, parsed: Parsed, context: Context) -> Span:
        """How long the call would wait, if it would be accepted."""
        row, request = parsed.row, parsed.request
        try:
            span = row.waits(context, request) if row.waits is not None else 0
            if span:  # as a rule there is something, or nobody waits
                self._check(row, request, context)
                span *= self._authorise(row, request, context, []).allowed
        except CloudError:
            return 0
        return span

    def vouches(self, parsed: Parsed, context: Context) -> bool:
        """Does this account let its caller ask that of another account?"""
        row, request = parsed.row, parsed.request
        try:
            self._check(row, request, context)
        except CloudError:
            return False
        way = entrance_keys(context, row.service)
        asked = [(row.action or "", row.resource(context, request), row.keys(context, request) if row.keys else {})]
        asked += row.also(context, request) if row.also else []
        return all(
            authorize_at_home(context, context.caller, action, resource, (keys or {}) | way).allowed
            for action, resource, keys in asked
        )

    def forget_parts(self, known: int) -> None:
        """A part that was only looked for stays unmade."""
        while len(self.state.parts) > known:
            self.state.parts.popitem()

    def _count(self, context: Context) -> None:
        """A refusal that AWS counts leaves that one trace."""
        for news in context.news:
            for reaction in wiring.COUNTED.get(type(news), ()):
                reaction(context, news)

    def _check(self, row: Operation, request: msgspec.Struct, context: Context) -> None:
        """What is refused before any policy is asked."""
        if context.caller.key:
            problem = context.ask(SessionProblem(context.caller, row.service, row.name))
            if problem is not None:
                raise problem
        if row.check is not None:
            row.check(context, request)

    def _authorise(self, row: Operation, request: msgspec.Struct, context: Context, used: list[str]) -> Decision:
        """The lab's controls have no IAM action: only the owner of the account and the lab itself use them.

        `used` is given the actions that were asked about.
        """
        resource = row.resource(context, request)
        caller = context.caller
        here = caller.account_id == context.account_id
        if row.action is not None and here and not row.needs_permission:
            return Decision(True, "no-permission-needed", caller.arn, row.action, resource)
        if row.action is not None:
            way = entrance_keys(context, row.service)
            own = row.keys(context, request) if row.keys else {}
            decision = authorize(context, caller, row.action, resource, own | way)
            used.append(row.action)
            for action, other, keys in row.also(context, request) if row.also and decision.allowed else ():
                besides = authorize(context, caller, action, other, (keys or {}) | way)
                if not besides.allowed:
                    return besides
                used.append(action)
            return decision
        allowed = here and caller.kind in ("root", "service")
        reason: Reason = "owner" if allowed else "implicit-deny"
        return Decision(allowed, reason, caller.arn, f"lab:{row.name}", resource)

    def lose_overdue(self, wall: Instant) -> Iterator[Context]:
        """Give up work whose report did not come, such as when the server was killed in mid-call."""
        for key in [key for key, owed in self.state.owed.items() if owed.deadline <= wall]:
            owed = self.state.owed.pop(key)
            context = self._lab_context(owed.region, self.state.clock.now, wall, f"lost:{key}")
            wiring.OVERDUE[owed.kind](context, key)
            yield self.react(context)

    def play_due(self, until: Instant, wall: Instant) -> Iterator[Context]:
        while (due := self.state.next_due(until)) is not None:
            yield self._play(due, wall)

    def react(self, context: Context) -> Context:
        """Tell every service that asked for it what has happened; a consequence may cause further ones."""
        told = 0
        while told < len(context.news):
            news = context.news[told]
            told += 1
            for reaction in wiring.REACTIONS.get(type(news), ()):
                try:
                    reaction(context, news)
                except CloudError as error:
                    facts = {"reaction": reaction.__name__, "code": error.code, "message": error.message}
                    context.announce(ReactionFailed(at=context.at, region=context.region, **facts))
        return context

    def _play(self, due: Due, wall: Instant) -> Context:
        context = self._lab_context(due.region, due.at, wall, f"due:{due.order}")
        wiring.DUE[due.kind](context, due.data)
        return self.react(context)

    def _play_within(self, outer: Context, due: Due) -> None:
        outer.within.append(self._play(due, outer.wall))

    def _lab_context(self, region: str, at: Instant, wall: Instant, origin: str) -> Context:
        return self.context(Caller.service(self.state.account_id, "lab"), region, at, wall, origin)
