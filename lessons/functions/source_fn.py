"""The function of "Tests": it tells from an event which service sent it."""

import json

from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "source-fn"
_CODE = """\
def source_of(event):
{records}
    if "Records" in event:
        return event["Records"][0]["eventSource"]
{more}
    return "unknown"


def lambda_handler(event, context):
    return {{"source": source_of(event)}}
"""
RECEIPT = {
    "Records": [
        {
            "eventSource": "aws:s3",
            "awsRegion": "ap-northeast-2",
            "eventName": "ObjectCreated:Put",
            "s3": {"bucket": {"name": "mandu-receipts"}, "object": {"key": "2026/09/19/A-1007.pdf", "size": 17920}},
        }
    ]
}

BENCH = BenchStart(
    function=FUNCTION,
    source={
        "en": _CODE.format(
            records="    # Some services send a list of records, and each record says where it comes from.",
            more="    # Other services send other fields: teach the function to know them here.",
        ),
        "ko": _CODE.format(
            records="    # 어떤 서비스는 레코드 목록을 보내고, 레코드마다 어디서 왔는지 적혀 있어요.",
            more="    # 다른 서비스는 다른 필드를 보내요. 알아보는 코드를 여기에 더하세요.",
        ),
    },
    events=(
        SampleEvent("receipt", json.dumps(RECEIPT, indent=2)),
        SampleEvent("empty", "{}"),
    ),
)

# The same code once it knows an API's requests, then the messages of a topic, whose key has a capital letter.
_HOLE = '    return "unknown"\n'
_READ = 'event["Records"][0]["eventSource"]'
KNOWS_API = BENCH.source["en"].replace(
    _HOLE, '    if "apiId" in event.get("requestContext", {}):\n        return "API Gateway"\n' + _HOLE
)
KNOWS_TOPIC = KNOWS_API.replace(
    f"        return {_READ}\n",
    '        record = event["Records"][0]\n        return record.get("eventSource") or record.get("EventSource")\n',
)
