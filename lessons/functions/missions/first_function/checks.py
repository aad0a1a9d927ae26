"""The checks of "First function", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.functions.looking import BY_LAB, NO_FUNCTION, UNSERVED
from lessons.functions.missions.first_function import looks

_WRONG: dict[str, Text] = {
    "no-number": {
        "en": "The order {order} is answered with `total` {total}, which is no number.",
        "ko": "{order} 주문의 답에서 `total` 값이 {total}. 숫자가 아니에요.",
    },
    "wrong": {
        "en": "The order {order} should come to {expected} won. The answer says {total}.",
        "ko": "{order} 주문은 {expected}원이어야 해요. 답에는 {total}원이라고 나와요.",
    },
}
_TRIED: dict[str, Text] = (
    NO_FUNCTION
    | BY_LAB
    | _WRONG
    | {
        "fails": {
            "en": "The order {order} makes the function fail: `{error}`.",
            "ko": "{order} 주문에서 함수가 실패해요: `{error}`.",
        }
    }
)

CHECKS = (
    Check(
        id="totals",
        title={"en": "Orders come to the right total", "ko": "주문의 합계가 맞아요"},
        look=looks.totals,
        reasons=_TRIED,
    ),
    Check(
        id="unknown",
        title={
            "en": "Names without a price are listed in `unknown`, and the rest is still totalled",
            "ko": "값이 없는 이름은 `unknown`에 담고, 나머지는 그대로 계산해요",
        },
        look=looks.unknown,
        reasons=_TRIED
        | {
            "not-named": {
                "en": "In the order {order} something has no price. `unknown` should name just that; it is {named}.",
                "ko": "{order} 주문에는 값이 없는 이름이 있어요. `unknown`에 그 이름만 있어야 하는데 {named} "
                "값이 왔어요.",
            },
            "named-known": {
                "en": "In the order {order} everything has a price, yet `unknown` is {named}.",
                "ko": "{order} 주문에는 모두 값이 있는데 `unknown`에 {named} 값이 왔어요.",
            },
        },
    ),
    Check(
        id="empty",
        title={"en": "An empty order comes to 0", "ko": "빈 주문은 0원이에요"},
        look=looks.empty,
        reasons=_TRIED,
    ),
    Check(
        id="discount",
        title={
            "en": "From {threshold:,} won on, the total is {percent} % less",
            "ko": "{threshold:,}원부터는 {percent}% 깎아 줘요",
        },
        look=looks.discount,
        reasons=_TRIED,
    ),
    Check(
        id="called",
        title={
            "en": "You called `total-fn` with two different items, and the total was right",
            "ko": "서로 다른 메뉴 두 가지로 `total-fn`을 직접 호출해서 맞는 합계 받기",
        },
        look=looks.called,
        reasons=UNSERVED
        | _WRONG
        | {
            "small": {
                "en": "No call so far had two different items in `items`.",
                "ko": "아직 `items`에 서로 다른 메뉴 두 가지를 넣어 호출한 적이 없어요.",
            }
        },
    ),
)
