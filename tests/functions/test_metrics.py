"""The bench's tab about metrics: charts with their tables, and alarms that are made, tried and deleted."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from lessons.courseware.metrics import charts, spans
from lessons.courseware.metrics.points import points
from lessons.functions.metric_plans import PLANS
from lessons.functions.operations.alarms import WATCHED
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.instant import HOUR, MINUTE
from serverless_lab.engine.services.cloudwatch.state import Alarm, CloudWatchState
from tests.courseware.lesson_page import HTMX, PAGE, deploy, invoke

pytestmark = pytest.mark.django_db
TAB = f"{PAGE}?tab=metrics"
QUERIES = 10
ALARM = {
    "AlarmName": "too-many-errors",
    "Watched": "Errors Sum",
    "ComparisonOperator": "GreaterThanThreshold",
    "Threshold": "0",
    "Period": "60",
    "EvaluationPeriods": "1",
    "DatapointsToAlarm": "",
    "TreatMissingData": "notBreaching",
    "Action": "",
}


def shown(client: Client, tab: str = TAB) -> str:
    return html.unescape(client.get(tab).content.decode())


def post(client: Client, operation: str, **data: Any) -> Any:
    return client.post(f"{PAGE}do/{operation}/?tab=metrics", data, headers=HTMX)


def done(client: Client, operation: str, **data: Any) -> str:
    answer = post(client, operation, **data)
    assert answer.status_code == 200, html.unescape(answer.content.decode())
    return html.unescape(answer.content.decode())


def alarms(account: Account) -> dict[str, Alarm]:
    part = lab.look(account).cloud.state.parts.get("cloudwatch/ap-northeast-2") or CloudWatchState()
    found: dict[str, Alarm] = part.alarms
    return found


def test_before_the_first_deploy_and_before_the_first_call(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    assert "Deploy the function first" in shown(as_learner)
    deploy(as_learner)
    assert "Nothing was measured in this time." in shown(as_learner)


def test_calls_are_drawn_and_stand_in_the_table(bench: Client, account: Account) -> None:
    invoke(bench)
    invoke(bench)
    page = shown(bench)
    assert page.count('<figure class="chart">') == 4  # nothing was called asynchronously
    rows = re.findall(r'<tr><th scope="row">[^<]+</th>(.*?)</tr>', page)
    cells = [re.findall(r"<td class=\"num\">(.*?)</td>", row) for row in rows]
    assert cells[0] == ["2", "0", "0"] or [cells[0], cells[1]] == [["1", "0", "0"], ["1", "0", "0"]]
    assert "aws cloudwatch get-metric-data" in page
    assert "cloudwatch.get_metric_data(\n    MetricDataQueries=[{'Id': 'invocations'" in page


@pytest.mark.parametrize("key", [each.key for each in spans.RANGES])
def test_every_span_can_be_chosen(bench: Client, account: Account, key: str) -> None:
    invoke(bench)
    page = shown(bench, f"{TAB}&span={key}")
    assert page.count('<figure class="chart">') == 4
    assert len(re.findall(r'<nav class="seg".*?aria-current="true">([^<]+)<', page, re.S)) == 1
    assert f"span={key}" in page


def test_a_span_that_there_is_not_is_an_hour(bench: Client) -> None:
    assert spans.chosen("a year").key == "1h"
    assert bench.get(f"{TAB}&span=a year").status_code == 200


def test_an_alarm_is_made_tried_kept_quiet_and_deleted(bench: Client, account: Account) -> None:
    page = done(bench, "PutMetricAlarm", **ALARM)
    assert "The alarm is on." in page
    alarm = alarms(account)["too-many-errors"]
    assert (alarm.threshold, alarm.comparison, alarm.missing) == (0.0, "GreaterThanThreshold", "notBreaching")
    assert "Unchecked: Initial alarm creation" in page
    assert "Errors · Sum > 0" in page
    page = done(bench, "SetAlarmState", AlarmName="too-many-errors")
    assert alarms(account)["too-many-errors"].state == "ALARM"
    assert "Alarm updated from INSUFFICIENT_DATA to ALARM" in page
    lab.advance(account, 60)
    assert alarms(account)["too-many-errors"].state == "OK"
    done(bench, "DeleteAlarms", AlarmName="too-many-errors")
    assert alarms(account) == {}


def test_an_alarm_that_calls_a_function(bench: Client, account: Account) -> None:
    cook = f"arn:aws:lambda:ap-northeast-2:{account.account_id}:function:order-fn"
    page = done(bench, "PutMetricAlarm", **ALARM | {"Action": cook, "DatapointsToAlarm": "1"})
    assert alarms(account)["too-many-errors"].alarm_actions == [cook]
    assert "1 of 1 periods of 1 min" in page
    done(bench, "DisableAlarmActions", AlarmName="too-many-errors")
    assert not alarms(account)["too-many-errors"].actions_enabled
    done(bench, "EnableAlarmActions", AlarmName="too-many-errors")
    page = done(bench, "SetAlarmState", AlarmName="too-many-errors")
    assert f"Failed to execute action {cook}" in page
    allowed = {
        "FunctionName": "order-fn",
        "StatementId": "alarms",
        "Action": "lambda:InvokeFunction",
        "Principal": "lambda.alarms.cloudwatch.amazonaws.com",
    }
    assert lab.call(account, "lambda", "AddPermission", allowed).refusal is None
    lab.call(
        account,
        "cloudwatch",
        "SetAlarmState",
        {"AlarmName": "too-many-errors", "StateValue": "OK", "StateReason": "again"},
    )
    page = done(bench, "SetAlarmState", AlarmName="too-many-errors")
    assert f"Successfully executed action {cook}" in page


@pytest.mark.parametrize("watched", WATCHED)
def test_everything_that_can_be_watched_is_taken(bench: Client, account: Account, watched: tuple[str, str]) -> None:
    assert f'<option value="{" ".join(watched)}"' in shown(bench)
    page = done(bench, "PutMetricAlarm", **ALARM | {"Watched": " ".join(watched)})
    assert f"{' · '.join(watched)} > 0" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"AlarmName": ""}, "This field is required."),
        ({"AlarmName": "경보"}, "The parameter AlarmName must contain only ASCII characters."),
        ({"Watched": "Errors Most"}, "SampleCount, Average, Sum, Minimum, Maximum"),
        ({"Threshold": "many"}, "Enter a number."),
        ({"Period": "90"}, "Select a valid choice."),
        ({"EvaluationPeriods": "0"}, "Member must have value greater than or equal to 1"),
        ({"EvaluationPeriods": "1441"}, "Metrics cannot be checked across more than a day"),
        ({"DatapointsToAlarm": "2"}, "DatapointsToAlarm must be less than or equal to EvaluationPeriods."),
        ({"Action": "order-fn"}, "Invalid arn syntax: order-fn"),
    ],
)
def test_what_is_refused_stays_in_the_form(bench: Client, account: Account, changes: dict[str, str], said: str) -> None:
    answer = post(bench, "PutMetricAlarm", **ALARM | changes)
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert said in page
    assert 'id="PutMetricAlarm" open' in page
    assert alarms(account) == {}


def test_alarms_of_other_functions_stand_elsewhere(bench: Client, account: Account) -> None:
    done(bench, "PutMetricAlarm", **ALARM)
    other = {
        "AlarmName": "soup-errors",
        "Namespace": "AWS/Lambda",
        "MetricName": "Errors",
        "Dimensions": [{"Name": "FunctionName", "Value": "soup-fn"}],
        "Statistic": "Sum",
        "Period": 60,
        "EvaluationPeriods": 1,
        "Threshold": 1.0,
        "ComparisonOperator": "GreaterThanThreshold",
    }
    assert lab.call(account, "cloudwatch", "PutMetricAlarm", other).refusal is None
    page = shown(bench)
    assert "<b>too" in page
    assert "<b>soup" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_tab_asks_the_database_equally_often(
    bench: Client, account: Account, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        done(bench, "PutMetricAlarm", **ALARM | {"AlarmName": f"alarm-{number}"})
    bench.get(TAB)
    with django_assert_num_queries(QUERIES):
        page = bench.get(TAB).content.decode()
    assert page.count("Errors · Sum &gt; 0") == count


def test_a_page_in_korean_has_no_english_of_ours(bench: Client, account: Account) -> None:
    invoke(bench)
    bench.cookies["lab_language"] = "ko"
    page = shown(bench)
    for word in ("지표", "오류율", "경보 만들기", "차트를 표로 보기"):
        assert word in page
    for word in ("Error rate", "Make an alarm", "The chart as a table", "Alarms"):
        assert word not in page


# The charts themselves.
TIMES = range(0, 10 * MINUTE, MINUTE)


@pytest.mark.parametrize(
    ("value", "top"),
    [(0, 1), (0.03, 0.05), (1, 1), (1.01, 2), (2, 2), (3, 5), (5, 5), (5.1, 10), (99, 100), (101, 200), (4321, 5000)],
)
def test_the_upper_edge_is_a_round_number_that_is_not_below(value: float, top: float) -> None:
    found = charts.ceiling(value)
    assert found >= value
    assert found == pytest.approx(top)


def test_a_line_is_broken_where_nothing_was_measured() -> None:
    values = {0: 0.0, MINUTE: 5.0, 4 * MINUTE: 10.0}
    assert charts.path(values, TIMES, 10.0) == "M50.0 1000.0h0L150.0 500.0M450.0 0.0h0"
    assert charts.path({}, TIMES, 10.0) == ""


def test_one_minute_alone_is_marked_and_named(bench: Client, account: Account) -> None:
    """Under one another's names only where they would not lie on each other."""
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 30})
    event = {"FunctionName": "order-fn", "Payload": b'{"ms": 12345}'}
    lab.call(account, "lambda", "Invoke", event)
    page = shown(bench)
    calls, duration = (page.split('<figure class="chart">')[number].partition("</figure>")[0] for number in (1, 3))
    assert calls.count('<circle class="pt') == 3
    assert calls.count('<line class="stem') == 3
    assert re.findall(r'<text class="tk val"[^>]*>([^<]+)<', calls) == ["1", "0"]
    assert re.findall(r'<text class="tk val"[^>]*>([^<]+)<', duration) == ["12,345"]


