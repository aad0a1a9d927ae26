"""The sentences of the policy check, and findings as a page shows them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lessons.courseware.course import Text
from serverless_lab.engine import numbers
from serverless_lab.engine.policy.lint.edits import offset
from serverless_lab.engine.policy.lint.finding import Finding, Level
from serverless_lab.engine.policy.lint.lint import lint
from serverless_lab.engine.policy.lint.subject import Kind

LONGEST_FACT = 200
LEVELS: dict[Level, Promise] = {
    "error": _("Error"),
    "security": _("Security"),
    "warning": _("Warning"),
    "suggestion": _("Suggestion"),
}
LIMITS: dict[Kind, int] = {
    "identity": numbers.IAM_MANAGED_CHARACTERS,
    "trust": numbers.IAM_TRUST_CHARACTERS,
    "resource": 0,  # each service says its own
}
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Shown:
    """A finding in words. `start` and `end` are characters of the text, for an editor to underline."""

    finding: Finding
    html: SafeString
    plain: str
    start: int
    end: int

    @property
    def title(self) -> Promise:
        return LEVELS[self.finding.level]


@cache
def sentences() -> dict[str, Text]:
    return tomllib.loads(Path(__file__).with_name("findings.toml").read_text())


def check(text: str, kind: Kind) -> list[Shown]:
    """What is to be said about a policy in the reader's language."""
    return [_shown(text, finding) for finding in lint(text, kind, LIMITS[kind])]


def units(text: str, at: int) -> int:
    """A place in the text as JavaScript counts: a character beyond the first 65,536 counts as two."""
    return at + sum(ord(character) > 0xFFFF for character in text[:at])


def _shown(text: str, finding: Finding) -> Shown:
    sentence = sentences()[finding.id][get_language() or "en"]
    facts = {name: str(value)[:LONGEST_FACT] for name, value in finding.facts.items()}
    # What a fact holds is never read as markup: the sentence is marked up first.
    marked = _CODE.sub(r"<code>\1</code>", escape(sentence))
    coded = {name: f"<code>{conditional_escape(value)}</code>" for name, value in facts.items()}
    if not facts.get("near", "near"):
        facts["near"] = coded["near"] = gettext("the text ends here")
    start, end = (offset(text, where) for where in (finding.place.start, finding.place.end))
    html = mark_safe(marked.format(**coded))  # noqa: S308 - sentence and facts were escaped
    return Shown(finding, html, sentence.replace("`", "").format(**facts), start, end)
