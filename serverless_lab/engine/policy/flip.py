"""What is the smallest change that would flip this decision?"""

from collections.abc import Sequence

import msgspec

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.policy.edits import Edit, Situation, apply
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.policy.proposals import Proposer

_DEPTH = 6  # changes in a row: a deny in every kind of policy and an allow that is missing
_WIDTH = 6  # half-way situations that are followed further

# The less a change opens, the smaller it is: to ask otherwise changes no policy at all.
_SIZES = {"set-key": 0, "change-statement": 1, "add-statement": 2, "allow-at-home": 3, "remove-statement": 4}


class Flip(msgspec.Struct, frozen=True):
    """Changes that together flip a decision, in the order in which they were found, and what is decided then."""

    edits: list[Edit]
    decision: Decision

    @property
    def size(self) -> tuple[int, int]:
        return len(self.edits), sum(_SIZES[edit.what] for edit in self.edits)


class _Step(msgspec.Struct):
    situation: Situation
    decision: Decision
    edits: list[Edit]


def flips(request: AccessRequest, policies: Sequence[Policy], most: int = 8) -> list[Flip]:
    """The smallest changes first, of the fewest edits that do it; each was tried. Empty when nothing small does."""
    situation = Situation(request, list(policies))
    start = evaluate(*situation)
    found: list[Flip] = []
    frontier = [_Step(situation, start, [])]
    for _ in range(_DEPTH):
        after: list[_Step] = []
        for step in frontier:
            for one in _tried(step):
                if one.decision.allowed is not start.allowed:
                    found.append(Flip(one.edits, one.decision))
                elif _progress(one.decision) > _progress(step.decision):
                    after.append(one)
        if found or not after:
            break
        frontier = sorted(after, key=lambda step: sum(_SIZES[edit.what] for edit in step.edits))[:_WIDTH]
    return sorted(_distinct(found), key=lambda flip: flip.size)[:most]


def _tried(step: _Step) -> list[_Step]:
    proposed = list(Proposer(step.situation, step.decision).all())
    situations = [apply(step.situation, edit) for edit in proposed]
    return [
        _Step(situation, evaluate(*situation), [*step.edits, edit])
        for edit, situation in zip(proposed, situations, strict=True)
    ]


def _progress(decision: Decision) -> tuple[int, ...]:
    """How far a request came; for one that is allowed, how little still allows it."""
    if decision.allowed:
        return (-sum(trace.matched and trace.effect == "Allow" for trace in decision.statements),)
    reached = next(number for number, gate in enumerate(decision.gates) if gate.verdict == "stopped")
    denies = sum(trace.matched and trace.effect != "Allow" for trace in decision.statements)
    return reached, decision.gates[reached].level or 0, -denies


def _distinct(found: list[Flip]) -> list[Flip]:
    kept: dict[str, Flip] = {}
    for flip in found:
        kept.setdefault(repr(flip.edits), flip)
    return list(kept.values())
