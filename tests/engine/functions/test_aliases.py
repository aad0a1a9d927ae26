"""Aliases: made, changed, followed by calls, with a share of them for another version."""

from collections import Counter

import pytest

from tests.engine.support import ACCOUNT, REGION, Life, refused

FN = {"FunctionName": "order-fn"}
LIVE = FN | {"Name": "live"}
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"


@pytest.fixture
def life():
    life = Life()
    life.create(Publish=True)
    life.call("lambda", "UpdateFunctionConfiguration", FN | {"Timeout": 9})
    life.call("lambda", "PublishVersion", FN)
    life.call("lambda", "UpdateFunctionConfiguration", FN | {"Timeout": 10})
    return life


def alias(life, operation="CreateAlias", **more):
    outcome = life.call("lambda", operation, LIVE | more)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def weighted(number, weight):
    return {"AdditionalVersionWeights": {number: weight}}


def test_made_looked_at_changed_and_deleted(life):
    made = alias(life, FunctionVersion="1", Description="for guests")
    revision = made.pop("RevisionId")
    assert made == {
        "AliasArn": f"{ARN}:live",
        "Name": "live",
        "FunctionVersion": "1",
        "Description": "for guests",
    }
    assert alias(life, "GetAlias") == made | {"RevisionId": revision}
    changed = alias(life, "UpdateAlias", FunctionVersion="2", RevisionId=revision)
    assert (changed["FunctionVersion"], changed["Description"]) == ("2", "for guests")
    assert changed["RevisionId"] != revision
    assert refused(life, "UpdateAlias", LIVE | {"RevisionId": revision})[0] == "PreconditionFailedException"
    assert alias(life, "DeleteAlias") == {}
    assert alias(life, "DeleteAlias") == {}
    for operation in ("GetAlias", "UpdateAlias"):
        assert refused(life, operation, LIVE) == ("ResourceNotFoundException", f"Cannot find alias arn: {ARN}:live")


def test_refusals(life):
    alias(life, FunctionVersion="1")
    assert refused(life, "CreateAlias", LIVE | {"FunctionVersion": "2"}) == (
        "ResourceConflictException",
        f"Alias already exists: {ARN}:live",
    )
    assert refused(life, "CreateAlias", FN | {"Name": "lunch", "FunctionVersion": "7"}) == (
        "ResourceNotFoundException",
        f"Function not found: {ARN}:7",
    )
    assert refused(life, "CreateAlias", FN | {"Name": "7", "FunctionVersion": "1"})[0] == "ValidationException"
    assert refused(life, "UpdateAlias", LIVE | {"FunctionVersion": "7"})[0] == "ResourceNotFoundException"


@pytest.mark.parametrize(
    ("version", "weights", "code", "message"),
    [
        (
            "1",
            {"2": 0.1, "3": 0.1},
            "InvalidParameterValueException",
            "Number of items in AdditionalVersionWeights cannot be greater than 1",
        ),
        (
            "1",
            {"1": 0.1},
            "InvalidParameterValueException",
            "Invalid function version 1. Function version 1 is already included in routing configuration.",
        ),
        (
            "$LATEST",
            {"1": 0.1},
            "InvalidParameterValueException",
            "$LATEST is not supported for an alias pointing to more than 1 version",
        ),
        ("1", {"3": 0.1}, "ResourceNotFoundException", f"Function not found: {ARN}:3"),
        (
            "1",
            {"2": 1.1},
            "ValidationException",
            "1 validation error detected: Value '1.1' at 'routingConfig.additionalVersionWeights.2.member' failed to "
            "satisfy constraint: Member must have value less than or equal to 1.0",
        ),
        (
            "1",
            {"2": -0.1},
            "ValidationException",
            "1 validation error detected: Value '-0.1' at 'routingConfig.additionalVersionWeights.2.member' failed to "
            "satisfy constraint: Member must have value greater than or equal to 0.0",
        ),
    ],
)
def test_weights_that_are_refused(life, version, weights, code, message):
    asked = {"FunctionVersion": version, "RoutingConfig": {"AdditionalVersionWeights": weights}}
    assert refused(life, "CreateAlias", LIVE | asked) == (code, message)
    alias(life, FunctionVersion="1")
    assert refused(life, "UpdateAlias", LIVE | asked) == (code, message)


