"""Function URLs: made, read, changed, listed and deleted as Lambda does, and what it refuses."""

import re

import pytest

from serverless_lab.engine.services.lambda_.urls import METHODS
from tests.engine.functions.good_urls import CORS, url_id
from tests.engine.support import Life, refused

ARN = "arn:aws:lambda:ap-northeast-2:123456789012:function:order-fn"
GONE = ("ResourceNotFoundException", "The resource you requested does not exist.")
NO_FUNCTION = ("ResourceNotFoundException", "Function does not exist")


@pytest.fixture
def life() -> Life:
    made = Life()
    made.create()
    return made


def made(life: Life, name: str = "order-fn", **params):
    outcome = life.call("lambda", "CreateFunctionUrlConfig", {"FunctionName": name, "AuthType": "NONE"} | params)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def test_a_url_is_made_and_told(life):
    answer = made(life, Cors=CORS)
    assert re.fullmatch(r"https://[a-z0-9]{32}\.lambda-url\.ap-northeast-2\.on\.aws/", answer.pop("FunctionUrl"))
    assert answer == {
        "FunctionArn": ARN,
        "AuthType": "NONE",
        "Cors": CORS,
        "CreationTime": "2026-09-21T14:13:22.000000Z",
        "InvokeMode": "BUFFERED",
    }


def test_it_is_read_with_the_time_of_its_last_change(life):
    url = made(life)["FunctionUrl"]
    life.call("lambda", "UpdateFunctionUrlConfig", {"FunctionName": "order-fn", "AuthType": "AWS_IAM"})
    got = life.call("lambda", "GetFunctionUrlConfig", {"FunctionName": ARN}).answer
    assert got == {
        "FunctionUrl": url,
        "FunctionArn": ARN,
        "AuthType": "AWS_IAM",
        "CreationTime": "2026-09-21T14:13:22.000000Z",
        "LastModifiedTime": "2026-09-21T14:13:23.000000Z",
        "InvokeMode": "BUFFERED",
    }


def test_what_a_change_leaves_out_stays_and_cors_is_replaced_whole(life):
    made(life, Cors=CORS, InvokeMode="RESPONSE_STREAM")
    same = life.call("lambda", "UpdateFunctionUrlConfig", {"FunctionName": "order-fn"}).answer
    assert (same["Cors"], same["InvokeMode"], same["AuthType"]) == (CORS, "RESPONSE_STREAM", "NONE")
    less = {"FunctionName": "order-fn", "Cors": {"AllowOrigins": ["*"]}}
    assert life.call("lambda", "UpdateFunctionUrlConfig", less).answer["Cors"] == {"AllowOrigins": ["*"]}
    none = {"FunctionName": "order-fn", "Cors": {}}
    assert life.call("lambda", "UpdateFunctionUrlConfig", none).answer["Cors"] == {}


def test_a_second_one_has_another_address_and_the_first_is_gone(life):
    first = url_id(made(life))
    assert life.call("lambda", "DeleteFunctionUrlConfig", {"FunctionName": "order-fn"}).answer == {}
    assert (life.lambda_.urls, life.lambda_.urls_of) == ({}, {})
    assert url_id(made(life)) != first


def test_it_goes_with_its_function(life):
    made(life)
    life.create("other-fn")
    kept = url_id(made(life, "other-fn"))
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert list(life.lambda_.urls) == [kept]
    assert life.lambda_.urls_of == {"other-fn": {"": kept}}


def test_it_is_listed(life):
    assert life.call("lambda", "ListFunctionUrlConfigs", {"FunctionName": "order-fn"}).answer == {
        "FunctionUrlConfigs": []
    }
    made(life)
    one = life.call("lambda", "GetFunctionUrlConfig", {"FunctionName": "order-fn"}).answer
    listed = life.call("lambda", "ListFunctionUrlConfigs", {"FunctionName": "order-fn"}).answer
    assert listed == {"FunctionUrlConfigs": [one]}


@pytest.mark.parametrize(
    ("operation", "params", "expected"),
    [
        ("CreateFunctionUrlConfig", {"FunctionName": "soup-fn", "AuthType": "NONE"}, NO_FUNCTION),
        ("CreateFunctionUrlConfig", {"FunctionName": "order-fn", "Qualifier": "live", "AuthType": "NONE"}, NO_FUNCTION),
        ("UpdateFunctionUrlConfig", {"FunctionName": "soup-fn"}, NO_FUNCTION),
        ("ListFunctionUrlConfigs", {"FunctionName": "soup-fn"}, NO_FUNCTION),
        ("GetFunctionUrlConfig", {"FunctionName": "soup-fn"}, GONE),
        ("GetFunctionUrlConfig", {"FunctionName": "order-fn"}, GONE),
        ("UpdateFunctionUrlConfig", {"FunctionName": "order-fn"}, GONE),
        ("DeleteFunctionUrlConfig", {"FunctionName": "order-fn"}, GONE),
        ("DeleteFunctionUrlConfig", {"FunctionName": "soup-fn"}, GONE),
    ],
)
def test_what_is_not_there(life, operation, params, expected):
    assert refused(life, operation, params) == expected


