"""What the checks and the prediction of "Layers" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.bill_fn import FUNCTION
from lessons.functions.looking import error_of, no_function, served
from serverless_lab.engine.services.lambda_.layer_state import LayerVersion
from serverless_lab.engine.services.lambda_.state import Invocation

_NO_MODULE = "Runtime.ImportModuleError"


def missing(probe: Probe) -> Finding:
    """A call that failed for want of the module."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    runs = probe.invocations(FUNCTION)
    if not runs:
        return not_yet("no-call")
    found = next((run for run in runs if run.error_type == _NO_MODULE), None)
    return met(evidence=found.request_id) if found else not_yet("found-it", evidence=runs[-1].request_id)


def attached(probe: Probe) -> Finding:
    """A layer on the function, and an answer that needs it."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if not _versions(probe):
        return not_yet("no-layer")
    if not function.layers:
        return not_yet("not-attached", arn=_versions(probe)[-1].arn)
    failed = next((run for run in probe.invocations(FUNCTION) if run.error_type == _NO_MODULE), None)
    answers = [run for run in served(probe, FUNCTION) if failed is None or run.started > failed.started]
    if not answers:
        last = probe.last(FUNCTION)
        if last is not None and last.error_type == _NO_MODULE and last.position > _changed(probe):
            return not_yet("wrong-folder", evidence=last.request_id)
        return not_yet("no-answer") if last is None else not_yet("failed", error=error_of(last))
    return met(evidence=answers[-1].request_id)


def pinned(probe: Probe) -> Finding:
    """After a second version was published, a call that answers as it did before."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    second = _second(probe)
    if second is None:
        return not_yet("one-version")
    pair = _same(probe, second)
    return met(evidence=pair.request_id) if pair else not_yet("not-called")


def moved(probe: Probe) -> Finding:
    """The function uses the newer version, and its answer is another one."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    second = _second(probe)
    if second is None:
        return not_yet("one-version")
    if second.arn not in [used.arn for used in function.layers]:
        return not_yet("old-version", arn=second.arn)
    before = {probe_said(probe, run) for run in served(probe, FUNCTION) if run.started < second.created}
    after = [run for run in served(probe, FUNCTION) if run.started > second.created]
    other = next((run for run in after if probe_said(probe, run) not in before), None)
    return met(evidence=other.request_id) if other else not_yet("not-called")


def after_a_new_version(probe: Probe) -> Truth | None:
    second = _second(probe)
    run = _same(probe, second) if second else None
    if second is None or run is None:
        return None
    return Truth("old", {"total": probe_said(probe, run), "version": second.number}, evidence=run.request_id)


def probe_said(probe: Probe, run: Invocation) -> str:
    said = probe.payload(run)
    return str(said.get("total", "?") if isinstance(said, dict) else said)[:60]


def _same(probe: Probe, second: LayerVersion) -> Invocation | None:
    runs = served(probe, FUNCTION)
    before = {(run.event_digest, probe_said(probe, run)) for run in runs if run.started < second.created}
    after = [run for run in runs if run.started > second.created]
    return next((run for run in after if (run.event_digest, probe_said(probe, run)) in before), None)


def _versions(probe: Probe) -> list[LayerVersion]:
    return [version for layer in probe.lambda_.layers.values() for version in layer.versions.values()]


def _second(probe: Probe) -> LayerVersion | None:
    """The newest of a layer that has had more than one."""
    layers = [layer for layer in probe.lambda_.layers.values() if len(layer.versions) > 1]
    return list(layers[-1].versions.values())[-1] if layers else None


def _changed(probe: Probe) -> int:
    """The position of the last call before the function had its layers; -1 where that cannot be told."""
    function = probe.function(FUNCTION)
    earlier = [run.position for run in function.invocations if run.started < function.last_modified] if function else []
    return max(earlier, default=-1)
