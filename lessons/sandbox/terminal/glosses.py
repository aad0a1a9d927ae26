"""Our explanation of what a line was refused for: that of the cloud's refusals, and that of the command line's own."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.sandbox.hints import HINTS

GLOSSES: dict[str, str | Promise] = {
    "cli-pipe": _("There are no pipes here. --query picks parts of an answer, --output changes its form."),
    "cli-sequence": _("Commands cannot be joined with a semicolon. Type each on a line of its own."),
    "cli-background": _("Commands cannot be joined with && or sent to the background. Type each on a line of its own."),
    "cli-redirect": _("Output is not sent to a file with >. Write a file with “edit NAME” or “cat > NAME <<EOF”."),
    "cli-substitution": _("Commands inside commands do not work here."),
    "cli-variable": _("Variables and $(…) do not work here. Put $ in single quotes if you mean the character."),
    "cli-subshell": _("Parentheses have a meaning in a shell. Put them in quotes."),
    "cli-unclosed-quote": _("A quote was opened and not closed."),
    "cli-unclosed-line": _("The line ends with a backslash, so a next line is missing."),
    "cli-not-here": _(
        "This command of the AWS CLI is not in this terminal. Region and output are chosen with --region and --output."
    ),
    "cli-instead": _("This command of the AWS CLI is not in this terminal. Use {instead}."),
    "cli-endpoint-url": _("This terminal always talks to your account of the lab. Leave out --endpoint-url."),
    "cli-debug": _("There is no debug log here. Leave out --debug."),
    "cli-auto-prompt": _("There is no auto-prompt here. The Tab key completes what you type."),
    "cli-no-sign-request": _("Calls from here are always signed as you. Leave out --no-sign-request."),
    "cli-color": _("Answers are printed without colours. Leave out --color on."),
    "cli-usage": _("The command was not understood, so nothing was asked. “help” at its end says what it takes."),
    "unknown-command": _("Here are aws and a few small tools. Type help to see them."),
    "no-file": _("There is no file of that name here. Type ls to see which there are."),
}


def gloss(hint: str) -> str:
    """In the reader's language; empty where there is nothing to add."""
    return str(HINTS.get(hint) or GLOSSES.get(hint, ""))
