"""What the learner's own runs say: how much the function calculates, and which memory size is the best for that."""

import math
from statistics import median
from typing import NamedTuple

from lessons.courseware.probe import Probe
from lessons.functions.missions.cheapest_under_200_ms.price_fn import FUNCTION, as_delivered
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.numbers import LAMBDA_MB_PER_VCPU, LAMBDA_MEMORY_MB
from serverless_lab.engine.services.lambda_.report import bill
from serverless_lab.engine.services.lambda_.state import Invocation

JUDGED = 5  # warm calls with the current setting
_REMEMBERED = 15  # warm calls with whatever setting, to know how slow the busy moments of this computer are


class Work(NamedTuple):
    """Milliseconds of one whole vCPU: in a usual call, and in a slow one, the slowest of all left aside."""

    usual: float
    slow: float


def current(probe: Probe) -> list[Invocation]:
    """Calls since the last change of code or setting that were answered, oldest first.

    A power tuning calls with other sizes as well, which are not the setting.
    """
    function = probe.function(FUNCTION)
    if function is None:
        return []
    since, size = function.last_modified, function.memory_size
    answered = [run for run in probe.invocations(FUNCTION) if run.status == "ok" and run.started >= since]
    return [run for run in answered if run.memory_size == size]


def judged(probe: Probe) -> list[Invocation]:
    """The last warm calls of those, fewer than JUDGED when there are no more."""
    return [run for run in current(probe) if not run.cold][-JUDGED:]


def milliseconds(run: Invocation) -> float:
    return run.duration / MILLISECOND


def work(probe: Probe) -> Work:
    """From how long calls took, the wait that is in the code, and the share of a vCPU that their memory bought."""
    warm = [run for run in probe.invocations(FUNCTION) if run.status == "ok" and not run.cold]
    slow = sorted(_calculated(probe, run) for run in warm[-_REMEMBERED:])[-2]
    return Work(median(_calculated(probe, run) for run in judged(probe)), slow)


def best_size(probe: Probe, found: Work) -> int:
    """The smallest memory with which even a slow call stays under the limit.

    On a computer so fast that the least memory will do it is that, on one so slow that none will do one vCPU.
    """
    left = probe.facts["limit"] - probe.facts["wait_ms"]
    needed = math.floor(found.slow * LAMBDA_MB_PER_VCPU / left) + 1
    return max(LAMBDA_MEMORY_MB[0], min(LAMBDA_MB_PER_VCPU, needed))


def cost(probe: Probe, found: Work, memory_size: int) -> float:
    """USD of one usual warm call with that memory."""
    took = probe.facts["wait_ms"] + found.usual / _share(memory_size)
    return bill(0, round(took * MILLISECOND), memory_size).cost


def is_changed(probe: Probe) -> bool:
    function = probe.function(FUNCTION)
    return function is not None and not as_delivered(probe.cloud, function, probe.facts)


def _calculated(probe: Probe, run: Invocation) -> float:
    return max(0.0, milliseconds(run) - probe.facts["wait_ms"]) * _share(run.memory_size)


def _share(memory_size: int) -> float:
    return min(1.0, memory_size / LAMBDA_MB_PER_VCPU)
