"""Fields that several forms have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import name

PROTOCOLS = (("tcp", "TCP"), ("udp", "UDP"), ("icmp", "ICMP"), ("-1", _("All")))
WITH_PORTS = ("tcp", "udp")


def name_tag(**more: Any) -> forms.CharField:
    return name(_("Name tag"), required=False, **more)


def cidr(label: Any = None, **more: Any) -> forms.CharField:
    more.setdefault("help_text", _("Such as 10.0.0.0/24."))
    return name(label or _("Range (CIDR)"), **more)


def protocol() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Protocol"), choices=PROTOCOLS)


def ports(**more: Any) -> forms.CharField:
    return PortsField(label=_("Port"), required=False, **more)


class PortsField(forms.CharField):
    """A port or a range of them; cleaned to (from, to), None where nothing was typed."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("help_text", _("Such as 443 or 1024-65535. Left empty, all ports."))
        super().__init__(
            max_length=20, widget=forms.TextInput({"class": "input mono short", "autocomplete": "off"}), **more
        )

    def clean(self, value: Any) -> Any:
        typed = str(super().clean(value) or "").replace(" ", "")
        if not typed:
            return None
        first, dash, last = typed.partition("-")
        if not (_is_number(first) and (_is_number(last) or not dash)):
            raise forms.ValidationError(_("A port is a number, a range two numbers with a hyphen between."))
        return int(first), int(last or first)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9
