"""Changes that may turn a decision round; whether one does is for the evaluator to say."""

from collections.abc import Iterator
from typing import Any

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.case import applies
from serverless_lab.engine.policy.compiled import NO_PROBLEM, problem_of, statements_of
from serverless_lab.engine.policy.decision import Decision, StatementTrace
from serverless_lab.engine.policy.edits import Edit, Situation, statement_at
from serverless_lab.engine.policy.key_values import worth_trying
from serverless_lab.engine.policy.language import NAMES_SOMEBODY
from serverless_lab.engine.policy.matching import action_matches, resource_matches
from serverless_lab.engine.policy.policy import Document, Kind, as_list

_NEAR = 3  # statements to widen, the first ones
_OF_AWS = "arn:aws:iam::aws:"  # of a policy that nobody but AWS can change


class Proposer:
    """Proposes for one decision about one situation."""

    def __init__(self, situation: Situation, decision: Decision) -> None:
        self.request, self.policies = situation
        self.decision = decision
        # A trace stands in the same place as its statement among all that were judged.
        self.places = [
            place
            for place, policy in enumerate(self.policies)
            if applies(policy.kind, self.request)
            for _ in statements_of(policy)
        ]

    def all(self) -> Iterator[Edit]:
        decision = self.decision
        if decision.allowed:
            yield from self._towards_deny()
        elif decision.reason == "explicit-deny":
            yield from self._past_deny()
        else:
            yield from self._towards_allow()

    def _towards_deny(self) -> Iterator[Edit]:
        deciding = self.decision.deciding
        if deciding is not None:
            place = self.places[self.decision.statements.index(deciding)]
            yield from self._keys(deciding)
            if not self.policies[place].arn.startswith(_OF_AWS):
                yield self._at("remove-statement", place, deciding.pointer)
        kinds: tuple[Kind, ...] = ("identity", "resource", "scp")
        kind = next(kind for kind in kinds if applies(kind, self.request) and self._may_hold(kind))
        yield self._added(kind, 0, "Deny")

    def _may_hold(self, kind: Kind) -> bool:
        """A resource that has no policy is not given one only to deny by it, unless nobody's identity can."""
        return kind != "resource" or any(policy.kind == kind for policy in self.policies) or self._alone

    @property
    def _alone(self) -> bool:
        return self.request.caller.kind in ("service", "anonymous")

    def _past_deny(self) -> Iterator[Edit]:
        deciding = self.decision.deciding
        assert deciding is not None
        place = self.places[self.decision.statements.index(deciding)]
        statement = statement_at(self.policies[place], deciding.pointer)
        yield from self._keys(deciding)
        if isinstance(statement, dict):
            for element, narrower in self._narrower(statement):
                yield self._at("change-statement", place, deciding.pointer, narrower, element)
        yield self._at("remove-statement", place, deciding.pointer)

    def _narrower(self, statement: Document) -> Iterator[tuple[str, Document]]:
        """The deny without this action or resource, or without this principal."""
        asked = {"Action": (action_matches, self.request.action), "Resource": (resource_matches, self.request.resource)}
        for element, (matches, value) in asked.items():
            texts = [text for text in as_list(statement.get(element, [])) if isinstance(text, str)]
            kept = [text for text in texts if not matches(text, value)]
            if kept and len(kept) < len(texts):
                yield element, statement | {element: kept}
        condition = statement.get("Condition", {})
        if isinstance(condition, dict) and "ArnNotEquals" not in condition and not self._alone:
            spared = {"ArnNotEquals": {"aws:PrincipalArn": self.request.caller.identity}}
            yield "Condition", statement | {"Condition": condition | spared}

    def _towards_allow(self) -> Iterator[Edit]:
        by = self.decision.by or "identity"
        stopped = next((gate for gate in self.decision.gates if gate.verdict == "stopped"), None)
        if stopped is not None and stopped.name == "home":
            yield Edit(what="allow-at-home", kind="identity", holder=self.request.caller.identity)
            return
        level = stopped.level if stopped is not None and stopped.level is not None else 0
        yield from self._allowing(by, level)
        if by == "identity" and any(policy.kind == "resource" for policy in self.policies):
            yield from self._allowing("resource", 0)

    def _allowing(self, kind: Kind, level: int) -> Iterator[Edit]:
        near = 0
        for place, trace in zip(self.places, self.decision.statements, strict=True):
            mine = trace.kind == kind and self.policies[place].level == level
            if not mine or trace.effect != "Allow" or trace.matched or trace.problem:
                continue
            if trace.failed == "Condition":
                yield from self._keys(trace)
                continue
            statement = statement_at(self.policies[place], trace.pointer)
            changeable = not self.policies[place].arn.startswith(_OF_AWS)
            if near < _NEAR and changeable and self._is_near(trace.failed, statement):
                near += 1
                wider = statement | {trace.failed: self._wider(trace.failed, statement[trace.failed])}
                yield self._at("change-statement", place, trace.pointer, wider, trace.failed)
        yield self._added(kind, level, "Allow")

    def _is_near(self, failed: str, statement: Document) -> bool:
        """Is one more value in this element all that the statement lacks? A statement for other actions on just this
        resource is near; one for other actions on everything is not about this call."""
        if failed != "Action":
            return failed in ("Resource", "Principal")
        texts = [text for text in as_list(statement.get("Resource", [])) if isinstance(text, str)]
        return "*" not in texts and any(resource_matches(text, self.request.resource) for text in texts)

    def _wider(self, element: str, value: Any) -> Any:
        if element != "Principal":
            return [*as_list(value), self.request.action if element == "Action" else self.request.resource]
        principal = principal_of(self.request.caller)
        if principal == "*" or value == "*":
            return "*"
        return value | {name: [*as_list(value.get(name, [])), text] for name, text in principal.items()}

    def _keys(self, trace: StatementTrace) -> Iterator[Edit]:
        for test in trace.conditions:
            for value in worth_trying(test):
                yield Edit(what="set-key", key=test.key, value=value)

    def _added(self, kind: Kind, level: int, effect: str) -> Edit:
        """A statement for this very call, in an inline policy of the kind if there is one, else in a new one."""
        statement: Document = {"Effect": effect, "Action": self.request.action}
        if kind in NAMES_SOMEBODY:
            statement["Principal"] = principal_of(self.request.caller)
        if kind != "trust":
            statement["Resource"] = self.request.resource
        fitting = [
            (bool(policy.arn), place)
            for place, policy in enumerate(self.policies)
            if policy.kind == kind
            and policy.level == level
            and problem_of(policy.document) == NO_PROBLEM
            and not policy.arn.startswith(_OF_AWS)
        ]
        if fitting:
            return self._at("add-statement", min(fitting)[1], "/Statement/-", statement)
        return Edit(what="add-statement", kind=kind, level=level, pointer="/Statement/-", statement=statement)

    def _at(self, what: Any, place: int, pointer: str, statement: Document | None = None, element: str = "") -> Edit:
        policy = self.policies[place]
        return Edit(
            what=what,
            kind=policy.kind,
            place=place,
            policy=policy.name,
            arn=policy.arn,
            holder=policy.holder,
            level=policy.level,
            pointer=pointer,
            statement=statement,
            element=element,
        )


def principal_of(caller: Caller) -> Any:
    """How a policy names this caller: a role rather than one session of it."""
    if caller.kind == "anonymous":
        return "*"
    if caller.kind == "service":
        return {"Service": caller.arn}
    if caller.kind == "federated" and not caller.arn.startswith("arn:aws:sts:"):
        return {"Federated": caller.arn}
    return {"AWS": caller.identity}
