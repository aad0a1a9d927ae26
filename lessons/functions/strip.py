"""The strip of execution environments as numbers to draw: one row per environment, time along the axis.

x and widths are percent of the picture, y is in pixels.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lessons.courseware.probe import Probe
from lessons.functions.axis import NARROW, WIDE, Format, Gap, Moment, find_moments, lay_out, percent, place
from serverless_lab.engine.instant import Instant, Span
from serverless_lab.engine.services.lambda_.state import Environment, Invocation

HEADER, ROW = 22, 36
FORMATS = (WIDE, NARROW)
MOST_BARS = 40
LABEL = 54  # pixels that "0.68 ms" needs


@dataclass(frozen=True)
class Segment:
    """A phase of a run: fetch, environment, runtime, module, handler."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """`labelled`: there is room to write beneath it how long it took."""

    run: Invocation
    x: float
    y: int
    width: float
    segments: tuple[Segment, ...]
    selected: bool
    labelled: bool = True

    @property
    def failed(self) -> bool:
        return bool(self.run.ended) and self.run.status != "ok"

    @property
    def took(self) -> Span:
        return self.run.preparation + self.run.init + self.run.duration


@dataclass(frozen=True)
class Row:
    """`idles` are stretches in which the environment waits, as (x, width). `end` is where it was taken away."""

    environment: Environment
    y: int
    bars: tuple[Bar, ...]
    idles: tuple[tuple[float, float], ...]
    end: float | None

    @property
    def state(self) -> str:
        return self.environment.end_reason or ("busy" if self.environment.busy else "idle")


@dataclass(frozen=True)
class Strip:
    """`hidden`: there are calls or environments that are not drawn."""

    format: Format
    now: Instant
    moments: tuple[Moment, ...] = ()
    gaps: tuple[Gap, ...] = ()
    rows: tuple[Row, ...] = ()
    now_x: float = 100.0
    hidden: bool = False
    height: int = HEADER


def every_format(probe: Probe, name: str, runs: list[Invocation], now: Instant, selected: str) -> list[Strip]:
    """A function's strip for wide and for narrow screens."""
    environments = [*probe.environments(name), *probe.ended_environments(name)]
    return [draw(runs, environments, now, shape, selected) for shape in FORMATS]


def draw(
    runs: list[Invocation], environments: list[Environment], now: Instant, shape: Format, selected: str = ""
) -> Strip:
    """`runs` finished and running, `environments` alive and ended; the newest that fit are shown.

    No part of the axis is given to calls of an environment that has no row.
    """
    environments = sorted(environments, key=lambda each: (each.started, each.environment_id))
    newest = sorted(runs, key=lambda run: run.started)[-MOST_BARS:]
    with_row = {each.environment_id for each in _newest(environments, newest, shape.rows)}
    newest = [run for run in newest if run.environment_id in with_row]
    moments = find_moments(newest, now)
    if not moments:
        return Strip(shape, now)
    shown, pieces, now_x = lay_out(moments, now, shape)
    gaps = tuple(piece for piece in pieces if isinstance(piece, Gap))
    left = shown[0].start
    kept = [each for each in environments if not each.ended or each.ended >= left]
    visible = [run for run in newest if run.started >= left]
    rows = tuple(
        _row(each, index, visible, pieces, shape, selected)
        for index, each in enumerate(_newest(kept, visible, shape.rows))
    )
    return Strip(
        shape,
        now,
        moments=tuple(shown),
        gaps=gaps,
        rows=rows,
        now_x=now_x,
        hidden=len(kept) > len(rows) or len(runs) > len(visible),
        height=HEADER + ROW * len(rows),
    )


def _newest(environments: list[Environment], runs: list[Invocation], count: int) -> list[Environment]:
    """The rows to show: those that ran last, in order of their start."""
    latest: dict[str, Instant] = {}
    for run in runs:
        latest[run.environment_id] = max(latest.get(run.environment_id, 0), run.started)
    chosen = sorted(environments, key=lambda each: latest.get(each.environment_id, each.started))[-count:]
    return [each for each in environments if each in chosen]


