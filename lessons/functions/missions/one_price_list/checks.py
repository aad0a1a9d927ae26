"""The checks of "One price list", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.functions.looking import BY_LAB, NO_FUNCTION
from lessons.functions.missions.one_price_list import looks

_PRICED: dict[str, Text] = (
    NO_FUNCTION
    | BY_LAB
    | {
        "fails": {
            "en": "An order of three portions that you do not see ends in `{error}`.",
            "ko": "보이지 않는 3인분 주문이 실패했어요: `{error}`.",
        },
        "other": {
            "en": "For three portions it says {total}. One is to cost {new:,} won.",
            "ko": "3인분에 {total}원이라고 답해요. 1인분이 {new:,}원이어야 해요.",
        },
    }
)

CHECKS = (
    Check(
        id="bill",
        title={"en": "`bill-fn` reckons with {new:,} won", "ko": "`bill-fn`이 {new:,}원으로 계산함"},
        look=looks.bill,
        reasons=_PRICED,
    ),
    Check(
        id="offer",
        title={"en": "`offer-fn` reckons with {new:,} won", "ko": "`offer-fn`이 {new:,}원으로 계산함"},
        look=looks.offer,
        reasons=_PRICED,
    ),
    Check(
        id="follows",
        title={
            "en": "Both take their prices from the layer, and have no copy of their own",
            "ko": "둘 다 계층에서 값을 가져오고 복사본이 없음",
        },
        look=looks.follows,
        reasons=NO_FUNCTION
        | BY_LAB
        | {
            "no-layer": {"en": "`{function}` has no layer.", "ko": "`{function}` 함수에 계층이 없어요."},
            "copied": {
                "en": "With other prices in the layer `{function}` would still say the same.",
                "ko": "계층의 값이 바뀌어도 `{function}` 함수는 똑같이 답해요.",
            },
        },
    ),
    Check(
        id="called",
        title={"en": "You have called `bill-fn`", "ko": "`bill-fn` 불러 보기"},
        look=looks.called,
        reasons=NO_FUNCTION
        | {
            "no-call": {
                "en": "Nobody has called `bill-fn` since you started the mission.",
                "ko": "미션을 시작한 뒤로 `bill-fn`을 호출한 적이 없어요.",
            },
            "failed": {
                "en": "The last call failed: `{error}`.",
                "ko": "마지막 호출이 실패했어요: `{error}`.",
            },
        },
    ),
)
