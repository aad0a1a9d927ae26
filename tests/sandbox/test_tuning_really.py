"""Power tuning on the real function runtime: calculation gets faster with memory, waiting does not."""

import json

import pytest

from lessons.sandbox import lab, sources
from serverless_lab.engine.instant import MILLISECOND
from tests.sandbox.conftest import create, function
from tests.sandbox.life import rebuilt, state

pytestmark = pytest.mark.django_db
SOURCE = """
import os, time

def handler(event, context):
    total = 0
    for number in range(event["rounds"]):
        total = (total * 31 + number) % 1_000_003
    time.sleep(event["wait"])
    return {
        "total": total,
        "told": [os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"], context.memory_limit_in_mb],
        "held": len(bytearray(event.get("hold", 0) << 20)),
    }
"""


@pytest.fixture
def counter(account, real_host):
    create(account, Code={"ZipFile": sources.pack(SOURCE)}, MemorySize=256, Timeout=10)
    return account


def tune(account, sizes, times=4, **event):
    tuned = lab.tune(account, "order-fn", json.dumps(event).encode(), sizes, times)
    found = {}
    for call in tuned.calls:
        found.setdefault(call.invocations[0].memory_size, []).append((call.invocations[0], call.answer))
    return found


def took(calls):
    """Milliseconds of the quickest warm run: the machine may be busy with something else in any single one."""
    return min(run.duration for run, _ in calls if not run.cold) / MILLISECOND


def test_calculation_gets_faster_in_proportion_up_to_one_vcpu(counter):
    found = tune(counter, [128, 512, 1769, 3538], rounds=300_000, wait=0)
    assert took(found[128]) / took(found[512]) == pytest.approx(4, rel=0.4)
    assert took(found[512]) / took(found[1769]) == pytest.approx(1769 / 512, rel=0.4)
    assert took(found[1769]) / took(found[3538]) == pytest.approx(1, rel=0.4)
    assert [run.cold for run, _ in found[128]] == [True, False, False, False]
    told = {size: json.loads(calls[-1][1]["Payload"])["told"] for size, calls in found.items()}
    assert told == {size: [str(size), str(size)] for size in found}


def test_waiting_takes_as_long_with_any_memory(counter):
    """What little it calculates takes seven times as long with a seventh of a CPU; were the waiting, too, it showed."""
    found = tune(counter, [256, 1769], rounds=0, wait=0.4)
    assert took(found[256]) == pytest.approx(took(found[1769]), rel=0.25)
    assert took(found[1769]) >= 400


def test_a_size_that_is_too_small_fails_and_the_others_do_not(counter):
    found = tune(counter, [128, 512], rounds=0, wait=0, hold=200)
    assert [run.status for run, _ in found[128]] in (["out_of_memory"], ["error"])
    assert [run.status for run, _ in found[512]] == ["ok"] * 4


def test_what_was_measured_is_in_the_journal_and_nowhere_else(counter):
    tune(counter, [128, 1024], times=3, rounds=10_000, wait=0)
    durations = [run.duration for run in function(counter).invocations]
    assert rebuilt(counter) == state(counter)
    lab.undo(counter)
    lab.redo(counter)
    assert [run.duration for run in function(counter).invocations] == durations
