"""What Lambda's runs leave behind in the namespace AWS/Lambda."""

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import DAY
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import BROKEN, OF_CALL, OF_FUNCTION, dimensions, measured, span, told
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


@pytest.mark.parametrize("of", [{}, OF_FUNCTION, OF_CALL], ids=["all", "function", "resource"])
def test_a_run_is_counted_for_all_for_its_function_and_for_what_was_called(life, of):
    life.invoke(DurationMs=10.0)
    life.invoke(DurationMs=30.0)
    life.invoke(status="error", payload=BROKEN, DurationMs=20.0)
    assert measured(life, "Invocations", of=of) == {0: 3.0}
    assert measured(life, "Errors", of=of) == {0: 1.0}
    assert measured(life, "Errors", "SampleCount", of=of) == {0: 3.0}
    assert measured(life, "Throttles", of=of) == {0: 0.0}
    for stat, value in [("Sum", 60.0), ("Average", 20.0), ("Minimum", 10.0), ("Maximum", 30.0), ("SampleCount", 3.0)]:
        assert measured(life, "Duration", stat, of=of) == {0: value}
    for stat, value in [("p50", 20.0), ("p66.6", 20.0), ("p67", 30.0), ("p90", 30.0), ("p0", 10.0), ("p100", 30.0)]:
        assert measured(life, "Duration", stat, of=of) == {0: value}


@pytest.mark.parametrize(
    ("status", "errors"),
    [("ok", 0.0), ("error", 1.0), ("timeout", 1.0), ("out_of_memory", 1.0), ("exited", 1.0), ("init_error", 1.0)],
)
def test_every_way_in_which_a_run_fails_is_an_error(life, status, errors):
    life.invoke(status=status, payload=BROKEN)
    assert measured(life, "Errors") == {0: errors}
    assert measured(life, "Invocations") == {0: 1.0}


def test_what_is_not_billed_is_not_counted(life):
    life.invoke(status="unavailable")
    assert measured(life, "Invocations") == {}
    life.begin()
    life.wait(1000)
    life.call("lab", "Tick")  # lost
    assert measured(life, "Invocations") == {}


def test_a_run_counts_when_it_began(life):
    life.wait(35)  # 14:13:56
    work = life.begin()
    life.wait(90)
    life.finish(work, DurationMs=90_000.0)
    assert measured(life, "Invocations") == {0: 1.0}
    assert measured(life, "Duration", "Maximum") == {0: 90_000.0}


def test_another_function_is_another_metric(life):
    life.create("soup-fn")
    life.invoke()
    life.invoke("soup-fn")
    assert measured(life, "Invocations", of={"FunctionName": "soup-fn"}) == {0: 1.0}
    assert measured(life, "Invocations", of={}) == {0: 2.0}
    assert measured(life, "Invocations", of={"FunctionName": "tea-fn"}) == {}


def test_concurrency_is_looked_at_when_a_run_begins(life):
    life.create("soup-fn")
    works = [life.begin(), life.begin("soup-fn"), life.begin()]
    for work in works:
        life.finish(work)
    assert measured(life, "ConcurrentExecutions", "Maximum") == {0: 2.0}
    assert measured(life, "ConcurrentExecutions", "Maximum", of={}) == {0: 3.0}
    assert measured(life, "UnreservedConcurrentExecutions", "Maximum", of={}) == {0: 3.0}
    assert measured(life, "ConcurrentExecutions", "Maximum", of=OF_CALL) == {}


def test_a_throttled_call_is_refused_and_counted(life, monkeypatch):
    monkeypatch.setattr(numbers, "LAMBDA_CONCURRENCY", 1)
    work = life.begin()
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn"})
    assert outcome.refusal.code == "TooManyRequestsException"
    assert not outcome.entry.changed
    life.finish(work)
    assert measured(life, "Throttles") == {0: 1.0}
    assert measured(life, "Throttles", "SampleCount") == {0: 2.0}
    assert measured(life, "Invocations") == {0: 1.0}
    assert life.replayed().encode() == life.cloud.encode()


