"""What the checks and known mistakes of "One price list" look at."""

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.bill_fn import LAYER
from lessons.functions.looking import error_of, no_function, told
from lessons.functions.missions.one_price_list.scene import BILL, OFFER

_HIDDEN = {"item": "dumplings", "count": 3}  # not on the bench


def bill(probe: Probe) -> Finding:
    return _priced(probe, BILL)


def offer(probe: Probe) -> Finding:
    return _priced(probe, OFFER)


def follows(probe: Probe) -> Finding:
    """With the layer's older version on both, both would reckon with its prices: neither has a copy of its own."""
    if probe.function(BILL) is None:
        return no_function(BILL)
    if probe.function(OFFER) is None:
        return no_function(OFFER)
    for name in (BILL, OFFER):
        if not probe.function(name).layers:
            return not_yet("no-layer", function=name)
    state = probe.state
    arn = f"arn:aws:lambda:{state.region}:{state.account_id}:layer:{LAYER}:1"
    calls = [
        ("lambda", "UpdateFunctionConfiguration", {"FunctionName": name, "Layers": [arn]}) for name in (BILL, OFFER)
    ]
    supposed = probe.supposing(*calls)
    for name in (BILL, OFFER):
        total, reason = _total(supposed, name)
        if reason == "by-lab":
            return not_yet(reason)
        if total != 3 * probe.facts["old"]:
            return not_yet("copied", function=name)
    return met()


def called(probe: Probe) -> Finding:
    if probe.function(BILL) is None:
        return no_function(BILL)
    last = probe.last(BILL)
    if last is None:
        return not_yet("no-call")
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=error_of(last))
    return met(evidence=last.request_id)


def wrote_it_in(probe: Probe) -> bool:
    """The right total, and no layer that it could come from."""
    function = probe.function(BILL)
    return function is not None and not function.layers and _total(probe, BILL)[0] == 3 * probe.facts["new"]


def only_attached(probe: Probe) -> bool:
    function = probe.function(BILL)
    return bool(function and function.layers) and _total(probe, BILL)[0] == 3 * probe.facts["copied"]


def old_version(probe: Probe) -> bool:
    return _total(probe, BILL)[0] == 3 * probe.facts["old"]


def _priced(probe: Probe, name: str) -> Finding:
    if probe.function(name) is None:
        return no_function(name)
    total, reason = _total(probe, name)
    if reason == "by-lab":
        return not_yet(reason)
    if reason:
        return not_yet("fails", error=reason)
    return met() if total == 3 * probe.facts["new"] else not_yet("other", total=told(total)[:40])


def _total(probe: Probe, name: str) -> tuple[object, str]:
    """What three portions cost, and why there is no answer; empty when there is one."""
    tried = probe.trial(name, [_HIDDEN])
    if not tried or tried[0].status == "unavailable":
        return None, "by-lab"
    if tried[0].status != "ok":
        return None, error_of(tried[0])
    said = tried[0].payload
    return (said.get("total") if isinstance(said, dict) else said), ""
