"""What the checks and known mistakes of "A few calls first" look at."""

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of, no_function
from lessons.functions.menu_fn import ALIAS, FUNCTION
from serverless_lab.engine.services.lambda_.state import LATEST

OLD = "1"
_HIDDEN = {"item": "dumplings", "count": 3}  # not on the bench
_ALIKE = 1e-9


def new_version(probe: Probe) -> Finding:
    """The code of $LATEST stands in a version, and it knows the new price."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if not _new(probe):
        return not_yet("not-published")
    (trial,) = probe.trial(FUNCTION, [_HIDDEN]) or [None]
    if trial is None or trial.status == "unavailable":
        return not_yet("by-lab")
    said = trial.payload if isinstance(trial.payload, dict) else {}
    return met() if said.get("price") == probe.facts["new"] else not_yet("wrong-price")


def share(probe: Probe) -> Finding:
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    shares = shares_of(probe)
    if not shares:
        return not_yet("no-alias")
    if LATEST in shares:
        return not_yet("at-latest")
    given = _of_new(probe)
    if abs(given - _wanted(probe)) < _ALIKE:
        return met()
    return not_yet("other", given=_percent(given)) if given else not_yet("none")


def rest_stays(probe: Probe) -> Finding:
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    given = shares_of(probe).get(OLD, 0.0)
    if abs(given - (1 - _wanted(probe))) < _ALIKE:
        return met()
    return not_yet("all-old") if given == 1 else not_yet("other", given=_percent(given))


def called(probe: Probe) -> Finding:
    """By the name that customers use, once the calls are shared."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    runs = [run for run in probe.invocations(FUNCTION) if run.qualifier == ALIAS]
    if not runs:
        return not_yet("no-call")
    if runs[-1].status != "ok":
        return not_yet("failed", evidence=runs[-1].request_id, error=error_of(runs[-1]))
    return met(evidence=runs[-1].request_id)


def all_at_once(probe: Probe) -> bool:
    return abs(_of_new(probe) - 1) < _ALIKE


def at_latest(probe: Probe) -> bool:
    return LATEST in shares_of(probe)


def turned_round(probe: Probe) -> bool:
    return abs(_of_new(probe) - (1 - _wanted(probe))) < _ALIKE


def never_published(probe: Probe) -> bool:
    """The new code was called, but customers have no way to it."""
    function = probe.function(FUNCTION)
    if function is None or _new(probe) or at_latest(probe):
        return False
    return any(run.version == LATEST for run in probe.invocations(FUNCTION))


def shares_of(probe: Probe) -> dict[str, float]:
    """Which share of the alias's calls each version takes; empty when there is no such alias."""
    function = probe.function(FUNCTION)
    alias = function.aliases.get(ALIAS) if function else None
    if alias is None:
        return {}
    return {alias.version: 1 - sum(alias.weights.values()), **alias.weights}


def _new(probe: Probe) -> set[str]:
    """The published versions that hold the code of $LATEST."""
    function = probe.function(FUNCTION)
    versions = function.versions.values() if function else ()
    return {each.version for each in versions if function and each.code_digest == function.code_digest} - {OLD}


def _of_new(probe: Probe) -> float:
    new = _new(probe)
    return sum(share for version, share in shares_of(probe).items() if version in new)


def _wanted(probe: Probe) -> float:
    return float(probe.facts["percent"]) / 100


def _percent(share: float) -> str:
    return f"{100 * share:.4g}"
