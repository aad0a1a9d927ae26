"""Things of the network on a page: with their names, as links to where the bench shows them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lessons.vpc.showing import Code, Pick, Sign, Thing, title_of
from lessons.vpc.things import TABS, find, label, prefix

register = template.Library()
_PLACE = "PLACE"


def _link(context: template.Context, value: str, name: str, **where: Any) -> str:
    """The page's address with `name` set to `value`. A drawing has hundreds of these: each kind is made once."""
    made = context["page"].__dict__.setdefault("links", {})
    key = (name, *where.values())
    if key not in made:
        made[key] = context["page"].link(**where | {name: _PLACE})
    link: str = made[key].replace(_PLACE, quote(value, safe=""))
    return link


@register.simple_tag(takes_context=True)
def thing(context: template.Context, thing_id: str) -> SafeString:
    """Name tag and id; a link where there is such a thing here."""
    found = find(context["network"], thing_id)
    tab = TABS.get(prefix(thing_id), "")
    if found is None or not tab:
        return format_html("<code>{}</code>", thing_id)
    where = {"tab": tab, "id": thing_id}
    name = label(found)
    return format_html(
        '<a class="thing" href="{}" hx-get="?{}" hx-target="#panel" hx-swap="outerHTML">{}</a>{}',
        opens(context, thing_id),
        urlencode(where),
        name or format_html("<code>{}</code>", thing_id),
        format_html(" <code>{}</code>", thing_id) if name else "",
    )


@register.simple_tag(takes_context=True)
def opens(context: template.Context, thing_id: str) -> str:
    """The page with the panel open that shows a thing."""
    return _link(context, thing_id, "id", tab=TABS[prefix(thing_id)], skip=None)


@register.simple_tag(takes_context=True)
def takes(context: template.Context, cidr: str) -> str:
    """The page with a free block in the form of a new subnet."""
    return f"{_link(context, cidr, 'cidr', id=None)}#new-subnet"


@register.simple_tag(takes_context=True)
def cell(context: template.Context, content: Any) -> SafeString:
    """What stands in a cell of a list: a thing, a sign, a text, or several of them."""
    if isinstance(content, list | tuple):
        return format_html_join(" ", "<span>{}</span>", ((cell(context, each),) for each in content))
    if isinstance(content, Thing):
        return thing(context, content.id)
    if isinstance(content, Pick):
        return _pick(context, content)
    if isinstance(content, Code):
        return format_html("<code>{}</code>", content.text)
    if isinstance(content, Sign):
        return format_html('<span class="tag {}">{}</span>', content.kind, content.text)
    return format_html("{}", intcomma(content) if is_number(content) else content)


def _pick(context: template.Context, block: Pick) -> SafeString:
    ways = [(_("Make a subnet here"), takes(context, block.cidr), {"cidr": block.cidr, "id": ""})]
    if block.half:
        ways.append((_("Cut in half"), cuts(context, block.half), {"cut": block.half}))
    if block.joined is not None:
        ways.append((_("Join"), cuts(context, block.joined), {"cut": block.joined}))
    links = format_html_join(
        " · ",
        '<a class="thing pick" href="{}" hx-get="?{}" hx-target="#panel" hx-swap="outerHTML">{}'
        '<span class="vh"> {}</span></a>',
        ((href, urlencode(where), words, block.cidr) for words, href, where in ways),
    )
    return format_html("{} {}", _("free"), links)


@register.simple_tag(takes_context=True)
def cuts(context: template.Context, cut: str) -> str:
    """The page with free blocks cut in half."""
    return _link(context, cut, "cut") if cut else str(context["page"].link(cut=None))


register.filter(title_of)


@register.filter
def lit(place: str, marks: Mapping[str, str]) -> SafeString:
    """An attribute for what is to stand out in the drawing."""
    return format_html(' data-lit="{}"', marks[place]) if place in marks else SafeString()


@register.filter
def is_number(content: Any) -> bool:
    return isinstance(content, int)