def test_there_is_one_for_each_function_and_alias(life):
    made(life)
    again = refused(life, "CreateFunctionUrlConfig", {"FunctionName": "order-fn", "AuthType": "AWS_IAM"})
    assert again == (
        "ResourceConflictException",
        f"Failed to create function url config for [functionArn = {ARN}]. "
        "Error message:  FunctionUrlConfig exists for this Lambda function",
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"AuthType": "OPEN"}, "'OPEN' at 'authType' failed to satisfy constraint: Member must satisfy enum value set"),
        ({"InvokeMode": "SLOW"}, "at 'invokeMode' failed"),
        ({"Qualifier": "$LATEST"}, "at 'qualifier' failed to satisfy constraint: Member must satisfy regular"),
        ({"Qualifier": "3"}, "at 'qualifier' failed"),
        ({"Cors": {"MaxAge": 86_401}}, "at 'cors.maxAge' failed"),
        ({"Cors": {"MaxAge": -1}}, "at 'cors.maxAge' failed"),
        ({"Cors": {"AllowOrigins": ["https://a.example"] * 101}}, "at 'cors.allowOrigins' failed"),
        ({"Cors": {"AllowOrigins": [""]}}, "at 'cors.allowOrigins.1.member' failed"),
        ({"Cors": {"AllowOrigins": ["a" * 254]}}, "at 'cors.allowOrigins.1.member' failed"),
        ({"Cors": {"AllowHeaders": ["x"] * 101}}, "at 'cors.allowHeaders' failed"),
        ({"Cors": {"ExposeHeaders": ["x" * 1025]}}, "at 'cors.exposeHeaders.1.member' failed"),
        ({"Cors": {"AllowMethods": ["GET"] * 7}}, "at 'cors.allowMethods' failed"),
        ({"Cors": {"AllowMethods": ["OPTIONS"]}}, "at 'cors.allowMethods.1.member' failed"),
        ({"Cors": {"AllowMethods": ["get"]}}, "Value '[get]' at 'cors.allowMethods' failed"),
        ({"Cors": {"Everything": True}}, "at 'cors.everything' failed"),
    ],
)
def test_what_does_not_fit(life, changes, said):
    code, message = refused(life, "CreateFunctionUrlConfig", {"FunctionName": "order-fn", "AuthType": "NONE"} | changes)
    assert code == "ValidationException"
    assert said in message


def test_a_bad_change_leaves_everything(life):
    made(life, Cors=CORS)
    changes = {"FunctionName": "order-fn", "AuthType": "AWS_IAM", "Cors": {"AllowMethods": ["LOOK"]}}
    assert refused(life, "UpdateFunctionUrlConfig", changes)[0] == "ValidationException"


def test_the_limits_themselves_are_taken(life):
    cors = {
        "AllowOrigins": ["o" * 253] * 100,
        "AllowHeaders": ["h" * 1024] * 100,
        "ExposeHeaders": [""] * 100,
        "AllowMethods": list(METHODS[:6]),
        "MaxAge": 86_400,
    }
    assert made(life, Cors=cors)["Cors"] == cors


def test_replay_makes_the_same_address(life):
    made(life)
    assert life.replayed().encode() == life.cloud.encode()


def aliased(life):
    life.call("lambda", "PublishVersion", {"FunctionName": "order-fn"})
    life.call("lambda", "CreateAlias", {"FunctionName": "order-fn", "Name": "live", "FunctionVersion": "1"})


def test_an_alias_has_a_url_of_its_own(life):
    aliased(life)
    latest, live = made(life), made(life, Qualifier="live", InvokeMode="RESPONSE_STREAM")
    assert (live["FunctionArn"], latest["FunctionArn"]) == (f"{ARN}:live", ARN)
    assert live["FunctionUrl"] != latest["FunctionUrl"]
    named = life.call("lambda", "GetFunctionUrlConfig", {"FunctionName": "order-fn:live"}).answer
    assert named["FunctionUrl"] == live["FunctionUrl"]
    pages = [
        life.call(
            "lambda", "ListFunctionUrlConfigs", {"FunctionName": "order-fn", "MaxItems": 1, "Marker": after}
        ).answer
        for after in ("$LATEST", "live")
    ]
    assert [[each["FunctionArn"] for each in page["FunctionUrlConfigs"]] for page in pages] == [[f"{ARN}:live"], []]
    first = life.call("lambda", "ListFunctionUrlConfigs", {"FunctionName": "order-fn", "MaxItems": 1}).answer
    assert (first["FunctionUrlConfigs"][0]["FunctionArn"], first["NextMarker"]) == (ARN, "$LATEST")


def test_it_goes_with_its_alias(life):
    aliased(life)
    kept = url_id(made(life))
    made(life, Qualifier="live")
    life.call("lambda", "DeleteAlias", {"FunctionName": "order-fn", "Name": "live"})
    assert list(life.lambda_.urls) == [kept]


def test_a_version_has_none(life):
    aliased(life)
    code, message = refused(life, "CreateFunctionUrlConfig", {"FunctionName": f"{ARN}:1", "AuthType": "NONE"})
    assert (code, "at 'functionName' failed" in message) == ("ValidationException", True)
