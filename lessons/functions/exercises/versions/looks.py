"""What the checks and the prediction of "Versions" look at."""

from typing import Any

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of, no_function, served
from lessons.functions.menu_fn import FUNCTION
from serverless_lab.engine.services.lambda_.state import LATEST, Alias, Invocation


def published(probe: Probe) -> Finding:
    """A version that was called by its number."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if not function.versions:
        return not_yet("no-version")
    called = [run for run in probe.invocations(FUNCTION) if run.qualifier in function.versions]
    if not called:
        return not_yet("not-called", version=next(iter(function.versions)))
    found = next((run for run in called if run.status == "ok"), None)
    if found is None:
        return not_yet("failed", evidence=called[-1].request_id, error=error_of(called[-1]))
    return met(evidence=found.request_id)


def unchanged(probe: Probe) -> Finding:
    """A version that answers as it did, after $LATEST has come to answer otherwise."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if not function.versions:
        return not_yet("no-version")
    if all(version.code_digest == function.code_digest for version in function.versions.values()):
        return not_yet("same-code")
    pair = _differing(probe)
    if pair is None:
        return not_yet("not-compared")
    return met(evidence=pair[1].request_id)


def pointed(probe: Probe) -> Finding:
    """An alias that leads to a version, and a call by its name."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if not function.aliases:
        return not_yet("no-alias")
    if all(alias.version == LATEST for alias in function.aliases.values()):
        return not_yet("at-latest", alias=next(iter(function.aliases)))
    found = next((run for run in served(probe, FUNCTION) if _by_alias(probe, run) and run.version != LATEST), None)
    return met(evidence=found.request_id) if found else not_yet("not-called", alias=next(iter(function.aliases)))


def shared(probe: Probe) -> Finding:
    """An alias whose calls have met two versions."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    both = _two_versions(probe)
    if both:
        return met(evidence=both.request_id)
    weighted = next((alias for alias in function.aliases.values() if alias.weights), None)
    if weighted is None:
        return not_yet("no-weight" if len(function.versions) > 1 else "one-version")
    return not_yet("one-side", alias=weighted.name, other=_other(weighted), version=weighted.version)


def taken_back(probe: Probe) -> Finding:
    """After a new version had its share, the alias leads to an older one alone."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    tried = {run.version for run in served(probe, FUNCTION) if _by_alias(probe, run)} - {LATEST}
    if len(tried) < 2:
        return not_yet("none-tried")
    newest = max(tried, key=int)
    back = next((each for each in function.aliases.values() if _leads_back(each, newest)), None)
    if back is None:
        return not_yet("still-there", version=newest)
    return met()


def what_the_old_one_says(probe: Probe) -> Truth | None:
    pair = _differing(probe)
    if pair is None:
        return None
    latest, old = (_price(_said(probe, run)) for run in pair)
    facts = {"version": pair[1].version, "old": old, "new": latest}
    return Truth("old", facts, evidence=pair[1].request_id)


def _leads_back(alias: Alias, newest: str) -> bool:
    return alias.version != LATEST and int(alias.version) < int(newest) and not alias.weights


def _other(alias: Alias) -> str:
    return next(iter(alias.weights))


def _by_alias(probe: Probe, run: Invocation) -> bool:
    function = probe.function(FUNCTION)
    return function is not None and run.qualifier in function.aliases


def _two_versions(probe: Probe) -> Invocation | None:
    """The call by which some alias had met a second published version."""
    met_by: dict[str, str] = {}
    for run in served(probe, FUNCTION):
        if not _by_alias(probe, run) or run.version == LATEST:
            continue
        if met_by.setdefault(run.qualifier, run.version) != run.version:
            return run
    return None


def _said(probe: Probe, run: Invocation) -> Any:
    """The answer, without the version that it may name itself."""
    said = probe.payload(run)
    return {key: value for key, value in said.items() if key != "version"} if isinstance(said, dict) else said


def _price(said: Any) -> str:
    return str(said.get("price", "?") if isinstance(said, dict) else said)[:60]


def _differing(probe: Probe) -> tuple[Invocation, Invocation] | None:
    """A call of $LATEST and a later one of a version, with the same event and another answer."""
    runs = served(probe, FUNCTION)
    latest = [run for run in runs if run.version == LATEST]
    for old in (run for run in runs if run.version != LATEST):
        for new in latest:
            same = new.event_digest == old.event_digest and new.started < old.started
            if same and _said(probe, new) != _said(probe, old):
                return new, old
    return None
