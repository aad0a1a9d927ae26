"""Why a template is not made: a key and facts; whoever shows it has the sentence."""

from typing import Any


class TemplateFault(Exception):
    """`key` is a reason that the page knows. Among the facts `where` is a logical id, `line` counts from 1."""

    def __init__(self, key: str, **facts: Any) -> None:
        self.key, self.facts = key, facts
        super().__init__(f"{key}: {facts}")
