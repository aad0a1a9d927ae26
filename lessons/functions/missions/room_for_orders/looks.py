"""What the checks and known mistakes of "Room for orders" look at."""

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import accepted, error_of, no_function
from lessons.functions.order_fn import FUNCTION as ORDERS

PHOTOS = "photo-fn"


def room_kept(probe: Probe) -> Finding:
    """That many orders find room at any time: now, and when everybody else has taken all there is."""
    if probe.function(ORDERS) is None:
        return no_function(ORDERS)
    wanted: int = probe.facts["orders"]
    reserved = _reserved(probe, ORDERS)
    if reserved is None:
        return not_yet("nothing-reserved")
    found = accepted(probe, ORDERS, wanted)
    return met() if found == wanted else not_yet("too-few", found=found)


def ceiling(probe: Probe) -> Finding:
    if probe.function(PHOTOS) is None:
        return no_function(PHOTOS)
    most: int = probe.facts["connections"]
    found = accepted(probe, PHOTOS, most + 1)
    return met() if found <= most else not_yet("too-many", found=found)


def photos_go_on(probe: Probe) -> Finding:
    """Under their ceiling, not switched off, and not below what the database bears."""
    if probe.function(PHOTOS) is None:
        return no_function(PHOTOS)
    most: int = probe.facts["connections"]
    if _reserved(probe, PHOTOS) is None:
        return not_yet("no-ceiling")
    found = accepted(probe, PHOTOS, most)
    if found == 0:
        return not_yet("off")
    return met() if found == most else not_yet("slower", found=found)


def served(probe: Probe) -> Finding:
    """An order of the learner's own, since the mission began."""
    if probe.function(ORDERS) is None:
        return no_function(ORDERS)
    last = probe.last(ORDERS)
    if last is None:
        return not_yet("no-call")
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=error_of(last))
    return met(evidence=last.request_id)


def switched_off(probe: Probe) -> bool:
    return _reserved(probe, PHOTOS) == 0


def no_ceiling(probe: Probe) -> bool:
    return (_reserved(probe, ORDERS) or 0) >= probe.facts["orders"] and _reserved(probe, PHOTOS) is None


def exchanged(probe: Probe) -> bool:
    shares = (_reserved(probe, ORDERS), _reserved(probe, PHOTOS))
    return shares == (probe.facts["connections"], probe.facts["orders"])


def too_tight(probe: Probe) -> bool:
    reserved = _reserved(probe, ORDERS)
    return reserved is not None and reserved < probe.facts["orders"] and not exchanged(probe)


def too_loose(probe: Probe) -> bool:
    return (_reserved(probe, PHOTOS) or 0) > probe.facts["connections"] and not exchanged(probe)


def _reserved(probe: Probe, name: str) -> int | None:
    function = probe.function(name)
    return function.reserved if function else None
