"""Globals: what every function or layer of a template has unless it says otherwise itself."""

from typing import Any

from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.intrinsics import READ
from serverless_lab.sam.template import Resource, Template

_SECTIONS = {"Function": "AWS::Serverless::Function", "LayerVersion": "AWS::Serverless::LayerVersion"}
# Sections of SAM's whose resources are not made here; what they say reaches nothing.
_OTHERS = frozenset("Api HttpApi SimpleTable StateMachine CapacityProvider WebSocketApi".split())


def with_globals(template: Template) -> list[Resource]:
    """The resources with what Globals adds. Raises TemplateFault."""
    for section in template.globals:
        if section not in _SECTIONS and section not in _OTHERS:
            raise TemplateFault("unknown-section", section=f"Globals.{section}"[:60])
    by_type = {_SECTIONS[section]: body for section, body in template.globals.items() if section in _SECTIONS}
    return [
        each.with_properties(merged(by_type[each.type], each.properties)) if each.type in by_type else each
        for each in template.resources
    ]


def merged(general: Any, own: Any) -> Any:
    """Mappings are joined, lists come one behind the other, anything else is replaced by the resource's own."""
    if isinstance(general, list) and isinstance(own, list):
        return general + own
    if not _is_plain(general) or not _is_plain(own):
        return own
    both = {name: merged(general[name], value) if name in general else value for name, value in own.items()}
    return general | both


def _is_plain(value: Any) -> bool:
    """A mapping that is no intrinsic function."""
    return isinstance(value, dict) and not (len(value) == 1 and next(iter(value)) in READ)
