"""An authorisation as data: what was considered, in order, and what decided."""

from typing import Literal

import msgspec

from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.policy import Kind

Reason = Literal["root", "service", "owner", "no-permission-needed", "allowed", "explicit-deny", "implicit-deny"]
GateName = Literal["explicit-deny", "scp", "rcp", "endpoint", "resource", "identity", "boundary", "session", "home"]
Verdict = Literal["passed", "stopped", "silent", "not-reached", "not-needed", "absent"]
Named = Literal["", "caller", "everyone", "provider", "role", "account"]


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
    a Deny does, so that a mistake never opens a door, unless another element rules it out anyway. Only
    `unknown-variable` rules out by itself, as with AWS. `named` is how the Principal speaks of the caller: `role` is
    the role (or user) behind the session, `provider` who vouches for it.
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
    named: Named = ""


class Gate(msgspec.Struct, frozen=True):
    """One step of the evaluation order and how it went.

    `absent`: there is no such policy, so nothing is asked. `not-needed`: there is one but it has no say, or an earlier
    gate already gave the permission. `silent`: there is one that neither allows nor denies, and a later gate may allow.
    `deciding` is the index in `Decision.statements` of the statement that passed or stopped it. `level` is the level of
    the organisation that stopped it.
    """

    name: GateName
    verdict: Verdict
    deciding: int | None = None
    level: int | None = None


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
        if self.reason == "explicit-deny" and self.by == "trust":
            return "with an explicit deny in the role trust policy"
        if self.reason == "explicit-deny":
            return f"with an explicit deny in {article} {policy}"
        return f"because no {policy} allows the {self.action} action"


SENTENCE_NAMES: dict[Kind, str] = {
    "scp": "service control policy",
    "rcp": "resource control policy",
    "endpoint": "VPC endpoint policy",
    "resource": "resource-based policy",
    "trust": "role trust policy",
    "identity": "identity-based policy",
    "boundary": "permissions boundary",
    "session": "session policy",
}
