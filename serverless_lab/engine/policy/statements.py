"""Statements read once and compared with many requests."""

from typing import Any, NamedTuple

from serverless_lab.engine.policy.asked import Asked
from serverless_lab.engine.policy.conditions import Line, read_condition
from serverless_lab.engine.policy.decision import KeyTest, Named
from serverless_lab.engine.policy.language import ELEMENTS, NAMES_SOMEBODY
from serverless_lab.engine.policy.matching import Globs, resource_patterns
from serverless_lab.engine.policy.policy import Kind, as_list
from serverless_lab.engine.policy.principals import Principals
from serverless_lab.engine.policy.variables import Malformed, Template, Unresolved, has_variable

_NEEDS_NO_RESOURCE: tuple[Kind, ...] = ("resource", "trust")


class Outcome(NamedTuple):
    """How one statement went; see StatementTrace for the meaning of each."""

    matched: bool
    failed: str = ""
    problem: str = ""
    named: Named = ""
    tests: list[KeyTest] = []


class Statement:
    """`problem` and `where`: the first thing that cannot be evaluated as written, and the element it stands in."""

    def __init__(self, element: Any, kind: Kind, variables: bool, pointer: str, problem: tuple[str, str]) -> None:
        self.pointer = pointer
        self.where, self.problem = problem
        self.lines: tuple[Line, ...] = ()
        self.values: dict[str, list[str]] = {}
        self.who: tuple[str, Principals] | None = None
        self.what: tuple[str, Globs, bool] | None = None
        self.which: tuple[str, Globs, list[Template]] | None = None
        known = element if isinstance(element, dict) else {}
        self.sid = known["Sid"] if isinstance(known.get("Sid"), str) else ""
        self.effect = known["Effect"] if isinstance(known.get("Effect"), str) else ""
        self.denies = self.effect.lower() == "deny"
        if not isinstance(element, dict):
            self._complain("Statement", "not-an-object")
            return
        if self.effect not in ("Allow", "Deny"):
            self._complain("Effect", "unknown-effect")
        self._read_principal(known, kind)
        self._read_action(known)
        self._read_resource(known, kind, variables)
        self._read_condition(known, variables)
        for name in sorted(set(known) - set(ELEMENTS)):
            self._complain(name, "unknown-element")
        self.other_action = Outcome(False, self.what[0] if self.what else "", self.problem)

    def _complain(self, where: str, problem: str) -> None:
        if not self.problem:
            self.where, self.problem = where, problem

    def _either(self, element: dict[str, Any], name: str, required: bool) -> str:
        """Which of `Action` and `NotAction` (and so on) is there; empty when none is or the two contradict."""
        found = [one for one in (name, f"Not{name}") if one in element]
        if len(found) == 2:
            self._complain(name, "conflicting-elements")
        elif required and not found:
            self._complain(name, "missing-element")
        return found[0] if len(found) == 1 else ""

    def _texts(self, name: str, value: Any) -> list[str]:
        values = as_list(value)
        self.values[name] = [str(one) for one in values]
        if not values:
            self._complain(name, "empty-element")
        elif not all(isinstance(one, str) for one in values):
            self._complain(name, "not-text")
        else:
            return self.values[name]
        return []

    def _read_principal(self, element: dict[str, Any], kind: Kind) -> None:
        expected = kind in NAMES_SOMEBODY
        name = self._either(element, "Principal", expected)
        if not name:
            return
        principals = Principals(element[name])
        self.values[name] = principals.texts
        if not expected or (name == "NotPrincipal" and (kind == "trust" or not self.denies)):
            self._complain(name, "forbidden-element")
        elif principals.problem:
            self._complain(name, principals.problem)
        else:
            self.who = name, principals

    def _read_action(self, element: dict[str, Any]) -> None:
        name = self._either(element, "Action", True)
        texts = self._texts(name, element[name]) if name else []
        if texts:
            self.what = name, Globs(text.lower() for text in texts), name == "Action"

    def _read_resource(self, element: dict[str, Any], kind: Kind, variables: bool) -> None:
        name = self._either(element, "Resource", kind not in _NEEDS_NO_RESOURCE)
        texts = self._texts(name, element[name]) if name else []
        if kind == "trust" and name:
            self._complain(name, "forbidden-element")
        elif texts:
            filled = [text for text in texts if variables and has_variable(text)]
            plain = [pattern for text in texts if text not in filled for pattern in resource_patterns(text)]
            try:
                self.which = name, Globs(plain), [Template(text) for text in filled]
            except Malformed:
                self._complain(name, "bad-variable")

    def _read_condition(self, element: dict[str, Any], variables: bool) -> None:
        try:
            self.lines = tuple(read_condition(element.get("Condition", {}), variables))
        except ValueError as error:
            self._complain("Condition", str(error))

    def judge(self, asked: Asked) -> Outcome:
        """Element by element. What is ruled out by one is not matched, whatever else is wrong with the statement."""
        named: Named = ""
        if self.who is not None:
            name, principals = self.who
            named = principals.names(asked)
            if principals.excepts(asked) if name == "NotPrincipal" else not named:
                return Outcome(False, name, self.problem)
        if self.what is not None:
            name, globs, wanted = self.what
            if globs.match(asked.action) is not wanted:
                return self.other_action._replace(named=named) if named else self.other_action
        if self.which is not None:
            problem = self._rule_out_resource(asked)
            if problem is not None:
                return Outcome(False, self.which[0], problem or self.problem, named)
        return self._judge_condition(asked, named)

    def _rule_out_resource(self, asked: Asked) -> str | None:
        """None when the resource is meant; else the problem, empty when it is plainly another one."""
        assert self.which is not None
        name, globs, templates = self.which
        matched = globs.match(asked.resource)
        if templates:
            try:
                filled = [pattern for one in templates for pattern in resource_patterns(one.fill(asked.keys))]
            except Unresolved:
                return "unknown-variable"
            matched = matched or Globs(filled).match(asked.resource)
        return None if matched is (name == "Resource") else ""

    def _judge_condition(self, asked: Asked, named: Named) -> Outcome:
        ruled_out, problem, tests = False, "", []
        for line in self.lines:
            if asked.explain:
                passed, traced = line.traced(asked.keys)
                tests.append(traced)
                found = traced.problem
            else:
                passed, found, _ = line.test(asked.keys)
            if passed is False:
                ruled_out = True
            problem = problem or found
            if ruled_out and not asked.explain:
                break
        if ruled_out:
            return Outcome(False, "Condition", self.problem or problem, named, tests)
        if self.problem or problem:
            where = self.where if self.problem else "Condition"
            return Outcome(self.denies, where, self.problem or problem, named, tests)
        return Outcome(True, "", "", named, tests)
