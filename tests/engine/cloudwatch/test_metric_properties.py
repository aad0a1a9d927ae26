"""Promises of metrics and alarms: nothing is lost, replay rebuilds, a refusal changes nothing but what counts it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import DAY, SECOND, to_datetime
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import BROKEN, OF_CALL, OF_FUNCTION, measured, span
from tests.engine.support import Life

NAMES = st.sampled_from(["one", "two"])
MISSING = st.sampled_from(["missing", "ignore", "breaching", "notBreaching"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.booleans(), st.floats(0, 5000)),
        st.tuples(st.just("event"), st.booleans()),
        st.tuples(st.just("advance"), st.integers(1, 900)),
        st.tuples(st.just("put"), st.floats(-1e6, 1e6), st.integers(-600, 600)),
        st.tuples(st.just("alarm"), NAMES, MISSING, st.integers(1, 3), st.sampled_from([60, 300])),
        st.tuples(st.just("delete"), NAMES),
        st.tuples(st.just("set"), NAMES, st.sampled_from(["OK", "ALARM", "INSUFFICIENT_DATA"])),
        st.tuples(st.just("switch"), NAMES),
        st.tuples(st.just("wrong"), NAMES),
    ),
    max_size=20,
)


def play(life, step, runs):
    """Carry out one step; `runs` counts what must be found again."""
    match step:
        case ("run", failed, duration):
            life.invoke(status="error" if failed else "ok", payload=BROKEN, DurationMs=duration)
            runs.append(failed)
        case ("event", failed):
            life.call("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
            finish(life, life.call("lab", "Tick"), failed, runs)
        case ("advance", seconds):
            finish(life, life.advance(seconds), False, runs)
        case ("put", value, ahead):
            data = {"MetricName": "Orders", "Value": value, "Timestamp": moment(life, ahead)}
            return life.call("cloudwatch", "PutMetricData", {"Namespace": "Kitchen", "MetricData": [data]})
        case ("alarm", name, missing, periods, period):
            changes = {"TreatMissingData": missing, "EvaluationPeriods": periods, "Period": period}
            return life.call("cloudwatch", "PutMetricAlarm", good.alarm(name, **changes))
        case ("delete", name):
            return life.call("cloudwatch", "DeleteAlarms", {"AlarmNames": [name]})
        case ("set", name, state):
            asked = {"AlarmName": name, "StateValue": state, "StateReason": "by hand"}
            return life.call("cloudwatch", "SetAlarmState", asked)
        case ("switch", name):
            return life.call("cloudwatch", "DisableAlarmActions", {"AlarmNames": [name]})
        case ("wrong", name):
            return life.call("cloudwatch", "PutMetricAlarm", good.alarm(name, Period=90))
    return None


def moment(life, ahead):
    return to_datetime(life.now + ahead * SECOND)


def finish(life, outcome, failed, runs):
    """Whatever was started meanwhile ends, and so does what is started because of that."""
    for work in outcome.work:
        finish(life, life.finish(work, status="error" if failed else "ok", payload=BROKEN), False, runs)
        runs.append(failed)


def pass_time(life, until):
    """Time stops where code is started, until that has ended."""
    while life.now < until:
        finish(life, life.call("lab", "AdvanceClock", {"Until": until}), False, [])


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_the_sums_of_all_minutes_are_the_runs(steps):
    life, runs = Life(), []
    life.create()
    for step in steps:
        play(life, step, runs)
    for of in ({}, OF_FUNCTION, OF_CALL):
        for period in (60, 300, 3600):
            asked = {"Period": period, "of": of, **span(0, DAY)}
            assert sum(measured(life, "Invocations", **asked).values()) == len(runs)
            assert sum(measured(life, "Errors", **asked).values()) == sum(runs)
            assert sum(measured(life, "Duration", "SampleCount", **asked).values()) == len(runs)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_replay_and_snapshots_rebuild_metrics_and_alarms(steps):
    life = Life()
    life.create()
    for step in steps:
        play(life, step, [])
        life.cloud = Cloud.decode(life.cloud.encode(), life.cloud.bodies)
    assert life.replayed().encode() == life.cloud.encode()


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_refused_call_changes_nothing_but_time(steps):
    life = Life()
    life.create()
    for step in steps:
        before = Cloud.decode(life.cloud.encode(), life.cloud.bodies)
        outcome = play(life, step, [])
        if outcome is not None and outcome.refusal is not None:
            entry = outcome.entry
            before.call(before.root, "lab", "Tick", {}, wall=entry.wall, position=entry.position)
            assert before.encode() == life.cloud.encode()


@settings(max_examples=40, deadline=None)
@given(STEPS, st.integers(0, 4000))
def test_an_alarm_says_the_same_whether_time_passes_at_once_or_bit_by_bit(steps, seconds):
    life = Life()
    life.create()
    for step in steps:
        play(life, step, [])
    life.call("lab", "SetClockRate", {"Rate": 0})  # a call takes a second, and they make differently many
    bits = Life()
    bits.cloud, bits.wall = life.cloud.clone(), life.wall
    until = life.now + seconds * SECOND
    pass_time(life, until)
    for part in range(1, 6):
        pass_time(bits, until - (5 - part) * seconds * SECOND // 5)
    assert life.now == bits.now
    alarms = [each.cloud.state.parts.get("cloudwatch/ap-northeast-2") for each in (life, bits)]
    assert alarms[0].alarms == alarms[1].alarms if alarms[0] else alarms[1] is None
