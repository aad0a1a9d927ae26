"""What an account holds, service by service, and what it has cost: read from its state."""

from dataclasses import dataclass

from lessons.sandbox.limits import limit
from lessons.sandbox.looking import View
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.lambda_.state import Function, LambdaState
from serverless_lab.engine.services.logs.state import LogsState


@dataclass(frozen=True)
class Room:
    """How much of what an account may take is used, in percent."""

    used: int
    limit: int

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.used / self.limit))


@dataclass(frozen=True)
class Inventory:
    """Names, in order; `policies` are the account's own. `cost` in USD at list prices, of everything ever called."""

    functions: list[Function]
    log_groups: list[str]
    users: list[str]
    groups: list[str]
    policies: list[str]
    roles: list[str]
    cost: float
    entries: Room
    bytes: Room


def read(view: View) -> Inventory:
    state = view.state
    lambda_ = state.parts.get(f"lambda/{state.region}") or LambdaState()
    logs = state.parts.get(f"logs/{state.region}") or LogsState()
    iam = state.parts.get("iam/") or IamState()
    functions = sorted(lambda_.functions.values(), key=lambda function: function.name)
    account = view.account
    return Inventory(
        functions,
        sorted(logs.groups),
        sorted(iam.users),
        sorted(iam.groups),
        sorted(policy.name for policy in iam.policies.values()),
        sorted(iam.roles),
        sum(function.total_cost for function in functions),
        Room(account.last if account else 0, limit("LAB_ACCOUNT_ENTRIES")),
        Room(account.body_bytes if account else 0, limit("LAB_ACCOUNT_BODY_BYTES")),
    )
