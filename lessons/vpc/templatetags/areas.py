"""The blocks of an address map as SVG: written here, as a map has hundreds of them and a template takes its time."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lessons.vpc.address_map import Area
from lessons.vpc.showing import title_of
from lessons.vpc.templatetags.vpc import cuts, opens, takes

register = template.Library()
BUTTON = 26
NOTHING = SafeString()


@register.simple_tag(takes_context=True)
def area(context: template.Context, each: Area) -> SafeString:
    return _subnet(context, each) if each.block.subnet is not None else _free(context, each)


def _subnet(context: template.Context, each: Area) -> SafeString:
    subnet: Any = each.block.subnet
    is_open = each.is_link and subnet.id == context["open"]
    return format_html(
        '<{tag} class="subnet{mark}"{href} data-cidr="{cidr}" data-name="{name}"><title>{name} {cidr}</title>'
        '<rect {box} rx="3"/>{inside}</{end}>',
        tag="a" if each.is_link else "g",
        end="a" if each.is_link else "g",
        mark=(" clash" if each.mark else "") + (" open" if is_open else ""),
        href=format_html(' href="{}"', opens(context, subnet.id)) if each.is_link else "",
        cidr=each.block.cidr,
        name=title_of(subnet),
        box=each.box,
        inside=_use(each) + _words(each),
    )


def _free(context: template.Context, each: Area) -> SafeString:
    cidr = each.block.cidr
    begin = format_html('<a class="free" href="{}">', takes(context, cidr)) if each.is_link else '<g class="free">'
    title = _("{cidr}, free").format(cidr=cidr)
    inside = format_html('<title>{}</title><rect {} rx="3"/>{}', title, each.box, _words(each))
    cut = _cut(context, each) if each.is_link and each.can_be_cut else NOTHING
    return mark_safe(begin + inside + ("</a>" if each.is_link else "</g>") + cut)  # noqa: S308 - of escaped pieces


def _use(each: Area) -> SafeString:
    """Along the lower edge: what AWS keeps, and how much is in use."""
    if each.height <= 15:
        return NOTHING
    x, y = each.x + each.kept, each.y + each.height - 5
    used = f'<rect class="used" x="{x:g}" y="{y:g}" width="{each.fill:g}" height="4"/>' if each.fill else ""
    return mark_safe(f'{used}<path class="kept" d="{each.marks}"/>')  # noqa: S308 - numbers alone


def _words(each: Area) -> SafeString:
    x, y = f"{each.x + 6:g}", each.y
    if each.name:
        text = '<text class="name" x="{0}" y="{1}">{2}</text><text x="{0}" y="{3}">{4}</text>'
        return format_html(text, x, f"{y + 15:g}", each.name, f"{y + 28:g}", each.text)
    return format_html('<text x="{}" y="{}">{}</text>', x, f"{y + 13:g}", each.text) if each.text else NOTHING


def _cut(context: template.Context, each: Area) -> SafeString:
    """The button that halves a free block."""
    right, below = each.x + each.width, each.y + each.height
    return format_html(
        '<a class="cut" href="{}"><title>{}</title><rect x="{}" y="{}" width="{size}" height="{size}" rx="13"/>'
        '<text x="{}" y="{}" text-anchor="middle">½</text></a>',
        cuts(context, each.block.half),
        _("Halve {cidr}").format(cidr=each.block.cidr),
        *(f"{number:g}" for number in (right - 30, below - 30, right - 17, below - 12)),
        size=BUTTON,
    )
