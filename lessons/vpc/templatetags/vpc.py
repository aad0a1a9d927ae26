"""Things of the network on a page: with their names, as links to where the bench shows them."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lessons.vpc.showing import Pick, Sign, Thing, title_of
from lessons.vpc.things import TABS, find, label, prefix

register = template.Library()


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
        context["page"].link(skip=None, **where),
        urlencode(where),
        name or format_html("<code>{}</code>", thing_id),
        format_html(" <code>{}</code>", thing_id) if name else "",
    )


@register.simple_tag(takes_context=True)
def opens(context: template.Context, thing_id: str) -> str:
    """The page with the panel open that shows a thing."""
    link: str = context["page"].link(tab=TABS[prefix(thing_id)], id=thing_id, skip=None)
    return link


@register.simple_tag(takes_context=True)
def cell(context: template.Context, content: Any) -> SafeString:
    """What stands in a cell of a list: a thing, a sign, a text, or several of them."""
    if isinstance(content, list | tuple):
        return format_html_join(" ", "<span>{}</span>", ((cell(context, each),) for each in content))
    if isinstance(content, Thing):
        return thing(context, content.id)
    if isinstance(content, Pick):
        words = _("Make a subnet here")
        return format_html(
            '{} <a class="thing pick" href="{}#new-subnet" hx-get="?{}" hx-target="#panel" hx-swap="outerHTML">{}'
            '<span class="vh"> {}</span></a>',
            _("free"),
            context["page"].link(cidr=content.cidr, id=None),
            urlencode({"cidr": content.cidr, "id": ""}),
            words,
            content.cidr,
        )
    if isinstance(content, Sign):
        return format_html('<span class="tag {}">{}</span>', content.kind, content.text)
    return format_html("{}", content)


register.filter(title_of)


@register.filter
def is_number(content: Any) -> bool:
    return isinstance(content, int)