def test_asynchronous_events_their_age_and_their_loss(life):
    life.call("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
    (work,) = life.call("lab", "Tick").work
    life.finish(work, status="error", payload=BROKEN)
    for seconds in (60, 120):
        (work,) = life.advance(seconds).work
        life.finish(work, status="error", payload=BROKEN)
    assert measured(life, "AsyncEventsReceived") == {0: 1.0}
    ages = measured(life, "AsyncEventAge", "Maximum")
    assert list(ages) == [0, 1, 3]
    assert [round(age / 1000) for age in ages.values()] == [0, 60, 180]
    assert sum(measured(life, "AsyncEventsDropped").values()) == 1.0
    assert sum(measured(life, "Invocations").values()) == 3.0


def test_a_throttled_event_is_counted_each_time_it_is_tried(life, monkeypatch):
    monkeypatch.setattr(numbers, "LAMBDA_CONCURRENCY", 0)
    life.call("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
    life.advance(8)  # tried at once, then after 1, 2 and 4 seconds
    assert measured(life, "Throttles") == {0: 4.0}


def test_metrics_are_listed_as_long_as_they_had_a_value_lately(life):
    life.invoke()
    asked = {"Namespace": "AWS/Lambda", "Dimensions": dimensions(**OF_FUNCTION)}
    names = [metric["MetricName"] for metric in told(life, "ListMetrics", asked)["Metrics"]]
    of_each = ["Duration", "Errors", "Invocations", "Throttles"]
    assert names == ["ConcurrentExecutions", *of_each, *of_each]
    assert told(life, "ListMetrics", asked | {"MetricName": "Errors"})["Metrics"] == [
        {"Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": dimensions(**of)}
        for of in (OF_FUNCTION, OF_CALL)
    ]
    assert told(life, "ListMetrics", {"Dimensions": [{"Name": "Resource"}]})["Metrics"] != []
    assert told(life, "ListMetrics", {"Dimensions": [{"Name": "Resource", "Value": "x"}]})["Metrics"] == []
    life.advance(3 * 3600 + 120)
    assert told(life, "ListMetrics", asked | {"RecentlyActive": "PT3H"})["Metrics"] == []
    assert len(told(life, "ListMetrics", asked)["Metrics"]) == 9
    life.advance(14 * 86_400)
    assert told(life, "ListMetrics", asked)["Metrics"] == []


def test_values_are_kept_for_fifteen_days(life):
    life.invoke()
    life.advance(15 * 86_400 - 300)
    assert measured(life, "Invocations") == {0: 1.0}
    life.advance(600)
    assert measured(life, "Invocations") == {}


def test_a_series_that_nothing_was_added_to_is_forgotten(life):
    life.invoke()
    life.advance(16 * 86_400)
    life.create("soup-fn")
    life.invoke("soup-fn")
    part = life.cloud.state.parts["cloudwatch/ap-northeast-2"]
    assert sorted(each.dimensions.get("FunctionName", "") for each in part.series.values()) == [
        "",
        "soup-fn",
        "soup-fn",
    ]


def test_old_minutes_are_sealed_away_and_still_answered(life):
    for minute in range(300):
        life.call("lab", "SetClockRate", {"Rate": 0})
        life.invoke(DurationMs=float(minute))
        life.advance(59)
    part = life.cloud.state.parts["cloudwatch/ap-northeast-2"]
    for series in part.series.values():
        assert len(series.open) <= 64
        assert len(series.sealed) >= 1
    asked = good.statistics("Invocations", "Sum", Period=3600) | span(0, DAY)
    found = told(life, "GetMetricStatistics", asked)["Datapoints"]
    assert sum(point["Sum"] for point in found) == 300.0
    assert sum(measured(life, "Invocations", **span(0, DAY)).values()) == 300.0
    assert life.replayed().encode() == life.cloud.encode()
