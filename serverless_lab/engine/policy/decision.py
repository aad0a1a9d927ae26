"""An authorisation as data: what was considered, in order, and what decided."""

import msgspec


class StatementTrace(msgspec.Struct, frozen=True):
    """One statement that was looked at. `failed` names the element that did not match, empty when all did."""

    policy: str
    pointer: str
    sid: str
    effect: str
    matched: bool
    failed: str = ""
    values: list[str] = []


class Decision(msgspec.Struct, frozen=True):
    """`reason`: root | service | owner | identity-allow | explicit-deny | implicit-deny."""

    allowed: bool
    reason: str
    principal: str
    action: str
    resource: str
    statements: list[StatementTrace] = []
    deciding: StatementTrace | None = None

    @property
    def sentence(self) -> str:
        """AWS's closing clause of an AccessDenied message."""
        if self.reason == "explicit-deny":
            return "with an explicit deny in an identity-based policy"
        return f"because no identity-based policy allows the {self.action} action"