def test_points_are_marked_while_they_are_few_and_where_no_line_leads() -> None:
    def marked(*minutes: int) -> list[tuple[float, bool, bool]]:
        times = range(0, 60 * MINUTE, MINUTE)
        (found,) = points([{each * MINUTE: 1.0 for each in minutes}], times, 1.0)
        return [(round(each.x * 60 / 1000 - 0.5), each.named, each.alone) for each in found]

    assert marked() == []
    assert marked(3, 4) == [(3, False, False), (4, True, False)]
    assert marked(3, 20, 59) == [(3, True, True), (20, True, True), (59, True, True)]
    assert marked(*range(20), 40) == [(40, False, True)]


def test_a_name_stands_on_the_side_that_has_room() -> None:
    times = range(0, 60 * MINUTE, MINUTE)
    for minute, left in ((0, False), (59, True)):
        ((point,),) = points([{minute * MINUTE: 1.0}], times, 1.0)
        assert (point.left, point.down) == (left, "4")


@pytest.mark.parametrize("shown", spans.RANGES, ids=lambda each: each.key)
def test_a_span_ends_with_the_period_that_is_not_over(shown: spans.Range) -> None:
    now = 1_790_000_000 * 10**6
    times = shown.times(now)
    assert times[-1] <= now < times.stop
    assert times.stop - times.start == shown.span
    assert len(times) <= 60


def test_a_table_has_the_newest_rows_and_says_how_many_more() -> None:
    plan = PLANS[1]
    values = dict.fromkeys(range(0, HOUR, MINUTE), 1.0)
    found = charts.chart(plan, {"rate": values}, range(0, HOUR, MINUTE))
    assert (len(found.rows), found.hidden) == (charts.ROWS, 20)
    assert found.rows[0] == (59 * MINUTE, [1.0])
