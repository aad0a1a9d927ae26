"""The checks of "Wrong handler", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.looking import BY_LAB, NO_FUNCTION, UNSERVED
from lessons.functions.missions.wrong_handler import looks

CHECKS = (
    Check(
        id="totalled",
        title={"en": "Orders are answered with the right total", "ko": "주문에 맞는 합계로 답하기"},
        look=looks.totalled,
        reasons=NO_FUNCTION
        | BY_LAB
        | {
            "fails": {
                "en": "An order that was tried still fails: `{error}`.",
                "ko": "시험해 본 주문이 아직 실패해요: `{error}`.",
            },
            "wrong": {
                "en": "{count} × {item} should come to {expected:,} won, the delivery fee included. "
                "The answer: {total}.",
                "ko": "{count} × {item} 주문은 배달비까지 {expected:,}원이어야 해요. 답은 {total}.",
            },
        },
    ),
    Check(
        id="kept",
        title={
            "en": "It is still the delivered function: same memory, timeout and variables",
            "ko": "받은 함수 그대로 두기: 메모리, 제한 시간, 환경 변수",
        },
        look=looks.kept,
        reasons=NO_FUNCTION
        | BY_LAB
        | {
            "orders-first": {
                "en": "Memory, timeout and variables are as delivered. First orders have to be answered.",
                "ko": "메모리, 제한 시간, 환경 변수는 받은 그대로예요. 먼저 주문에 답할 수 있어야 해요.",
            },
            "memory": {
                "en": "The memory was {was:,} MB when it was delivered and is {now:,} MB now.",
                "ko": "받았을 때 메모리는 {was:,} MB였는데 지금은 {now:,} MB예요.",
            },
            "timeout": {
                "en": "The timeout was {was} seconds when it was delivered and is {now} now.",
                "ko": "받았을 때 제한 시간은 {was}초였는데 지금은 {now}초예요.",
            },
            "variables": {
                "en": "The environment variables are not as delivered: just `DELIVERY_FEE`, with the value {fee}.",
                "ko": "환경 변수가 받았을 때와 달라요. `DELIVERY_FEE` 하나가 {fee} 값으로 있어야 해요.",
            },
            "another": {
                "en": "There is another function, `{other}`. The till calls `order-fn`, so mend that one.",
                "ko": "다른 함수가 있어요: `{other}`. 계산대는 `order-fn`을 부르니까 그것을 고치세요.",
            },
        },
    ),
    Check(
        id="called",
        title={"en": "You called it, and it answered", "ko": "직접 호출해서 답 받기"},
        look=looks.called,
        reasons=UNSERVED,
    ),
)
