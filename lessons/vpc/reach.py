"""Who can reach something, and what it can reach: the packet tracer is asked for every place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lessons.courseware.probe import Probe
from lessons.vpc.asking import world
from lessons.vpc.forms.reach import TO, ReachForm
from lessons.vpc.packet_words import tell
from serverless_lab.engine.network.trace import FUNCTION, trace

MOST = 60  # places asked for at once


@dataclass(frozen=True)
class Found:
    """`why`: where and for what reason the packet stopped, empty when it was answered."""

    source: str
    target: str
    name: str
    good: bool
    why: str


@dataclass(frozen=True)
class Reach:
    """`marks`: places of the drawing → `good`, `bad`, or `open` for the one that was asked about."""

    found: Sequence[Found]
    marks: dict[str, str]
    asked: int
    more: int


def ask(probe: Probe, form: ReachForm) -> Reach:
    data = form.cleaned_data
    others = [(place, name) for place, name in form.ends if place != data["thing"]]
    found = [_one(probe, form, place, name) for place, name in islice(others, MOST)]
    ends = {(each.source if data["asks"] == TO else each.target): "good" if each.good else "bad" for each in found}
    marks = {_drawn(probe, place): mark for place, mark in (ends | {data["thing"]: "open"}).items()}
    return Reach(found, marks, len(found), max(len(others) - MOST, 0))


def _drawn(probe: Probe, place: str) -> str:
    """A function is drawn as its interface."""
    return world(probe).interface_of(place.removeprefix(FUNCTION)) if place.startswith(FUNCTION) else place


def _one(probe: Probe, form: ReachForm, place: str, name: str) -> Found:
    data = form.cleaned_data
    source, target = (place, data["thing"]) if data["asks"] == TO else (data["thing"], place)
    told = tell(
        probe.ec2,
        probe.state.region,
        trace(world(probe), source, target, data["protocol"], data["port"] or 0),
    )
    why = f"{told.stopped.kind}: {told.stopped.why}" if told.stopped is not None else ""
    return Found(source, target, name, told.good, why)
