"""The checks of "The mend that AWS refuses", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.looking import BY_LAB, NO_FUNCTION
from lessons.functions.missions.refused_mend import looks

CHECKS = (
    Check(
        id="looked-after",
        title={
            "en": "`till-fn` has a runtime that AWS still looks after",
            "ko": "`till-fn` 함수의 런타임이 아직 지원되기",
        },
        look=looks.looked_after,
        reasons=NO_FUNCTION
        | {
            "old": {
                "en": "Its runtime is `{runtime}`, which has had no patches since {since}.",
                "ko": "런타임이 `{runtime}`예요. {since}부터 패치가 없어요.",
            },
        },
    ),
    Check(
        id="right",
        title={"en": "There orders come to the right total", "ko": "거기서 주문의 합계가 맞기"},
        look=looks.right,
        reasons=BY_LAB
        | {
            "move-first": {
                "en": "First the function has to move.",
                "ko": "먼저 함수를 옮겨야 해요.",
            },
            "fails": {
                "en": "An order fails on the new runtime: `{error}`.",
                "ko": "새 런타임에서 주문이 실패해요: `{error}`.",
            },
            "empty": {
                "en": "An order is answered with nothing at all: `null`.",
                "ko": "주문에 아무것도 답하지 않아요: `null`.",
            },
            "wrong": {
                "en": "{count} × {item} should come to {wanted:,} won. The answer: {total}.",
                "ko": "{count} × {item} 주문은 {wanted:,}원이어야 해요. 답은 {total}.",
            },
        },
    ),
    Check(
        id="mended",
        title={
            "en": "An order with a count below 1 gets no total",
            "ko": "개수가 1보다 작은 주문에는 합계를 답하지 않기",
        },
        look=looks.mended,
        reasons=BY_LAB
        | {
            "right-first": {
                "en": "First ordinary orders have to be right on the new runtime.",
                "ko": "먼저 새 런타임에서 보통 주문이 맞아야 해요.",
            },
            "hole": {
                "en": "The hole is still there: such an order came to {total:,} won.",
                "ko": "구멍이 그대로예요. 그런 주문의 합계가 {total:,}원이에요.",
            },
        },
    ),
    Check(
        id="called",
        title={"en": "Call it after your last change", "ko": "마지막으로 고친 뒤에 호출하기"},
        look=looks.called,
        reasons=NO_FUNCTION
        | {
            "not-called": {
                "en": "Nobody has called it since the last change on the new runtime.",
                "ko": "새 런타임에서 마지막으로 고친 뒤로 아무도 호출하지 않았어요.",
            },
            "failed": {
                "en": "The last call failed: `{error}`.",
                "ko": "마지막 호출이 실패했어요: `{error}`.",
            },
        },
    ),
)
