"""What no end of a line may part in a text: a number and its unit, the parts of a date."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from lessons.courseware.coded import WORD_JOINER

NO_BREAK_SPACE = "\u00a0"
_UNIT = re.compile(r"(?<=\d) (?=(?:[KMGT]B|ms)(?![A-Za-z])|%)")
_CODE = re.compile(r"(`[^`]+`)")
_DATE = re.compile(r"(?<!\d)\d{4}-\d\d(?:-\d\d)?(?!\d)")


def together(text: str) -> str:
    """Code in it, between backticks, stays as it can be copied."""
    parts = _CODE.split(text)
    parts[::2] = (_DATE.sub(_whole, _UNIT.sub(NO_BREAK_SPACE, prose)) for prose in parts[::2])
    return "".join(parts)


def keep_together(markdown: MarkdownIt) -> MarkdownIt:
    """Let markdown do so in its prose."""
    markdown.core.ruler.push("together", _keep)
    return markdown


def _keep(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = together(child.content)


def _whole(date: re.Match[str]) -> str:
    return date.group().replace("-", f"-{WORD_JOINER}")
