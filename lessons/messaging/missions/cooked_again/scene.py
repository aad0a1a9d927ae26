"""The shop of "Cooked again": orders that come back although they were cooked, for one of three causes."""

from collections.abc import Mapping

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Text
from lessons.courseware.play import Player
from lessons.messaging.kitchen_fn import COOK, FUNCTION, ORDERS, RIGHT, TICKETS, source
from lessons.messaging.playing import create, send, wait
from lessons.messaging.workers import TAKING, hire, invoke, permit, rewrite
from serverless_lab.engine import numbers

DELETING = "sqs:DeleteMessage"
SHOWS_AGAIN_S = numbers.SQS_VISIBILITY_DEFAULT_S + 1
_ITEMS = ("pork", "kimchi", "shrimp", "leek", "tofu")

CURES: Mapping[str, Text] = {
    "forgets": {
        "en": "call `put_away(message)` after `cook(message)` in `lambda_function.py`, and deploy it",
        "ko": "`lambda_function.py` 파일에서 `cook(message)` 다음 줄에 `put_away(message)`를 넣고 배포하기",
    },
    "not-allowed": {
        "en": "add `sqs:DeleteMessage` to the actions of the policy `work` of `kitchen-fn-role`",
        "ko": "`kitchen-fn-role` 역할의 `work` 정책에 `sqs:DeleteMessage` 작업 더하기",
    },
    "wrong-handle": {
        "en": 'let `put_away` pass `message["ReceiptHandle"]` and not the message\'s id, and deploy it',
        "ko": '`put_away`가 메시지 ID 대신 `message["ReceiptHandle"]` 값을 넘기게 고치고 배포하기',
    },
}


def draw(chance: Chance) -> Facts:
    fault = chance.turn(tuple(CURES))
    return {"fault": fault, "waiting": chance.randrange(3, 8), "cure": CURES[fault]}


def open_the_shop(player: Player) -> None:
    """The worker has been called once already, so that everything was cooked and has come back."""
    fault = player.facts["fault"]
    takes = [action for action in TAKING if action != DELETING or fault != "not-allowed"]
    create(ORDERS)(player)
    create(TICKETS)(player)
    hire(FUNCTION, _source(fault), takes)(player)
    send(ORDERS, *orders(player.facts["waiting"]))(player)
    invoke(FUNCTION)(player)
    wait(SHOWS_AGAIN_S)(player)


def mend(player: Player) -> None:
    if player.facts["fault"] == "not-allowed":
        permit(FUNCTION, *TAKING)(player)
    else:
        rewrite(FUNCTION, source(*RIGHT))(player)


def orders(count: int) -> list[str]:
    return [f"A-{1040 + number}: {1 + number % 3} {_ITEMS[number % len(_ITEMS)]}" for number in range(count)]


def _source(fault: str) -> Text:
    if fault == "forgets":
        return source(COOK)
    return source(*RIGHT, handle="MessageId" if fault == "wrong-handle" else "ReceiptHandle")
