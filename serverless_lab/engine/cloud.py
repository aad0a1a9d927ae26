"""One simulated account: the whole public surface of the engine."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from msgspec import structs

from serverless_lab.engine import sealing, wiring
from serverless_lab.engine import state as states
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.clock import Clock
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant, Span
from serverless_lab.engine.machine import Machine, Parsed, Performed, parse
from serverless_lab.engine.outcome import ENGINE_VERSION, Entry, Outcome, Refusal
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.authorize import authorize, authorize_at_home, situation
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.policy.edits import Situation
from serverless_lab.engine.ports import Bodies, MemoryBodies
from serverless_lab.engine.questions import (
    ActingCaller,
    KeySigner,
    QueueContents,
    SessionProblem,
    Signer,
    SourcesHere,
    TargetsHere,
)
from serverless_lab.engine.services.sqs.holding import Holding
from serverless_lab.engine.state import AccountState

T = TypeVar("T")


class ReplayDiverged(Exception):
    """An entry ended differently than the journal says: the engine would alter the past."""


class Cloud:
    """An account in memory, with one verb. It is not safe to use from two threads at once."""

    def __init__(self, state: AccountState, bodies: Bodies) -> None:
        self.state = state
        self.bodies = bodies
        self.root = Caller.root(state.account_id)
        self._machine = Machine(state, bodies)

    @classmethod
    def found(cls, account_id: str, *, seed: str, region: str, wall: Instant, bodies: Bodies) -> "Cloud":
        """A new account as every learner first meets it."""
        cloud = cls(AccountState(account_id, seed, region, Clock(wall, wall)), bodies)
        context = cloud._machine.context(cloud.root, region, wall, wall, "genesis")
        for step in wiring.FOUND:
            step(context)
        return cloud

    @classmethod
    def decode(cls, data: bytes, bodies: Bodies) -> "Cloud":
        """An account from `encode()`; msgspec.ValidationError when it was written by another engine version."""
        return cls(states.decode(data, wiring.STATES), bodies)

    def encode(self) -> bytes:
        return states.encode(self.state)

    def clone(self) -> "Cloud":
        """A copy to ask questions of; nothing done to it reaches this account or its bodies."""
        return Cloud.decode(self.encode(), MemoryBodies(below=self.bodies))

    @property
    def acting(self) -> Caller:
        """Who acts at the console: whoever signed in, the role that was switched to, or the owner."""
        return self._at_console(ActingCaller())

    def speaker(self, service: str, operation: str) -> Caller:
        """Who says this at the console: the lab's own controls stay with the owner, whoever acts, and from role to
        role the console switches with the credentials of the user who signed in.
        """
        row = wiring.OPERATIONS.get((service, operation))
        if row is not None and row.action is None:
            return self.root
        return self._at_console(ActingCaller(signed_in=service == "lab" and operation == "SwitchRole"))

    def _at_console(self, question: ActingCaller) -> Caller:
        caller: Caller | None = self._read(lambda context: context.ask(question), self.root)
        return caller or self.root

    def call(
        self,
        caller: Caller,
        service: str,
        operation: str,
        params: dict[str, Any],
        *,
        wall: Instant,
        face: str = "console",
        region: str = "",
        position: int = 0,
        cause: str = "",
    ) -> Outcome:
        """Let happen what is due, then authorise and carry out one operation.

        `wall` is real time, read once by the host. A refusal is part of the outcome, never raised, and leaves
        the account as the mere passing of time would have left it. Any other exception is a defect: the
        caller must then throw this Cloud away and open the account from its journal again.
        Passwords are sealed here, before anything is kept.
        """
        kept = sealing.seal_params(params, self.state.seed, service)
        parsed = parse(service, operation, params, kept)
        asked = Entry(
            position=position or self.state.position + 1,
            at=0,
            wall=wall,
            caller=caller,
            face=face,
            region=wiring.ONE_REGION.get(service) or region or self.state.region,
            service=service,
            operation=operation,
            params=kept,
            cause=cause,
        )
        return self._carry_out(asked, parsed)

    def play(self, entry: Entry) -> Outcome:
        """Carry out what a journal says was asked; its passwords are sealed already.

        Raises ReplayDiverged for a password in clear, which no lab would have written.
        """
        if not sealing.are_sealed(entry.params):
            raise ReplayDiverged(f"entry {entry.position} {entry.service}.{entry.operation}: a password in clear")
        asked = structs.replace(entry, region=entry.region or self.state.region)
        return self._carry_out(asked, parse(entry.service, entry.operation, entry.params, entry.params))

    def _carry_out(self, asked: Entry, parsed: Parsed | Refusal) -> Outcome:
        """`at`, `code` and `changed` of what is asked are found out here."""
        machine = self._machine
        self.state.position = asked.position
        now = self.state.clock.settle(asked.wall)
        steps = list(machine.lose_overdue(asked.wall))
        at = machine.moment(parsed, now)
        steps += machine.play_due(at, asked.wall)
        context = machine.context(
            asked.caller, asked.region, at, asked.wall, str(asked.position), asked.face, asked.cause
        )
        done = machine.perform(parsed, context)
        self.state.clock.run(held=bool(self.state.owed))
        entry = structs.replace(
            asked,
            at=at,
            code=done.refusal.code if done.refusal else "",
            changed=isinstance(parsed, Parsed) and done.refusal is None and not parsed.row.read_only,
            engine_version=ENGINE_VERSION,
        )
        return _outcome(entry, done, [*steps, *context.within, context])

    def probe(
        self, caller: Caller, service: str, operation: str, params: dict[str, Any], *, region: str = ""
    ) -> Outcome:
        """What would this call give, now? Asked of a clone."""
        clone = self.clone()
        return clone.call(caller, service, operation, params, wall=clone.state.clock.wall, region=region)

    def decide(self, caller: Caller, action: str, resource: str, keys: dict[str, Values] | None = None) -> Decision:
        """Would this principal be allowed to do that, as policies stand? `keys` go before what the lab knows."""
        return self._read(lambda context: authorize(context, caller, action, resource, keys), caller, action)

    def situation(self, caller: Caller, action: str, resource: str, keys: dict[str, Values] | None = None) -> Situation:
        """What `decide` decides about: the request and the policies that have a say, to be tried with changes."""
        found: Situation = self._read(
            lambda context: situation(context, caller, action, resource, keys), caller, action
        )
        return found

    def abroad(
        self,
        caller: Caller,
        service: str,
        operation: str,
        params: dict[str, Any],
        *,
        region: str = "",
        cause: str = "",
    ) -> Caller:
        """The caller as it goes to another account with this call: `home` tells what its own policies say."""
        parsed = parse(service, operation, params, params)
        going = structs.replace(caller, abroad="allowed")
        may = isinstance(parsed, Parsed) and self._read(
            lambda context: self._machine.vouches(parsed, context), going, cause=cause, region=region
        )
        return structs.replace(caller, home="allowed" if may else "denied")

    def sent_out(self, caller: Caller, asked: Iterable[tuple[str, str, dict[str, Values]]]) -> Caller:
        """The caller as it comes to another account with (action, resource, keys) that is no operation there, such as
        a request to a function URL: `home` tells what its own policies say to all of it.
        """

        def may(context: Context) -> bool:
            if caller.key and context.ask(SessionProblem(caller, "lambda", "InvokeFunctionUrl")) is not None:
                return False
            return all(authorize_at_home(context, caller, *each).allowed for each in asked)

        return structs.replace(caller, home="allowed" if self._read(may, caller) else "denied")

    def patience(
        self, caller: Caller, service: str, operation: str, params: dict[str, Any], *, region: str = "", cause: str = ""
    ) -> Span:
        """How long this call would wait for something to answer; 0 for one that has it, or would be refused."""
        parsed = parse(service, operation, params, params)
        if not isinstance(parsed, Parsed) or parsed.row.waits is None:
            return 0
        return self._read(lambda context: self._machine.patience(parsed, context), caller, cause=cause, region=region)

    def signer_of(self, access_key_id: str) -> Signer | None:
        """Who calls when this key signs, expired or not, and with what; None for a key this account does not know."""
        signer: Signer | None = self._read(lambda context: context.ask(KeySigner(access_key_id)), self.root)
        return signer

    def event_sources(self) -> list[str]:
        """ARNs of what a function can be mapped onto in the account's Region."""
        found: list[str] = self._read(lambda context: context.ask(SourcesHere()), self.root)
        return found

    def event_targets(self) -> list[str]:
        """ARNs of what takes records there."""
        found: list[str] = self._read(lambda context: context.ask(TargetsHere()), self.root)
        return found

    def queue_contents(self, queue: str, most: int) -> Holding:
        """What lies in a queue of the account's Region, up to so many messages of each state."""
        found: Holding = self._read(lambda context: context.ask(QueueContents(queue, most)), self.root)
        return found

    def replay(self, entries: Iterable[Entry]) -> None:
        """Play journal entries on; raises ReplayDiverged where one ends otherwise than it did."""
        for entry in entries:
            outcome = self.play(entry)
            if (outcome.entry.code, outcome.entry.at) != (entry.code, entry.at):
                raise ReplayDiverged(
                    f"entry {entry.position} {entry.service}.{entry.operation}: "
                    f"was {entry.code or 'accepted'} at {entry.at}, "
                    f"is {outcome.entry.code or 'accepted'} at {outcome.entry.at}"
                )

    def at_wall(self, wall: Instant) -> "Cloud":
        """This account as it stands at a real time: itself, or a clone in which what was due has happened."""
        now = self.state.clock.read(wall)
        first = self.state.first_due()
        if first is None or first.at > now:
            return self
        clone = self.clone()
        clone.state.clock.settle(wall)
        clone.state.position += 1  # as the call will that plays this for good
        for _ in clone._machine.play_due(now, wall):
            pass
        return clone

    def next_wake(self) -> Instant | None:
        """The real time at which somebody must call although no learner does: due work, or overdue reports."""
        times = [owed.deadline for owed in self.state.owed.values()]
        works = self.state.due_work
        if works and (wall := self.state.clock.wall_of(works[0].at)) is not None:
            times.append(wall)
        return min(times, default=None)

    def _read(
        self, look: Callable[[Context], T], caller: Caller, action: str = "", cause: str = "", region: str = ""
    ) -> T:
        """What can be seen now, for `action` where it would be asked; nothing stays behind."""
        clock, known = self.state.clock, len(self.state.parts)
        asked = wiring.ONE_REGION.get(action.partition(":")[0]) or region or self.state.region
        found = look(self._machine.context(caller, asked, clock.now, clock.wall, "read", "console", cause))
        self._machine.forget_parts(known)
        return found


def _outcome(entry: Entry, done: Performed, steps: list[Context]) -> Outcome:
    return Outcome(
        entry=entry,
        answer=done.answer,
        refusal=done.refusal,
        decision=done.decision,
        news=[item for step in steps for item in step.news],
        work=[item for step in steps for item in step.work],
    )
