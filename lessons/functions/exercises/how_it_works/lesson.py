"""5.2: from an event to an answer, and what the log says about it."""

from dataclasses import replace

from lessons.courseware.course import Check, Lesson, Option, Prediction, Text
from lessons.functions.bench import SampleEvent
from lessons.functions.exercises.how_it_works import looks
from lessons.functions.exercises.how_it_works.quiz import QUIZ
from lessons.functions.looking import NO_FUNCTION, UNSERVED
from lessons.functions.missions.missing_permission.mission import MISSION as MISSING_PERMISSION
from lessons.functions.missions.wrong_handler.mission import MISSION as WRONG_HANDLER
from lessons.functions.order_fn import BENCH as ORDER_BENCH
from lessons.functions.order_fn import FUNCTION, ORDER
from lessons.functions.playing import deploy, edit, invoke

NO_COUNT = {"item": "dumplings", "count": None}

BENCH = replace(
    ORDER_BENCH, events=(*ORDER_BENCH.events, SampleEvent("no-count", '{"item": "dumplings", "count": null}'))
)

_NOTHING_BETWEEN: dict[str, Text] = {
    "nothing-between": {
        "en": "The last call wrote nothing between `START` and `END` (lines before `START`: {before}). "
        "Put the `print` inside the handler, deploy and call.",
        "ko": "마지막 호출은 `START`와 `END` 사이에 아무것도 쓰지 않았어요(`START` 앞의 줄 수: {before}). "
        "`print`를 핸들러 안에 넣고 배포한 다음 호출하세요.",
    }
}

_CHECKS = (
    Check(
        id="handler-line",
        title={
            "en": "Print a line from the handler and find it between `START` and `END`",
            "ko": "핸들러에서 한 줄 출력하고 `START`와 `END` 사이에서 찾기",
        },
        look=looks.handler_line,
        reasons=UNSERVED | _NOTHING_BETWEEN,
        play=(
            lambda player: deploy(FUNCTION, BENCH.source[player.language])(player),
            edit(FUNCTION, "    global orders_here\n", '    global orders_here\n    print("order:", event)\n'),
            invoke(FUNCTION, ORDER),
        ),
    ),
    Check(
        id="once-more",
        title={
            "en": "Call again: only the handler's line is written again",
            "ko": "다시 호출하기: 핸들러의 줄만 다시 쓰여요",
        },
        look=looks.once_more,
        reasons=UNSERVED
        | _NOTHING_BETWEEN
        | {
            "new-environment": {
                "en": "The last call came to a new environment, so the module ran as well. "
                "Call once more and change nothing.",
                "ko": "마지막 호출은 새 환경으로 가서 모듈도 실행됐어요. 아무것도 바꾸지 말고 한 번 더 호출하세요.",
            }
        },
        play=(invoke(FUNCTION, ORDER),),
    ),
    Check(
        id="request-id",
        title={"en": "Return the request id from `context`", "ko": "`context`에서 요청 ID를 꺼내 답에 넣기"},
        look=looks.request_id,
        reasons=UNSERVED
        | {
            "no-id": {
                "en": "The answer of the last call does not hold its id, {id}.",
                "ko": "마지막 호출의 답에 그 호출의 ID가 없어요: {id}.",
            },
            "of-another-call": {
                "en": "The answer of the call {id} holds the id of another call. Read it from `context` each time, "
                "inside the handler.",
                "ko": "{id} 호출의 답에 다른 호출의 ID가 들어 있어요. 핸들러 안에서 매번 `context`에서 읽으세요.",
            },
        },
        play=(
            edit(FUNCTION, '"orders_here": orders_here}', '"orders_here": orders_here, "id": context.aws_request_id}'),
            invoke(FUNCTION, ORDER),
        ),
    ),
    Check(
        id="marked-error",
        title={
            "en": "Cause an error in the handler and see the answer marked",
            "ko": "핸들러에서 일부러 오류를 내고 답에 남은 표시 보기",
        },
        look=looks.marked_error,
        reasons=NO_FUNCTION
        | {
            "no-run": UNSERVED["no-run"],
            "all-well": {
                "en": "The last call was answered without an error. Call with the event `no-count`.",
                "ko": "마지막 호출은 오류 없이 답을 받았어요. `no-count` 이벤트로 호출해 보세요.",
            },
            "not-raised": {
                "en": "The last call failed with `{error}`: the handler did not raise it. "
                "Call with the event `no-count` instead.",
                "ko": "마지막 호출은 `{error}` 때문에 실패했어요. 핸들러가 낸 오류가 아니에요. "
                "`no-count` 이벤트로 호출해 보세요.",
            },
        },
        play=(invoke(FUNCTION, NO_COUNT),),
    ),
)

_HOW_OFTEN = Prediction(
    id="how-often",
    question={
        "en": "The file prints one line outside the handler and one inside. You deploy and call twice. "
        "How often does each line stand in the log?",
        "ko": "파일은 핸들러 바깥에서 한 줄, 안에서 한 줄을 출력해요. 배포하고 두 번 호출하면 로그에 각각 몇 "
        "번 나올까요?",
    },
    options=(
        Option(
            "both-twice",
            {"en": "Both twice: each call runs the whole file", "ko": "둘 다 두 번. 호출마다 파일 전체를 실행하니까"},
            {
                "en": "The file is run once, while the environment gets ready. A call runs the handler alone.",
                "ko": "파일은 환경을 준비할 때 한 번 실행해요. 호출할 때는 핸들러만 실행하고요.",
            },
        ),
        Option(
            "handler-twice",
            {"en": "The outer line once, the inner one twice", "ko": "바깥 줄은 한 번, 안쪽 줄은 두 번"},
            {
                "en": "What stands outside belongs to the preparation, what stands inside to each call.",
                "ko": "바깥에 있는 것은 준비에 속하고, 안에 있는 것은 호출에 속해요.",
            },
        ),
        Option(
            "both-once",
            {
                "en": "Both once: the second call is answered from memory",
                "ko": "둘 다 한 번. 두 번째 답은 기억해 둔 것이니까",
            },
            {
                "en": "Lambda remembers no answers. The handler runs for every call, also for an event it has "
                "met before.",
                "ko": "Lambda는 답을 기억해 두지 않아요. 전에 온 이벤트라도 핸들러를 다시 실행해요.",
            },
        ),
    ),
    truth=looks.how_often,
    reveal={
        "en": "Lines before `START`: {module_first} in the first call, {module_second} in the second. "
        "Lines after it: {handler_first} and {handler_second}.",
        "ko": "`START` 앞의 줄은 첫 호출에 {module_first}개, 두 번째에 {module_second}개. "
        "그 뒤의 줄은 {handler_first}개, {handler_second}개.",
    },
)

LESSON = Lesson(
    slug="how-it-works",
    number="5.2",
    title={"en": "How it works", "ko": "Lambda는 어떻게 움직일까요"},
    summary={
        "en": "What happens between an event and its answer, and how to read it in the log.",
        "ko": "이벤트가 답이 되기까지 일어나는 일을 따라가고, 로그에서 읽어 봐요.",
    },
    minutes=10,
    template="functions/lessons/how-it-works",
    checks=_CHECKS,
    predictions=(_HOW_OFTEN,),
    missions=(WRONG_HANDLER, MISSING_PERMISSION),
    quiz=QUIZ,
    bench=BENCH,
)
