"""A minute of load, request by request: the same numbers give the same minute."""

import math
from random import Random

from serverless_lab.engine import prices
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.lambda_.load.callers import Queued, Waited
from serverless_lab.engine.services.lambda_.load.fleet import Fleet, Tally
from serverless_lab.engine.services.lambda_.load.model import SECONDS, Capacity, Load, Outcome, Second

_BURST = range(20, 30)


def arrivals(load: Load) -> list[int]:
    """Requests in each second. `ramp` grows to the rate; `burst` has it for ten seconds, and else a tenth of it."""
    if load.pattern == "ramp":
        return [max(1, round(load.rate * (second + 1) / SECONDS)) for second in range(SECONDS)]
    if load.pattern == "burst":
        return [load.rate if second in _BURST else max(1, load.rate // 10) for second in range(SECONDS)]
    return [load.rate] * SECONDS


def simulate(load: Load, capacity: Capacity) -> Outcome:
    """In each second requests come in equal steps, each at some moment of its own step."""
    chance = Random(f"load:{load.seed}")
    fleet = Fleet(capacity, math.inf if load.asynchronous else capacity.a_second, chance)
    caller = Queued(fleet, capacity) if load.asynchronous else Waited(fleet)
    seconds: list[Second] = []
    took = dropped = 0
    for number, sent in enumerate(arrivals(load)):
        begins, step = number * SECOND, SECOND / sent
        fleet.turn(begins)
        for each in range(sent):
            caller.send(begins + int((each + chance.random()) * step))
        caller.settle(begins + SECOND - 1)
        seconds.append(_second(sent, caller, caller.dropped - dropped, capacity))
        took += fleet.tally.took
        dropped = caller.dropped
    whole = _whole(seconds)
    return Outcome(tuple(seconds), whole, dict(caller.reasons), took // max(1, whole.started), caller.longest)


def _whole(seconds: list[Second]) -> Second:
    return Second(
        sent=sum(second.sent for second in seconds),
        started=sum(second.started for second in seconds),
        cold=sum(second.cold for second in seconds),
        failed=sum(second.failed for second in seconds),
        throttled=sum(second.throttled for second in seconds),
        dropped=sum(second.dropped for second in seconds),
        running=max(second.running for second in seconds),
        environments=max(second.environments for second in seconds),
        waiting=seconds[-1].waiting,
        cost=sum(second.cost for second in seconds),
    )


def _second(sent: int, caller: Waited, dropped: int, capacity: Capacity) -> Second:
    tally = caller.fleet.tally
    return Second(
        sent=sent,
        started=tally.started,
        cold=tally.cold,
        failed=tally.failed,
        throttled=tally.throttled,
        dropped=dropped,
        running=tally.running,
        environments=tally.environments,
        waiting=caller.waiting,
        cost=_cost(tally, capacity),
    )


def _cost(tally: Tally, capacity: Capacity) -> float:
    """USD at list price: of runs when they begin, and of what stands ready for each second."""
    gigabytes, kind = capacity.memory_mb / 1024, capacity.architecture
    runs = tally.billed_ms * prices.LAMBDA_PER_GB_SECOND[kind]
    runs += tally.ready_ms * prices.LAMBDA_READY_RUN_PER_GB_SECOND[kind]
    ready = capacity.ready * prices.LAMBDA_READY_PER_GB_SECOND[kind]
    return gigabytes * (runs / 1000 + ready) + tally.started * prices.LAMBDA_PER_REQUEST
