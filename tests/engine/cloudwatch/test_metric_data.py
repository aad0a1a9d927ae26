"""GetMetricData: several lines at once, metric math, pages."""

import pytest

from serverless_lab.engine.instant import HOUR, MINUTE, SECOND, from_datetime
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import BROKEN, FIRST, refused, span, told
from tests.engine.support import Life

ERRORS = good.line("errors", "Errors")
INVOCATIONS = good.line("invocations", "Invocations")
DURATION = good.line("duration", "Duration", "Average")


@pytest.fixture
def life():
    """Minute 0: two runs, one fails. Minute 2: four runs, one fails. Minute 3: one run."""
    life = Life()
    life.create()
    for minute, runs in ((0, "xo"), (2, "xooo"), (3, "o")):
        behind = FIRST + minute * MINUTE + 25 * SECOND - life.cloud.state.clock.read(life.wall)
        life.wait(behind / SECOND)
        for run in runs:
            life.invoke(status="error" if run == "x" else "ok", payload=BROKEN, DurationMs=float(minute + 1))
    return life


def expressed(life, expression, *lines, after=5 * MINUTE):
    """The values of an expression by minute, over the first minutes of the life."""
    queries = [*(lines or (ERRORS, INVOCATIONS, DURATION)), {"Id": "found", "Expression": expression}]
    answer = told(life, "GetMetricData", {"MetricDataQueries": queries} | span(0, after))
    (result,) = [each for each in answer["MetricDataResults"] if each["Id"] == "found"]
    times = [(from_datetime(time) - FIRST) // MINUTE for time in result["Timestamps"]]
    return dict(zip(times, result["Values"], strict=True))


@pytest.mark.parametrize(
    ("expression", "values"),
    [
        ("errors/invocations*100", {0: 50.0, 2: 25.0, 3: 0.0}),
        ("100 * errors / invocations", {0: 50.0, 2: 25.0, 3: 0.0}),
        ("errors+invocations", {0: 3.0, 2: 5.0, 3: 1.0}),
        ("invocations-errors*2", {0: 0.0, 2: 2.0, 3: 1.0}),
        ("(invocations-errors)*2", {0: 2.0, 2: 6.0, 3: 2.0}),
        ("-errors", {0: -1.0, 2: -1.0, 3: 0.0}),
        ("- -errors", {0: 1.0, 2: 1.0, 3: 0.0}),
        ("invocations^2", {0: 4.0, 2: 16.0, 3: 1.0}),
        ("2^3^invocations", {0: 512.0, 2: 2.0**81, 3: 8.0}),
        ("invocations/errors", {0: 2.0, 2: 4.0}),  # nothing divided by 0 has a value
        ("errors > 0", {0: 1.0, 2: 1.0, 3: 0.0}),
        ("errors == 0 OR invocations >= 4", {0: 0.0, 2: 1.0, 3: 1.0}),
        ("errors > 0 AND invocations < 3", {0: 1.0, 2: 0.0, 3: 0.0}),
        ("errors != 1 || 0 && 1", {0: 0.0, 2: 0.0, 3: 1.0}),
        ("IF(errors > 0, invocations)", {0: 2.0, 2: 4.0}),
        ("IF(errors > 0, invocations, 9)", {0: 2.0, 2: 4.0, 3: 9.0}),
        ("IF(1, errors, invocations)", {0: 1.0, 2: 1.0, 3: 0.0}),
        ("IF(0, errors)", {}),
        ("FILL(errors, 0)", {0: 1.0, 1: 0.0, 2: 1.0, 3: 0.0, 4: 0.0}),
        ("FILL(invocations, REPEAT)", {0: 2.0, 1: 2.0, 2: 4.0, 3: 1.0, 4: 1.0}),
        ("FILL(invocations, LINEAR)", {0: 2.0, 1: 3.0, 2: 4.0, 3: 1.0}),
        ("fill(errors/invocations, -1)", {0: 0.5, 1: -1.0, 2: 0.25, 3: 0.0, 4: -1.0}),
        ("ABS(errors-invocations)", {0: 1.0, 2: 3.0, 3: 1.0}),
        ("CEIL(invocations/3)", {0: 1.0, 2: 2.0, 3: 1.0}),
        ("FLOOR(invocations/3)", {0: 0.0, 2: 1.0, 3: 0.0}),
        ("SUM([errors, invocations])", {0: 3.0, 2: 5.0, 3: 1.0}),
        ("MAX([errors, duration])", {0: 1.0, 2: 3.0, 3: 4.0}),
        ("MIN([errors, duration])", {0: 1.0, 2: 1.0, 3: 0.0}),
        ("AVG([errors, invocations])", {0: 1.5, 2: 2.5, 3: 0.5}),
        ("errors/SUM(invocations)", {0: 1 / 7, 2: 1 / 7, 3: 0.0}),
        ("invocations/PERIOD(invocations)", {0: 2 / 60, 2: 4 / 60, 3: 1 / 60}),
    ],
)
def test_metric_math(life, expression, values):
    assert expressed(life, expression) == pytest.approx(values)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("errors/", "Invalid syntax"),
        ("errors invocations", "Invalid syntax"),
        ("(errors", "Invalid syntax"),
        ("errors)", "Invalid syntax"),
        ("*errors", "Invalid syntax"),
        ("errors $ 2", "Invalid syntax"),
        ("   ", "Invalid syntax"),
        ("[errors]", "Invalid syntax"),
        ("REPEAT", "Invalid syntax"),
        ("tea/invocations", "Unknown identifier 'tea'"),
        ("found+1", "The expressions refer to each other in a circle"),
        ("DUMPLINGS(errors)", "Function 'DUMPLINGS' not found"),
        ("ABS(errors, 2)", "Invalid number of arguments for function ABS"),
        ("FILL(errors)", "Invalid number of arguments for function FILL"),
        ("1 + 2", "The expression must return a time series"),
        ("SUM(errors)", "The expression must return a time series"),
        ("SUM(3)", "Unsupported operand type: Scalar"),
        ("1/0 + errors", "The expression has no value"),
        ("(" * 41 + "errors" + ")" * 41, "The expression is nested too deeply"),
    ],
)
def test_a_wrong_expression(life, expression, said):
    queries = [ERRORS, INVOCATIONS, {"Id": "found", "Expression": expression}]
    found = refused(life, "GetMetricData", {"MetricDataQueries": queries} | span())
    assert found == ("ValidationError", f"Error in expression 'found': {said}")


