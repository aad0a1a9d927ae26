"""A packet: asked where it would go, answered hop by hop, there and back. Nothing changes by it, unless it is sent."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc import placing
from lessons.vpc.asking import world
from lessons.vpc.forms.packet import PacketForm
from lessons.vpc.forms.watching import SendPacket
from lessons.vpc.neighbours import with_neighbours
from lessons.vpc.packet_places import passed
from lessons.vpc.packet_words import tell
from lessons.vpc.topology import lay_out
from serverless_lab.engine.network.trace import trace

TEMPLATE = "vpc/panels/packet.html"
HAS_FORMS = True
CANVAS = "packet"  # its view is one of its own
ASKED = ("source", "source_address", "target", "target_address", "protocol", "port", "source_port")


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    asked = {name: page.where[name] for name in ASKED if name in page.where}
    state = with_neighbours(page)
    question = PacketForm(state, asked if "source" in asked else None, initial={"port": 80})
    if not question.is_bound or not question.is_valid():
        return {"question": question, "told": None}
    data = question.cleaned_data
    world_now = world(page.probe, state)
    source, target = question.ends()
    port, from_port = data["port"] or 0, question.from_port()
    found = trace(world_now, source, target, data["protocol"], port, from_port)
    sent = {
        "Source": source,
        "Destination": target,
        "Protocol": data["protocol"],
        "Port": port,
        "SourcePort": from_port,
    }
    return {
        "question": question,
        "sending": SendPacket.offer(page, form, **{name: str(value) for name, value in sent.items()}),
        "told": tell(state, page.view.state.region, found),
        "drawing": lay_out(state, passed(state, [found]), placing.read(page)),
        "canvas": CANVAS,
        "marks": {},
    }
