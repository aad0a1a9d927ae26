"""What the checks and the prediction of "File systems" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.exercises.file_system.note_fn import FUNCTION
from lessons.functions.looking import served, unserved
from serverless_lab.engine.services.lambda_.state import Invocation

_TASK = "/var/task/"
_SCRATCH = "/tmp/"  # noqa: S108 - the function's own


def read_only(probe: Probe) -> Finding:
    """A call that tried to write into its package, and could not."""
    runs = probe.invocations(FUNCTION)
    if not runs:
        return unserved(probe, FUNCTION)
    tried = [run for run in runs if _path(probe, run).startswith(_TASK)]
    if not tried:
        return not_yet("not-tried", evidence=runs[-1].request_id)
    failed = next((run for run in tried if run.status == "error"), None)
    return met(evidence=failed.request_id) if failed else not_yet("no-error", evidence=tried[-1].request_id)


def kept_warm(probe: Probe) -> Finding:
    """A warm call that found what an earlier one had noted."""
    notes = _notes(probe)
    if not notes:
        return unserved(probe, FUNCTION)
    found = next((run for run, before in notes if not run.cold and before), None)
    if found:
        return met(evidence=found.request_id)
    return not_yet("nothing-found", evidence=notes[-1][0].request_id)


def each_its_own(probe: Probe) -> Finding:
    """Calls at the same moment, at least one of which found an empty folder although there had been notes."""
    notes = _notes(probe)
    if not notes:
        return unserved(probe, FUNCTION)
    groups = probe.at_once(FUNCTION)
    if not groups:
        return not_yet("one-by-one")
    before = {run.request_id: lines for run, lines in notes}
    for group in groups:
        earlier = [run for run, _lines in notes if run.ended <= group[0].started]
        empty = next((run for run in group if before.get(run.request_id) == []), None)
        if earlier and empty:
            return met(evidence=empty.request_id)
    return not_yet("no-notes", evidence=groups[-1][-1].request_id)


def gone_cold(probe: Probe) -> Finding:
    """A call that came after its predecessors' environments were taken away."""
    notes = _notes(probe)
    if not notes:
        return unserved(probe, FUNCTION)
    lost = next((run for run, before in notes if run.cold and run.because == "idle" and before == []), None)
    if lost:
        return met(evidence=lost.request_id)
    return not_yet("still-there", evidence=notes[-1][0].request_id)


def next_call_finds(probe: Probe) -> Truth | None:
    """Only once both have been seen: a later call that found the notes, and one that did not."""
    notes = _notes(probe)
    found = next((run for run, before in notes if before), None)
    missed = next((run for run, before in notes[1:] if before == []), None)
    if found is None or missed is None:
        return None
    return Truth("same", {"notes": len(notes)}, evidence=missed.request_id)


def _path(probe: Probe, run: Invocation) -> str:
    event = probe.event(run)
    path = event.get("path") if isinstance(event, dict) else None
    return path if isinstance(path, str) else ""


def _notes(probe: Probe) -> list[tuple[Invocation, list[str]]]:
    """Calls that kept a note in /tmp, with what they had found there."""
    found = []
    for run in served(probe, FUNCTION):
        said = probe.payload(run)
        if not isinstance(said, dict) or not str(said.get("path", "")).startswith(_SCRATCH):
            continue
        if isinstance(said.get("before"), list):
            found.append((run, said["before"]))
    return found