def test_a_function_that_only_aws_has(life):
    queries = [ERRORS, {"Id": "found", "Expression": "RATE(errors)"}]
    code, message = refused(life, "GetMetricData", {"MetricDataQueries": queries} | span())
    assert (code, message) == ("NotSimulatedException", "The function RATE of metric math is not simulated here.")


def test_an_expression_may_stand_on_another_whatever_their_order(life):
    lines = [{"Id": "rate", "Expression": "share*100"}, {"Id": "share", "Expression": "errors/invocations"}]
    assert expressed(life, "rate+1", *lines, ERRORS, INVOCATIONS) == {0: 51.0, 2: 26.0, 3: 1.0}


def test_lines_that_are_only_calculated_with_are_not_shown(life):
    hidden = ERRORS | {"ReturnData": False}
    lines = [hidden, INVOCATIONS | {"Label": "All runs"}, {"Id": "rate", "Expression": "errors/invocations"}]
    answer = told(life, "GetMetricData", {"MetricDataQueries": lines} | span())
    assert [(each["Id"], each["Label"]) for each in answer["MetricDataResults"]] == [
        ("invocations", "All runs"),
        ("rate", "rate"),
    ]
    assert {each["StatusCode"] for each in answer["MetricDataResults"]} == {"Complete"}


