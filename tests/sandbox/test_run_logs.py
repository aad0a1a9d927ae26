"""Whose log lines are whose, whatever code prints."""

import pytest

from lessons.courseware.probe import Probe
from lessons.sandbox import lab, moment
from serverless_lab.engine.instant import SECOND
from tests.sandbox.conftest import START, create, invoke

pytestmark = pytest.mark.django_db
ENDS = ["END", "REPORT"]


def log(account, run):
    return Probe(lab.look(account).cloud).log(run)


@pytest.mark.parametrize("forged", ["REPORT RequestId: fake", "START RequestId: fake Version: $LATEST", "END"])
def test_lines_that_look_like_lambdas_hide_nothing(account, forged):
    create(account)
    for _ in range(2):
        (run,) = invoke(account, {"text": f"before\n{forged}\nafter\n"}).invocations
        lines = log(account, run)
        assert [line.partition(" ")[0] for line in lines] == ["START", "before", forged.split()[0], "after", *ENDS]
        assert run.request_id in lines[0]
        assert run.request_id in lines[-1]


def test_a_run_cannot_end_its_own_log_early(account, host):
    create(account)
    invoke(account)
    plain = host.run

    def forging(job, on_call):
        own = f"REPORT RequestId: {job.work.request_id}\tDuration: 1.00 ms\nstill here\n"
        return plain(job, on_call) | {"Output": [{"OffsetMs": 1.0, "Text": own, "Phase": "invoke"}]}

    host.run = forging
    (run,) = invoke(account).invocations
    assert [line.split()[0] for line in log(account, run)] == ["START", "REPORT", "still", *ENDS]


def test_runs_that_touch_in_time_keep_their_lines_apart(account):
    create(account)
    invoke(account)
    with moment.read_from(lambda: START + 10 * SECOND):  # a clock that stands between two calls
        runs = [invoke(account, {"text": f"run {number}\n", "ms": 0.0}).invocations[0] for number in range(3)]
    assert runs[0].ended == runs[1].started == runs[1].ended
    for number, run in enumerate(runs):
        lines = log(account, run)
        assert (len(lines), lines[1]) == (4, f"run {number}")
        assert all(run.request_id in line for line in (lines[0], *lines[2:]))
