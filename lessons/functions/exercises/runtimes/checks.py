"""The checks of "Runtimes", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.exercises.runtimes import looks
from lessons.functions.exercises.runtimes.age_fn import BENCH, FUNCTION, OLD
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.playing import configure, deploy_bench, invoke, wait

CHECKS = (
    Check(
        id="old-runtime",
        title={
            "en": f"Let `{FUNCTION}` run on the runtime `{OLD}`",
            "ko": f"`{FUNCTION}` 함수를 `{OLD}` 런타임으로 실행하기",
        },
        look=looks.old_runtime,
        reasons=NO_FUNCTION
        | {
            "no-call": {
                "en": f"`{FUNCTION}` has not been called yet.",
                "ko": f"`{FUNCTION}` 함수를 아직 호출하지 않았어요.",
            },
            "failed": {
                "en": "The last call failed: `{error}`.",
                "ko": "마지막 호출이 실패했어요: `{error}`.",
            },
            "newest": {
                "en": "It still runs on the newest runtime. Choose an older one (terminal or Configuration).",
                "ko": "아직 가장 새로운 런타임에서 실행돼요. 터미널이나 설정 탭에서 예전 것을 골라 보세요.",
            },
            "not-called": {
                "en": "The older runtime is chosen. Call once.",
                "ko": "예전 런타임을 골랐어요. 한 번 불러 보세요.",
            },
        },
        play=(deploy_bench(BENCH), configure(FUNCTION, Runtime=OLD), invoke(FUNCTION)),
    ),
    Check(
        id="calls-go-on",
        title={
            "en": "Call after the day from which nothing can be changed",
            "ko": "아무것도 바꿀 수 없게 된 날 뒤에 불러 보기",
        },
        look=looks.calls_go_on,
        reasons=NO_FUNCTION
        | {
            "too-early": {
                "en": "For `{runtime}` that day is {day}. Your account's clock is not there yet.",
                "ko": "그날은 {day}이에요(`{runtime}`). 계정의 시계가 아직 거기까지 가지 않았어요.",
            },
            "not-called": {
                "en": "The day has passed. Call once, and try to change something as well.",
                "ko": "그날이 지났어요. 한 번 불러 보고, 무언가 바꿔 보기도 하세요.",
            },
        },
        play=(wait(minutes=350 * 24 * 60), invoke(FUNCTION)),
    ),
    Check(
        id="moved",
        title={
            "en": "Move the function to a runtime that is still looked after, and call",
            "ko": "아직 지원되는 런타임으로 함수를 옮기고 부르기",
        },
        look=looks.moved,
        reasons=NO_FUNCTION
        | {
            "nothing-ended": {
                "en": "No call has come after the end of a runtime yet. Do the step before this one first.",
                "ko": "런타임이 끝난 뒤의 호출이 아직 없어요. 앞의 단계부터 하세요.",
            },
            "still-old": {
                "en": "The function is still on `{runtime}`.",
                "ko": "함수의 런타임이 아직 `{runtime}`.",
            },
            "not-called": {
                "en": "The new runtime is set. Call once: the answer names it.",
                "ko": "새 런타임을 정했어요. 한 번 불러 보세요. 답에 이름이 나와요.",
            },
        },
        play=(configure(FUNCTION, Runtime="python3.14"), invoke(FUNCTION)),
    ),
)
