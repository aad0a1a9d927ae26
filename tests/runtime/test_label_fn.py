"""The function of "Out of memory" in the real runtime: when it is killed, and what the log says by then."""

import json

import pytest

from lessons.functions.missions.out_of_memory import faults, label_fn
from lessons.functions.missions.out_of_memory.label_fn import PARTY, SMALL
from serverless_lab.runtime.model import Observed
from tests.runtime.support import Lab, answer, text

HANDLER = "lambda_function.lambda_handler"
FOUND = "the zone is found"


def called(lab: Lab, fault: str, map_mb: int, memory: int, *orders: dict) -> list[Observed]:
    """One environment after the other, as long as each lives."""
    source = label_fn.source({"map": map_mb}, fault)["en"]
    spec = lab.spec(source, handler=HANDLER, memory_mb=memory, cpu_share=memory / 1769)
    return [lab.run(spec, order, timeout=faults.TIMEOUT) for order in orders]


def killed(seen: Observed) -> bool:
    if seen.status != "out_of_memory":
        return False
    return json.loads(seen.payload)["errorMessage"].endswith("Error: Runtime exited with error: signal: killed")


@pytest.mark.parametrize("map_mb", faults.FAULTS["small-memory"].map)
def test_too_little_memory_kills_the_first_call_before_the_zone_is_found(lab: Lab, map_mb: int) -> None:
    (seen,) = called(lab, "small-memory", map_mb, faults.MEMORY, SMALL)
    assert (killed(seen), seen.max_memory_mb, FOUND in text(seen)) == (True, faults.MEMORY, False)
    served = called(lab, "small-memory", map_mb, faults.CEILING, SMALL, PARTY)
    assert [answer(each) for each in served] == [label_fn.right_answer(order, map_mb) for order in (SMALL, PARTY)]


@pytest.mark.parametrize("memory", [faults.MEMORY, faults.CEILING])
def test_a_list_of_everything_kills_the_large_order_alone_after_the_zone_is_found(lab: Lab, memory: int) -> None:
    map_mb = faults.FAULTS["all-at-once"].map[0]
    seen = called(lab, "all-at-once", map_mb, memory, SMALL, PARTY, SMALL)
    assert [killed(each) for each in seen] == [False, True, False]
    assert FOUND in text(seen[1])
    mended = called(lab, "", map_mb, faults.MEMORY, SMALL, PARTY)
    assert mended[1].max_memory_mb - mended[0].max_memory_mb <= 4


@pytest.mark.parametrize("map_mb", faults.FAULTS["keeps-maps"].map)
def test_what_is_kept_from_each_call_kills_a_later_one(lab: Lab, map_mb: int) -> None:
    seen = called(lab, "keeps-maps", map_mb, faults.MEMORY, *[SMALL] * faults.OFTEN)
    first = next(number for number, each in enumerate(seen) if killed(each))
    used = [each.max_memory_mb for each in seen[: first + 1]]
    assert (2 < first < faults.OFTEN, used) == (True, sorted(set(used)))
    assert seen[first + 1].cold
    mended = called(lab, "", map_mb, faults.MEMORY, *[SMALL] * faults.OFTEN)
    assert [each.status for each in mended] == ["ok"] * faults.OFTEN
