"""The shop's function that writes a ticket for the kitchen, and fails when something is sold out."""

from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "ticket-fn"
ORDER = {"order": "A-1042", "item": "dumplings", "count": 2}
SOLD_OUT = {"order": "A-1043", "item": "mooncake", "count": 1}

_CODE = """\
STOCK = ["dumplings", "soup"]


class SoldOut(Exception):
    pass


def lambda_handler(event, context):
{why}
    print("request", context.aws_request_id)
    if event["item"] not in STOCK:
        raise SoldOut(event["item"])
    return {{"order": event["order"], "ticket": f"{{event['count']}} x {{event['item']}}"}}
"""

BENCH = BenchStart(
    function=FUNCTION,
    source={
        "en": _CODE.format(why="    # The same event keeps this id, however often it is tried."),
        "ko": _CODE.format(why="    # 같은 이벤트라면 몇 번을 다시 시도해도 이 ID가 같아요."),
    },
    events=(
        SampleEvent("order", '{"order": "A-1042", "item": "dumplings", "count": 2}'),
        SampleEvent("sold-out", '{"order": "A-1043", "item": "mooncake", "count": 1}'),
    ),
)

# The same code once mooncakes have been delivered.
RESTOCKED = BENCH.source["en"].replace('"soup"]', '"soup", "mooncake"]')
