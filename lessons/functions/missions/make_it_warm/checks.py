"""The checks of "Make it warm", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.missions.make_it_warm import looks

_NO_CALL = {
    "no-call": {
        "en": "Nobody has called `order-fn` since you started the mission.",
        "ko": "미션을 시작한 뒤로 `order-fn`을 호출한 적이 없어요.",
    }
}

CHECKS = (
    Check(
        id="kept-warm",
        title={
            "en": "{minutes} minutes in a row without a cold start",
            "ko": "{minutes}분 동안 이어서 콜드 스타트 없이",
        },
        look=looks.kept_warm,
        reasons=_NO_CALL
        | {
            "counting": {
                "en": "{so_far} of {minutes} minutes so far. The clock counts up to the last call.",
                "ko": "{minutes}분 가운데 {so_far}분까지 왔어요. 마지막 호출까지의 시간을 세요.",
            },
            "idle": {
                "en": "The last call was cold: after {idle} minutes of rest its environment had been taken away.",
                "ko": "마지막 호출은 콜드 스타트였어요. {idle}분을 쉬는 동안 환경이 사라졌거든요.",
            },
            "changed": {
                "en": "The last call was cold: the function had been changed, and a change starts fresh environments.",
                "ko": "마지막 호출은 콜드 스타트였어요. 함수를 바꾸면 새 환경에서 시작하거든요.",
            },
            "lost": {
                "en": "The last call was cold: an earlier call had failed and taken its environment with it.",
                "ko": "마지막 호출은 콜드 스타트였어요. 앞선 호출이 실패하면서 환경도 함께 사라졌거든요.",
            },
            "failed": {
                "en": "The last call failed: `{error}`. A customer needs an answer, warm or cold.",
                "ko": "마지막 호출이 실패했어요: `{error}`. 손님은 어쨌든 답을 받아야 해요.",
            },
            "busy": {
                "en": "The last call was cold: the environment was still busy with another call.",
                "ko": "마지막 호출은 콜드 스타트였어요. 환경이 아직 다른 호출을 처리하고 있었거든요.",
            },
            "rewound": {
                "en": "The last call was cold: you went a step back, and an environment cannot go back with you.",
                "ko": "마지막 호출은 콜드 스타트였어요. 되돌리기를 해도 환경은 함께 되돌아가지 못하거든요.",
            },
            "by-lab": {
                "en": "The last call was cold, and not through you: the lab had to take the environment away.",
                "ko": "마지막 호출은 콜드 스타트였지만 여러분 탓은 아니에요. 실험실이 환경을 거두어 갔어요.",
            },
        },
    ),
    Check(
        id="customers-together",
        title={
            "en": "Then {customers} orders at the same moment, all of them warm",
            "ko": "그다음 같은 순간에 주문 {customers}건, 모두 웜 스타트",
        },
        look=looks.customers_together,
        reasons=_NO_CALL
        | {
            "none-together": {
                "en": "No orders have come at the same moment yet.",
                "ko": "아직 같은 순간에 들어온 주문이 없어요.",
            },
            "fewer": {
                "en": "The last orders that came together were {calls}. It takes {customers}.",
                "ko": "마지막으로 함께 들어온 주문은 {calls}건이었어요. {customers}건이 필요해요.",
            },
            "some-failed": {
                "en": "Of the last orders that came together, {failed} failed: `{error}`.",
                "ko": "마지막으로 함께 들어온 주문 가운데 {failed}건이 실패했어요: `{error}`.",
            },
            "some-cold": {
                "en": "Of the last {calls} orders that came together, {cold} started cold.",
                "ko": "마지막으로 함께 들어온 주문 {calls}건 가운데 {cold}건이 콜드 스타트였어요.",
            },
            "too-young": {
                "en": "All were warm, but {customers} environments have been kept for {so_far} minutes only, "
                "of {minutes}.",
                "ko": "모두 웜 스타트였지만, 환경 {customers}개를 데워 둔 시간은 아직 {so_far}분이에요. "
                "{minutes}분이 필요해요.",
            },
        },
    ),
    Check(
        id="ready",
        title={
            "en": "{customers} customers who come one minute from now would all start warm",
            "ko": "지금부터 1분 뒤에 손님 {customers}명이 한꺼번에 와도 모두 웜 스타트",
        },
        look=looks.ready,
        reasons=_NO_CALL
        | {
            "none-ready": {
                "en": "No environment would be ready. All of them would start cold.",
                "ko": "준비된 환경이 하나도 없을 거예요. 모두 콜드 스타트예요.",
            },
            "some-ready": {
                "en": "Ready for {warm} of {customers} only. The others would start cold.",
                "ko": "{customers}명 가운데 {warm}명만 맞을 수 있어요. 나머지는 콜드 스타트예요.",
            },
        },
    ),
)
