"""A line as a POSIX shell splits it into words; what would need a shell is refused."""

from serverless_lab.cli.errors import Refused

_SHELL_STATUS = 2
_LONGEST = 100_000
_REFUSED = {
    "|": ("pipe", "There are no pipes here. --query picks parts of an answer."),
    ";": ("sequence", "One command at a time, please."),
    "&": ("background", "Commands cannot be joined with && or sent to the background with &."),
    ">": ("redirect", "Output cannot be sent to a file with >."),
    "<": ("redirect", "Input cannot be read with <. Name a file with file://."),
    "`": ("substitution", "Commands inside commands do not work here."),
    "$": ("variable", "Variables and $(…) do not work here. Put $ in single quotes if you mean the character."),
    "(": ("subshell", "Parentheses need quotes."),
    ")": ("subshell", "Parentheses need quotes."),
}
_BLANK = " \t\r\n"
_ESCAPABLE = ("$", "`", '"', "\\", "\n")  # what a backslash escapes inside double quotes


def words(line: str) -> list[str]:
    """The words of a line; raises Refused."""
    if len(line) > _LONGEST:
        raise Refused(
            "too-long", f"A line has at most {_LONGEST} characters here. Put long values in a file.", _SHELL_STATUS
        )
    return [word for word, _, _ in spans(line)]


def spans(line: str) -> list[tuple[str, int, int]]:
    """Each word with where it starts and ends in the line."""
    found: list[tuple[str, int, int]] = []
    at = 0
    while True:
        at = _skip(line, at)
        if at >= len(line):
            return found
        word, end = _word(line, at)
        found.append((word, at, end))
        at = end


def _skip(line: str, at: int) -> int:
    """Past blanks, line continuations and a comment."""
    while at < len(line):
        if line[at] in _BLANK:
            at += 1
        elif line.startswith("\\\n", at) or line.startswith("\\\r\n", at):
            at += 2 if line[at + 1] == "\n" else 3
        elif line[at] == "#":
            end = line.find("\n", at)
            at = len(line) if end < 0 else end
        else:
            break
    return at


def _word(line: str, at: int) -> tuple[str, int]:
    parts = []
    while at < len(line) and line[at] not in _BLANK:
        char = line[at]
        if char == "'":
            part, at = _single(line, at)
        elif char == '"':
            part, at = _double(line, at)
        elif char == "\\":
            part, at = _escaped(line, at)
        elif char in _REFUSED and (char != "$" or _expands(line, at)):
            raise _refused(char)
        else:
            part, at = char, at + 1
        parts.append(part)
    return "".join(parts), at


def _single(line: str, at: int) -> tuple[str, int]:
    end = line.find("'", at + 1)
    if end < 0:
        raise Refused("unclosed-quote", "A single quote (') is not closed.", _SHELL_STATUS)
    return line[at + 1 : end], end + 1


def _double(line: str, at: int) -> tuple[str, int]:
    parts, at = [], at + 1
    while at < len(line) and line[at] != '"':
        if line[at] == "\\" and line[at + 1 : at + 2] in _ESCAPABLE:
            parts.append(line[at + 1] if line[at + 1] != "\n" else "")
            at += 2
        elif line[at] == "`" or (line[at] == "$" and _expands(line, at)):
            raise _refused(line[at])
        else:
            parts.append(line[at])
            at += 1
    if at >= len(line):
        raise Refused("unclosed-quote", 'A double quote (") is not closed.', _SHELL_STATUS)
    return "".join(parts), at + 1


def _escaped(line: str, at: int) -> tuple[str, int]:
    """A backslash keeps the character after it; before the end of a line both go."""
    if line.startswith("\\\r\n", at):
        return "", at + 3
    if at + 1 >= len(line):
        raise Refused("unclosed-line", "The line ends with a backslash, so a next line is missing.", _SHELL_STATUS)
    return ("" if line[at + 1] == "\n" else line[at + 1]), at + 2


def _expands(line: str, at: int) -> bool:
    following = line[at + 1 : at + 2]
    return following.isalnum() or following in set("_{(?$!#@*-")


def _refused(char: str) -> Refused:
    reason, sentence = _REFUSED[char]
    return Refused(reason, sentence, _SHELL_STATUS)
