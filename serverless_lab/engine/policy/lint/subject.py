"""A policy as the rules look at it: its statements with the pointers of their parts, whatever else is wrong with it."""

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from serverless_lab.engine.policy.language import has_variables
from serverless_lab.engine.policy.lint.edits import tidy
from serverless_lab.engine.policy.operators import Written, read_operator
from serverless_lab.engine.policy.places import escaped, steps
from serverless_lab.engine.policy.policy import as_list

Kind = Literal["identity", "trust", "resource"]


class Text(NamedTuple):
    pointer: str
    text: str


class Test(NamedTuple):
    """One line of a Condition. `written` is None for an operator that there is not."""

    pointer: str
    operator: str
    key: str
    values: tuple[Text, ...]
    written: Written | None


class Statement:
    """Parts of the wrong type are left out of `actions`, `resources` and `tests`."""

    def __init__(self, pointer: str, element: dict[str, Any]) -> None:
        self.pointer = pointer
        self.element = element
        self.allows = element.get("Effect") == "Allow"
        self.denies = element.get("Effect") == "Deny"
        self.actions = tuple(self.texts("Action"))
        self.resources = tuple(self.texts("Resource"))
        self.tests = tuple(self._tests())

    def texts(self, name: str) -> Iterator[Text]:
        """The texts of a member that holds one or a list of them."""
        value = self.element.get(name)
        if isinstance(value, str):
            yield Text(f"{self.pointer}/{name}", value)
        elif isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, str):
                    yield Text(f"{self.pointer}/{name}/{number}", one)

    def _tests(self) -> Iterator[Test]:
        condition = self.element.get("Condition")
        for operator, keys in condition.items() if isinstance(condition, dict) else ():
            for key, values in keys.items() if isinstance(keys, dict) else ():
                pointer = f"{self.pointer}/Condition/{escaped(operator)}/{escaped(key)}"
                several = isinstance(values, list)
                found = (
                    Text(f"{pointer}/{number}" if several else pointer, plain(one))
                    for number, one in enumerate(as_list(values))
                    if isinstance(one, str | bool | int | float)
                )
                yield Test(pointer, operator, key, tuple(found), read_operator(operator))

    @property
    def conditional(self) -> bool:
        return bool(self.element.get("Condition"))

    @property
    def any_resource(self) -> bool:
        return any(resource.text == "*" for resource in self.resources)

    def tests_key(self, *keys: str) -> bool:
        wanted = {key.lower() for key in keys}
        return any(test.key.lower() in wanted for test in self.tests)


class Subject:
    """`limit`: how many characters it may have without white space, 0 for unlimited."""

    def __init__(self, text: str, document: dict[str, Any], kind: Kind, limit: int) -> None:
        self.text, self.document, self.kind, self.limit = text, document, kind, limit
        self.statements = tuple(self._statements())

    def _statements(self) -> Iterator[Statement]:
        found = self.document.get("Statement")
        if isinstance(found, dict):
            yield Statement("/Statement", found)
        for number, element in enumerate(found if isinstance(found, list) else ()):
            if isinstance(element, dict):
                yield Statement(f"/Statement/{number}", element)

    @property
    def variables(self) -> bool:
        return has_variables(self.document)

    def changed(self, pointer: str, name: str, value: Any = None) -> str:
        """The document with a member of the object at `pointer` set, or taken away where `value` is None."""
        document = json.loads(json.dumps(self.document))
        target = document
        for step in steps(pointer):
            target = target[int(step)] if isinstance(target, list) else target[step]
        if value is None:
            del target[name]
        else:
            target[name] = value
        return tidy(document)


def plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
