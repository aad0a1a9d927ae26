"""Words of the glossary in a lesson's text: a button that opens the word's meaning, without scripts."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from lessons.courseware.glossary import TERMS

# What belongs to the word before it: browsers would break the line between a button and a colon or a Korean particle.
_GLUED = re.compile(r"\w*[.,:;!?)”]*")


class UnknownTerm(Exception):
    """A text names a word that the glossary does not have."""


def allow_terms(markdown: MarkdownIt) -> MarkdownIt:
    """Let `[[id]]` and `[[id|shown]]` stand for a word of the glossary.

    `env["terms"]` collects the ids in the order of their first use; `env["language"]` names the words.
    """
    markdown.inline.ruler.before("link", "term", _read)
    markdown.add_render_rule("term", _write)
    return markdown


def _read(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos)
    inside = state.src[state.pos + 2 : end] if end > 0 else ""
    if not inside or "[" in inside:
        return False
    found = _GLUED.match(state.src, end + 2)
    glued = found.group() if found else ""
    if not silent:
        name, _, shown = inside.partition("|")
        if name not in TERMS:
            raise UnknownTerm(f"the glossary has no word {name!r}")
        token = state.push("term", "", 0)
        token.meta = {"id": name, "shown": shown, "glued": glued}
    state.pos = end + 2 + len(glued)
    return True


def _write(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> SafeString:
    """At its first use on a page a Korean word has AWS's English one in brackets behind it."""
    meta = tokens[index].meta
    term, language = TERMS[meta["id"]], env.get("language", "en")
    known = env.setdefault("terms", [])
    first = term.id not in known
    if first:
        known.append(term.id)
    name = meta["shown"] or term.name[language]
    english = term.name["en"] if first and language != "en" and term.name["en"] != term.name[language] else ""
    button = format_html('<button type="button" class="term" popovertarget="term-{}">{}</button>', term.id, name)
    if english and f"({english}" not in name:
        return format_html("{} ({}", button, _closed(english.removesuffix(f" ({name})"), meta["glued"]))
    return format_html('<span class="whole">{}{}</span>', button, meta["glued"]) if meta["glued"] else button


def _closed(english: str, glued: str) -> SafeString:
    """The English word up to its bracket; no line ends between that and what is glued to it."""
    before, space, last = english.rpartition(" ")
    if not glued:
        return format_html("{})", english)
    return format_html('{}<span class="whole">{}){}</span>', before + space, last, glued)
