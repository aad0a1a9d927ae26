"""How an operation of the simulated cloud is declared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant, Span
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.state import AccountState


@dataclass(frozen=True)
class Operation:
    """One row of the operation table.

    `request` is the typed form of the parameters, `resource` gives the ARN that is authorised (`"*"` where AWS
    knows none), `action` the IAM action (None: the lab's own controls, open to the account's owner only).
    `keys` gives the condition keys that only this operation knows (`iam:PolicyARN`, `aws:RequestTag/team`); `also` what
    is authorised besides, as (action, resource, keys), such as `iam:PassRole`. The answers of both may depend on the
    state, which is still as it was before.
    `check` refuses what AWS refuses before it asks any policy. `needs_permission` False: whoever belongs to the
    account may, and no policy can forbid it.
    `differs` names what is other than on AWS, by codes that the course explains; `simulated` False: it is refused.
    `waits` is for what may wait until there is something to answer, as a long poll does: how long, 0 where there is
    something already. Whoever calls lets that time pass first; the operation itself waits for nobody.
    `moment` is for reports of something that began earlier: it says at which simulated time they count.
    """

    service: str
    name: str
    request: type[msgspec.Struct]
    handle: Callable[[Context, Any], dict[str, Any]]
    resource: Callable[[Context, Any], str]
    action: str | None
    read_only: bool = False
    simulated: bool = True
    differs: tuple[str, ...] = ()
    keys: Callable[[Context, Any], dict[str, Values]] | None = None
    check: Callable[[Context, Any], None] | None = None
    needs_permission: bool = True
    also: Callable[[Context, Any], list[tuple[str, str, dict[str, Values]]]] | None = None
    waits: Callable[[Context, Any], Span] | None = None
    moment: Callable[[AccountState, Any, Instant], Instant] | None = None


def no_resource(context: Context, request: object) -> str:
    """What is authorised where AWS knows no resource."""
    return "*"


OperationTable = Mapping[tuple[str, str], Operation]


def table(*groups: Iterable[Operation]) -> OperationTable:
    """Merge the services' operations into one table; a second row under the same name is refused."""
    rows: dict[tuple[str, str], Operation] = {}
    for group in groups:
        for operation in group:
            key = (operation.service, operation.name)
            if key in rows:
                raise ValueError(f"declared twice: {operation.service}.{operation.name}")
            rows[key] = operation
    return rows
