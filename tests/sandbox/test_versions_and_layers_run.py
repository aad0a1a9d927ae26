"""Versions, layers and settings on the real function runtime."""

import json

import pytest

from lessons.sandbox import lab, sources
from tests.sandbox.conftest import create
from tests.sandbox.real_runtime import payload

pytestmark = pytest.mark.django_db

SOURCE = """
import logging, os, sys
import prices

def handler(event, context):
    logging.getLogger().info("soup is %d", prices.SOUP)
    if event.get("fill"):
        with open("/tmp/full", "wb") as file:
            for _ in range(event["fill"]):
                file.write(bytes(1 << 20))
    return {
        "soup": prices.SOUP,
        "version": context.function_version,
        "arn": context.invoked_function_arn.rpartition("order-fn")[2],
        "variable": os.environ["AWS_LAMBDA_FUNCTION_VERSION"],
        "trace": os.environ["_X_AMZN_TRACE_ID"][-9:],
        "found": prices.__file__,
        "stream": os.environ["AWS_LAMBDA_LOG_STREAM_NAME"].split("[")[1].split("]")[0],
    }
"""


def call(account, operation, **params):
    result = lab.call(account, "lambda", operation, params)
    assert result.refusal is None, result.refusal
    return result


def layer(account, text, name="prices"):
    content = {"ZipFile": sources.pack(text, "python/prices.py")}
    return call(account, "PublishLayerVersion", LayerName=name, Content=content).answer["LayerVersionArn"]


def invoke(account, name="order-fn", **event):
    return call(account, "Invoke", FunctionName=name, Payload=json.dumps(event).encode())


def test_layers_are_importable_and_a_version_keeps_its_own(account, real_host):
    first = layer(account, "SOUP = 6000\n")
    create(account, Code={"ZipFile": sources.pack(SOURCE)}, Layers=[first], Publish=True)
    call(account, "CreateAlias", FunctionName="order-fn", Name="live", FunctionVersion="1")
    second = layer(account, "SOUP = 7000\n")
    call(account, "UpdateFunctionConfiguration", FunctionName="order-fn", Layers=[second])
    call(account, "DeleteLayerVersion", LayerName="prices", VersionNumber=1)
    assert payload(invoke(account, "order-fn:live")) == {
        "soup": 6000,
        "version": "1",
        "arn": ":live",
        "variable": "1",
        "trace": "Sampled=0",
        "found": "/opt/python/prices.py",
        "stream": "1",
    }
    latest = payload(invoke(account))
    assert (latest["soup"], latest["version"], latest["arn"], latest["stream"]) == (7000, "$LATEST", "", "$LATEST")


def test_the_later_layer_lies_over_the_earlier_one(account, real_host):
    arns = [layer(account, "SOUP = 1\n", "a"), layer(account, "SOUP = 2\n", "b")]
    create(account, Code={"ZipFile": sources.pack(SOURCE)}, Layers=arns)
    assert payload(invoke(account))["soup"] == 2
    call(account, "UpdateFunctionConfiguration", FunctionName="order-fn", Layers=arns[::-1])
    assert payload(invoke(account))["soup"] == 1


def test_json_logs_tracing_and_more_room_in_tmp(account, real_host):
    create(
        account,
        Code={"ZipFile": sources.pack(SOURCE)},
        Layers=[layer(account, "SOUP = 1\n")],
        LoggingConfig={"LogFormat": "JSON", "LogGroup": "/shop/orders"},
        TracingConfig={"Mode": "Active"},
        EphemeralStorage={"Size": 600},
        MemorySize=512,
        Timeout=60,
    )
    answer = payload(invoke(account, fill=540))
    assert answer["trace"] == "Sampled=1"
    events = lab.call(account, "logs", "FilterLogEvents", {"logGroupName": "/shop/orders"}).answer["events"]
    lines = [json.loads(event["message"]) for event in events]
    assert [line.get("type", line.get("level")) for line in lines] == [
        "platform.initStart",
        "platform.start",
        "INFO",
        "platform.report",
    ]
    assert (lines[2]["message"], lines[2]["requestId"]) == ("soup is 1", lines[1]["record"]["requestId"])
