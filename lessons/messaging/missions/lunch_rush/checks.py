"""The checks of "Lunch rush", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.looking import BY_LAB, NO_FUNCTION, NO_QUEUE
from lessons.messaging.missions.lunch_rush import looks

_FIRST: dict[str, Text] = {
    "first": {
        "en": "First every order of the rehearsed lunch has to arrive, with few requests.",
        "ko": "먼저 시험하는 점심 주문이 적은 요청으로 모두 도착해야 해요.",
    }
}

CHECKS = (
    Check(
        id="arrive",
        title={
            "en": "All orders of a lunch arrive in `orders.fifo` within one second, each guest's in their order",
            "ko": "점심 주문이 1초 안에 모두 `orders.fifo` 큐에 도착하고, 손님마다 순서도 그대로임",
        },
        look=looks.arrive,
        reasons=NO_FUNCTION
        | NO_QUEUE
        | BY_LAB
        | {
            "throttled": {
                "en": "In a rehearsal {arrived} of {orders} orders arrived, then SQS refused: `RequestThrottled`. A "
                "FIFO queue takes {{ SQS_FIFO_CALLS }} requests of a kind a second.",
                "ko": "시험해 보니 주문 {orders}건 가운데 {arrived}건만 도착하고, 그다음은 SQS가 `RequestThrottled` "
                "오류로 거절했어요. FIFO 큐는 같은 종류의 요청을 1초에 {{ SQS_FIFO_CALLS }}번까지 받아요.",
            },
            "missing": {
                "en": "In a rehearsal {arrived} of {orders} orders arrived in `orders.fifo`.",
                "ko": "시험해 보니 주문 {orders}건 가운데 {arrived}건이 `orders.fifo` 큐에 도착했어요.",
            },
            "elsewhere": {
                "en": "In a rehearsal {elsewhere} orders came into another queue. The kitchen works off `orders.fifo`.",
                "ko": "시험해 보니 주문 {elsewhere}건이 다른 큐로 갔어요. 주방은 `orders.fifo` 큐를 봐요.",
            },
            "swapped": {
                "en": "In a rehearsal a guest's later order came before an earlier one {swapped} times.",
                "ko": "시험해 보니 같은 손님의 나중 주문이 먼저 온 일이 {swapped}번 있었어요.",
            },
        },
    ),
    Check(
        id="few-calls",
        title={
            "en": "They take about a tenth as many requests as there are orders",
            "ko": "요청 수는 주문 수의 10분의 1쯤",
        },
        look=looks.few_calls,
        reasons={
            "first": {
                "en": "First every order has to arrive.",
                "ko": "먼저 주문이 모두 도착해야 해요.",
            },
            "many": {
                "en": "In a rehearsal it took {calls} requests for {orders} orders, and each is paid for.",
                "ko": "시험해 보니 주문 {orders}건에 요청을 {calls}번 보냈어요. 요청마다 요금이 나가요.",
            },
        },
    ),
    Check(
        id="seen",
        title={
            "en": "Call `till-fn` yourself with {orders} orders or more, and it ends well",
            "ko": "`till-fn` 함수에 주문을 {orders}건 이상 주고 직접 호출해서 성공하기",
        },
        look=looks.seen,
        reasons=NO_FUNCTION
        | NO_QUEUE
        | _FIRST
        | {
            "fewer": {
                "en": "The most orders in a call that ended well since your last change: {most}.",
                "ko": "마지막으로 고친 뒤 성공한 호출에서 가장 많았던 주문 수: {most}건.",
            },
        },
    ),
)
