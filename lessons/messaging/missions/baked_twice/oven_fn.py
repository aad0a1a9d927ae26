"""The function of "Baked twice": it takes its time, and Lambda feeds it from a queue."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.course import Text
from lessons.messaging.workers import FILE
from lessons.sandbox import sources
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_.state import Function

FUNCTION = "oven-fn"

_CODE = """\
import time

BAKING_SECONDS = {baking}  # {why}


def lambda_handler(event, context):
    for record in event["Records"]:
        print("into the oven:", record["body"])
        time.sleep(BAKING_SECONDS)
        print("out of the oven:", record["body"])
"""
_WHY = {
    "en": "for each order; less, and the dough is raw",
    "ko": "주문 한 건마다 걸려요. 줄이면 반죽이 덜 익어요",
}


def source(facts: Mapping[str, Any]) -> Text:
    return {language: _CODE.format(baking=facts["baking"], why=why) for language, why in _WHY.items()}


def as_delivered(cloud: Cloud, function: Function, facts: Mapping[str, Any]) -> bool:
    code = sources.read(cloud.bodies.get(function.code_digest), FILE)
    return code.strip() in {text.strip() for text in source(facts).values()}
