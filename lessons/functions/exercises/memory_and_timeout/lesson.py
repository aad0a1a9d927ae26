"""5.6: one dial for memory and CPU, what a call costs, and how long it may run."""

from lessons.courseware.course import Check, Lesson, Option, Prediction, Text
from lessons.functions.exercises.memory_and_timeout import looks
from lessons.functions.exercises.memory_and_timeout.quiz import QUIZ
from lessons.functions.exercises.memory_and_timeout.receipt_fn import BENCH, EVENING, FUNCTION, STATEMENT
from lessons.functions.missions.cheapest_under_200_ms.mission import MISSION as CHEAPEST
from lessons.functions.missions.out_of_memory.mission import MISSION as OUT_OF_MEMORY
from lessons.functions.missions.timed_out.mission import MISSION as TIMED_OUT
from lessons.functions.playing import configure, deploy_bench, invoke
from serverless_lab.engine.numbers import LAMBDA_MB_PER_VCPU

_UNSERVED: dict[str, Text] = {
    "no-function": {
        "en": "There is no function called `receipt-fn` in your account. Deploy the code in the editor.",
        "ko": "계정에 `receipt-fn` 함수가 없어요. 편집기의 코드를 배포해 보세요.",
    },
    "no-run": {
        "en": "`receipt-fn` has not finished a call yet.",
        "ko": "`receipt-fn` 함수가 아직 호출을 하나도 마치지 않았어요.",
    },
    "failed": {
        "en": "The last call failed: `{error}`. Its log says where.",
        "ko": "마지막 호출이 실패했어요: `{error}`. 어디서 실패했는지는 로그에 있어요.",
    },
}

_CHECKS = (
    Check(
        id="measured-small",
        title={
            "en": "Measure a warm call with {{ LAMBDA_MEMORY_MB.0 }} MB",
            "ko": "메모리 {{ LAMBDA_MEMORY_MB.0 }} MB에서 웜 스타트 호출 재어 보기",
        },
        look=looks.measured_small,
        reasons=_UNSERVED
        | {
            "only-cold": {
                "en": "The call with {{ LAMBDA_MEMORY_MB.0 }} MB was cold. Call once more: only then the handler "
                "is measured by itself.",
                "ko": "{{ LAMBDA_MEMORY_MB.0 }} MB에서는 아직 콜드 스타트뿐이에요. 한 번 더 호출하면 핸들러만 "
                "따로 잴 수 있어요.",
            },
            "other-size": {
                "en": "The last call ran with {memory} MB. Set the memory to {{ LAMBDA_MEMORY_MB.0 }} MB.",
                "ko": "마지막 호출의 메모리는 {memory} MB였어요. {{ LAMBDA_MEMORY_MB.0 }} MB로 설정해 보세요.",
            },
        },
        play=(deploy_bench(BENCH), invoke(FUNCTION, EVENING), invoke(FUNCTION, EVENING)),
    ),
    Check(
        id="faster-with-more",
        title={
            "en": "Give it more memory and see `Duration` fall",
            "ko": "메모리를 늘리고 `Duration`이 줄어드는지 보기",
        },
        look=looks.faster_with_more,
        reasons={
            "no-small": {
                "en": "There is no warm call with {{ LAMBDA_MEMORY_MB.0 }} MB to compare with.",
                "ko": "견주어 볼 {{ LAMBDA_MEMORY_MB.0 }} MB의 웜 스타트 호출이 없어요.",
            },
            "no-large": {
                "en": "With {{ LAMBDA_MEMORY_MB.0 }} MB it took {small_ms} ms. There is no warm call with at least "
                "512 MB yet.",
                "ko": "{{ LAMBDA_MEMORY_MB.0 }} MB에서 {small_ms} ms 걸렸어요. 512 MB 이상인 웜 스타트 호출이 "
                "아직 없어요.",
            },
            "other-event": {
                "en": "The call with more memory had another event. Compare with the same one.",
                "ko": "메모리를 늘린 호출은 이벤트가 달랐어요. 같은 이벤트로 견주어 보세요.",
            },
            "not-faster": {
                "en": "{small_ms} ms before, {large_ms} ms now: hardly a difference. A call that mostly waits does "
                "not get faster. Use the event `evening`.",
                "ko": "전에는 {small_ms} ms, 지금은 {large_ms} ms로 거의 같아요. 기다리는 시간이 대부분인 "
                "호출은 빨라지지 "
                "않아요. `evening` 이벤트를 써 보세요.",
            },
        },
        play=(configure(FUNCTION, MemorySize=LAMBDA_MB_PER_VCPU), invoke(FUNCTION, EVENING), invoke(FUNCTION, EVENING)),
    ),
    Check(
        id="timed-out",
        title={
            "en": "Let a call run into its timeout",
            "ko": "호출이 제한 시간을 넘기게 해 보기",
        },
        look=looks.timed_out,
        reasons=_UNSERVED
        | {
            "in-time": {
                "en": "Every call so far ended in time. The event `statement` waits longer.",
                "ko": "지금까지는 모두 시간 안에 끝났어요. `statement` 이벤트는 더 오래 기다려요.",
            },
        },
        play=(invoke(FUNCTION, STATEMENT),),
    ),
    Check(
        id="longer-timeout",
        title={
            "en": "Raise the timeout until the same event is answered",
            "ko": "제한 시간을 늘려서 같은 이벤트에 답 받기",
        },
        look=looks.longer_timeout,
        reasons={
            "never-late": {
                "en": "No call has run into its timeout yet.",
                "ko": "아직 제한 시간을 넘긴 호출이 없어요.",
            },
            "not-raised": {
                "en": "The timeout is {seconds} seconds, and that was not enough.",
                "ko": "제한 시간이 {seconds}초인데, 그것으로는 모자랐어요.",
            },
            "still-late": {
                "en": "You raised the timeout, but {seconds} seconds are still too few.",
                "ko": "제한 시간을 늘렸지만 {seconds}초로도 아직 모자라요.",
            },
            "not-called": {
                "en": "The timeout is {seconds} seconds now. Call with the same event again.",
                "ko": "이제 제한 시간이 {seconds}초예요. 같은 이벤트로 다시 호출해 보세요.",
            },
        },
        play=(configure(FUNCTION, Timeout=10), invoke(FUNCTION, STATEMENT)),
    ),
)

