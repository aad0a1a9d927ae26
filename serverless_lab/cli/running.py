"""A command carried out: the host performs the calls, what comes out is printed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from serverless_lab.cli import writing
from serverless_lab.cli.commands import Call, Command
from serverless_lab.cli.errors import SERVICE_STATUS, error_text

Perform = Callable[[str, str, dict[str, Any], str], dict[str, Any]]


class CallRefused(Exception):
    """What the cloud answers instead; `members` are those of the error's shape besides code and message."""

    def __init__(self, code: str, message: str, members: dict[str, Any] | None = None):
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.members = members or {}


@dataclass(frozen=True)
class Result:
    stdout: str = ""
    stderr: str = ""
    status: int = 0
    files: dict[str, bytes] = field(default_factory=dict)


def run(command: Command, perform: Perform) -> Result:
    """Never raises CliError: what is wrong with an answer is in the result as well."""
    assert isinstance(command, Call)
    try:
        answer = perform(command.service, command.operation, command.params, command.region)
    except CallRefused as refused:
        sentence = f"An error occurred ({refused.code}) when calling the {command.operation} operation: "
        return Result(stderr=error_text(sentence + refused.message), status=SERVICE_STATUS)
    return Result(stdout=writing.json_text(answer))
