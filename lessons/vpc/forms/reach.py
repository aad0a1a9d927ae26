"""The question of who can reach something, or what it can reach, with a protocol at a port."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import LongSelect
from lessons.courseware.console.operation import Choices
from lessons.vpc.forms.packet import OTHER, PROTOCOLS, places
from serverless_lab.engine.services.ec2.state.region import Ec2State

TO, FROM = "to", "from"
ASKS = ((TO, _("Who can reach it?")), (FROM, _("What can it reach?")))


class ReachForm(forms.Form):
    """Of one of the places that can send and receive."""

    thing = forms.ChoiceField(label=_("Place"), widget=LongSelect({"class": "input"}))
    asks = forms.ChoiceField(label=_("Question"), choices=ASKS, widget=forms.Select({"class": "input"}))
    protocol = forms.ChoiceField(label=_("Protocol"), choices=PROTOCOLS, widget=forms.Select({"class": "input"}))
    port = forms.IntegerField(
        label=_("Port"),
        required=False,
        min_value=1,
        max_value=65535,
        widget=forms.NumberInput({"class": "input mono short"}),
    )
    use_required_attribute = False

    def __init__(self, state: Ec2State, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="reach-%s", **more)
        self.ends = [(value, name) for value, name in flat(places(state)) if value != OTHER]
        self.fields["thing"].choices = self.ends  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        if cleaned.get("protocol") in ("tcp", "udp") and not cleaned.get("port") and "port" not in self.errors:
            self.add_error("port", _("Which port? A web server listens on 80 or 443, PostgreSQL on 5432."))
        return cleaned


def flat(choices: Choices) -> list[tuple[str, str]]:
    """Without the groups."""
    found: list[tuple[str, str]] = []
    for value, name in choices:
        found += flat(name) if isinstance(name, list) else [(str(value), str(name))]
    return found
