"""The functions of "Missing permission": the counter asks two services, and so needs its role for both."""

from lessons.courseware.course import Text
from lessons.functions.bench import BenchStart, SampleEvent

COUNTER, KITCHEN, REFUND = "counter-fn", "kitchen-fn", "refund-fn"
NAMESPACE = "DumplingShop"
ORDER = {"order": "A-1042", "item": "dumplings", "count": 2}

_COUNTER = """\
import json

import boto3

functions = boto3.client("lambda")
metrics = boto3.client("cloudwatch")


def lambda_handler(event, context):
    {why_count}
    sold = {{"MetricName": "Sold", "Value": event["count"], "Unit": "Count"}}
    metrics.put_metric_data(Namespace="DumplingShop", MetricData=[sold])
    print("{counted}")
    {why_cook}
    answer = functions.invoke(FunctionName="kitchen-fn", Payload=json.dumps(event))
    ticket = json.loads(answer["Payload"].read())
    print("{cooking}")
    return {{"order": event["order"], "ticket": ticket["ticket"]}}
"""

SOURCE: Text = {
    "en": _COUNTER.format(
        why_count="# What is sold is counted, for the owner's chart.",
        counted="counted",
        why_cook="# The kitchen writes the ticket.",
        cooking="the kitchen has it",
    ),
    "ko": _COUNTER.format(
        why_count="# 얼마나 팔렸는지 세어 둬요. 사장님이 그래프로 봐요.",
        counted="세었어요",
        why_cook="# 주문표는 주방이 써요.",
        cooking="주방이 받았어요",
    ),
}
KITCHEN_SOURCE = """\
def lambda_handler(event, context):
    return {"ticket": f"{event['count']} x {event['item']}"}
"""
REFUND_SOURCE = """\
def lambda_handler(event, context):
    return {"refunded": event["order"]}
"""

BENCH = BenchStart(
    function=COUNTER,
    source=SOURCE,
    events=(SampleEvent("order", '{"order": "A-1042", "item": "dumplings", "count": 2}'),),
)
