"""What was typed, cut into commands: one a line, longer where quotes, backslashes or a here-document go on."""

import re
from typing import NamedTuple

MASK = "********"
# cat > NAME <<EOF, in either order; the mark may stand in quotes.
_HERE = re.compile(
    r"""\s*cat\s*(?:>\s*(?P<before>\S+)\s*<<(?P<dash>-?)\s*(?P<mark>\S+)"""
    r"""|<<(?P<dash2>-?)\s*(?P<mark2>\S+)\s*>\s*(?P<after>\S+))\s*"""
)
# A word of a shell, quotes and escapes included; one that is not closed goes on to the end.
_WORD = r"""(?:'[^']*'?|"(?:\\.|[^"\\])*"?|\\.|[^\s'"\\])+"""
# An option may be shortened as long as no other begins so.
_OPTION = "(?:p(?:a(?:s(?:s(?:w(?:o(?:rd?)?)?)?)?)?)?|o(?:ld?)?-?|n(?:ew?)?-?)"
_SECRETS = (
    re.compile(rf"(--(?:[\w-]*-)?{_OPTION}(?:\s*\\\n\s*|\s+|=))({_WORD})", re.IGNORECASE | re.DOTALL),
    re.compile(r'("\w*password\\?"\s*:\s*\\?")((?:\\[^"]|[^"\\])*)', re.IGNORECASE),
    re.compile(r"""(\b\w*password=)([^,\s}'"]+)""", re.IGNORECASE),
)


class Command(NamedTuple):
    """`text` as it was typed. A here-document has the name of its `file` and what is to stand in it."""

    text: str
    file: str = ""
    body: str = ""


def commands(typed: str) -> list[Command]:
    """In the order they were typed; empty lines and comments are none."""
    found: list[Command] = []
    lines = typed.split("\n")
    while lines:
        if here := _HERE.fullmatch(lines[0]):
            found.append(_here_document(here, lines))
            continue
        text = lines.pop(0)
        while lines and _goes_on(text):
            text += "\n" + lines.pop(0)
        if text.strip() and not text.lstrip().startswith("#"):
            found.append(Command(text.strip()))
    return found


def last_start(typed: str) -> int:
    """Where the last command begins, which may not be finished yet."""
    text = ""
    for line in typed.split("\n"):
        text = f"{text}\n{line}" if _goes_on(text) else line
    return len(typed) - len(text)


def _here_document(here: re.Match[str], lines: list[str]) -> Command:
    """Up to the line that is the mark, or to the end when none is; `<<-` takes tabs away at the left."""
    typed = [lines.pop(0)]
    mark = (here["mark"] or here["mark2"]).strip("'\"")
    body: list[str] = []
    while lines:
        line = lines.pop(0)
        typed.append(line)
        if here["dash"] or here["dash2"]:
            line = line.lstrip("\t")
        if line == mark:
            break
        body.append(line)
    text = "".join(f"{line}\n" for line in body)
    return Command("\n".join(typed).strip(), (here["before"] or here["after"]).strip("'\""), text)


def _goes_on(text: str) -> bool:
    """Does the command go on in the next line: after a backslash, or inside quotes?"""
    quote, at, fresh = "", 0, True  # fresh: a word may begin here, so a # would be a comment
    while at < len(text):
        char = text[at]
        if char == "\\" and quote != "'":
            if at + 1 >= len(text):
                return True
            at += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char == "#" and fresh:
            at = text.find("\n", at)
            if at < 0:
                return False
        fresh = not quote and text[at].isspace()
        at += 1
    return bool(quote)


def masked(text: str, secrets: tuple[str, ...] = ()) -> str:
    """Without the passwords in it: a log is no place for them.

    `secrets` are those that were understood. Others stand where passwords stand, in a line that was not understood.
    """
    for pattern in _SECRETS:
        text = pattern.sub(lambda found: found[1] + MASK, text)
    for secret in sorted(secrets, key=len, reverse=True):  # one may begin another
        text = text.replace(secret, MASK)
    if text.count(MASK) < len(secrets):  # written in a way that hides them from us
        return " ".join([*text.split()[:3], MASK])
    return text
