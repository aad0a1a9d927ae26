"""Addresses inside the bench of chapter 3."""

from django import template

from lessons.iam.relations import Node

register = template.Library()


@register.simple_tag(takes_context=True)
def open_node(context: template.Context, node: Node) -> str:
    """The page with the panel open that shows what a node of the picture stands for; not for one that none shows."""
    assert node.opens is not None
    tab, parameter, value = node.opens
    link: str = context["page"].link(**{"tab": tab, parameter: value})
    return link
