"""Addresses inside the bench of chapter 3."""

from django import template

from lessons.iam.relations import Node

register = template.Library()


@register.simple_tag(takes_context=True)
def open_node(context: template.Context, node: Node) -> str:
    """The page with the panel open that shows what a node of the picture stands for."""
    tab, parameter, value = node.opens or ("graph", "show", "")
    link: str = context["page"].link(**{"tab": tab, parameter: value})
    return link
