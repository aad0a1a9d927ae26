"""The timeline dock: the account's clock, its steps, and where in them somebody looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from lessons.courseware.page import Page
from lessons.sandbox import lab
from serverless_lab.engine.clock import RATES
from serverless_lab.engine.instant import MILLISECOND, SECOND, Instant, to_datetime

KST = timezone(timedelta(hours=9), "KST")
UTC = timezone(timedelta(0), "UTC")
LOOK_AGAIN_S = 600


@dataclass(frozen=True)
class Face:
    """An instant in one zone, written out: Django's `date` filter would turn it into the installation's own zone."""

    time: str
    date: str
    zone: str
    iso: str


@dataclass(frozen=True)
class Dock:
    """`now` in the reader's zone with the other one beside it. `again`: seconds of real time until something is due.

    `step` of `steps` is what a look back shows, None when that was undone.
    """

    now: Face
    beside: Face
    milliseconds: int
    rate: int
    speed: int
    head: int
    can_undo: bool
    can_redo: bool
    pending: bool
    again: int | None
    looking_back: bool
    step: int | None
    steps: int
    rates: tuple[int, ...] = RATES


def read(page: Page) -> Dock:
    view = page.view
    clock = view.cloud.state.clock
    zone, other = zones(page.language)
    looking_back = page.at is not None
    steps, step = lab.count_steps(page.account, page.at) if page.account and looking_back else (0, None)
    return Dock(
        now=_face(view.now, zone),
        beside=_face(view.now, other),
        milliseconds=view.now // MILLISECOND,
        rate=clock.rate,
        speed=0 if looking_back else clock.speed,
        head=view.head,
        can_undo=view.can_undo,
        can_redo=view.can_redo,
        pending=view.pending and not looking_back,
        again=None if looking_back else _again(view),
        looking_back=looking_back,
        step=step,
        steps=steps,
    )


def zones(language: str) -> tuple[timezone, timezone]:
    """The zone to read times in, and the one to show beside it."""
    return (KST, UTC) if language == "ko" else (UTC, KST)


def local(at: Instant, zone: timezone) -> datetime:
    return to_datetime(at).astimezone(zone)


def _face(at: Instant, zone: timezone) -> Face:
    moment = local(at, zone)
    return Face(moment.strftime("%H:%M:%S"), moment.strftime("%Y-%m-%d"), str(zone), moment.isoformat("T", "seconds"))


def _again(view: lab.View) -> int | None:
    """When the picture will change by itself although nobody acts, if that is soon."""
    state = view.cloud.state
    first = state.first_due()
    if first is None or state.clock.speed == 0:
        return None
    seconds = (first.at - view.now) // (SECOND * state.clock.speed) + 1
    return max(1, seconds) if seconds <= LOOK_AGAIN_S else None
