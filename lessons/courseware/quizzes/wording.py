"""A Text in the reader's language, or in the other one, marked as such, where it was written in one alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from lessons.courseware.text import sentence, typed

LANGUAGES = ("en", "ko")


@dataclass(frozen=True)
class Wording:
    """`markup` makes HTML of a text; see `text.sentence` for texts of the course, `text.typed` for what was typed."""

    language: str
    markup: Callable[[str], SafeString] = sentence

    def say(self, text: Mapping[str, str]) -> SafeString:
        language = self._language(text)
        if not language:
            return SafeString("")
        html = self.markup(text[language])
        return html if language == self.language else format_html('<span lang="{}">{}</span>', language, html)

    def plain(self, text: Mapping[str, str]) -> str:
        """Without markup, for places that hold none; empty where nothing was written."""
        language = self._language(text)
        if not language:
            return ""
        return unescape(strip_tags(self.markup(text[language]).replace("<br>", " ")))

    def lang(self, text: Mapping[str, str]) -> str:
        """The language it is shown in, empty where that is the page's."""
        language = self._language(text)
        return "" if language == self.language else language

    def _language(self, text: Mapping[str, str]) -> str:
        written = [each for each in (self.language, *LANGUAGES) if text.get(each, "").strip()]
        return written[0] if written else ""


def as_typed(language: str) -> Wording:
    return Wording(language, typed)
