"""What a picture of chapter 5 draws that is measured."""

from django import template

from lessons.functions.exercises.runtimes import starts
from lessons.functions.exercises.runtimes.starts import Starts

register = template.Library()


@register.simple_tag
def language_starts() -> Starts:
    return starts.read()


@register.filter
def of(part: float, whole: float) -> float:
    """In per cent, for widths."""
    return round(part / whole * 100, 2)
