"""The function of "The backlog": each call heats the oil first, however many orders it got."""

from lessons.courseware.course import Text
from lessons.messaging.workers import FILE
from lessons.sandbox import sources
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_.state import Function

FUNCTION = "fryer-fn"
HEATING_MS, FRYING_MS = 300, 10  # of a call, and of each order in it

_CODE = """\
import time

HEATING_SECONDS = 0.3  # {heats}
FRYING_SECONDS = 0.01  # {fries}


def lambda_handler(event, context):
    orders = event["Records"]
    time.sleep(HEATING_SECONDS + FRYING_SECONDS * len(orders))
    return {{"fried": len(orders)}}
"""
SOURCE: Text = {
    "en": _CODE.format(heats="the oil, for each call", fries="for each order: there is room for many"),
    "ko": _CODE.format(heats="호출마다 기름을 데우는 시간", fries="주문마다 튀기는 시간. 자리는 넉넉해요"),
}


def as_delivered(cloud: Cloud, function: Function) -> bool:
    code = sources.read(cloud.bodies.get(function.code_digest), FILE)
    return code.strip() in {text.strip() for text in SOURCE.values()}
