"""The mission "Lunch rush": a FIFO queue counts requests, and a request may carry ten messages."""

import json

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.messaging.bench import BenchStart
from lessons.messaging.missions.lunch_rush.checks import CHECKS
from lessons.messaging.missions.lunch_rush.looks import way
from lessons.messaging.missions.lunch_rush.till_fn import FUNCTION, SOURCE, in_batches, into_standard, swallowing
from lessons.messaging.missions.one_click.counter_fn import FIFO
from lessons.messaging.playing import create, do
from lessons.messaging.workers import hire, invoke, rewrite

_FAST = {"DeduplicationScope": "messageGroup", "FifoThroughputLimit": "perMessageGroupId"}
_EVENT = {"orders": 400}


def _draw(chance: Chance) -> Facts:
    """So many that one request for each of them would be too many."""
    return {"orders": chance.turn((320, 340, 360, 380))}


def _lunch(player: Player) -> None:
    invoke(FUNCTION, {"orders": player.facts["orders"]})(player)


_HINTS = (
    Hint(
        {
            "en": "Read `cat lambda_function.py`: how many requests does the loop make for 450 orders? A FIFO queue "
            "takes {{ SQS_FIFO_CALLS }} requests of a kind a second, unless it is told otherwise.",
            "ko": "`cat lambda_function.py` 명령으로 코드를 읽어 보세요. 주문이 450건이면 반복문이 요청을 몇 번 "
            "보내나요? FIFO 큐는 따로 정하지 않으면 같은 종류의 요청을 1초에 {{ SQS_FIFO_CALLS }}번까지 받아요.",
        }
    ),
    Hint(
        {
            "en": "What is counted are requests, not messages. `send_message_batch` carries up to {{ SQS_BATCH }} "
            "messages in one request, each with a group and a deduplication id of its own, and with an `Id` that "
            "tells them apart.",
            "ko": "세는 것은 메시지가 아니라 요청이에요. `send_message_batch`는 요청 하나에 메시지를 {{ SQS_BATCH "
            "}}건까지 실어요. 메시지마다 그룹과 중복 제거 ID가 따로 있고, 서로 구별할 `Id`도 있어야 해요.",
        }
    ),
    Hint(
        {
            "en": "Go through `roll` ten at a time: `for first in range(0, len(roll), 10)`, with a dictionary of "
            "`Id` and the order's own members for each of `roll[first : first + 10]`, and one "
            "`send_message_batch(QueueUrl=url, Entries=entries)`. Then call it: `--payload fileb://lunch.json`.",
            "ko": "`roll`을 열 건씩 도세요: `for first in range(0, len(roll), 10)`. `roll[first : first + 10]`의 "
            "주문마다 `Id`에 주문의 값을 더한 딕셔너리를 만들고 `send_message_batch(QueueUrl=url, "
            "Entries=entries)`를 한 번 부르면 돼요. 호출할 때는 `--payload fileb://lunch.json`을 쓰세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Let `till-fn` send ten orders in each request, with `send_message_batch`, and deploy it.",
            "ko": "`till-fn` 함수가 `send_message_batch`로 요청마다 주문을 열 건씩 보내게 고쳐서 배포해요.",
        },
        rewrite(FUNCTION, in_batches()),
    ),
    SolutionStep(
        {
            "en": "Call `till-fn` with {orders} orders. It ends well, after a tenth as many requests.",
            "ko": "주문 {orders}건을 주고 `till-fn` 함수를 호출해요. 10분의 1의 요청으로 끝나요.",
        },
        _lunch,
    ),
)

_MISTAKES = (
    Mistake(
        id="swallows",
        message={
            "en": "The refusals are caught and printed, and the orders that they were about are gone. The till "
            "thinks that all is well.",
            "ko": "거절당한 오류를 잡아서 출력만 하고, 그 주문은 사라져요. 계산대는 다 잘된 줄 알아요.",
        },
        seen=way("swallows"),
        play=(rewrite(FUNCTION, swallowing()),),
    ),
    Mistake(
        id="standard",
        message={
            "en": "A standard queue takes nearly any number of requests, but promises no order and may deliver "
            "twice. The guests' orders would be mixed up, and the kitchen does not look there.",
            "ko": "표준 큐는 요청을 거의 끝없이 받지만, 순서를 지켜 주지 않고 두 번 전달하기도 해요. 손님들의 주문 "
            "순서가 섞이고, 주방은 그 큐를 보지도 않아요.",
        },
        seen=way("standard"),
        play=(create("orders"), rewrite(FUNCTION, into_standard("orders"))),
    ),
    Mistake(
        id="high-throughput",
        message={
            "en": "High throughput does lift the limit, on AWS too, because it is then counted for each group. But "
            "every order is still a request that is paid for, ten times as many as needed.",
            "ko": "고처리량 모드로 바꾸면 그룹마다 따로 세니 한도는 정말 넉넉해져요. AWS에서도 그래요. 하지만 주문마다 "
            "요청을 한 번씩 보내니, 필요한 것보다 열 배의 요금이 나가요.",
        },
        seen=way("high-throughput"),
        play=(do("SetQueueAttributes", FIFO, Attributes=_FAST),),
    ),
)

MISSION = Mission(
    id="lunch-rush",
    version=1,
    title={"en": "Lunch rush", "ko": "점심시간 주문 폭주"},
    minutes=15,
    story={
        "en": "At noon `till-fn` gets the till's whole paper roll and sends it into `orders.fifo`, where each "
        "guest's orders stay in their order. With {orders} orders it breaks off in the middle: `RequestThrottled`. "
        "See to it that a lunch of 450 orders arrives within one second, whole and in order, without paying for more "
        "requests than it takes. Your own call may be too slow to be refused; the check plays the lunch within one "
        "second.",
        "ko": "점심때가 되면 `till-fn` 함수가 계산대의 두루마리를 통째로 받아 `orders.fifo` 큐로 보내요. 거기서는 "
        "손님마다 주문 순서가 지켜져요. 그런데 주문이 {orders}건이나 되니 도중에 `RequestThrottled` 오류로 멈춰요. "
        "점심 주문 450건이 1초 안에 빠짐없이 순서대로 도착하게 하되, 요청 수는 꼭 필요한 만큼만 쓰세요. 직접 "
        "호출하면 느려서 거절당하지 않을 수도 있어요. 확인할 때는 점심을 1초 안에 재현해요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(function=FUNCTION, files={"lunch.json": json.dumps(_EVENT).encode()}),
    start=(create(FIFO), hire(FUNCTION, SOURCE, (), Timeout=30)),
    draw=_draw,
)
