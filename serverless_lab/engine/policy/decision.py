"""An authorisation as data: what was considered, in order, and what decided."""

from typing import Literal

import msgspec

from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.policy import Kind

Reason = Literal["root", "service", "owner", "no-permission-needed", "allowed", "explicit-deny", "implicit-deny"]
GateName = Literal["explicit-deny", "scp", "rcp", "resource", "identity", "boundary", "session", "home"]
Verdict = Literal["passed", "stopped", "not-reached", "not-needed", "absent"]


class KeyTest(msgspec.Struct, frozen=True):
    """One line of a Condition: `wanted` after variables were filled in, `actual` None where the key is absent.

    `problem` says why the line could not be judged as written (`unknown-operator`, `not-a-number`,
    `unknown-variable` …); empty when it could.
    """

    operator: str
    key: str
    wanted: list[str]
    actual: Values | None
    passed: bool
    problem: str = ""


class StatementTrace(msgspec.Struct, frozen=True):
    """One statement that was looked at.

    `failed` names the first element that did not match (`Principal`, `Action`, `Resource`, `Condition`, …), empty when
    all did; `values` is what stands in that element. `conditions` holds every line of the Condition that was
    tested. `problem` is set where the statement cannot be evaluated as written: then an Allow does not match and
    a Deny does, so that a mistake never opens a door.
    """

    kind: Kind
    policy: str
    arn: str
    holder: str
    pointer: str
    sid: str
    effect: str
    matched: bool
    failed: str = ""
    values: list[str] = []
    conditions: list[KeyTest] = []
    problem: str = ""


class Gate(msgspec.Struct, frozen=True):
    """One step of the evaluation order and how it went.

    `absent`: there is no such policy, so nothing is asked. `not-needed`: an earlier gate already gave the permission.
    `deciding` is the index in `Decision.statements` of the statement that passed or stopped it.
    """

    name: GateName
    verdict: Verdict
    deciding: int | None = None


class Decision(msgspec.Struct, frozen=True):
    """`by` is the kind of policy that decided, empty where none was asked (root, service, owner)."""

    allowed: bool
    reason: Reason
    principal: str
    action: str
    resource: str
    by: Kind | Literal[""] = ""
    gates: list[Gate] = []
    statements: list[StatementTrace] = []
    deciding: StatementTrace | None = None
    keys: dict[str, Values] = {}

    @property
    def sentence(self) -> str:
        """AWS's closing clause of an AccessDenied message."""
        policy = SENTENCE_NAMES[self.by or "identity"]
        article = "an" if policy[0] in "aeiou" else "a"
        if self.reason == "explicit-deny":
            return f"with an explicit deny in {article} {policy}"
        return f"because no {policy} allows the {self.action} action"


SENTENCE_NAMES: dict[Kind, str] = {
    "scp": "service control policy",
    "rcp": "resource control policy",
    "resource": "resource-based policy",
    "trust": "role trust policy",
    "identity": "identity-based policy",
    "boundary": "permissions boundary",
    "session": "session policy",
}
