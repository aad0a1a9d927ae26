"""Addresses inside the bench of chapter 3."""

from django import template

from lessons.iam.managed_words import MANAGED_WORDS
from lessons.iam.relations import Node
from serverless_lab.engine.services.iam.managed import AWS_POLICIES, arn
from serverless_lab.engine.services.iam.state import ManagedPolicy

register = template.Library()


@register.simple_tag(takes_context=True)
def open_node(context: template.Context, node: Node) -> str:
    """The page with the panel open that shows what a node of the picture stands for; not for one that none shows."""
    assert node.opens is not None
    tab, parameter, value = node.opens
    link: str = context["page"].link(**{"tab": tab, parameter: value})
    return link


@register.filter
def purpose(policy: ManagedPolicy) -> str:
    """What a policy is for: of AWS's in the reader's language, otherwise as it was typed."""
    return str(MANAGED_WORDS[policy.name]) if AWS_POLICIES.get(arn(policy)) is policy else policy.description