@pytest.mark.parametrize("order", [None, "TimestampDescending", "TimestampAscending"])
def test_the_newest_value_comes_first_unless_asked_otherwise(life, order):
    asked = {"MetricDataQueries": [INVOCATIONS]} | span() | ({"ScanBy": order} if order else {})
    values = told(life, "GetMetricData", asked)["MetricDataResults"][0]["Values"]
    assert values == ([2.0, 4.0, 1.0] if order == "TimestampAscending" else [1.0, 4.0, 2.0])


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7])
def test_pages_hold_everything_once(life, size):
    asked = {"MetricDataQueries": [INVOCATIONS, DURATION], "MaxDatapoints": size} | span()
    found, token = {"invocations": [], "duration": []}, None
    for _ in range(7):
        answer = told(life, "GetMetricData", asked | ({"NextToken": token} if token else {}))
        assert sum(len(each["Values"]) for each in answer["MetricDataResults"]) <= size
        for each in answer["MetricDataResults"]:
            found[each["Id"]] += each["Values"]
        token = answer.get("NextToken")
        if token is None:
            break
    assert token is None
    assert found == {"invocations": [1.0, 4.0, 2.0], "duration": [4.0, 3.0, 1.0]}


STAT = ERRORS["MetricStat"]
WRONG = [
    ([], "MissingParameter", "The parameter MetricDataQueries is required."),
    ([ERRORS | {"Id": "Errors"}], "ValidationError", "not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$."),
    ([ERRORS, ERRORS], "ValidationError", "The values for parameter id in MetricDataQueries are not unique."),
    ([ERRORS | {"ReturnData": False}], "ValidationError", "ReturnData"),
    (
        [ERRORS | {"Expression": "1"}],
        "ValidationError",
        "Expression and MetricDataQueries.member.1.MetricStat are mutually",
    ),
    (
        [ERRORS | {"Period": 60}],
        "ValidationError",
        "Period and MetricDataQueries.member.1.MetricStat are mutually exclusive",
    ),
    ([{"Id": "m1"}], "ValidationError", "Either MetricDataQueries.member.1.Expression"),
    (
        [good.line("m1", "Errors", "Median")],
        "ValidationError",
        "The value Median for parameter MetricDataQueries.member.1",
    ),
    ([good.line("m1", "Errors", period=61)], "ValidationError", "MetricStat.Period must be a value in the set"),
    (
        [{"Id": "m1", "MetricStat": STAT | {"Metric": {"MetricName": "Errors"}}}],
        "ValidationError",
        "The parameter MetricDataQueries.member.1.MetricStat.Metric.Namespace is required.",
    ),
    ([ERRORS | {"AccountId": "210987654321"}], "NotSimulatedException", "A metric of another account"),
    ([good.line(f"m{n}", "Errors") for n in range(501)], "ValidationError", "size greater than 500"),
]


@pytest.mark.parametrize(("queries", "code", "said"), WRONG, ids=[row[2][:40] for row in WRONG])
def test_refusals(life, queries, code, said):
    found = refused(life, "GetMetricData", {"MetricDataQueries": queries} | span())
    assert found[0] == code
    assert said in found[1]


@pytest.mark.parametrize("token", ["x", "-1", "９", "1" * 10])
def test_a_token_that_nobody_gave(life, token):
    found = refused(life, "GetMetricData", {"MetricDataQueries": [ERRORS], "NextToken": token} | span())
    assert found[0] == "InvalidNextToken"


def test_500_lines_are_taken_and_what_would_take_too_long_is_not(life):
    lines = [good.line(f"m{n}", "Errors") for n in range(500)]
    assert len(told(life, "GetMetricData", {"MetricDataQueries": lines} | span())["MetricDataResults"]) == 500
    filled = "FILL(" * 20 + "errors" + ", 0)" * 20
    many = [ERRORS, *({"Id": f"e{n}", "Expression": filled} for n in range(300))]
    life.advance(15 * 86_400)
    found = refused(life, "GetMetricData", {"MetricDataQueries": many} | span(0, 24 * 15 * HOUR))
    assert found[0] == "InvalidParameterCombination"
