"""The Condition element: lines of operator, key and values, all of which must pass.

Source: IAM user guide, "Condition operators", "Multiple context keys or values", "Single-valued vs. multivalued".
"""

from collections.abc import Iterator, Mapping
from typing import Any

from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.decision import KeyTest
from serverless_lab.engine.policy.matching import shown
from serverless_lab.engine.policy.operators import Written, read_operator
from serverless_lab.engine.policy.operators.null import NULL
from serverless_lab.engine.policy.operators.operator import Unreadable
from serverless_lab.engine.policy.policy import as_list
from serverless_lab.engine.policy.variables import Malformed, Template, Unresolved, has_variable


class Line:
    """One operator, one key and the values wanted, read once.

    `test` answers True or False, or None for what cannot be judged as written.
    """

    __slots__ = ("_name", "_written", "key", "operator", "problem", "templates", "texts", "wanted")

    def __init__(self, operator: str, key: str, values: Any, variables: bool) -> None:
        self.operator, self.key, self._name = operator, key, key.lower()
        self._written = read_operator(operator)
        self.texts = [_text(value) for value in as_list(values)]
        self.templates: list[Template] = []
        self.wanted: list[Any] = []
        self.problem = self._read(variables)

    def _read(self, variables: bool) -> str:
        if self._written is None:
            return "unknown-operator"
        if not self.texts:
            return "empty-element"
        if any(text is None for text in self.texts):
            return "not-text"
        texts = [text for text in self.texts if text is not None]
        try:
            if variables and self._written.operator.variables and any(map(has_variable, texts)):
                self.templates = [Template(text) for text in texts]
            else:
                self.wanted = [self._written.operator.wanted(text) for text in texts]
        except Malformed:
            return "bad-variable"
        except Unreadable as error:
            return str(error)
        return ""

    def test(self, keys: Mapping[str, Values]) -> tuple[bool | None, str, list[str]]:
        """Whether the line passes, the problem if there is one, and the patterns that variables were filled into."""
        if self.problem or self._written is None:
            return None, self.problem, []
        value = keys.get(self._name)
        values = [] if value is None else [value] if isinstance(value, str) else value
        settled = _settled(self._written, values)
        if settled is not None:
            return settled, "", []
        patterns: list[str] = []
        try:
            if self.templates:
                patterns = [template.fill(keys) for template in self.templates]
                wanted = [self._written.operator.wanted(text) for text in patterns]
            else:
                wanted = self.wanted
            return _judged(self._written, values, wanted), "", patterns
        except Unresolved:
            return False, "unknown-variable", patterns
        except Unreadable as error:
            return None, str(error), patterns

    def traced(self, keys: Mapping[str, Values]) -> tuple[bool | None, KeyTest]:
        passed, problem, patterns = self.test(keys)
        wanted = [shown(pattern) for pattern in patterns] or [str(text) for text in self.texts]
        return passed, KeyTest(self.operator, self.key, wanted, keys.get(self._name), passed is True, problem)


def _settled(written: Written, values: list[str]) -> bool | None:
    """What the presence of the key decides before its values are looked at."""
    if written.operator is NULL:
        return None
    if written.over == "all":
        return True if not any(values) else None
    if values:
        return None
    return False if written.over == "any" else written.if_exists or written.operator.negated


def _judged(written: Written, values: list[str], wanted: list[Any]) -> bool:
    operator = written.operator
    if operator is NULL:
        return any(operator.agree(not values, truth) for truth in wanted)
    if not written.over and len(values) > 1:
        raise Unreadable("needs-a-set-operator")
    if len(values) == 1:
        return _passes(written, values[0], wanted)
    found = (_passes(written, value, wanted) for value in values)
    return all(found) if written.over == "all" else any(found)


def _passes(written: Written, value: str, wanted: list[Any]) -> bool:
    operator = written.operator
    actual = operator.actual(value)
    for one in wanted:
        if operator.agree(actual, one):
            return not operator.negated
    return operator.negated


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else None


def read_condition(element: Any, variables: bool) -> Iterator[Line]:
    """The lines of a Condition. Raises ValueError when it is not an object of objects."""
    if not isinstance(element, dict) or not all(isinstance(keys, dict) for keys in element.values()):
        raise ValueError("not-an-object")
    for operator, keys in element.items():
        for key, values in keys.items():
            yield Line(operator, key, values, variables)
