"""One invocation as the result panel, the log and the explanation show it."""

import json
from dataclasses import dataclass

from django.utils.functional import Promise

from lessons.courseware import logs
from lessons.courseware.probe import Probe
from lessons.functions import outgoing, strip, words
from lessons.functions.outgoing import ToldCall
from lessons.functions.strip import Segment, phases_of
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import Span
from serverless_lab.engine.services.lambda_.state import Invocation

SHOWN_PAYLOAD = 20_000
SHOWN_LOG = 40_000


@dataclass(frozen=True)
class Phase:
    kind: str
    name: "str | Promise"
    took: Span


@dataclass(frozen=True)
class RunCard:
    """`payload` is pretty JSON, cut at SHOWN_PAYLOAD; `log` the lines exactly as CloudWatch Logs has them.

    `outgoing`: its calls out of a VPC, `silent` the last one that did not arrive.
    """

    run: Invocation
    payload: str
    cut: bool
    log: str
    phases: tuple[Phase, ...]
    why: "str | Promise"
    error: "str | Promise"
    outgoing: tuple[ToldCall, ...] = ()
    silent: ToldCall | None = None

    @property
    def kind(self) -> str:
        """running | failed | cold | warm"""
        if not self.run.ended:
            return "running"
        if self.run.status != "ok":
            return "failed"
        return "cold" if self.run.cold else "warm"

    @property
    def took(self) -> Span:
        return self.run.preparation + self.run.init + self.run.duration

    @property
    def start(self) -> Span:
        """From the call to the handler's first line."""
        return self.run.preparation + self.run.init

    @property
    def shares(self) -> list[Segment]:
        """The phases as parts of a whole bar, in percent."""
        return list(strip.segments(self.run, 0.0, 100.0, least=1.0))

    @property
    def lost(self) -> bool:
        return self.run.status == "unavailable"


def runs_of(probe: Probe, name: str) -> list[Invocation]:
    """A function's calls, finished and running, in the order in which they began."""
    return sorted([*probe.invocations(name), *probe.running(name)], key=lambda run: run.started)


def card(cloud: Cloud, run: Invocation) -> RunCard:
    payload, cut = _payload(cloud, run)
    return RunCard(
        run,
        payload,
        cut,
        log_text(cloud, run),
        tuple(Phase(kind, words.PHASES[kind], took) for kind, took in phases_of(run).items()) if run.ended else (),
        words.WHY.get(_why(run), ""),
        words.explain_error(run) if run.ended and run.status != "ok" else "",
        tuple(outgoing.tell(run)),
        outgoing.stopped(run),
    )


def _why(run: Invocation) -> str:
    return run.because if run.cold or run.because == "provisioned" else "warm"


def log_text(cloud: Cloud, run: Invocation) -> str:
    text = "\n".join(event.message for event in logs.of_invocation(cloud, run))
    return text if len(text) <= SHOWN_LOG else text[: SHOWN_LOG // 2] + "\n…\n" + text[-SHOWN_LOG // 2 :]


def _payload(cloud: Cloud, run: Invocation) -> tuple[str, bool]:
    if not run.payload_digest:
        return "", False
    try:
        raw = cloud.bodies.get(run.payload_digest).decode("utf-8", "replace")
    except KeyError:
        return "", False
    if len(raw) <= SHOWN_PAYLOAD:
        try:
            pretty = json.dumps(json.loads(raw), indent=2, ensure_ascii=False)
        except (ValueError, RecursionError):  # no JSON, or nested more deeply than anybody reads
            return raw, False
        raw = pretty.encode("utf-8", "replace").decode()
    return raw[:SHOWN_PAYLOAD], len(raw) > SHOWN_PAYLOAD
