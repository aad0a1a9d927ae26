"""The network drawn: VPCs, zones, subnets and what stands in them, with gateways and peerings; and in sentences."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.showing import Panel
from lessons.vpc.topology import lay_out
from lessons.vpc.topology_words import tell

TEMPLATE = "vpc/panels/topology.html"
HAS_FORMS = False
MOST = 250  # subnets in one picture


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    """Where there is too much for one picture, one VPC at a time."""
    panel = Panel(page, form)
    every = list(panel.state.vpcs.values())
    shown = [panel.state.vpcs[panel.vpc]] if panel.vpc else every
    too_many = len(panel.state.subnets) > MOST and not panel.vpc
    if too_many:
        shown = every[:1]
    narrowed = shown[0].id if too_many else panel.vpc
    return {
        "drawing": lay_out(panel.state, shown),
        "told": tell(panel.state, shown),
        "narrow": every if len(every) > 1 else [],
        "narrowed": narrowed,
    }
