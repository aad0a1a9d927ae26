"""Which condition keys a policy asks for: in its conditions, and as variables in what it names."""

from collections.abc import Iterable, Iterator
from typing import Any

from serverless_lab.engine.policy.language import has_variables
from serverless_lab.engine.policy.policy import Document, as_list
from serverless_lab.engine.policy.variables import keys_in


def keys_of(statements: Iterable[Document], variables: bool) -> list[str]:
    """Every key once, as it was first written; names are compared without regard to case."""
    return _distinct(key for statement in statements for key in _keys(statement, variables))


def keys_of_documents(documents: Iterable[Document]) -> list[str]:
    return _distinct(
        key for document in documents for key in keys_of(as_list(document["Statement"]), has_variables(document))
    )


def _distinct(keys: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for key in keys:
        found.setdefault(key.lower(), key)
    return list(found.values())


def _keys(statement: Document, variables: bool) -> Iterator[str]:
    texts: list[Any] = [*as_list(statement.get("Resource", [])), *as_list(statement.get("NotResource", []))]
    for tests in statement.get("Condition", {}).values():
        for key, values in tests.items():
            yield key
            texts += as_list(values)
    for text in texts if variables else ():
        yield from keys_in(str(text))
