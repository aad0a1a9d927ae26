"""What the bench of this chapter starts with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lessons.courseware.course import Text

RUNTIME = "python3.14"
HANDLER = "lambda_function.lambda_handler"
SOURCE_FILE = "lambda_function.py"
ROLE = "lambda-basic-role"


@dataclass(frozen=True)
class Language:
    """A runtime that the bench writes functions for, and where their code stands."""

    name: str
    title: str
    runtime: str
    handler: str
    file: str

    @property
    def draft(self) -> str:
        """Under which name a draft of the code is kept."""
        return "source" if self.name == "python" else f"source-{self.name}"


PYTHON = Language("python", "Python 3.14", RUNTIME, HANDLER, SOURCE_FILE)
NODE = Language("nodejs", "Node.js 24", "nodejs24.x", "index.handler", "index.mjs")


def language_of(runtime: str) -> Language:
    """The language of a function that is there already."""
    return NODE if runtime.startswith("nodejs") else PYTHON


def runtime_name(runtime: str) -> str:
    """As people call it: Python 3.14, Node.js 24."""
    number = runtime.removeprefix("python").removeprefix("nodejs").removesuffix(".x")
    return f"{'Node.js' if language_of(runtime) is NODE else 'Python'} {number}"


@dataclass(frozen=True)
class SampleEvent:
    """A test event that every learner finds on the bench. `body` is JSON text."""

    name: str
    body: str


@dataclass(frozen=True)
class BenchStart:
    """The function a lesson works on and what the editor shows before the first deploy.

    `source` has a text per language because its comments speak to the learner; it is written in `language`. `node` is
    the same in JavaScript, where the lesson leaves the runtime to the learner. `files` are packages that the terminal
    finds on this bench.
    """

    function: str
    source: Text
    language: Language = PYTHON
    node: Text | None = None
    events: tuple[SampleEvent, ...] = field(default=(SampleEvent("empty", "{}"),))
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def shelf(self) -> str:
        """Under which name the learner's test events and drafts are kept."""
        return self.function

    @property
    def languages(self) -> tuple[Language, ...]:
        return (self.language, NODE) if self.node else (self.language,)

    def starter(self, language: Language) -> Text:
        return self.node if language is NODE and self.node else self.source


def creation(account_id: str, function: str, package: bytes, language: Language = PYTHON) -> dict[str, Any]:
    """The parameters of CreateFunction, with the role every account has from the start."""
    return {
        "FunctionName": function,
        "Runtime": language.runtime,
        "Role": f"arn:aws:iam::{account_id}:role/{ROLE}",
        "Handler": language.handler,
        "Code": {"ZipFile": package},
    }
