"""Spans, instants and money in words, and the sentences of lesson data."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lessons.courseware import dock
from lessons.courseware.text import sentence, with_numbers
from lessons.sandbox import lab
from serverless_lab.engine.instant import HOUR, MILLISECOND, MINUTE, SECOND, Instant, Span

register = template.Library()
PLACES = re.compile(r"(?<=[:/_])(?!$)|(?<=[a-z])(?=[A-Z])")


@register.filter
def took(span: Span) -> str:
    """A measured duration: 0.42 ms, 41 ms, 3.00 s."""
    milliseconds = span / MILLISECOND
    if milliseconds >= 1000:
        return _("{seconds} s").format(seconds=f"{milliseconds / 1000:.2f}")
    digits = 2 if milliseconds < 1 else 1 if milliseconds < 10 else 0
    return f"{milliseconds:.{digits}f} ms"


@register.filter
def waited(span: Span) -> str:
    """A stretch of simulated time in the reader's words: 12 s, 4 min, 2 h 5 min."""
    if span < SECOND:
        return took(span)
    if span < MINUTE:
        return _("{seconds} s").format(seconds=span // SECOND)
    if span < HOUR:
        return _("{minutes} min").format(minutes=span // MINUTE)
    if span < 48 * HOUR:
        return _("{hours} h {minutes} min").format(hours=span // HOUR, minutes=span % HOUR // MINUTE)
    return _("{days} d").format(days=span // (24 * HOUR))


@register.filter
def moment(at: Instant) -> datetime:
    """An instant in the zone the reader reads times in."""
    return dock.local(at, dock.zones(get_language() or "en")[0])


@register.filter
def clock(at: Instant) -> str:
    return moment(at).strftime("%H:%M:%S")


@register.filter
def stamp(at: Instant) -> str:
    """Date and time, in the zone the reader reads times in."""
    return moment(at).strftime("%Y-%m-%d %H:%M %Z")


@register.filter
def money(dollars: float) -> str:
    """What one call costs is far below a cent: $0.0000012."""
    return f"${dollars:.7f}" if dollars < 0.01 else f"${dollars:,.4f}"


@register.filter
def figure(name: str) -> str:
    """A number of the shared tables, written as in a lesson's text."""
    return with_numbers(f"{{{{ {name} }}}}")


@register.filter
def numbered(rows: Iterable[Iterable[int]]) -> SafeString:
    """Rows of whole numbers, each with its own number in front; by the thousand, they are no work for a template."""
    drawn = [f'<tr><th scope="row" class="num">{number}</th>{_cells(row)}</tr>' for number, row in enumerate(rows, 1)]
    return SafeString("".join(drawn))


def _cells(row: Iterable[int]) -> str:
    return "".join([f'<td class="num">{each:d}</td>' for each in row])


@register.filter
def short(identifier: str) -> str:
    return identifier[:4]


@register.filter
def get(table: dict[str, Any], key: str) -> Any:
    return table.get(key, "")


@register.filter
def plus(number: float, more: float) -> float:
    """For places in a picture."""
    return round(number + more, 3)


@register.filter
def minus(number: float, less: float) -> float:
    return number - less


@register.simple_tag(takes_context=True)
def say(context: template.Context, text: dict[str, str]) -> SafeString:
    """A Text of the course in the reader's language, with the facts of the page's task."""
    page = context.get("page")
    return sentence(text[get_language() or "en"], page.facts if page else {})


@register.simple_tag(takes_context=True)
def act(context: template.Context, *names: object) -> str:
    """Where this page does something: {% act "undo" %} is its own address with undo/ behind it."""
    return f"{context['page'].url}{'/'.join(map(str, names))}/"


@register.simple_tag(takes_context=True)
def here(context: template.Context, **changes: Any) -> str:
    """This page's address with other query parameters: {% here tab="logs" %}; "" takes one away."""
    return context["page"].link(**changes)


@register.simple_tag(takes_context=True)
def why(context: template.Context, position: int) -> str:
    """Where a denied entry of the page's account is explained, with the way back to this page."""
    page = context["page"]
    return f"{reverse('account-why', args=[page.account.pk, position])}?{urlencode({'next': page.link()})}"


@register.filter
def cut_blank_lines(text: str) -> str:
    """Without the empty lines around it, which make room in a real terminal."""
    return text.strip("\n")


@register.filter
def inline(text: str) -> SafeString:
    """A sentence of the lab's own with its `code` marked up."""
    return sentence(text)


@register.filter
def is_not_simulated(code: str) -> bool:
    """Does this error code say that AWS can do what the lab cannot?"""
    return code in lab.NOT_SIMULATED


@register.filter
def is_denial(code: str) -> bool:
    """Does this error code say that a policy is in the way?"""
    return code in lab.DENIED


@register.simple_tag
def only(**changes: Any) -> str:
    """The same for htmx, which says on which address its page stands: {% only tab="logs" %} is ?tab=logs."""
    return f"?{urlencode(changes)}"


@register.filter
def breakable(name: str) -> SafeString:
    """A name or ARN that a narrow column breaks between its parts: ReadOnly|Access."""
    return SafeString("<wbr>".join(map(escape, PLACES.split(str(name)))))
