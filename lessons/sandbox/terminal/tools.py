"""Every command of the terminal by its name."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.sandbox.terminal import controls, shell
from lessons.sandbox.terminal.aws import aws
from lessons.sandbox.terminal.desk import Desk, Printed


class Tool(NamedTuple):
    """`words` are those it takes, for completion."""

    run: Callable[[Desk, list[str]], Printed]
    usage: str
    about: Promise
    words: tuple[str, ...] = ()
    takes_files: bool = False


def help_(desk: Desk, argv: list[str]) -> Printed:
    width = max(len(tool.usage) for tool in TOOLS.values())
    rows = [f"  {tool.usage:<{width}}  {tool.about}\n" for tool in TOOLS.values()]
    more = _("“cat > NAME <<EOF” begins a file too: its text follows, then EOF on a line of its own.")
    return Printed("".join([*rows, "\n", f"{more}\n"]))


# The sentences are short: they stand in a column.
TOOLS: dict[str, Tool] = {
    "aws": Tool(aws, "aws SERVICE OPERATION", gettext_lazy("asks AWS; see aws help, aws iam help")),
    "undo": Tool(controls.undo, "undo", gettext_lazy("takes the last step back")),
    "redo": Tool(controls.redo, "redo", gettext_lazy("does it again")),
    "reset": Tool(controls.reset, "reset", gettext_lazy("back to the beginning; undo helps")),
    "hint": Tool(controls.hint, "hint", gettext_lazy("a mission's next hint")),
    "clock": Tool(
        controls.clock,
        "clock +5m",
        gettext_lazy("turns the clock; or next, pause, x60"),
        ("+5m", "+1h", "next", "pause", "x1", "x10", "x60", "x3600"),
    ),
    "ls": Tool(shell.ls, "ls", gettext_lazy("lists your files")),
    "cat": Tool(shell.cat, "cat FILE", gettext_lazy("shows a file"), takes_files=True),
    "edit": Tool(shell.edit, "edit FILE", gettext_lazy("opens a file, or begins one"), takes_files=True),
    "rm": Tool(shell.rm, "rm FILE", gettext_lazy("deletes a file"), takes_files=True),
    "zip": Tool(shell.pack, "zip ARCHIVE FILE", gettext_lazy("packs files"), takes_files=True),
    "history": Tool(shell.history, "history", gettext_lazy("the lines typed so far")),
    "clear": Tool(shell.clear, "clear", gettext_lazy("empties the log")),
    "help": Tool(help_, "help", gettext_lazy("this list")),
}
