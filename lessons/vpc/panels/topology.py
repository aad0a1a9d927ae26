"""The network drawn: VPCs, zones, subnets and what stands in them, with gateways and peerings; and in sentences."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc import placing
from lessons.vpc.comparing import compare
from lessons.vpc.forms.moving import MoveForm
from lessons.vpc.forms.reach import ReachForm
from lessons.vpc.reach import ask
from lessons.vpc.showing import Panel
from lessons.vpc.topology import Topology, lay_out
from lessons.vpc.topology_words import tell
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

TEMPLATE = "vpc/panels/topology.html"
HAS_FORMS = False
ASKED = ("thing", "asks", "protocol", "port")
MOST = 250  # subnets in one picture


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    every = list(panel.state.vpcs.values())
    shown = _shown(panel)
    picture = drawing(page)
    asked = {name: page.where[name] for name in ASKED if name in page.where}
    asking = ReachForm(panel.state, asked if "thing" in asked else None, initial={"port": 80})
    reach = ask(page.probe, asking) if asking.is_bound and asking.is_valid() else None
    compared = compare(page)
    return {
        "asking": asking,
        "reach": reach,
        "marks": reach.marks if reach is not None else compared.marks,
        "compared": compared,
        "drawing": picture,
        "told": tell(panel.state, shown),
        "narrow": every if len(every) > 1 else [],
        "narrowed": shown[0].id if len(shown) < len(every) else "",
        "canvas": panel.vpc or "all",
        "moving": MoveForm(picture) if page.account is not None and picture.vpcs else None,
        "ways": (
            ("left", "←", _("to the left")),
            ("up", "↑", _("up")),
            ("down", "↓", _("down")),
            ("right", "→", _("to the right")),
        ),
    }


def drawing(page: Page) -> Topology:
    """The picture that the page shows."""
    panel = Panel(page, None)
    return lay_out(panel.state, _shown(panel), placing.read(page))


def _shown(panel: Panel) -> list[Vpc]:
    """Where there is too much for one picture, one VPC at a time."""
    every = list(panel.state.vpcs.values())
    if panel.vpc:
        return [panel.state.vpcs[panel.vpc]]
    return every[:1] if len(panel.state.subnets) > MOST else every
