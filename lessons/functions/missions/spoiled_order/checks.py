"""The checks of "Spoiled orders", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.looking import BY_LAB, NO_FUNCTION
from lessons.functions.missions.spoiled_order import looks

_LOST = {
    "lost": {
        "en": "An order for {item} fails, is tried again, and then it is gone: nobody is told.",
        "ko": "{item} 주문은 실패하고, 다시 시도하고, 그다음 사라져요. 아무에게도 알리지 않아요.",
    }
}

CHECKS = (
    Check(
        id="reported",
        title={
            "en": "An order that cannot be cooked comes to `lost-fn`; others are served as before",
            "ko": "만들 수 없는 주문은 `lost-fn`으로, 다른 주문은 전과 같이 처리됨",
        },
        look=looks.reported,
        reasons=NO_FUNCTION
        | BY_LAB
        | _LOST
        | {
            "swallowed": {
                "en": "`ticket-fn` ends without an error for {item}, and so Lambda counts the order as done.",
                "ko": "`ticket-fn`이 {item} 주문에 오류를 내지 않아서 Lambda는 처리된 것으로 알아요.",
            },
            "broken": {
                "en": "An order for soup is not answered as before. The code was right: undo what changed it.",
                "ko": "국 주문에 전과 다르게 답해요. 원래 코드가 맞았으니 고친 것을 되돌리세요.",
            },
        },
    ),
    Check(
        id="in-time",
        title={
            "en": "It is tried once more, and reported within {minutes} minutes",
            "ko": "한 번 더 시도하고, {minutes}분 안에 알림",
        },
        look=looks.in_time,
        reasons=NO_FUNCTION
        | _LOST
        | {
            "one-try": {
                "en": "It is tried once only. A hiccup that would be over a minute later loses the order.",
                "ko": "한 번만 시도해요. 1분 뒤면 풀릴 일시적인 문제에도 주문을 잃어요.",
            },
            "late": {
                "en": "It would be reported after {took} minutes.",
                "ko": "지금은 {took}분 뒤에 알리게 돼요.",
            },
        },
    ),
    Check(
        id="seen",
        title={"en": "You have seen one arrive in `lost-fn`", "ko": "`lost-fn`에 도착하는 것을 보기"},
        look=looks.seen,
        reasons=NO_FUNCTION
        | {
            "none": {
                "en": "No order has come to `lost-fn` after its last try yet. Hand one over and turn the clock on.",
                "ko": "마지막 시도 뒤에 `lost-fn`에 온 주문이 아직 없어요. 하나를 맡기고 시계를 앞으로 돌려 보세요.",
            }
        },
    ),
)
