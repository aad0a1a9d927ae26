"""A packet: asked where it would go, answered hop by hop, there and back. Nothing in the account changes by it."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.asking import world
from lessons.vpc.forms.packet import PacketForm
from lessons.vpc.packet_words import ToldTrace, tell
from serverless_lab.engine.network.trace import trace

TEMPLATE = "vpc/panels/packet.html"
HAS_FORMS = True
ASKED = ("source", "source_address", "target", "target_address", "protocol", "port")


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    asked = {name: page.where[name] for name in ASKED if name in page.where}
    question = PacketForm(page.probe.ec2, asked if "source" in asked else None, initial={"port": 80})
    return {"question": question, "told": _told(page, question) if question.is_bound and question.is_valid() else None}


def _told(page: Page, question: PacketForm) -> ToldTrace:
    data = question.cleaned_data
    found = trace(world(page.probe), *question.ends(), data["protocol"], data["port"] or 0)
    return tell(page.probe.ec2, page.view.state.region, found)
