"""The question of a packet: from where to where, with what protocol, to which port."""

from ipaddress import ip_address
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import name
from lessons.courseware.console.operation import Choices
from lessons.vpc.things import titled
from serverless_lab.engine.network.packet import EPHEMERAL
from serverless_lab.engine.network.trace import FUNCTION
from serverless_lab.engine.network.walk import INTERNET
from serverless_lab.engine.services.ec2.state.region import Ec2State

PROTOCOLS = (("tcp", "TCP"), ("udp", "UDP"), ("icmp", "ICMP (ping)"))
OTHER = "address"
OFFERED = 200
CLIENT_PORTS = (1024, 65535)
NO_CLIENT_PORT = _("A client's port is a number from 1024 to 65535.")


class PacketForm(forms.Form):
    """A question that changes nothing; `ends` gives the two ends as `trace` takes them."""

    source = forms.CharField(label=_("From"), max_length=80, widget=forms.Select())
    source_address = name(_("Address (from)"), required=False)
    target = forms.CharField(label=_("To"), max_length=80, widget=forms.Select())
    target_address = name(_("Address (to)"), required=False)
    protocol = forms.ChoiceField(label=_("Protocol"), choices=PROTOCOLS)
    port = forms.IntegerField(
        label=_("Port"),
        required=False,
        min_value=1,
        max_value=65535,
        widget=forms.NumberInput({"class": "input mono short"}),
    )
    source_port = forms.IntegerField(
        label=_("Client port"),
        required=False,
        min_value=CLIENT_PORTS[0],
        max_value=CLIENT_PORTS[1],
        widget=forms.NumberInput({"class": "input mono short", "placeholder": EPHEMERAL}),
        help_text=_("The port that the sender opens, where the answer goes to. 49152 when left empty."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_CLIENT_PORT),
    )
    use_required_attribute = False

    def __init__(self, state: Ec2State, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.state = state
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "input")
        for end in ("source", "target"):
            self.fields[end].widget.choices = places(state)

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        for end in ("source", "target"):
            if cleaned.get(end) == OTHER:
                self._check_address(f"{end}_address", cleaned)
            elif end in cleaned and not self._is_there(cleaned[end]):
                self.add_error(end, _("This is not there, or not there any more."))
        if cleaned.get("protocol") in ("tcp", "udp") and not cleaned.get("port") and "port" not in self.errors:
            self.add_error("port", _("Which port? A web server listens on 80 or 443, PostgreSQL on 5432."))
        return cleaned

    def _check_address(self, field: str, cleaned: dict[str, Any]) -> None:
        try:
            cleaned[field] = str(ip_address(cleaned.get(field, "")))
        except ValueError:
            self.add_error(field, _("Type an address, such as 10.0.0.10 or 203.0.113.25."))

    def _is_there(self, place: str) -> bool:
        if place in self.state.instances:
            return bool(self.state.instances[place].interfaces)
        return place == INTERNET or place in self.state.interfaces or place in dict(_functions(self.state))

    def ends(self) -> tuple[str, str]:
        data = self.cleaned_data
        chosen = (data[end] if data[end] != OTHER else data[f"{end}_address"] for end in ("source", "target"))
        source, target = chosen
        return source, target

    def from_port(self) -> int:
        port: int = self.cleaned_data["source_port"] or EPHEMERAL
        return port


def places(state: Ec2State) -> Choices:
    """What can send and receive: instances, functions, interfaces that are plugged into none, the internet, any
    address."""
    instances = [each for each in state.instances.values() if each.interfaces][:OFFERED]
    functions = _functions(state)
    theirs = {shared.interface for shared in state.function_interfaces.values()}
    others = (each for each in state.interfaces.values() if each.id not in theirs)
    loose = [each for each in others if each.attachment is None or each.requester][:OFFERED]
    servers = [(each.id, f"{titled(state, each.id)} {_address(state, each.interfaces[0])}") for each in instances]
    found: Choices = [(INTERNET, _("The internet")), (OTHER, _("An address of your own choice"))]
    if servers:
        found.append((_("Instances"), servers))
    if functions:
        found.append((_("Functions"), functions))
    if loose:
        found.append(
            (_("Network interfaces"), [(each.id, f"{titled(state, each.id)} {each.private_ips[0]}") for each in loose])
        )
    return found


def _functions(state: Ec2State) -> list[tuple[str, str]]:
    """Each by the first interface that it has."""
    found: dict[str, str] = {}
    for shared in state.function_interfaces.values():
        for user in shared.users:
            found.setdefault(f"{FUNCTION}{user}", f"{user} {_address(state, shared.interface)}")
    return list(islice(found.items(), OFFERED))


def _address(state: Ec2State, interface: str) -> str:
    return state.interfaces[interface].private_ips[0]
