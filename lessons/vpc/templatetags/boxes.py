"""The subnets of a drawn network as SVG: written here, as a drawing has hundreds and a template takes its time."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lessons.vpc.templatetags.vpc import lit, opens
from lessons.vpc.topology import Box, Text

register = template.Library()


@register.simple_tag(takes_context=True)
def subnet(context: template.Context, box: Box) -> SafeString:
    marks: Mapping[str, str] = context["marks"]
    return format_html(
        '<g class="subnet {kind}" data-thing="{id}" data-place="{id}"{lit} data-y="{y}" data-x="{x}" data-only="y" '
        'transform="translate({x} {y})"><rect width="{width}" height="{height}" rx="8"/><a id="at-{id}" href="{href}">'
        '<title>{name}</title><rect class="hit" width="{width}" height="36" rx="8"/><text class="name" x="10" y="16">'
        '{name}</text><text class="mono" x="10" y="31">{text}</text></a>{lines}</g>',
        **{name: getattr(box, name) for name in ("kind", "id", "x", "y", "width", "height", "name", "text")},
        lit=lit(box.id, marks),
        href=opens(context, box.id),
        lines=format_html_join("", "{}", ((_line(each, marks),) for each in box.lines)),
    )


def _line(line: Text, marks: Mapping[str, str]) -> SafeString:
    place = format_html(' data-place="{}"{}', line.id, lit(line.id, marks)) if line.id else SafeString()
    return format_html(
        '<g class="holder"{} transform="translate(0 {})"><rect x="6" width="224" height="18" rx="5"/>'
        '<circle class="{}" cx="14" cy="9" r="3.5"/><text x="22" y="13">{}</text></g>',
        place,
        line.y,
        line.kind,
        line.text,
    )
