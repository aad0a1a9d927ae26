"""PutMetricData: values of one's own."""

from datetime import timedelta

import pytest

from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.cloudwatch.publishing import MOST_NAMES, MOST_SERIES
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import FIRST, dimensions, refused, span, told
from tests.engine.support import Life


@pytest.fixture
def life():
    return Life()


def put(*data, namespace="Kitchen", **more):
    return {"Namespace": namespace, "MetricData": [{"MetricName": "Orders"} | datum for datum in data]} | more


def found(life, *stats, **changes):
    asked = good.statistics("Orders", *stats, Namespace="Kitchen", Dimensions=[], Period=3600) | span(0) | changes
    return told(life, "GetMetricStatistics", asked)["Datapoints"]


def test_values_one_by_one(life):
    told(life, "PutMetricData", put({"Value": 3}, {"Value": 5.0, "Unit": "Count"}, {"Value": 4.0, "Unit": "Count"}))
    assert found(life, "Sum", "SampleCount") == [
        {"Timestamp": to_datetime(FIRST), "Unit": "Count", "Sum": 9.0, "SampleCount": 2.0},
        {"Timestamp": to_datetime(FIRST), "Unit": "None", "Sum": 3.0, "SampleCount": 1.0},
    ]
    assert [each["Unit"] for each in found(life, "Sum", Unit="Count")] == ["Count"]
    listed = told(life, "ListMetrics", {"Namespace": "Kitchen"})["Metrics"]
    assert listed == [{"Namespace": "Kitchen", "MetricName": "Orders", "Dimensions": []}]


def test_many_values_and_how_often_each(life):
    told(life, "PutMetricData", put({"Values": [1.0, 2.0, 10.0], "Counts": [2.0, 5.0, 1.0]}))
    (point,) = found(life, "Sum", "SampleCount", "Minimum", "Maximum", ExtendedStatistics=["p50", "p99"])
    assert point["SampleCount"] == 8.0
    assert (point["Sum"], point["Minimum"], point["Maximum"]) == (22.0, 1.0, 10.0)
    assert point["ExtendedStatistics"] == {"p50": 2.0, "p99": 10.0}


def test_a_statistic_set_knows_no_percentiles(life):
    known = {"SampleCount": 4.0, "Sum": 20.0, "Minimum": 2.0, "Maximum": 9.0}
    told(life, "PutMetricData", put({"StatisticValues": known}))
    (point,) = found(life, "Average", "Maximum", ExtendedStatistics=["p50"])
    assert (point["Average"], point["Maximum"]) == (5.0, 9.0)
    assert "ExtendedStatistics" not in point


def test_dimensions_make_a_metric_of_its_own_whatever_their_order(life):
    here = dimensions(Shop="Seoul", Dish="soup")
    told(life, "PutMetricData", put({"Value": 1.0, "Dimensions": here}, {"Value": 2.0, "Dimensions": here[::-1]}))
    assert found(life, "Sum") == []
    (point,) = found(life, "Sum", Dimensions=here[::-1])
    assert point["Sum"] == 3.0


def test_times_up_to_two_weeks_ago_and_two_hours_ahead(life):
    life.call("lab", "SetClockRate", {"Rate": 0})
    now = to_datetime(life.now)
    oldest, newest = now - timedelta(days=14), now + timedelta(hours=2)
    told(life, "PutMetricData", put({"Value": 1.0, "Timestamp": oldest}, {"Value": 1.0, "Timestamp": newest}))
    for wrong in (oldest - timedelta(seconds=1), newest + timedelta(seconds=1)):
        code, message = refused(life, "PutMetricData", put({"Value": 1.0, "Timestamp": wrong}))
        assert code == "InvalidParameterValue"
        assert message == "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks."


