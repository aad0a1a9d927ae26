"""A lesson's text: Markdown with blocks of our own, numbers from the shared tables, rendered once to safe HTML.

Blocks are fenced code with a name: `outcomes`, `scene`, `predict <id>`, `sort <id>`, `try <id>`, `picture <name>`,
`note <kind>`, `mission <id>`. Raw HTML is shown as text. Numbers: `{{ NAME }}`, `{{ NAME.0 }}`, `{{ NAME|MB }}`.
Words of the glossary: `[[id]]` or, in another form, `[[id|shown]]`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lessons.courseware import shop
from lessons.courseware.coded import allow_whole_names, coded, lines
from lessons.courseware.glossary import TERMS, Term
from lessons.courseware.terms import allow_terms
from lessons.courseware.together import keep_together, together
from serverless_lab.engine import numbers, prices, runtimes

LONGEST_FACT = 500
LARGEST_FACT = 10**15
KINDS = ("outcomes", "scene", "predict", "sort", "try", "picture", "note", "mission")
NOTES = ("aws", "then", "wrong")
_NUMBER = re.compile(r"\{\{ ?([A-Z0-9_]+)(?:\.(\d))?(?:\|(\w+))? ?\}\}")
_MARKS = re.compile(r"`([^`]+)`|\*((?:`[^`]+`|[^*`])+)\*")
_TABLES = (numbers, prices, runtimes, shop)
_UNITS = {"KB": 1024, "MB": 1024**2, "GB": 1024**3, "minutes": 60, "hours": 3600, "days": 86_400}
_markdown = MarkdownIt("commonmark", {"html": False, "typographer": False, "highlight": lines}).enable("table")
_markdown = keep_together(allow_whole_names(allow_terms(_markdown)))


class LessonTextError(Exception):
    """A lesson's text does not keep to its form; says where."""


@dataclass(frozen=True)
class Block:
    """A run of prose (`kind` is "html") or one of `KINDS` with its `name`; `html` is the rendered body."""

    kind: str
    html: SafeString
    name: str = ""

    @property
    def picture(self) -> str:
        """The template that draws it."""
        return f"svg/{self.name}.html"


def lesson_text(template: str, language: str) -> tuple[Block, ...]:
    """The blocks of a lesson, lead first; raises LessonTextError or FileNotFoundError."""
    return _read(template, language)[0]


def lesson_terms(template: str, language: str) -> tuple[Term, ...]:
    """The words of the glossary that a lesson's text names, in the order of their first use."""
    return _read(template, language)[1]


@cache
def _read(template: str, language: str) -> tuple[tuple[Block, ...], tuple[Term, ...]]:
    folder: Path = settings.TEMPLATES[0]["DIRS"][0]
    terms: list[str] = []
    blocks = parse((folder / f"{template}.{language}.md").read_text(), language, terms)
    return tuple(blocks), tuple(TERMS[term] for term in terms)


def parse(source: str, language: str = "en", terms: list[str] | None = None) -> list[Block]:
    """`language` is the one that words of the glossary are named in; `terms` gathers their ids."""
    env: dict[str, Any] = {"language": language, "terms": [] if terms is None else terms}
    tokens = _markdown.parse(with_numbers(source), env)
    blocks: list[Block] = []
    prose: list[Token] = []
    for token in tokens:
        kind, _, name = token.info.strip().partition(" ") if token.type == "fence" else ("", "", "")
        if kind not in KINDS:
            prose.append(token)
            continue
        if kind == "note" and name not in NOTES:
            raise LessonTextError(f"a note is one of {', '.join(NOTES)}, not {name!r}")
        blocks += _prose(prose, env)
        prose = []
        blocks.append(Block(kind, mark_safe(_markdown.render(token.content, env)), name))  # noqa: S308 - no raw HTML
    return blocks + _prose(prose, env)


def sentence(text: str, facts: Mapping[str, Any] | None = None) -> SafeString:
    """One sentence of a Text with its facts; `code` and *emphasis* are all the markup it may hold."""
    safe = {name: _safe(value) for name, value in (facts or {}).items()}
    return _marked_up(escape(with_numbers(text)).format(**safe))


def _safe(fact: Any) -> Any:
    """A number of usual size stays one, for texts that separate its thousands with `{fact:,}`.

    Anything else may be what a learner's function said, at any length.
    """
    if isinstance(fact, int) and abs(fact) < LARGEST_FACT:
        return fact
    text = str(fact)
    return escape(text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT]}…")


def typed(text: str) -> SafeString:
    """What somebody typed into a form: the same markup and line breaks; braces and numbers' names stay as they are."""
    return _marked_up(escape(text.strip()).replace("\n", "<br>"))


def _marked_up(escaped: str) -> SafeString:
    return mark_safe(_MARKS.sub(_mark, together(escaped)))  # noqa: S308 - the callers escaped everything


def _mark(found: re.Match[str]) -> str:
    """A star inside code is a star."""
    code, emphasis = found.groups()
    return coded(code, found.string[found.end() :]) if code else f"<em>{_MARKS.sub(_mark, emphasis)}</em>"


def with_numbers(source: str) -> str:
    """With every `{{ NAME }}` of the shared tables written out; raises LessonTextError for a name they do not have."""
    return _NUMBER.sub(_number, source)


def _prose(tokens: list[Token], env: dict[str, Any]) -> list[Block]:
    if not tokens:
        return []
    return [Block("html", mark_safe(_markdown.renderer.render(tokens, _markdown.options, env)))]  # noqa: S308


def _number(found: re.Match[str]) -> str:
    name, item, unit = found.groups()
    value = next((getattr(table, name) for table in _TABLES if hasattr(table, name)), None)
    if value is None:
        raise LessonTextError(f"no number is called {name}")
    if item is not None:
        value = value[int(item)]
    if unit is not None:
        if unit not in _UNITS:
            raise LessonTextError(f"no unit is called {unit}")
        value = value / _UNITS[unit]
    if isinstance(value, float) and value < 0.001:
        return f"{value:.10f}".rstrip("0")
    return f"{value:,g}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
