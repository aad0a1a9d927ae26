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
class SampleEvent:
    """A test event that every learner finds on the bench. `body` is JSON text."""

    name: str
    body: str


@dataclass(frozen=True)
class BenchStart:
    """The function a lesson works on and what the editor shows before the first deploy.

    `source` has a text per language because its comments speak to the learner. `files` are packages that the terminal
    finds on this bench.
    """

    function: str
    source: Text
    events: tuple[SampleEvent, ...] = field(default=(SampleEvent("empty", "{}"),))
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def shelf(self) -> str:
        """Under which name the learner's test events and drafts are kept."""
        return self.function


def creation(account_id: str, function: str, package: bytes) -> dict[str, Any]:
    """The parameters of CreateFunction, with the role every account has from the start."""
    return {
        "FunctionName": function,
        "Runtime": RUNTIME,
        "Role": f"arn:aws:iam::{account_id}:role/{ROLE}",
        "Handler": HANDLER,
        "Code": {"ZipFile": package},
    }
