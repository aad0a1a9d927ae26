"""The checks of "Baked twice", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.looking import BY_LAB, NO_FUNCTION, NO_QUEUE, NOT_FED
from lessons.messaging.missions.baked_twice import looks

_NOT_THERE: dict[str, Text] = NO_FUNCTION | NO_QUEUE | NOT_FED | BY_LAB

CHECKS = (
    Check(
        id="once",
        title={
            "en": "Twelve orders come at once, and each goes into the oven once",
            "ko": "주문 열두 건이 한꺼번에 와도 한 번씩만 구움",
        },
        look=looks.once,
        reasons=_NOT_THERE
        | {
            "changed": {
                "en": "The code of `oven-fn` is not as it was. It was right: what does not fit stands around it.",
                "ko": "`oven-fn` 함수의 코드가 처음과 달라요. 코드는 맞았어요. 맞지 않는 것은 그 둘레의 설정이에요.",
            },
            "again": {
                "en": "In a rehearsal of {minutes} minutes one order went into the oven {times} times; {bad} of {runs} "
                "runs did not end well.",
                "ko": "{minutes}분을 시험해 보니 같은 주문을 {times}번 구웠어요. 실행 {runs}번 가운데 {bad}번은 제대로 "
                "끝나지 못했어요.",
            },
            "left": {
                "en": "In a rehearsal of {minutes} minutes not every order was baked; {left} are left in `orders`.",
                "ko": "{minutes}분을 시험해 보니 다 굽지 못했어요. `orders` 큐에 {left}건이 남았어요.",
            },
        },
    ),
    Check(
        id="comes-back",
        title={
            "en": "The oven goes out in the middle of an order: it is baked within {minutes} minutes all the same",
            "ko": "굽다가 오븐이 꺼진 주문도 {minutes}분 안에는 구움",
        },
        look=looks.comes_back,
        reasons=_NOT_THERE
        | {
            "first": {
                "en": "First no order may be baked twice. Then the oven goes out.",
                "ko": "먼저 같은 주문을 두 번 굽지 않아야 해요. 오븐이 꺼지는 것은 그다음에 시험해요.",
            },
            "late": {
                "en": "The oven went out, and {minutes} minutes later the order was not baked yet (tries: {tries}).",
                "ko": "오븐이 꺼졌고, {minutes}분이 지나도 그 주문을 굽지 못했어요(시도: {tries}번).",
            },
        },
    ),
    Check(
        id="seen",
        title={
            "en": "Send {rush} orders of your own, and see each baked once",
            "ko": "주문 {rush}건을 직접 보내고 한 번씩 굽는 것을 보기",
        },
        look=looks.seen,
        reasons=NO_QUEUE
        | {
            "fewer": {
                "en": "Orders of yours that came into the oven so far: {count}.",
                "ko": "지금까지 오븐에 들어간 내 주문: {count}건.",
            },
            "waiting": {
                "en": "Orders still in `orders`: {left}. Turn the clock on.",
                "ko": "`orders` 큐에 남은 주문: {left}건. 시계를 앞으로 돌리세요.",
            },
            "twice": {
                "en": "One of the last {rush} orders went into the oven {times} times. Send {rush} new ones.",
                "ko": "마지막 주문 {rush}건 가운데 하나가 오븐에 {times}번 들어갔어요. 새로 {rush}건을 보내 보세요.",
            },
        },
    ),
)
