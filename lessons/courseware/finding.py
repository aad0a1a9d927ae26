"""What a check found in an account: met, or not yet and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Finding:
    """`reason` is a key of `Check.reasons` (empty when met); `facts` fill its sentence.

    `evidence` is the request id of the invocation that shows it, empty when there is none.
    """

    met: bool
    reason: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    evidence: str = ""


def met(*, evidence: str = "", **facts: Any) -> Finding:
    return Finding(True, facts=facts, evidence=evidence)


def not_yet(reason: str, *, evidence: str = "", **facts: Any) -> Finding:
    return Finding(False, reason, facts, evidence)


@dataclass(frozen=True)
class Truth:
    """The engine's answer to a prediction: an option's id, and the facts of the sentence that reveals it."""

    option: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    evidence: str = ""
