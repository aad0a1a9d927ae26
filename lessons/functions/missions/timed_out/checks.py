"""The checks of "Timed out", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.functions.looking import BY_LAB
from lessons.functions.missions.timed_out import looks

_NO_FUNCTION: dict[str, Text] = {
    "no-function": {
        "en": "`catering-fn` is gone. Start the mission again to get it back.",
        "ko": "`catering-fn` 함수가 없어졌어요. 미션을 다시 시작하면 돌아와요.",
    }
}

CHECKS = (
    Check(
        id="every-order",
        title={
            "en": "Orders of every kind get the right answer",
            "ko": "어떤 종류의 주문이든 바르게 답하기",
        },
        look=looks.every_order,
        reasons=_NO_FUNCTION
        | BY_LAB
        | {
            "late-small": {
                "en": "Even a small order runs out of time.",
                "ko": "작은 주문도 제한 시간을 넘겨요.",
            },
            "late-supplier": {
                "en": "An order of dumplings, which asks the supplier, runs out of time.",
                "ko": "거래처에 물어보는 만두 주문이 제한 시간을 넘겨요.",
            },
            "late-large": {
                "en": "An order of almost a hundred pieces runs out of time.",
                "ko": "백 개 가까운 큰 주문이 제한 시간을 넘겨요.",
            },
            "late-remainder": {
                "en": "An order whose last box is not full runs out of time.",
                "ko": "마지막 상자가 다 차지 않는 주문이 제한 시간을 넘겨요.",
            },
            "wrong-small": {
                "en": "A small order gets an answer, but its `{field}` is wrong.",
                "ko": "작은 주문에 답은 오지만 `{field}` 값이 틀려요.",
            },
            "wrong-supplier": {
                "en": "An order of dumplings gets an answer, but its `{field}` is wrong.",
                "ko": "만두 주문에 답은 오지만 `{field}` 값이 틀려요.",
            },
            "wrong-large": {
                "en": "A large order gets an answer, but its `{field}` is wrong.",
                "ko": "큰 주문에 답은 오지만 `{field}` 값이 틀려요.",
            },
            "wrong-remainder": {
                "en": "An order whose last box is not full gets an answer, but its `{field}` is wrong.",
                "ko": "마지막 상자가 다 차지 않는 주문에 답은 오지만 `{field}` 값이 틀려요.",
            },
            "failed": {
                "en": "An order fails: `{error}`.",
                "ko": "주문이 실패해요: `{error}`.",
            },
        },
    ),
    Check(
        id="within-bounds",
        title={
            "en": "Nobody waits for more than {most} seconds, with {ceiling:,} MB at most, and the supplier is "
            "still asked",
            "ko": "누구도 {most}초보다 오래 기다리지 않고, 메모리는 {ceiling:,} MB까지, 거래처에는 여전히 물어보기",
        },
        look=looks.within_bounds,
        reasons=_NO_FUNCTION
        | {
            "orders-first": {
                "en": "First all orders have to be answered.",
                "ko": "먼저 모든 주문에 바르게 답해야 해요.",
            },
            "patient": {
                "en": "The timeout is {seconds} seconds. No customer waits for more than {most}.",
                "ko": "제한 시간이 {seconds}초예요. {most}초 넘게 기다릴 손님은 없어요.",
            },
            "large": {
                "en": "The memory is {memory:,} MB. The shop pays for {ceiling:,} at most.",
                "ko": "메모리가 {memory:,} MB예요. 가게가 낼 수 있는 것은 {ceiling:,} MB까지예요.",
            },
            "not-asked": {
                "en": "Dumplings were promised after {took} ms, but the supplier needs {wait} seconds to answer.",
                "ko": "만두 주문에 {took} ms 만에 답했어요. 거래처의 답은 {wait}초 뒤에야 와요.",
            },
        },
    ),
    Check(
        id="seen-working",
        title={
            "en": "Call with an order of the kind that failed, and get its answer",
            "ko": "실패하던 종류의 주문으로 호출해서 답 받기",
        },
        look=looks.seen_working,
        reasons={
            "not-called": {
                "en": "You have not called with an order of that kind since you began.",
                "ko": "시작한 뒤로 그런 종류의 주문으로 호출한 적이 없어요.",
            },
            "late": {
                "en": "The last order of that kind ran out of time after {seconds} seconds.",
                "ko": "그런 종류의 마지막 주문이 {seconds}초 제한 시간을 넘겼어요.",
            },
            "failed": {
                "en": "The last order of that kind failed: `{error}`.",
                "ko": "그런 종류의 마지막 주문이 실패했어요: `{error}`.",
            },
            "wrong": {
                "en": "The last order of that kind got an answer, but its `{field}` is wrong.",
                "ko": "그런 종류의 마지막 주문에 답은 왔지만 `{field}` 값이 틀려요.",
            },
        },
    ),
)
