"""A packet: asked where it would go, answered hop by hop, there and back. Nothing in the account changes by it."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.packet import PacketForm
from lessons.vpc.packet_words import ToldTrace, tell
from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.region import Ec2State

TEMPLATE = "vpc/panels/packet.html"
HAS_FORMS = True
ASKED = ("source", "source_address", "target", "target_address", "protocol", "port")


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    asked = {name: page.where[name] for name in ASKED if name in page.where}
    question = PacketForm(page.probe.ec2, asked if "source" in asked else None, initial={"port": 80})
    return {"question": question, "told": _told(page, question) if question.is_bound and question.is_valid() else None}


def _told(page: Page, question: PacketForm) -> ToldTrace:
    state, data = page.view.state, question.cleaned_data
    world = World(state.account_id, state.region, lambda account, region: _network(page, account, region))
    source, target = question.ends()
    return tell(page.probe.ec2, state.region, trace(world, source, target, data["protocol"], data["port"] or 0))


def _network(page: Page, account_id: str, region: str) -> Ec2State | None:
    """What a packet may walk through: this account, in any Region where there is something."""
    state = page.view.state
    if account_id != state.account_id:
        return None
    found: Ec2State | None = page.probe.ec2 if region == state.region else state.parts.get(f"ec2/{region}")
    return found