def test_weights_stay_until_they_are_taken_away(life):
    alias(life, FunctionVersion="1", RoutingConfig=weighted("2", 0.25))
    assert alias(life, "UpdateAlias", Description="x")["RoutingConfig"] == weighted("2", 0.25)
    assert refused(life, "UpdateAlias", LIVE | {"FunctionVersion": "2"})[0] == "InvalidParameterValueException"
    answer = alias(life, "UpdateAlias", FunctionVersion="2", RoutingConfig={"AdditionalVersionWeights": {}})
    assert "RoutingConfig" not in answer


def test_lists(life):
    for name in ("live", "dinner", "lunch"):
        life.call("lambda", "CreateAlias", FN | {"Name": name, "FunctionVersion": "1"})
    life.call("lambda", "UpdateAlias", FN | {"Name": "lunch", "RoutingConfig": weighted("2", 0.5)})
    life.call("lambda", "UpdateAlias", FN | {"Name": "dinner", "FunctionVersion": "2"})

    def names(**more):
        return [each["Name"] for each in life.call("lambda", "ListAliases", FN | more).answer["Aliases"]]

    assert names() == ["dinner", "live", "lunch"]
    assert (names(FunctionVersion="1"), names(FunctionVersion="2")) == (["live", "lunch"], ["dinner", "lunch"])
    page = life.call("lambda", "ListAliases", FN | {"MaxItems": 2}).answer
    assert (len(page["Aliases"]), page["NextMarker"]) == (2, "live")
    assert names(Marker="live") == ["lunch"]


def test_a_call_follows_the_alias(life):
    alias(life, FunctionVersion="1")
    work = life.begin("order-fn:live")
    assert (work.version, work.timeout, work.function_arn) == ("1", 3, f"{ARN}:live")
    assert life.finish(work).answer["ExecutedVersion"] == "1"
    alias(life, "UpdateAlias", FunctionVersion="2")
    work = life.begin(Qualifier="live")
    assert (work.version, work.timeout) == ("2", 9)
    life.finish(work)
    assert [(run.version, run.qualifier) for run in life.function.invocations] == [("1", "live"), ("2", "live")]
    answer = life.call("lambda", "GetFunctionConfiguration", {"FunctionName": f"{ARN}:live"}).answer
    assert (answer["FunctionArn"], answer["Version"], answer["Timeout"]) == (f"{ARN}:live", "2", 9)
    assert refused(life, "Invoke", FN | {"Qualifier": "lunch"}) == (
        "ResourceNotFoundException",
        f"Function not found: {ARN}:lunch",
    )


def test_an_alias_of_the_latest_follows_it(life):
    alias(life, FunctionVersion="$LATEST")
    assert (life.begin("order-fn:live").version, life.begin("order-fn:live").timeout) == ("$LATEST", 10)


def shares(life, calls=400):
    ran = Counter()
    for _ in range(calls):
        ran[life.invoke("order-fn:live").answer["ExecutedVersion"]] += 1
    return ran


def test_chance_shares_the_calls_by_weight(life):
    alias(life, FunctionVersion="1", RoutingConfig=weighted("2", 0.1))
    ran = shares(life)
    assert ran["1"] + ran["2"] == 400
    assert 20 <= ran["2"] <= 65
    assert life.replayed().encode() == life.cloud.encode()


@pytest.mark.parametrize(("weight", "expected"), [(0.0, {"1": 20}), (1.0, {"2": 20})])
def test_all_or_nothing(life, weight, expected):
    alias(life, FunctionVersion="1", RoutingConfig=weighted("2", weight))
    assert shares(life, 20) == expected


def test_an_event_that_waits_goes_where_the_alias_leads_by_then(life):
    alias(life, FunctionVersion="1")
    life.call("lambda", "Invoke", FN | {"Qualifier": "live", "InvocationType": "Event"})
    (work,) = life.call("lab", "Tick").work
    assert (work.version, work.function_arn) == ("1", f"{ARN}:live")
    life.finish(work, status="error", payload=b"{}")
    alias(life, "UpdateAlias", FunctionVersion="2")
    (again,) = life.advance(70).work
    assert (again.version, again.request_id) == ("2", work.request_id)
    life.finish(again, status="error", payload=b"{}")
    alias(life, "DeleteAlias")
    assert life.advance(130).work == []
