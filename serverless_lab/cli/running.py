"""A command carried out: the host performs the calls, what comes out is printed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import jmespath
from botocore.exceptions import BotoCoreError
from jmespath.exceptions import JMESPathError

from serverless_lab.cli import paging, waiting
from serverless_lab.cli.answers import as_shown, saved
from serverless_lab.cli.commands import Call, Command, Configure, Help, Version
from serverless_lab.cli.configuring import configured
from serverless_lab.cli.errors import GENERAL_STATUS, SERVICE_STATUS, error_text, fault_text
from serverless_lab.cli.help import help_text
from serverless_lab.cli.performing import CallRefused, Perform, Wait, asking
from serverless_lab.cli.skeleton import skeleton_text
from serverless_lab.cli.writing import render

__all__ = ["CallRefused", "Perform", "Result", "Wait", "run"]

VERSION = "2.36.0"
# What is wrong with an answer only shows when it is searched or drawn.
_ODD_ANSWERS = (ArithmeticError, AttributeError, JMESPathError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class Result:
    """`files` are what the command writes, by the names given in the line."""

    stdout: str = ""
    stderr: str = ""
    status: int = 0
    files: dict[str, bytes] = field(default_factory=dict)


def run(
    command: Command,
    perform: Perform,
    wait: Wait = lambda seconds: False,
    access_key: str = "",
    services: Iterable[str] = (),
) -> Result:
    """Never raises CliError.

    `wait` lets so many seconds pass and says whether it did; `access_key` is shown by `aws configure list`, `services`
    by `aws help`.
    """
    match command:
        case Help(path):
            return Result(help_text(path, services))
        case Version():
            return Result(f"aws-cli/{VERSION} serverless-lab\n")
        case Configure():
            text = configured(command, access_key)
            return Result(text, status=0 if text else 1)
        case Call():
            return _called(command, perform, wait)


def _called(call: Call, perform: Perform, wait: Wait) -> Result:
    warning = paging.warning(call)
    try:
        stdout, files = _outcome(call, perform, wait)
    except CallRefused as refused:
        return Result(stderr=warning + _refusal(call, refused), status=SERVICE_STATUS)
    except (BotoCoreError, *_ODD_ANSWERS) as error:
        return Result(stderr=warning + error_text(str(error)), status=GENERAL_STATUS)
    return Result(stdout, warning, 0, files)


def _outcome(call: Call, perform: Perform, wait: Wait) -> tuple[str, dict[str, bytes]]:
    if call.skeleton:
        return skeleton_text(call), {}
    ask = asking(call, perform)
    if call.waiter:
        waiting.wait_until(call, ask, wait)
        return "", {}
    if call.paging is not None:
        return _pages(call, ask), {}
    answer = ask(**call.params)
    files = {call.outfile: saved(call, answer)} if call.outfile else {}
    return _shown(call, as_shown(call, answer)), files


def _pages(call: Call, ask: Callable[..., dict[str, Any]]) -> str:
    pages = paging.pages(call, lambda **params: as_shown(call, ask(**params)))
    if call.output in ("text", "yaml-stream"):  # and a stream has the pages whole
        each = paging.each(pages) if call.output == "text" else pages
        return "".join(_shown(call, page) for page in each)
    return _shown(call, pages.build_full_result())


def _shown(call: Call, answer: Any) -> str:
    return render(jmespath.search(call.query, answer) if call.query else answer, call.output, call.operation)


def _refusal(call: Call, refused: CallRefused) -> str:
    sentence = f"An error occurred ({refused.code}) when calling the {call.operation} operation: {refused.message}"
    members = {"Code": refused.code, "Message": refused.message, **refused.members}
    return fault_text(sentence, sentence, members, call.error_format)
