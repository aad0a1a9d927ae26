"""The break-fix mission "Wrong handler": a function that fails before its handler is ever called."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.functions.bench import HANDLER, BenchStart, SampleEvent
from lessons.functions.missions.wrong_handler.checks import CHECKS
from lessons.functions.missions.wrong_handler.delivery import SOURCE, delivered, draw, repaired
from lessons.functions.missions.wrong_handler.diagnosis import DIAGNOSIS
from lessons.functions.missions.wrong_handler.looks import way
from lessons.functions.order_fn import BENCH as ORDER_BENCH
from lessons.functions.order_fn import FUNCTION, ORDER
from lessons.functions.playing import configure, deploy, invoke, remove

_BENCH = BenchStart(
    function=FUNCTION,
    source=SOURCE,
    events=(
        SampleEvent("order", '{"item": "dumplings", "count": 2}'),
        SampleEvent("soup", '{"item": "soup", "count": 1}'),
    ),
)

_HINTS = (
    Hint(
        {
            "en": "Call with `order`. The answer has an `errorType` and an `errorMessage`, and the same line stands "
            "in the log before `START`. Which name or which line does it speak of?",
            "ko": "`order` 이벤트로 호출하세요. 답에 `errorType`과 `errorMessage`가 있고, 같은 내용이 로그의 "
            "`START` 앞에 있어요. "
            "어떤 이름이나 몇 번째 줄을 말하고 있나요?",
        }
    ),
    Hint(
        {
            "en": "Before it can call the handler, Lambda takes its name apart at the last dot, loads the file "
            "before "
            "the dot, and looks in it for the function behind the dot. One of these steps goes wrong here.",
            "ko": "Lambda는 핸들러를 부르기 전에 이름을 마지막 점에서 둘로 나누고, 점 앞의 파일을 불러오고, "
            "그 안에서 점 뒤의 함수를 찾아요. 이 가운데 하나가 잘못됐어요.",
        }
    ),
    Hint(
        {
            "en": "If the message names a handler, correct it under Configuration: `lambda_function`, a dot, "
            "and the name behind `def`. If it names a line, mend that line in the editor and deploy.",
            "ko": "메시지가 핸들러를 말하면 설정 탭에서 고치세요. `lambda_function`, 점, 그리고 `def` 뒤의 "
            "이름이에요. "
            "메시지가 줄을 말하면 편집기에서 그 줄을 고치고 배포하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Call with the event `order` and read the type and message of the error.",
            "ko": "`order` 이벤트로 호출하고 오류의 종류와 메시지를 읽어요.",
        },
        invoke(FUNCTION, ORDER),
    ),
    SolutionStep({"en": "{repair}", "ko": "{repair}"}, repaired),
    SolutionStep(
        {
            "en": "Call with `order` again: the total stands in the answer.",
            "ko": "`order` 이벤트로 다시 호출해요. 이제 답에 합계가 있어요.",
        },
        invoke(FUNCTION, ORDER),
    ),
)

_MISTAKES = (
    Mistake(
        id="settings",
        message={
            "en": "More memory or more time changes nothing here: the handler was never called, "
            "so it could not run short of either. Put the setting back and read the error.",
            "ko": "메모리나 시간을 늘려도 달라지지 않아요. 핸들러가 불린 적이 없으니 모자랄 일도 없었어요. "
            "설정을 되돌리고 오류를 읽어 보세요.",
        },
        seen=way("settings"),
        play=(configure(FUNCTION, MemorySize=1024, Timeout=30), invoke(FUNCTION, ORDER)),
    ),
    Mistake(
        id="with-ending",
        message={
            "en": "The handler is written with `.py`. It names a module, not a file, and a module's name has "
            "no ending.",
            "ko": "핸들러에 `.py`가 들어 있어요. 핸들러에는 파일이 아니라 모듈의 이름을 쓰고, 모듈 이름에는 "
            "확장자가 없어요.",
        },
        seen=way("with-ending"),
        play=(configure(FUNCTION, Handler="lambda_function.py.take_order"), invoke(FUNCTION, ORDER)),
    ),
    Mistake(
        id="rewritten",
        message={
            "en": "It answers now, but not as the delivered program did: that one adds the delivery fee. "
            "The program was sound apart from the one fault, so bring it back and mend only that.",
            "ko": "이제 답은 하지만 받은 프로그램과 다르게 셈해요. 원래 프로그램은 배달비를 더했어요. "
            "잘못은 한 군데뿐이었으니 원래 코드로 돌아가서 그곳만 고치세요.",
        },
        seen=way("rewritten"),
        play=(
            deploy(FUNCTION, ORDER_BENCH.source["en"]),
            configure(FUNCTION, Handler=HANDLER),
            invoke(FUNCTION, ORDER),
        ),
    ),
    Mistake(
        id="made-anew",
        message={
            "en": "The variables are gone: that happens when a function is deleted and made again. "
            "Its code is only one half of it; the settings are the other.",
            "ko": "환경 변수가 사라졌어요. 함수를 지우고 새로 만들면 그렇게 돼요. "
            "코드는 함수의 절반이고, 나머지 절반은 설정이에요.",
        },
        seen=way("made-anew"),
        play=(remove(FUNCTION), deploy(FUNCTION, SOURCE["en"]), invoke(FUNCTION, ORDER)),
    ),
    Mistake(
        id="another",
        message={
            "en": "A second function beside the broken one helps nobody: the till goes on calling `order-fn`. "
            "Delete the new one and mend the old.",
            "ko": "고장 난 함수 옆에 새 함수를 만들어도 소용없어요. 계산대는 계속 `order-fn`을 불러요. "
            "새것을 지우고 원래 것을 고치세요.",
        },
        seen=way("another"),
        play=(deploy("order-fn-2", ORDER_BENCH.source["en"]), invoke("order-fn-2", ORDER)),
    ),
)

MISSION = Mission(
    id="wrong-handler",
    version=2,
    title={"en": "Wrong handler", "ko": "불리지 않는 핸들러"},
    minutes=8,
    story={
        "en": "A new `order-fn` was delivered to the shop. It totals one order and adds the delivery fee of "
        "{fee:,} won, which stands in an environment variable. It came with {memory} MB and {timeout} seconds. "
        "Since then every single call fails. Find the one fault and mend just that: "
        "the till calls `order-fn`, and memory, timeout and variable are meant as they are.",
        "ko": "가게가 새 `order-fn`을 받았어요. 주문 하나의 합계에 배달비 {fee:,}원을 더하는 함수예요. "
        "배달비는 환경 변수에 있고, 메모리는 {memory} MB, 제한 시간은 {timeout}초예요. "
        "그런데 그 뒤로 모든 호출이 실패해요. 잘못된 한 군데를 찾아서 그곳만 고치세요. "
        "계산대는 `order-fn`을 부르고, 메모리, 제한 시간, 환경 변수는 일부러 그렇게 정한 거예요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=_BENCH,
    start=(delivered,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
