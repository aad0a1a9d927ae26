"""Code in a text. A short name stays on one line, and so does a word of a command: broken at its hyphen nobody knows
whether that belongs to it. A Korean particle stays with it, also behind a star or a bracket, where a browser would end
the line.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

LONGEST_WHOLE = 20  # characters: what fits beside an icon in a card at 320 px
WORD_JOINER = "\u2060"
_BREAKABLE = re.compile(r"[-/]")
_PARTICLE = re.compile(r"[가-힣]")
_LETTER = re.compile(r"\w$")
_WORD = re.compile(r"\S*[-/]\S*")


def coded(escaped: str, after: str = "") -> str:
    """Escaped text as code. `after`: what is written behind it."""
    whole = len(unescape(escaped)) <= LONGEST_WHOLE and _BREAKABLE.search(escaped)
    held = WORD_JOINER if _PARTICLE.match(after) and not _LETTER.search(unescape(escaped)) else ""
    return f'<code class="whole">{escaped}</code>{held}' if whole else f"<code>{escaped}</code>{held}"


def allow_whole_names(markdown: MarkdownIt) -> MarkdownIt:
    markdown.add_render_rule("code_inline", _write)
    return markdown


def lines(content: str, language: str, _attributes: str) -> str:
    """Fenced text, for markdown-it's `highlight`: what does not fit in a line hangs below its beginning.

    Other languages are left to it.
    """
    if language != "text":
        return ""
    written = (_WORD.sub(r"<span>\g<0></span>", escape(line)) for line in content.splitlines(keepends=True))
    return "".join(f'<span class="line">{line}</span>' for line in written)


def _write(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    after = tokens[index + 1].content if index + 1 < len(tokens) else ""
    return coded(escape(tokens[index].content), after)
