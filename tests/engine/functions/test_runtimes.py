"""Runtimes grow old by the account's clock: first no new functions, then no changes; calls go on."""

from datetime import UTC, datetime

import pytest

from serverless_lab.engine import runtimes
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.models import service_model
from serverless_lab.engine.services.lambda_.rules import RUNTIMES
from tests.engine.support import Life, function_params, refused, zipped

FN = {"FunctionName": "order-fn"}


def moment(day):
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) * SECOND


def life_at(day):
    """An account whose clock shows the beginning of that day."""
    life = Life()
    life.create(Runtime="python3.11")
    life.wait((moment(day) - life.wall) / SECOND)
    return life


def blocked(runtime="python3.11"):
    return (
        "InvalidParameterValueException",
        f"The runtime parameter of {runtime} is no longer supported for creating or updating AWS Lambda functions. "
        "We recommend you use the new runtime (python3.14) while creating or updating functions.",
    )


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2027-06-29", "supported"),
        ("2027-06-30", "deprecated"),
        ("2027-07-28", "deprecated"),
        ("2027-07-29", "no-create"),
        ("2027-08-30", "no-create"),
        ("2027-08-31", "no-update"),
    ],
)
def test_stages(day, stage):
    assert runtimes.stage("python3.11", moment(day)) == stage


def test_the_table():
    known = service_model("lambda").shape_for("Runtime").enum
    for name, runtime in runtimes.RUNTIMES.items():
        assert name in known
        assert runtime.deprecated < runtime.no_create < runtime.no_update
    assert set(RUNTIMES) <= set(runtimes.RUNTIMES)
    assert runtimes.stage("python9.9", moment("2099-01-01")) == "supported"
    assert [runtimes.successor(name) for name in ("python3.7", "nodejs14.x", "java8.al2", "provided")] == [
        "python3.14",
        "nodejs24.x",
        "java21",
        "provided.al2023",
    ]


def test_a_deprecated_runtime_can_be_used():
    life = life_at("2027-06-30")
    assert life.create("second", Runtime="python3.11").refusal is None


def test_then_no_new_functions():
    life = life_at("2027-07-29")
    assert refused(life, "CreateFunction", function_params("second", Runtime="python3.11")) == blocked()
    assert life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": zipped("x = 1\n")}).refusal is None
    assert life.call("lambda", "UpdateFunctionConfiguration", FN | {"Timeout": 9}).refusal is None


def test_then_no_changes_but_a_newer_runtime_and_calls_go_on():
    life = life_at("2027-08-31")
    assert refused(life, "UpdateFunctionCode", FN | {"ZipFile": zipped("x = 1\n")}) == blocked()
    assert refused(life, "UpdateFunctionConfiguration", FN | {"Timeout": 9}) == blocked()
    assert refused(life, "UpdateFunctionConfiguration", FN | {"Runtime": "python3.10"}) == blocked("python3.10")
    assert life.invoke().refusal is None
    assert life.call("lambda", "UpdateFunctionConfiguration", FN | {"Runtime": "python3.13"}).refusal is None
    assert life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": zipped("x = 1\n")}).refusal is None


def test_what_aws_took_away_long_ago_and_what_only_the_lab_lacks():
    life = Life()
    assert refused(life, "CreateFunction", function_params(Runtime="python3.7")) == blocked("python3.7")
    code, message = refused(life, "CreateFunction", function_params(Runtime="java21"))
    assert (code, message) == ("NotSimulatedException", "The runtime java21 is not simulated here.")


@pytest.mark.parametrize("name", RUNTIMES)
def test_a_function_is_made_with_each_that_the_lab_runs(name):
    life = Life()
    life.create(Runtime=name, Handler="index.handler")
    answer = life.call("lambda", "GetFunctionConfiguration", FN).answer
    assert answer["Runtime"] == name
