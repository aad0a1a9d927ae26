"""5.3: why some calls start cold, and what keeps a function warm."""

from lessons.courseware.course import Check, Lesson, Option, Prediction, Text
from lessons.functions.exercises.cold_and_warm_start import looks
from lessons.functions.exercises.cold_and_warm_start.quiz import QUIZ
from lessons.functions.missions.make_it_warm.mission import MISSION
from lessons.functions.order_fn import BENCH, FUNCTION, ORDER
from lessons.functions.playing import at_once, configure, deploy_bench, invoke, wait

_UNSERVED: dict[str, Text] = {
    "no-function": {
        "en": "There is no function called `order-fn` in your account. Deploy the code in the editor.",
        "ko": "계정에 `order-fn` 함수가 없어요. 편집기의 코드를 배포해 보세요.",
    },
    "no-run": {
        "en": "`order-fn` has not finished a call yet.",
        "ko": "`order-fn` 함수가 아직 호출을 하나도 마치지 않았어요.",
    },
    "failed": {
        "en": "The last call failed: `{error}`. Its log says where.",
        "ko": "마지막 호출이 실패했어요: `{error}`. 어디서 실패했는지는 로그에 있어요.",
    },
}


_CHECKS = (
    Check(
        id="first-cold",
        title={
            "en": "Call `order-fn`: the first call starts cold",
            "ko": "`order-fn` 호출하기: 첫 호출은 콜드 스타트",
        },
        look=looks.first_cold,
        reasons=_UNSERVED
        | {
            "only-warm": {
                "en": "All calls that are still on record started warm. Change something in the function and call.",
                "ko": "기록에 남은 호출이 모두 웜 스타트예요. 함수를 조금 바꾸고 호출해 보세요.",
            },
        },
        play=(deploy_bench(BENCH), invoke(FUNCTION, ORDER)),
    ),
    Check(
        id="cold-after-change",
        title={
            "en": "Change the memory and call: find `Init Duration` in the report",
            "ko": "메모리를 바꾸고 호출해서 REPORT 줄의 `Init Duration` 찾기",
        },
        look=looks.cold_after_change,
        reasons=_UNSERVED
        | {
            "not-called": {
                "en": "You changed the function but have not called it since.",
                "ko": "함수를 바꾼 뒤로 아직 호출하지 않았어요.",
            },
            "no-change": {
                "en": "Every call so far ran with {memory} MB. Change the memory, then call.",
                "ko": "지금까지 한 호출의 메모리는 모두 {memory} MB예요. 메모리를 바꾸고 호출해 보세요.",
            },
        },
        play=(configure(FUNCTION, MemorySize=1024), invoke(FUNCTION, ORDER)),
    ),
    Check(
        id="warm-call",
        title={
            "en": "Call again: warm, and `orders_here` says 2",
            "ko": "다시 호출하기: 웜 스타트, `orders_here` 값은 2",
        },
        look=looks.warm_call,
        reasons=_UNSERVED
        | {
            "cold": {
                "en": "The last call still started cold (init took {init_ms} ms). "
                "Call once more without changing anything.",
                "ko": "마지막 호출은 아직 콜드 스타트였어요(초기화 {init_ms} ms). "
                "아무것도 바꾸지 말고 한 번 더 호출해 보세요.",
            },
            "no-counter": {
                "en": "A call started warm, but its answer has no `orders_here` of 2 or more. "
                "Deploy the code with the counter.",
                "ko": "웜 스타트는 있었지만 답에 2 이상의 `orders_here` 값이 없어요. "
                "카운터가 있는 코드를 배포해 보세요.",
            },
        },
        play=(invoke(FUNCTION, ORDER),),
    ),
    Check(
        id="three-at-once",
        title={
            "en": "Send three calls at once: three environments answer",
            "ko": "세 번 동시에 호출하기: 환경 세 개가 답해요",
        },
        look=looks.three_at_once,
        reasons=_UNSERVED
        | {
            "one-by-one": {
                "en": "So far every call ended before the next one began.",
                "ko": "지금까지는 호출이 하나 끝난 다음에야 다음 호출이 시작됐어요.",
            },
            "fewer": {
                "en": "At most {calls} calls ran at the same moment.",
                "ko": "동시에 실행된 호출은 많아야 {calls}개였어요.",
            },
            "some-failed": {
                "en": "Calls ran at the same moment, but {failed} of them failed: `{error}`.",
                "ko": "동시에 실행됐지만 그중 {failed}개가 실패했어요: `{error}`.",
            },
        },
        play=(at_once(FUNCTION, 3, ORDER),),
    ),
    Check(
        id="cold-again",
        title={
            "en": "Turn the clock 20 minutes ahead and call: cold again",
            "ko": "시계를 20분 앞으로 돌리고 호출하기: 다시 콜드 스타트",
        },
        look=looks.cold_again,
        reasons=_UNSERVED
        | {
            "not-called": {
                "en": "The idle environments are gone already. Nobody has called since.",
                "ko": "쉬던 환경은 이미 사라졌어요. 그 뒤로 호출이 없었어요.",
            },
            "warm": {
                "en": "The last call came after {minutes} minutes of rest and was still warm.",
                "ko": "마지막 호출은 {minutes}분을 쉬고 왔는데 아직 웜 스타트였어요.",
            },
            "other-cause": {
                "en": "The last call was cold for another reason: no environment had been taken away while idle.",
                "ko": "마지막 호출은 다른 까닭으로 콜드 스타트였어요. 쉬다가 사라진 환경 때문이 아니에요.",
            },
        },
        play=(wait(minutes=20), invoke(FUNCTION, ORDER)),
    ),
)

