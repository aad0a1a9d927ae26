"""The function of the mission: it waits for the map service and then compares routes, a share of each by its facts."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.course import Text
from lessons.functions.bench import SOURCE_FILE, BenchStart, SampleEvent
from lessons.sandbox import sources
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_.state import Function

FUNCTION = "price-fn"
VISITOR = {"street": 7}

_ENGLISH = """\
import time

MAP_SECONDS = {wait_seconds}  # the map service answers after this time
ROUTES = {routes}  # to compare for each visitor


# What does the delivery to this street cost?
def lambda_handler(event, context):
    time.sleep(MAP_SECONDS)
    best = event.get("street", 1)
    for route in range(ROUTES):
        best = (best * 31 + route) % 1_000_003
    return {{"delivery": 2_000 + best % 3_000}}  # won
"""

_KOREAN = """\
import time

MAP_SECONDS = {wait_seconds}  # 지도 서비스가 답하기까지 걸리는 시간(초)
ROUTES = {routes}  # 방문자마다 견주어 볼 길의 수


# 이 거리까지 배달하면 얼마일까?
def lambda_handler(event, context):
    time.sleep(MAP_SECONDS)
    best = event.get("street", 1)
    for route in range(ROUTES):
        best = (best * 31 + route) % 1_000_003
    return {{"delivery": 2_000 + best % 3_000}}  # 원
"""


def source(facts: Mapping[str, Any]) -> Text:
    """The code as it is delivered with these facts."""
    named = {"wait_seconds": facts["wait_ms"] / 1000, "routes": f"{facts['routes']:_}"}
    return {"en": _ENGLISH.format(**named), "ko": _KOREAN.format(**named)}


def as_delivered(cloud: Cloud, function: Function, facts: Mapping[str, Any]) -> bool:
    """Is it still that code, with comments in whichever language?"""
    deployed = sources.unpack(cloud.bodies.get(function.code_digest)).get(SOURCE_FILE, "")
    return deployed.strip() in [text.strip() for text in source(facts).values()]


BENCH = BenchStart(
    function=FUNCTION,
    source=source({"wait_ms": 60, "routes": 190_000}),
    events=(SampleEvent("visitor", '{"street": 7}'), SampleEvent("empty", "{}")),
)
