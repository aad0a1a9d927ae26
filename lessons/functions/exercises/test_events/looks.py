"""What the checks and the prediction of "Tests" look at."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.samples.recognise import names, source_of
from lessons.functions.samples.sample import KINDS, Sample
from lessons.functions.samples.table import SAMPLES, find
from lessons.functions.source_fn import FUNCTION, RECEIPT
from serverless_lab.engine.services.lambda_.state import Invocation

# Which of several reasons is told: the one that is nearest to the goal, but never over something that broke.
_NEARNESS = ("broken", "not-again", "nothing-new", "too-few")
# So many events that were answered rightly before must be run again after a change.
AGAIN = 3


class Tried(NamedTuple):
    """A run with an event whose source is known; `revision` is that of the function as its environment started."""

    run: Invocation
    revision: int
    event: Any
    sample: Sample
    said: Any

    @property
    def right(self) -> bool:
        return names(self.said, self.sample)

    @property
    def outcome(self) -> str:
        """What came of it, in a few letters: the source it named, else the error."""
        if self.run.status != "ok":
            return self.run.error_type or self.run.status
        answer = self.said.get("source") if isinstance(self.said, dict) else self.said
        return str(answer)[:60]


def saved_event(probe: Probe) -> Finding:
    return _one(probe, (each for each in _tried(probe) if each.event == RECEIPT), "not-tried")


def own_event(probe: Probe) -> Finding:
    """An event that neither the lesson nor the gallery had; whether it is kept under a name, the account cannot say."""
    known = [RECEIPT, *(sample.event for sample in SAMPLES)]
    return _one(probe, (each for each in _tried(probe) if each.event not in known), "no-own")


def each_kind(probe: Probe) -> Finding:
    tried = _tried(probe)
    evidence = ""
    for kind in KINDS:
        finding = _one(probe, (each for each in tried if each.sample.kind == kind.id), f"no-{kind.id}")
        if not finding.met:
            return finding
        evidence = finding.evidence
    return met(evidence=evidence)


def regression(probe: Probe) -> Finding:
    """Some later state of the function knows a source more, and answers earlier events as rightly as before."""
    tried = _tried(probe)
    if not tried:
        return _nothing(probe, "not-tried")
    revisions = sorted({each.revision for each in tried}, reverse=True)
    findings = [_compared(tried, old, new) for new in revisions for old in (0, *revisions) if old < new]
    nearest = [finding for finding in findings[: len(revisions)] if not finding.met]
    nearest.sort(key=lambda finding: (_NEARNESS.index(finding.reason), -finding.facts.get("count", 0)))
    return next((finding for finding in findings if finding.met), nearest[0])


def capital_letter(probe: Probe) -> Truth | None:
    """How the first event of a topic was answered."""
    topic = find("sns")
    for each in _tried(probe):
        if each.sample is topic:
            option = "names" if each.right else "fails" if each.run.status != "ok" else "unknown"
            return Truth(option, {"outcome": each.outcome}, evidence=each.run.request_id)
    return None


def _compared(tried: list[Tried], old: int, revision: int) -> Finding:
    """One state of the function against what was right up to an old one."""
    before = {each.run.event_digest: each for each in tried if each.revision <= old and each.right}
    now = {each.run.event_digest: each for each in tried if each.revision == revision}
    if len(before) < AGAIN:
        return not_yet("too-few", count=len(before), goal=AGAIN)
    again = [each for digest, each in now.items() if digest in before]
    broken = next((each for each in again if not each.right), None)
    if broken:
        facts = {"source": broken.sample.source, "outcome": broken.outcome}
        return not_yet("broken", evidence=broken.run.request_id, **facts)
    known = {each.sample.id for each in before.values()}
    new = [each for each in now.values() if each.right and each.sample.id not in known]
    if not new:
        return not_yet("nothing-new", evidence=next(reversed(now.values())).run.request_id)
    if len(again) < AGAIN:
        return not_yet("not-again", evidence=new[0].run.request_id, count=len(again), goal=AGAIN)
    return met(evidence=new[0].run.request_id)


def _tried(probe: Probe) -> list[Tried]:
    environments = probe.ended_environments(FUNCTION) + probe.environments(FUNCTION)
    revisions = {each.environment_id: each.revision for each in environments}
    found = []
    for run in probe.invocations(FUNCTION):
        event = probe.event(run)
        sample = source_of(event)
        if sample is not None:
            said = probe.payload(run) if run.status == "ok" else None
            found.append(Tried(run, revisions.get(run.environment_id, 0), event, sample, said))
    return found


def _one(probe: Probe, tried: Iterable[Tried], otherwise: str) -> Finding:
    """Is one of these answered rightly? If not, what came of the newest."""
    last = None
    for last in tried:
        if last.right:
            return met(evidence=last.run.request_id)
    if last is None:
        return _nothing(probe, otherwise)
    return not_yet("wrong", evidence=last.run.request_id, source=last.sample.source, outcome=last.outcome)


def _nothing(probe: Probe, otherwise: str) -> Finding:
    if probe.function(FUNCTION) is None:
        return not_yet("no-function")
    return not_yet(otherwise)
