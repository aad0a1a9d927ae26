"""The checks of "Cheapest under 200 ms", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.functions.missions.cheapest_under_200_ms import looks

_UNREADY: dict[str, Text] = {
    "no-function": {
        "en": "`price-fn` is gone. Start the mission again to get it back.",
        "ko": "`price-fn` 함수가 없어졌어요. 미션을 다시 시작하면 돌아와요.",
    },
    "changed": {
        "en": "The code is not as it was delivered. Only the memory is to be changed.",
        "ko": "코드가 처음과 달라요. 바꿀 것은 메모리뿐이에요.",
    },
    "failed": {
        "en": "The last call failed: `{error}`.",
        "ko": "마지막 호출이 실패했어요: `{error}`.",
    },
    "too-few": {
        "en": "{warm} of {needed} warm calls with the current setting so far.",
        "ko": "지금 설정으로 웜 스타트 호출 {needed}번 가운데 {warm}번까지 했어요.",
    },
}

CHECKS = (
    Check(
        id="fast",
        title={
            "en": "Five warm calls in a row, each under {limit} ms",
            "ko": "이어지는 웜 스타트 호출 다섯 번이 모두 {limit} ms 미만",
        },
        look=looks.fast,
        reasons=_UNREADY
        | {
            "slow": {
                "en": "The slowest of the last five warm calls took {took} ms. It has to stay under {limit} ms.",
                "ko": "마지막 웜 스타트 다섯 번 가운데 가장 느린 것이 {took} ms였어요. {limit} ms보다 빨라야 해요.",
            },
        },
    ),
    Check(
        id="cheap",
        title={
            "en": "No smaller memory size would do for clearly less money",
            "ko": "더 작은 메모리로 눈에 띄게 싸게 할 수는 없어요",
        },
        look=looks.cheap,
        reasons=_UNREADY
        | {
            "not-fast": {
                "en": "First it has to be fast enough. Then the cost is compared.",
                "ko": "먼저 충분히 빨라야 해요. 요금은 그다음에 견주어요.",
            },
            "dear": {
                "en": "With {memory:,} MB a call costs {percent:,} % more than with the best size, "
                "by your own five calls.",
                "ko": "직접 잰 다섯 번을 보면, {memory:,} MB에서는 가장 알맞은 크기일 때보다 {percent:,}% 더 비싸요.",
            },
        },
    ),
)
