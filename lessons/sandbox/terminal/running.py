"""What was typed, carried out command by command; each is kept with what it printed."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from lessons.sandbox import lab
from lessons.sandbox.limits import limit
from lessons.sandbox.models import TerminalLine
from lessons.sandbox.places import Places
from lessons.sandbox.terminal import log
from lessons.sandbox.terminal.aws import refused
from lessons.sandbox.terminal.desk import Desk, Printed
from lessons.sandbox.terminal.files import Files
from lessons.sandbox.terminal.lines import Command, commands
from lessons.sandbox.terminal.tools import TOOLS
from serverless_lab.cli.errors import CliError
from serverless_lab.cli.reading import words
from serverless_lab.engine.caller import Caller

MOST_COMMANDS = 20
NOT_FOUND = 127
_PROMPT = re.compile(r"\$\s+")  # copied along from a page
_at_work = Places()


class TooManyCommands(lab.LabError):
    key = "too-many-commands"
    template = _("{count} commands at once are too many: {most} are the most. Nothing was done.")


class Busy(lab.LabError):
    key = "busy"
    template = _("Another command is still running. Wait until it has ended.")


class Typed(NamedTuple):
    """The kept lines, in order. `opens`: a file that is to be edited now; `cleared`: the log begins anew."""

    lines: list[TerminalLine]
    opens: str = ""
    cleared: bool = False


def count(text: str) -> int:
    """How many commands that is. Raises TooManyCommands."""
    found = len(commands(text))
    if found > MOST_COMMANDS:
        raise TooManyCommands(count=found, most=MOST_COMMANDS)
    return found


def run(desk: Desk, text: str) -> Typed:
    """Raises TooManyCommands, Busy, NotYours; whatever goes wrong within a command is in what it printed."""
    count(text)
    holder = desk.account.holder
    if not _at_work.take(holder, limit("LAB_LINES_AT_ONCE")):
        raise Busy
    try:
        return _run(desk, commands(text))
    finally:
        _at_work.give_back(holder)


def _run(desk: Desk, found: list[Command]) -> Typed:
    lines: list[TerminalLine] = []
    opens, cleared = "", False
    for command in found:
        who = who_acts(lab.look(desk.account).cloud.acting)
        printed = _carried_out(desk, command)
        row = log.keep(desk.account, who, command.text, printed)
        if command.text == "clear":
            log.clear(desk.account)
            lines, cleared = [], True
        else:
            lines.append(row)
        opens = printed.opens or opens
    return Typed(lines, opens, cleared)


def _carried_out(desk: Desk, command: Command) -> Printed:
    try:
        if command.file:
            Files(desk).write(command.file, command.body.encode())
            return Printed()
        tool, *argv = words(_PROMPT.sub("", command.text, count=1) if _PROMPT.match(command.text) else command.text)
        if tool not in TOOLS:
            return Printed(stderr=f"{tool}: command not found\n", status=NOT_FOUND, hint="unknown-command")
        return TOOLS[tool].run(desk, argv)
    except CliError as error:
        return refused(error)
    except lab.NotYours:
        raise
    except lab.LabError as error:
        return Printed(stderr=f"{error.sentence}\n", status=1)


def who_acts(caller: Caller) -> str:
    """As the prompt shows it: root, a user's name, or a role and its session."""
    kind, _slash, rest = caller.arn.rpartition(":")[2].partition("/")
    return rest.rpartition("/")[2] if kind == "user" else rest or kind
