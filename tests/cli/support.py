"""A host for lines: scratch files in a dict, and a cloud that answers what it is told."""

from collections.abc import Callable
from typing import Any

from serverless_lab.cli.commands import Command
from serverless_lab.cli.errors import CliError
from serverless_lab.cli.reading import read, words
from serverless_lab.cli.running import CallRefused, Result, run

ASSUME = "aws sts assume-role --role-arn arn:aws:iam::123456789012:role/cook --role-session-name kitchen"
Answers = Callable[[str, str, dict[str, Any], str], dict[str, Any]]


class Scratch(dict[str, bytes]):
    def read(self, name: str) -> bytes:
        return self[name]


def asked(line: str, **files: bytes) -> Command:
    """`files` by name, with `_` for the dot."""
    argv = words(line)
    assert argv[0] == "aws"
    return read(argv[1:], Scratch({name.replace("_", "."): content for name, content in files.items()}), "us-east-1")


def refusal(line: str, **files: bytes) -> CliError:
    try:
        found = asked(line, **files)
    except CliError as error:
        return error
    raise AssertionError(f"{line} was read as {found}")


def ran(line: str, perform: Answers | dict[str, Any], **files: bytes) -> Result:
    return run(asked(line, **files), perform if callable(perform) else lambda *call: perform)


def refuse(code: str, message: str, members: dict[str, Any] | None = None):
    def perform(*call: Any) -> dict[str, Any]:
        raise CallRefused(code, message, members)

    return perform
