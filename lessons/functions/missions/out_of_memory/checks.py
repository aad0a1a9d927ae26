"""The checks of "Out of memory", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.functions.looking import BY_LAB
from lessons.functions.missions.out_of_memory import looks

_NO_FUNCTION: dict[str, Text] = {
    "no-function": {
        "en": "`label-fn` is gone. Start the mission again to get it back.",
        "ko": "`label-fn` 함수가 없어졌어요. 미션을 다시 시작하면 돌아와요.",
    }
}

CHECKS = (
    Check(
        id="every-order",
        title={
            "en": "Orders of every size get the right answer, one after the other in one environment",
            "ko": "크고 작은 주문이 한 환경에서 잇달아 와도 모두 바르게 답하기",
        },
        look=looks.every_order,
        reasons=_NO_FUNCTION
        | BY_LAB
        | {
            "killed-small": {
                "en": "Even the first order, of a single bag, is killed.",
                "ko": "봉투가 하나뿐인 첫 주문부터 강제 종료돼요.",
            },
            "killed-party": {
                "en": "An order of 176 bags is killed.",
                "ko": "봉투 176개짜리 주문이 강제 종료돼요.",
            },
            "killed-again": {
                "en": "One order after the other is answered, until the environment is killed.",
                "ko": "주문에 하나씩 잘 답하던 환경이 어느 순간 강제 종료돼요.",
            },
            "wrong": {
                "en": "An order gets an answer, but its `{field}` is wrong.",
                "ko": "주문에 답은 오지만 `{field}` 값이 틀려요.",
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
            "en": "They do so with {ceiling} MB of memory at most",
            "ko": "메모리는 {ceiling} MB까지만 쓰기",
        },
        look=looks.within_bounds,
        reasons=_NO_FUNCTION
        | {
            "orders-first": {
                "en": "First all orders have to be answered.",
                "ko": "먼저 모든 주문에 바르게 답해야 해요.",
            },
            "large": {
                "en": "The memory is {memory:,} MB. The shop pays for {ceiling} at most.",
                "ko": "메모리가 {memory:,} MB예요. 가게가 낼 수 있는 것은 {ceiling} MB까지예요.",
            },
        },
    ),
    Check(
        id="seen-working",
        title={
            "en": "Call in the way that failed, and get the answer",
            "ko": "실패하던 대로 직접 호출해서 답 받기",
        },
        look=looks.seen_working,
        reasons={
            "not-called": {
                "en": "You have not called in that way since you began.",
                "ko": "시작한 뒤로 그렇게 호출한 적이 없어요.",
            },
            "killed": {
                "en": "The last such call was killed with `Max Memory Used: {used} MB`.",
                "ko": "그런 호출 가운데 마지막 것이 강제 종료됐어요. 로그에는 `Max Memory Used: {used} MB`.",
            },
            "failed": {
                "en": "The last such call failed: `{error}`.",
                "ko": "그런 호출 가운데 마지막 것이 실패했어요: `{error}`.",
            },
            "wrong": {
                "en": "The last such call got an answer, but its `{field}` is wrong.",
                "ko": "그런 호출 가운데 마지막 것에 답은 왔지만 `{field}` 값이 틀려요.",
            },
            "not-often": {
                "en": "So far one environment has answered {calls} calls. Go on to {often}: before, none came that "
                "far.",
                "ko": "지금까지 한 환경이 답한 호출은 {calls}번이에요. {often}번까지 불러 보세요. 전에는 거기까지 "
                "간 환경이 없었어요.",
            },
        },
    ),
)
