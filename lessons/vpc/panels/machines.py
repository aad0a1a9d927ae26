"""Instances and network interfaces: what has addresses."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.machines import (
    ChangeGroups,
    CreateNetworkInterface,
    DeleteNetworkInterface,
    RunInstances,
    SourceDestCheck,
    StartInstances,
    StopInstances,
    TerminateInstances,
)
from lessons.vpc.panels import attaching
from lessons.vpc.showing import Cell, Detail, Listing, Panel, Row, Section, Sign, Thing, title_of, yes
from lessons.vpc.things import functions_of
from serverless_lab.engine.services.ec2.state.machines import Instance, NetworkInterface

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = MOVES = True
STATES = {"running": "good", "stopped": "bad", "terminated": "bad"}


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    instance, interface = panel.open("i"), panel.open("eni")
    if instance is not None:
        return panel.detail_page(_instance(panel, instance))
    if interface is not None:
        return panel.detail_page(_interface(panel, interface))
    return panel.list_page(_instances(panel), _interfaces(panel), missing=panel.missing("i", "eni"))


def _instances(panel: Panel) -> Listing:
    return panel.listing(
        _("Instances"),
        (_("Name"), _("State"), _("Subnet"), _("Private address"), _("Public address")),
        panel.here(panel.state.instances.values()),
        lambda each: Row((Thing(each.id), _state(each), Thing(each.subnet), *_addresses(panel, each))),
        RunInstances,
        _("No instance yet. An instance is a server. Here it has addresses and programs that listen."),
    )


def _interfaces(panel: Panel) -> Listing:
    return panel.listing(
        _("Network interfaces"),
        (_("Name"), _("Subnet"), _("Private address"), _("Public address"), _("Plugged into")),
        panel.here(panel.state.interfaces.values()),
        lambda each: Row(
            (Thing(each.id), Thing(each.subnet), each.private_ips[0], public_of(panel, each), _plugged(panel, each))
        ),
        CreateNetworkInterface,
        _("No network interface yet."),
    )


def _state(instance: Instance) -> Sign:
    return Sign(instance.state, STATES.get(instance.state, ""))


def _addresses(panel: Panel, instance: Instance) -> tuple[Cell, Cell]:
    if not instance.interfaces:
        return "–", "–"
    interface = panel.state.interfaces[instance.interfaces[0]]
    return interface.private_ips[0], public_of(panel, interface)


def public_of(panel: Panel, interface: NetworkInterface) -> str:
    """The public address that leads to its first private one."""
    private = interface.private_ips[0]
    allocation = panel.state.addresses.get(interface.elastic.get(private, ""))
    return allocation.public_ip if allocation is not None else interface.public_ips.get(private, "–")


def _plugged(panel: Panel, interface: NetworkInterface) -> Cell:
    if interface.attachment is not None and interface.attachment.instance.startswith("i-"):
        return Thing(interface.attachment.instance)
    if interface.kind == "lambda":
        return functions_of(panel.state, interface) or "Lambda"
    return Thing(interface.belongs_to) if interface.belongs_to else "–"


def _instance(panel: Panel, instance: Instance) -> Detail:
    private, public = _addresses(panel, instance)
    own = {"instance": instance.id}
    turn = {"running": (StopInstances,), "stopped": (StartInstances,)}.get(instance.state, ())
    listeners = [f"{each.name} {each.protocol}/{each.port}" for each in instance.listeners]
    gone = instance.state in ("shutting-down", "terminated")
    return Detail(
        instance.id,
        _("Instance"),
        title_of(instance),
        panel.rename(instance),
        (
            (_("State"), _state(instance), [panel.offer(form, **own) for form in turn]),
            (_("Subnet"), Thing(instance.subnet), ()),
            (_("Availability Zone"), instance.zone, ()),
            (_("Private address"), private, ()),
            (_("Public address"), public, ()),
            (_("Network interfaces"), [Thing(each) for each in instance.interfaces], attaching.attach(panel, instance)),
            (_("Type"), instance.type, ()),
            (_("Programs that listen"), listeners, ()),
        ),
        (),
        None if gone else panel.offer(TerminateInstances, **own),
        kept=_("It is told about for an hour, then it is gone.") if gone else "",
    )


def _interface(panel: Panel, interface: NetworkInterface) -> Detail:
    own = {"NetworkInterfaceId": interface.id}
    groups: list[Cell] = [Thing(each) for each in interface.groups]
    change: tuple[OperationForm, ...] = ()
    check: tuple[OperationForm, ...] = ()
    if not interface.requester:
        change = (panel.offer(ChangeGroups, {"Groups": interface.groups}, **own),)
        check = (panel.offer(SourceDestCheck, Value="false" if interface.source_dest_check else "true", **own),)
    free = interface.attachment is None and not interface.requester
    return Detail(
        interface.id,
        _("Network interface"),
        title_of(interface),
        panel.rename(interface),
        (
            (_("Subnet"), Thing(interface.subnet), ()),
            (_("Plugged into"), _plugged(panel, interface), attaching.detach(panel, interface)),
            *attaching.facts(panel, interface),
            (_("Security groups"), groups or "–", change),
            (_("Source/destination check"), yes(interface.source_dest_check), check),
            (_("Description"), interface.description or "–", ()),
        ),
        (_private(panel, interface),),
        panel.offer(DeleteNetworkInterface, **own) if free else None,
        kept="" if free else _kept(interface),
    )


def _kept(interface: NetworkInterface) -> str:
    if interface.kind == "lambda":
        return _("Lambda keeps it for its functions. It is removed 20 minutes after the last one has left.")
    return _("It is in use: delete or detach what it is plugged into.")


def _private(panel: Panel, interface: NetworkInterface) -> Section:
    rows = []
    for private in interface.private_ips:
        allocation = panel.state.addresses.get(interface.elastic.get(private, ""))
        public: list[Cell] = [interface.public_ips.get(private, "–")]
        if allocation is not None:
            public = [allocation.public_ip, Thing(allocation.id)]
        rows.append(Row((private, public)))
    rows += [Row((address, "–")) for address in interface.ipv6]
    return Section(_("Addresses"), (_("Private address"), _("Public address")), rows)
