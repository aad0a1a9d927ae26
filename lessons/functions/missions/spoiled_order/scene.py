"""The scene of "Spoiled orders": a function that is right to fail, and one where failures could be reported."""

import json
from random import Random

from lessons.courseware.course import Facts
from lessons.courseware.play import Player
from lessons.functions.bench import ROLE
from lessons.functions.playing import deploy
from lessons.functions.ticket_fn import BENCH, FUNCTION

LOST = "lost-fn"
_SOLD_OUT = ("mooncake", "pizza", "noodles", "pancake")
_LOST_CODE = """\
def lambda_handler(event, context):
    print("lost:", event["requestContext"]["condition"], event["requestPayload"])
    return {"noted": event["requestPayload"].get("order")}
"""


def draw(chance: Random) -> Facts:
    number = chance.randrange(1100, 1900)
    item = chance.choice(_SOLD_OUT)
    return {"item": item, "order": f"A-{number}", "minutes": 2, "retries": 1}


def open_the_shop(player: Player) -> None:
    deploy(FUNCTION, BENCH.source[player.language])(player)
    deploy(LOST, _LOST_CODE)(player)
    arn = f"arn:aws:lambda:{player.cloud.state.region}:{player.cloud.state.account_id}:function:{LOST}"
    statement = {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": arn}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    player.call(
        "iam", "PutRolePolicy", {"RoleName": ROLE, "PolicyName": "report-lost-orders", "PolicyDocument": document}
    )
