"""What could stand at the cursor: tools and their words, what `aws` takes, files, the account's own things."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from botocore import xform_name
from django.utils.translation import gettext_lazy

from lessons.sandbox.looking import View
from lessons.sandbox.terminal.aws import SERVICES
from lessons.sandbox.terminal.desk import Desk
from lessons.sandbox.terminal.files import Files
from lessons.sandbox.terminal.lines import last_start
from lessons.sandbox.terminal.resources import Resources
from lessons.sandbox.terminal.tools import TOOLS
from serverless_lab.cli.completing import complete
from serverless_lab.engine import wiring

MOST = 60
_NOT_HERE = gettext_lazy("not simulated")
_WORD = re.compile(r"\S*\Z")


class Offer(NamedTuple):
    """`text` takes the place of what stands from `start` to the cursor."""

    start: int
    text: str
    note: str = ""


def offers(desk: Desk | None, view: View, typed: str, cursor: int) -> list[Offer]:
    """For what was typed so far. Without a desk nobody has files yet."""
    begin = last_start(typed[:cursor])
    line = typed[begin:cursor]
    start = begin + _WORD.search(line).start()  # type: ignore[union-attr]
    before, word = line[: start - begin].split(), typed[start:cursor]
    if not before:
        found = [Offer(start, name, str(tool.about)) for name, tool in TOOLS.items() if name.startswith(word)]
    elif before[0] == "aws":
        files = [each.name for each in Files(desk).listed()] if desk else []
        completions = complete(line, len(line), SERVICES, Resources(view), files)
        found = [Offer(begin + each.start, each.text, each.note) for each in completions]
        found = _simulated_first(before[1], found) if len(before) == 2 else found
    else:
        found = list(_of_tool(desk, before[0], start, word))
    return found[:MOST]


def _simulated_first(service: str, found: list[Offer]) -> list[Offer]:
    """AWS has hundreds of operations: those that the lab can do come before those it cannot."""
    rows = ((name, row) for (of, name), row in wiring.OPERATIONS.items() if of == service)
    known = {xform_name(name, "-") for name, row in rows if row.simulated} | {"help", "wait"}
    others = [each._replace(note=str(_NOT_HERE)) for each in found if each.text not in known]
    return [each for each in found if each.text in known] + others


def _of_tool(desk: Desk | None, name: str, start: int, word: str) -> Iterator[Offer]:
    tool = TOOLS.get(name)
    if tool is None:
        return
    yield from (Offer(start, each) for each in tool.words if each.startswith(word))
    if tool.takes_files:
        yield from _files(desk, start, word)


def _files(desk: Desk | None, start: int, word: str) -> list[Offer]:
    listed = Files(desk).listed() if desk else []
    return [Offer(start, each.name, f"{each.size} B") for each in listed if each.name.startswith(word)]