_WHAT_MORE_MEMORY_COSTS = Prediction(
    id="what-more-memory-costs",
    question={
        "en": "`receipt-fn` adds up receipts and does hardly anything else. You raise its memory from "
        "{{ LAMBDA_MEMORY_MB.0 }} to {{ LAMBDA_MB_PER_VCPU }} MB, almost fourteen times as much. What does a call "
        "cost then?",
        "ko": "`receipt-fn` 함수는 거의 영수증을 더하는 일만 해요. 메모리를 {{ LAMBDA_MEMORY_MB.0 }} MB에서 "
        "{{ LAMBDA_MB_PER_VCPU }} MB까지 열네 배 가까이 늘려요. 호출 한 번의 요금은 어떻게 될까요?",
    },
    options=(
        Option(
            "times",
            {"en": "About fourteen times as much", "ko": "열네 배쯤 비싸져요"},
            {
                "en": "The price of each second rose by that much. The number of seconds fell at the same time.",
                "ko": "1초의 값은 그만큼 올랐어요. 하지만 걸린 시간이 함께 줄었어요.",
            },
        ),
        Option(
            "a-little",
            {"en": "The same or a little more", "ko": "비슷하거나 조금 비싸져요"},
            {
                "en": "More memory is more CPU: the calculation costs the same, and only the short wait costs more.",
                "ko": "메모리가 늘면 CPU도 늘어요. 계산하는 값은 그대로이고, 짧은 기다림만 비싸져요.",
            },
        ),
        Option(
            "less",
            {"en": "Clearly less", "ko": "눈에 띄게 싸져요"},
            {
                "en": "It is much faster, but each millisecond costs more by as much. At best the two cancel out.",
                "ko": "훨씬 빨라지지만 1밀리초의 값도 그만큼 올라요. 잘해야 서로 비겨요.",
            },
        ),
    ),
    truth=looks.what_more_memory_costs,
    reveal={
        "en": "Measured: {small_ms} ms before, {large_ms} ms after. Memory × {memory}, cost × {cost}.",
        "ko": "재어 보니 전에는 {small_ms} ms, 뒤에는 {large_ms} ms였어요. 메모리 {memory}배, 요금 {cost}배.",
    },
)

_WHAT_COMES_BACK = Prediction(
    id="what-comes-back",
    question={
        "en": "The event `statement` waits 4 seconds for the bank, and the timeout is {{ LAMBDA_TIMEOUT_DEFAULT_S }} "
        "seconds. What does the caller get?",
        "ko": "`statement` 이벤트는 은행의 답을 4초 기다리는데, 제한 시간은 {{ LAMBDA_TIMEOUT_DEFAULT_S }}초예요. "
        "호출한 쪽은 무엇을 받을까요?",
    },
    options=(
        Option(
            "late",
            {"en": "The answer, after 4 seconds", "ko": "4초 뒤에 답"},
            {
                "en": "The handler never reached its last line: Lambda ended it before.",
                "ko": "핸들러는 마지막 줄까지 가지 못했어요. 그 전에 Lambda가 끝냈거든요.",
            },
        ),
        Option(
            "part",
            {"en": "The total so far, without the bank", "ko": "은행을 뺀 그때까지의 합계"},
            {
                "en": "What the handler had calculated lay in its memory, and the memory is gone.",
                "ko": "계산해 둔 값은 메모리에 있었는데, 그 메모리가 사라졌어요.",
            },
        ),
        Option(
            "error",
            {"en": "An error", "ko": "오류"},
            {
                "en": "Nothing of the work is left, and it is billed up to the end.",
                "ko": "한 일은 하나도 남지 않고, 끝날 때까지의 요금은 나가요.",
            },
        ),
    ),
    truth=looks.what_comes_back,
    reveal={
        "en": "After {seconds} seconds the caller got the error `{error}`.",
        "ko": "{seconds}초 뒤에 호출한 쪽이 받은 오류: `{error}`.",
    },
)

LESSON = Lesson(
    slug="memory-and-timeout",
    number="5.6",
    title={"en": "Memory and timeout", "ko": "메모리와 제한 시간"},
    summary={
        "en": "One dial decides how fast a call is and what it costs, another how long it may run.",
        "ko": "한 설정은 호출의 속도와 요금을, 다른 설정은 실행할 수 있는 시간을 정해요.",
    },
    minutes=12,
    template="functions/lessons/memory-and-timeout",
    checks=_CHECKS,
    predictions=(_WHAT_MORE_MEMORY_COSTS, _WHAT_COMES_BACK),
    missions=(CHEAPEST, TIMED_OUT, OUT_OF_MEMORY),
    quiz=QUIZ,
    bench=BENCH,
)