_WHICH_IS_LONGER = Prediction(
    id="which-is-longer",
    question={
        "en": "You call a function that nobody has called before, and again one second later. Which call takes longer?",
        "ko": "아무도 부른 적 없는 함수를 호출하고, 1초 뒤에 한 번 더 호출해요. 어느 쪽이 더 오래 걸릴까요?",
    },
    options=(
        Option(
            "cold",
            {"en": "The first", "ko": "첫 번째"},
            {"en": "Only the first call had to prepare.", "ko": "준비는 첫 번째 호출만 했어요."},
        ),
        Option(
            "warm",
            {"en": "The second", "ko": "두 번째"},
            {
                "en": "Nothing is left over that could slow the second one down; it found everything ready.",
                "ko": "두 번째 호출을 늦출 것은 남아 있지 않아요. 오히려 모두 준비되어 있었어요.",
            },
        ),
        Option(
            "same",
            {"en": "Both the same: it is the same code", "ko": "똑같아요. 코드가 같으니까요"},
            {
                "en": "The handler is the same. What happens before it is not.",
                "ko": "핸들러는 같아요. 하지만 핸들러가 불리기 전에 하는 일이 달라요.",
            },
        ),
    ),
    truth=looks.which_is_longer,
    reveal={
        "en": "Measured: the cold call took {cold_ms} ms, {init_ms} ms of it for init. The warm one took {warm_ms} ms.",
        "ko": "재어 보니 콜드 스타트 호출은 {cold_ms} ms(그중 초기화 {init_ms} ms), "
        "웜 스타트 호출은 {warm_ms} ms 걸렸어요.",
    },
)

_COUNTER_AFTER_A_BREAK = Prediction(
    id="counter-after-a-break",
    question={
        "en": "Nobody calls for 20 minutes. What will `orders_here` say in the next answer?",
        "ko": "20분 동안 호출이 없어요. 다음 답에서 `orders_here` 값은 얼마일까요?",
    },
    options=(
        Option(
            "on",
            {"en": "It counts on from where it stood", "ko": "있던 값에서 이어서 세어 가요"},
            {
                "en": "The value lived in the memory of an environment, and that environment is gone.",
                "ko": "그 값은 환경의 메모리에 있었는데, 그 환경이 사라졌어요.",
            },
        ),
        Option(
            "one",
            {"en": "1", "ko": "1"},
            {
                "en": "A new environment ran `orders_here = 0` again, then counted this call.",
                "ko": "새 환경이 `orders_here = 0` 줄을 다시 실행하고 이번 호출을 셌어요.",
            },
        ),
        Option(
            "zero",
            {"en": "0", "ko": "0"},
            {
                "en": "It was 0 for a moment. Then the handler counted this call.",
                "ko": "잠깐 0이었어요. 그다음 핸들러가 이번 호출을 셌어요.",
            },
        ),
    ),
    truth=looks.counter_after_a_break,
    reveal={
        "en": "Before the break the counter had reached {before}. After {minutes} idle minutes it said {after}.",
        "ko": "쉬기 전 카운터의 최댓값: {before}. {minutes}분을 쉰 뒤 첫 답의 값: {after}.",
    },
)

LESSON = Lesson(
    slug="cold-and-warm-start",
    number="5.3",
    title={"en": "Cold start and warm start", "ko": "콜드 스타트와 웜 스타트"},
    summary={
        "en": "Why the first call of the morning is slow, and what to do about it.",
        "ko": "아침 첫 호출은 왜 느린지, 그리고 무엇을 할 수 있는지 알아봐요.",
    },
    minutes=10,
    template="functions/lessons/cold-and-warm-start",
    checks=_CHECKS,
    predictions=(_WHICH_IS_LONGER, _COUNTER_AFTER_A_BREAK),
    missions=(MISSION,),
    quiz=QUIZ,
    bench=BENCH,
)
