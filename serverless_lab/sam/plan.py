"""From an upload to an order of making: what is made, what is left out, and in which order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from serverless_lab.sam import intrinsics, parameters
from serverless_lab.sam.code import Package, Upload
from serverless_lab.sam.expanding import LeftOut, expand
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.kinds.table import KINDS
from serverless_lab.sam.making import Kind
from serverless_lab.sam.parameters import Parameter
from serverless_lab.sam.shared import with_globals
from serverless_lab.sam.template import Resource, parse

MOST_CODE = 128 << 20  # bytes of all functions and layers together
PSEUDO = frozenset(f"AWS::{name}" for name in "AccountId NoValue Partition Region StackId StackName URLSuffix".split())


@dataclass(frozen=True)
class Plan:
    """`resources` come in the order in which they are made. `aliases`: names that SAM gives to some of them."""

    resources: list[Resource]
    left_out: list[LeftOut]
    parameters: list[Parameter]
    aliases: Mapping[str, str]
    upload: Upload

    def kind(self, resource: Resource) -> Kind:
        return KINDS[resource.type]

    def owner(self, reference: str) -> tuple[str, str]:
        """(logical id, attribute) of a reference as it is written: `OrderFn.Arn`, `OrderFn.Alias`, `OrderFn`."""
        for name, made in self.aliases.items():
            if reference == name or reference.startswith(f"{name}."):
                return made, reference[len(name) + 1 :]
        name, _, attribute = reference.partition(".")
        return name, attribute


def read(upload: Upload) -> Plan:
    """Raises TemplateFault."""
    template = parse(upload.template)
    expanded = expand(with_globals(template))
    made, left_out = [], list(expanded.left_out)
    for resource in expanded.resources:
        if resource.type not in KINDS:
            left_out.append(LeftOut("type", resource.where, resource.type))
            continue
        known = {name: value for name, value in resource.properties.items() if name in KINDS[resource.type].takes}
        for name in resource.properties.keys() - known.keys():
            left_out.append(LeftOut("property", resource.where, resource.type, name))
        made.append(resource.with_properties(known))
    plan = Plan(made, left_out, parameters.read(template.parameters), expanded.aliases, upload)
    _check(plan)
    return Plan(_in_order(plan), left_out, plan.parameters, plan.aliases, upload)


def _check(plan: Plan) -> None:
    """What is referred to is there and can be asked for, what is needed is given, and code is where it should be."""
    kinds = {each.id: plan.kind(each) for each in plan.resources}
    missing = {each.where: each.type for each in plan.left_out if each.key == "type"}
    known = {each.name for each in plan.parameters} | PSEUDO
    _check_code(plan)
    for resource in plan.resources:
        for name in kinds[resource.id].needs:
            if name not in resource.properties:
                raise TemplateFault("property-missing", where=resource.where, property=name, line=resource.line)
        for reference in _references(resource):
            name, attribute = plan.owner(reference)
            if name in missing:
                raise TemplateFault("refers-to-left-out", where=resource.where, name=name, type=missing[name])
            if name in known and not attribute:
                continue
            if name not in kinds:
                raise TemplateFault("unknown-reference", where=resource.where, name=reference[:80], line=resource.line)
            if attribute and attribute not in kinds[name].attributes:
                raise TemplateFault("unknown-attribute", where=resource.where, name=name, attribute=attribute[:60])


def _check_code(plan: Plan) -> None:
    """It is there, and not too much: the same folder counts as often as it is deployed."""
    size = 0
    for resource in plan.resources:
        for value in resource.properties.values():
            if isinstance(value, Package):
                size += plan.upload.size(resource.where, value, MOST_CODE - size)
                if size > MOST_CODE:
                    raise TemplateFault("too-much-code", where=resource.where, limit=MOST_CODE)


def _references(resource: Resource) -> Iterator[str]:
    try:
        yield from intrinsics.references(resource.properties)
    except TemplateFault as fault:
        raise TemplateFault(fault.key, **({"where": resource.where, "line": resource.line} | fault.facts)) from None


def _in_order(plan: Plan) -> list[Resource]:
    """What others refer to comes before them, otherwise the template's own order. Raises TemplateFault for circles."""
    by_id = {each.id: each for each in plan.resources}
    left_out = {each.where for each in plan.left_out if each.key == "type"}
    ordered: dict[str, Resource] = {}
    for resource in plan.resources:
        open_: list[tuple[Resource, Iterator[str]]] = [(resource, iter(_needed(plan, resource)))]
        while open_:
            current, needed = open_[-1]
            following = next((each for each in needed if each not in ordered and each not in left_out), None)
            if following is None:
                ordered[current.id] = current
                open_.pop()
            elif following not in by_id:
                raise TemplateFault("unknown-reference", where=current.where, name=following[:80], line=current.line)
            elif any(each.id == following for each, _ in open_):
                circle = [each.where for each, _ in open_]
                raise TemplateFault("circle", names=" → ".join(dict.fromkeys(circle))[:300])
            else:
                open_.append((by_id[following], iter(_needed(plan, by_id[following]))))
    return list(ordered.values())


def _needed(plan: Plan, resource: Resource) -> list[str]:
    known = {each.name for each in plan.parameters} | PSEUDO
    named = [plan.owner(each)[0] for each in intrinsics.references(resource.properties)]
    return [each for each in (*resource.depends_on, *named) if each not in known]
