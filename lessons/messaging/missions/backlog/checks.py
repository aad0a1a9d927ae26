"""The checks of "The backlog", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.messaging.looking import BY_LAB, NO_FUNCTION, NO_QUEUE, NOT_FED
from lessons.messaging.missions.backlog import looks

CHECKS = (
    Check(
        id="in-time",
        title={
            "en": "A backlog of 600 orders is fried within {seconds} seconds",
            "ko": "밀린 주문 600건을 {seconds}초 안에 튀김",
        },
        look=looks.in_time,
        reasons=NO_FUNCTION
        | NO_QUEUE
        | NOT_FED
        | BY_LAB
        | {
            "changed": {
                "en": "The code of `fryer-fn` is not as it was. Oil takes its time: what is to be changed is how the "
                "function is fed.",
                "ko": "`fryer-fn` 함수의 코드가 처음과 달라요. 기름이 데워지는 시간은 줄일 수 없어요. 바꿀 것은 함수에 "
                "주문을 주는 방법이에요.",
            },
            "late": {
                "en": "In a rehearsal {left} of {orders} orders were not fried after {seconds} seconds.",
                "ko": "시험해 보니 {seconds}초가 지났을 때 주문 {orders}건 가운데 {left}건이 남았어요.",
            },
        },
    ),
    Check(
        id="two-fryers",
        title={"en": "Never more than {fryers} calls at once", "ko": "동시에 도는 호출은 {fryers}개까지"},
        look=looks.two_fryers,
        reasons={
            "first": {
                "en": "First the backlog has to be worked off in time.",
                "ko": "먼저 밀린 주문을 제때 처리해야 해요.",
            },
            "crowded": {
                "en": "In a rehearsal {at_once} calls ran at once, and the kitchen has {fryers} fryers.",
                "ko": "시험해 보니 호출 {at_once}개가 동시에 돌았어요. 주방의 튀김기는 {fryers}대예요.",
            },
        },
    ),
    Check(
        id="drained",
        title={
            "en": "The {waiting} orders that wait here are fried, and `orders` is empty",
            "ko": "여기서 기다리는 주문 {waiting}건을 튀기고 `orders` 큐를 비우기",
        },
        look=looks.drained,
        reasons=NO_QUEUE
        | {
            "waiting": {
                "en": "Orders still in `orders`: {left}. Enable the mapping once it is right, and turn the clock on.",
                "ko": "`orders` 큐에 남은 주문: {left}건. 설정을 다 고쳤으면 매핑을 켜고 시계를 앞으로 돌리세요.",
            },
            "thrown-away": {
                "en": "`orders` is empty, but only {fried} orders were fried: the others were thrown away.",
                "ko": "`orders` 큐는 비었지만 튀긴 주문은 {fried}건뿐이에요. 나머지는 버려졌어요.",
            },
        },
    ),
)