@pytest.mark.parametrize(
    ("params", "code", "said"),
    [
        (put({"Value": 1.0}, namespace="AWS/Lambda"), "InvalidParameterValue", "AWS/Lambda for parameter Namespace"),
        (put({"Value": 1.0}, namespace="만두"), "InvalidParameterValue", "만두 for parameter Namespace is invalid."),
        (put(), "MissingParameter", "The parameter MetricData is required."),
        (put({}), "MissingParameter", "The parameter MetricData.member.1.Value is required."),
        (put({"Values": []}), "MissingParameter", "The parameter MetricData.member.1.Value is required."),
        (
            put({"Value": 1.0, "Values": [1.0]}),
            "InvalidParameterCombination",
            "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you "
            "have specified both.",
        ),
        (
            put({"Value": float("nan")}),
            "InvalidParameterValue",
            "The value NaN for parameter MetricData.member.1.Value",
        ),
        (put({"Value": 2.0**361}), "InvalidParameterValue", "for parameter MetricData.member.1.Value is invalid."),
        (put({"Value": 1.0}, {"Value": -(2.0**361)}), "InvalidParameterValue", "parameter MetricData.member.2.Value"),
        (put({"Values": [1.0], "Counts": [1.0, 2.0]}), "InvalidParameterValue", "must be of the same size"),
        (put({"Values": [1.0], "Counts": [0.0]}), "InvalidParameterValue", "The value 0.0 for parameter"),
        (put({"Values": [1.0] * 151}), "InvalidParameterValue", "size greater than 150"),
        (
            put({"StatisticValues": {"SampleCount": 1.0, "Sum": 1.0, "Minimum": 2.0, "Maximum": 1.0}}),
            "InvalidParameterValue",
            "Maximum must be greater than",
        ),
        (
            put({"StatisticValues": {"SampleCount": 0.0, "Sum": 1.0, "Minimum": 1.0, "Maximum": 1.0}}),
            "InvalidParameterValue",
            "StatisticValues.SampleCount is invalid",
        ),
        (put({"Value": 1.0, "StorageResolution": 2}), "InvalidParameterValue", "must be a value in the set [ 1, 60 ]"),
        (put({"Value": 1.0, "Unit": "Bowls"}), "ValidationError", "Member must satisfy enum value set"),
        (put({"Value": 1.0, "MetricName": "주문"}), "InvalidParameterValue", "MetricName must contain only ASCII"),
        (
            put({"Value": 1.0, "Dimensions": dimensions(a="\x1e")}),
            "InvalidParameterValue",
            "Value must contain only ASCII",
        ),
        (
            put({"Value": 1.0, "Dimensions": [{"Name": ":a", "Value": "b"}]}),
            "InvalidParameterValue",
            "must not start with a colon",
        ),
        (put(*[{"Value": 1.0}] * 1001), "InvalidParameterValue", "size greater than 1000"),
    ],
)
def test_refusals(life, params, code, said):
    answer = refused(life, "PutMetricData", params)
    assert answer[0] == code
    assert said in answer[1]


def test_the_largest_that_is_taken(life):
    told(life, "PutMetricData", put(*[{"Value": 1.0}] * 1000))
    told(life, "PutMetricData", put({"Values": [float(n) for n in range(150)]}))
    told(life, "PutMetricData", put({"Value": 2.0**360}, {"Value": -(2.0**360)}))


def test_how_many_metrics_there_is_room_for(life):
    for first in range(0, MOST_SERIES, 500):
        here = [{"Value": 1.0, "Dimensions": dimensions(Table=str(n))} for n in range(first, first + 500)]
        told(life, "PutMetricData", put(*here))
    code, message = refused(life, "PutMetricData", put({"Value": 1.0}))
    assert (code, message) == ("LimitExceeded", "The maximum limit of 1000 sets of dimensions has been reached.")
    told(life, "PutMetricData", put({"Value": 1.0, "Dimensions": dimensions(Table="7")}))


def test_how_many_metrics_share_their_dimensions(life):
    told(life, "PutMetricData", put(*({"Value": 1.0, "MetricName": f"n{n}"} for n in range(MOST_NAMES))))
    code, _ = refused(life, "PutMetricData", put({"Value": 1.0, "MetricName": "one more"}))
    assert code == "LimitExceeded"
