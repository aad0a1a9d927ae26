"""Texts of a quiz in the reader's language."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from lessons.courseware.quizzes.wording import Wording

register = template.Library()


@register.filter
def said(text: Mapping[str, str] | None, wording: Wording) -> SafeString:
    """{{ option.text|said:quiz.wording }}: with markup, and marked where it is in the other language."""
    return wording.say(text) if text else SafeString("")


@register.filter
def points(mark: float) -> str:
    """A mark without zeros that say nothing: 2, 2.5, 0.67."""
    return f"{mark:.2f}".rstrip("0").rstrip(".")


@register.filter
def plainly(text: Mapping[str, str] | None, wording: Wording) -> str:
    """The same without markup, for an option of a select or an attribute."""
    return wording.plain(text) if text else ""


@register.filter
def language_of(text: Mapping[str, str] | None, wording: Wording) -> str:
    """The language a text is shown in, empty where that is the page's."""
    return wording.lang(text) if text else ""
