"""What an operation, a due event or a reaction is given: the account, the moment, seeded chance, and the ways out."""

from collections.abc import Callable
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from serverless_lab.engine.arn import arn_text
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.news import News
from serverless_lab.engine.ports import Bodies
from serverless_lab.engine.questions import Question
from serverless_lab.engine.state import AccountState, Due, Owed
from serverless_lab.engine.work import RunFunction

if TYPE_CHECKING:
    from serverless_lab.engine.policy.access import Values
    from serverless_lab.engine.policy.decision import Decision

S = TypeVar("S", bound=msgspec.Struct)


@cache
def _service_of(kind: type[msgspec.Struct]) -> str:
    """`LambdaState` → `lambda`"""
    return kind.__name__.removesuffix("State").lower()


class Context:
    """One step inside a call.

    `at` is the simulated time of this step and is the only time there is; `chance()` gives a fresh generator
    seeded by what is being played, so that a refused call or a replay draws the same ids. `cause` is the request id of
    the run whose code calls, empty for everybody else.
    """

    def __init__(
        self,
        account: AccountState,
        caller: Caller,
        region: str,
        at: Instant,
        *,
        wall: Instant,
        origin: str,
        face: str,
        cause: str,
        bodies: Bodies,
        ask: Callable[["Context", Question], Any],
        authorize: Callable[..., "Decision"],
        play: Callable[["Context", Due], None],
    ) -> None:
        self.account = account
        self.caller = caller
        self.region = region
        self.at = at
        self.wall = wall
        self.face = face
        self.cause = cause
        self.bodies = bodies
        self.news: list[News] = []
        self.work: list[RunFunction] = []
        self.within: list[Context] = []
        self._origin = origin
        self._step = 0
        self._ask = ask
        self._authorize = authorize
        self._play = play

    @property
    def account_id(self) -> str:
        return self.account.account_id

    def chance(self) -> Random:
        self._step += 1
        return Random(f"{self.account.seed}:{self._origin}:{self._step}")

    def part(self, kind: type[S], *, everywhere: bool = False, region: str = "") -> S:
        """A service's state in this Region or another (`everywhere`: of a global service), made when first used."""
        key = f"{_service_of(kind)}/{'' if everywhere else region or self.region}"
        if key not in self.account.parts:
            self.account.parts[key] = kind()
        found: S = self.account.parts[key]
        return found

    def arn(self, service: str, resource: str, *, everywhere: bool = False) -> str:
        return arn_text(service, "" if everywhere else self.region, self.account_id, resource)

    def announce(self, news: News) -> None:
        self.news.append(news)

    def schedule(self, at: Instant, kind: str, *, work: bool = False, **data: Any) -> None:
        """Let `kind` (a row of `wiring.DUE`) happen at a simulated time; `work`: it may start code outside."""
        self.account.schedule(at, kind, self.region, data, work=work)

    def start(self, work: RunFunction, *, deadline: Instant) -> None:
        """Ask the outside to run a function; it is owed until reported or until `deadline` (real time)."""
        self.work.append(work)
        self.account.owed[work.request_id] = Owed("lambda.LoseInvocation", self.region, deadline)

    def ask(self, question: Question) -> Any:
        return self._ask(self, question)

    def allowed(
        self, caller: Caller, action: str, resource: str, keys: dict[str, "Values"] | None = None
    ) -> "Decision":
        """Would this principal be allowed to do that? For deliveries a service makes on somebody's behalf."""
        return self._authorize(self, caller, action, resource, keys)

    def play(self, due: Due) -> None:
        """Let a due event happen now, as a step `within` this one."""
        self._play(self, due)
