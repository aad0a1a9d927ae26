"""The scene of "Runaway": three functions that hand on what went well, in a circle by mistake."""

import json

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Text
from lessons.courseware.play import Player
from lessons.functions.bench import ROLE, BenchStart, SampleEvent
from lessons.functions.playing import deploy, hand_over, on_success

TAKE, COOK, BILL = "take-fn", "cook-fn", "bill-fn"
CHAIN = (TAKE, COOK, BILL)
ORDER = {"order": "A-1042", "item": "dumplings", "count": 2}
_PLACES: dict[str, Text] = {
    COOK: {
        "en": "let `cook-fn` hand on to `bill-fn` in place of `take-fn`",
        "ko": "`cook-fn`의 대상을 `take-fn`에서 `bill-fn`으로 바꾸기",
    },
    BILL: {
        "en": "take the destination away from `bill-fn`, where the chain ends",
        "ko": "흐름이 끝나는 `bill-fn`에서 대상을 없애기",
    },
}

_CODE = """\
def lambda_handler(event, context):
{why}
    order = event.get("requestPayload", event)
    while "requestPayload" in order:
        order = order["requestPayload"]
    print("{name}:", order.get("order"))
    return {{"order": order.get("order"), "by": "{name}"}}
"""


def _source(name: str) -> Text:
    return {
        "en": _CODE.format(name=name, why="    # What another function hands on comes in an envelope."),
        "ko": _CODE.format(name=name, why="    # 다른 함수가 넘긴 것은 봉투에 담겨 와요."),
    }


BENCH = BenchStart(
    function=TAKE,
    source=_source(TAKE),
    events=(SampleEvent("order", json.dumps(ORDER)),),
)


def draw(chance: Chance) -> Facts:
    fault = chance.turn((COOK, BILL))
    return {"fault": fault, "cure": _PLACES[fault], "orders": chance.randrange(30, 90)}


def open_the_shop(player: Player) -> None:
    """The chain as it should be, with one link that leads back to its beginning; and an order that went round."""
    for name in CHAIN:
        deploy(name, _source(name)[player.language])(player)
    arn = f"arn:aws:lambda:{player.cloud.state.region}:{player.cloud.state.account_id}:function:*"
    statement = {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": arn}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    player.call("iam", "PutRolePolicy", {"RoleName": ROLE, "PolicyName": "hand-on", "PolicyDocument": document})
    on_success(TAKE, COOK)(player)
    on_success(COOK, TAKE if player.facts["fault"] == COOK else BILL)(player)
    if player.facts["fault"] == BILL:
        on_success(BILL, TAKE)(player)
    hand_over(TAKE, ORDER)(player)


def mend(player: Player) -> None:
    if player.facts["fault"] == COOK:
        on_success(COOK, BILL)(player)
    else:
        on_success(BILL, None)(player)
