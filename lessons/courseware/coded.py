"""Code in a text. A short name stays on one line: broken at its hyphen nobody knows whether that belongs to it."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

LONGEST_WHOLE = 20  # characters: what fits beside an icon in a card at 320 px
_BREAKABLE = re.compile(r"[-/]")


def coded(escaped: str) -> str:
    """Escaped text as code."""
    whole = len(unescape(escaped)) <= LONGEST_WHOLE and _BREAKABLE.search(escaped)
    return f'<code class="whole">{escaped}</code>' if whole else f"<code>{escaped}</code>"


def allow_whole_names(markdown: MarkdownIt) -> MarkdownIt:
    markdown.add_render_rule("code_inline", _write)
    return markdown


def _write(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return coded(escape(tokens[index].content))
