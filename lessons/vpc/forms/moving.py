"""The form that moves something of the drawn network: to a place, or a step in a direction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.vpc.topology import Topology

STEP = 40
FAR = 20_000
WAYS = {"left": (-STEP, 0), "right": (STEP, 0), "up": (0, -STEP), "down": (0, STEP)}


class MoveForm(forms.Form):
    """A VPC is moved anywhere, a subnet up and down: its column is its Availability Zone."""

    thing = forms.ChoiceField(label=_("What"), widget=forms.Select({"class": "input"}))
    way = forms.ChoiceField(choices=[(way, way) for way in WAYS], required=False)
    x = forms.IntegerField(required=False, min_value=-FAR, max_value=FAR)
    y = forms.IntegerField(required=False, min_value=-FAR, max_value=FAR)

    def __init__(self, drawing: Topology, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.boxes = {each.box.id: each.box for each in drawing.vpcs}
        self.vpcs = {box.id: each.box.id for each in drawing.vpcs for box in each.subnets}
        self.boxes |= {box.id: box for each in drawing.vpcs for box in each.subnets}
        self.fields["thing"].choices = [(each.id, f"{each.name} {each.text}") for each in self.boxes.values()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        if not cleaned.get("way") and (cleaned.get("x") is None or cleaned.get("y") is None):
            raise forms.ValidationError(_("Where to?"))
        return cleaned

    def to(self) -> tuple[int, int]:
        """Never over the left or upper edge."""
        cleaned = self.cleaned_data
        x, y = cleaned.get("x"), cleaned.get("y")
        if cleaned["way"]:
            box = self.boxes[cleaned["thing"]]
            across, down = WAYS[cleaned["way"]]
            x, y = box.x + across, box.y + down
        return max(x, 0), max(y, 0)
