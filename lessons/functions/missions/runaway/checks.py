"""The checks of "Runaway", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.missions.runaway import looks

CHECKS = (
    Check(
        id="once",
        title={
            "en": "An order runs `take-fn`, `cook-fn` and `bill-fn` once each",
            "ko": "주문 하나에 `take-fn`, `cook-fn`, `bill-fn`이 한 번씩 실행됨",
        },
        look=looks.once,
        reasons=NO_FUNCTION
        | {
            "round": {
                "en": "An order would make {runs} calls before AWS stops it.",
                "ko": "주문 하나가 AWS에 막힐 때까지 호출 {runs}번을 만들어요.",
            },
            "short": {
                "en": "An order does not reach `{function}` any more.",
                "ko": "주문이 이제 `{function}`에 닿지 않아요.",
            },
            "unguarded": {
                "en": "The guard against loops is switched off. Nothing would stop the next one.",
                "ko": "루프를 막는 장치가 꺼져 있어요. 다음에는 아무것도 막아 주지 않아요.",
            },
        },
    ),
    Check(
        id="seen",
        title={
            "en": "An order of yours went through all three",
            "ko": "직접 맡긴 주문이 세 함수를 모두 거침",
        },
        look=looks.seen,
        reasons=NO_FUNCTION
        | {
            "none": {
                "en": "Nobody has handed an order over since you started the mission.",
                "ko": "미션을 시작한 뒤로 맡긴 주문이 없어요.",
            },
            "came-back": {
                "en": "The last order came back to where it had begun.",
                "ko": "마지막 주문이 시작한 곳으로 되돌아왔어요.",
            },
            "not-there": {
                "en": "The last order has not come to `{function}`.",
                "ko": "마지막 주문이 `{function}`에 오지 않았어요.",
            },
        },
    ),
)