def _row(
    environment: Environment,
    index: int,
    runs: list[Invocation],
    pieces: list[Moment | Gap],
    shape: Format,
    selected: str,
) -> Row:
    y = HEADER + ROW * index
    mine = sorted(
        (run for run in runs if run.environment_id == environment.environment_id), key=lambda run: run.started
    )
    bars = tuple(_bar(run, y, pieces, shape, selected) for run in mine)
    gone = environment.ended or pieces[-1].end
    return Row(
        environment,
        y,
        _with_room(bars, shape),
        idles=tuple(_idles(mine, environment, gone, pieces)),
        end=round(place(environment.ended, pieces), 3) if environment.ended else None,
    )


def _with_room(bars: tuple[Bar, ...], shape: Format) -> tuple[Bar, ...]:
    """A label that would run into a later one of its row is left out; the latest always stands."""
    room, later = percent(LABEL, shape), float("inf")
    kept: list[Bar] = []
    for bar in reversed(bars):
        fits = bar.x + room <= later
        later = bar.x if fits else later
        kept.append(replace(bar, labelled=fits))
    return tuple(reversed(kept))


def _idles(
    runs: list[Invocation], environment: Environment, gone: Instant, pieces: list[Moment | Gap]
) -> Iterator[tuple[float, float]]:
    if not runs:  # it ran before the shown time
        yield pieces[0].x, round(place(gone, pieces) - pieces[0].x, 3)
        return
    if runs[0].started > environment.started:
        yield pieces[0].x, round(place(runs[0].started, pieces) - pieces[0].x, 3)
    for run, until in zip(runs, [*(run.started for run in runs[1:]), gone], strict=True):
        if run.ended and until > run.ended:
            x = place(run.ended, pieces)
            yield round(x, 3), round(place(until, pieces) - x, 3)


def _bar(run: Invocation, y: int, pieces: list[Moment | Gap], shape: Format, selected: str) -> Bar:
    end = run.ended or pieces[-1].end
    x = place(run.started, pieces)
    least = percent(5 if run.cold else 4, shape)
    width = max(least, place(end, pieces) - x)
    return Bar(
        run,
        round(x, 3),
        y + 4,
        round(width, 3),
        tuple(segments(run, x, width, least=percent(2, shape))),
        run.request_id == selected,
    )


def segments(run: Invocation, x: float, width: float, *, least: float) -> Iterator[Segment]:
    """Phases in the order they happened; each keeps `least`, and the longest gives that up."""
    parts = phases_of(run)
    total = sum(parts.values()) or 1
    least = min(least, width / max(1, len(parts)))
    widths = {kind: max(least, width * took / total) for kind, took in parts.items()}
    widths[max(widths, key=lambda kind: widths[kind])] -= sum(widths.values()) - width
    for kind, wide in widths.items():
        yield Segment(kind, round(x, 3), round(wide, 3))
        x += wide


def phases_of(run: Invocation) -> dict[str, Span]:
    """The run in its parts, in order; a warm one has only the handler. Measured phases share what they took in all."""
    if not run.ended:
        return {"handler": 1}
    parts: dict[str, Span] = {}
    if run.cold:
        parts |= _shared(run, run.preparation, ("fetch", "environment"))
        parts |= _shared(run, run.init, ("runtime", "module"))
    parts["handler"] = run.duration
    return {kind: took for kind, took in parts.items() if took or kind == "handler"}


def _shared(run: Invocation, whole: Span, kinds: tuple[str, str]) -> dict[str, Span]:
    first, second = kinds
    measured = [run.phases.get(kind, 0.0) for kind in kinds]
    part = round(whole * measured[0] / sum(measured)) if sum(measured) else whole
    return {first: part, second: whole - part}
