"""A shop on the real function runtime: what its function can be asked to do, and what it answered and wrote."""

import json
import os
from pathlib import Path

from lessons.sandbox import lab
from tests.settings import BUILDS

SOURCE = """
import json, os, time
import boto3

print("loading")
count = 0

def handler(event, context):
    global count
    count += 1
    print("call", count)
    match event.get("do"):
        case "loop":
            while True: pass
        case "raise":
            raise ValueError("no dumplings left")
        case "exit":
            os._exit(3)
        case "hog":
            return len(bytearray(500 << 20))
        case "talk":
            print("x" * 200 * 1024 * 60)
        case "object":
            return object()
        case "list":
            return [f["FunctionName"] for f in boto3.client("lambda").list_functions()["Functions"]]
        case "variables":
            return {name: os.environ[name] for name in event["names"]}
        case "other":
            reply = boto3.client("lambda").invoke(FunctionName="kitchen-fn", Payload=json.dumps({"do": "count"}))
            return {"count": json.load(reply["Payload"])}
    return count
"""


CALLS_AND_LOOPS = """
import boto3

def handler(event, context):
    boto3.client("logs").describe_log_groups()
    while True: pass
"""


def artefact() -> Path:
    """The built runtime that the keeper starts."""
    return Path(os.environ.get("LAB_TEST_ARTEFACT", BUILDS))


def invoke(account, do="count", **event):
    payload = json.dumps({"do": do, **event}).encode()
    params = {"FunctionName": "order-fn", "Payload": payload, "LogType": "Tail"}
    return lab.call(account, "lambda", "Invoke", params)


def payload(result):
    return json.loads(result.answer["Payload"])


def lines(account):
    found = lab.call(account, "logs", "FilterLogEvents", {"logGroupName": "/aws/lambda/order-fn"})
    return [event["message"] for event in found.answer["events"]]
