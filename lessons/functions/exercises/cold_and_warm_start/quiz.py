"""The quiz of 5.3."""

from lessons.courseware.quiz import (
    Act,
    Choice,
    Item,
    MultipleChoice,
    NearMiss,
    Numeric,
    Option,
    Ordering,
    Quiz,
    TrueFalse,
)

_ORDER = Ordering(
    id="what-comes-first",
    prompt={
        "en": "A call finds no environment. Put what happens into order.",
        "ko": "호출이 왔는데 실행 환경이 하나도 없어요. 일어나는 일을 순서대로 놓아 보세요.",
    },
    items=(
        Item(
            id="fetch",
            text={"en": "Fetch the code", "ko": "코드 가져오기"},
            rationale={
                "en": "Nothing can be prepared before the code is there.",
                "ko": "코드가 없으면 아무것도 준비할 수 없어요.",
            },
        ),
        Item(
            id="environment",
            text={"en": "Start the environment with its memory", "ko": "정해진 메모리로 환경 띄우기"},
            rationale={
                "en": "The micro-VM is the house in which everything else takes place.",
                "ko": "마이크로 VM은 나머지 일이 모두 일어나는 집이에요.",
            },
        ),
        Item(
            id="runtime",
            text={"en": "Start the runtime", "ko": "런타임 시작하기"},
            rationale={
                "en": "A partial cold start begins here: code and environment are there already.",
                "ko": "부분 콜드 스타트는 여기서 시작해요. 코드와 환경은 이미 있거든요.",
            },
        ),
        Item(
            id="module",
            text={"en": "Run the lines outside the handler", "ko": "핸들러 바깥의 줄 실행하기"},
            rationale={
                "en": "Once for each environment. With the runtime it makes up `Init Duration`.",
                "ko": "환경마다 한 번이에요. 런타임 시작과 합친 시간이 `Init Duration`이에요.",
            },
        ),
        Item(
            id="handler",
            text={"en": "Call the handler", "ko": "핸들러 부르기"},
            rationale={
                "en": "A warm start consists of this alone.",
                "ko": "웜 스타트는 이 단계뿐이에요.",
            },
        ),
    ),
)

_HOW_MANY = Numeric(
    id="how-many-cold",
    prompt={
        "en": "Two environments of a function are waiting. Five calls arrive at the same moment. How many start cold?",
        "ko": "함수의 환경 두 개가 기다리고 있어요. 호출 다섯 건이 같은 순간에 와요. 콜드 스타트는 몇 건일까요?",
    },
    answer=3.0,
    rationale={
        "en": "Two calls find a waiting environment. Each of the other three needs a new one.",
        "ko": "두 건은 기다리던 환경을 만나요. 나머지 세 건에는 저마다 새 환경이 필요해요.",
    },
    near=(
        NearMiss(
            value=5.0,
            rationale={
                "en": "Those that wait are used first: two of the five start warm.",
                "ko": "기다리던 환경부터 쓰니까 다섯 건 가운데 두 건은 웜 스타트예요.",
            },
        ),
        NearMiss(
            value=1.0,
            rationale={
                "en": "One new environment cannot take three calls at once: it serves one at a time.",
                "ko": "새 환경 하나가 세 건을 한꺼번에 맡지는 못해요. 한 번에 하나만 처리하거든요.",
            },
        ),
        NearMiss(
            value=0.0,
            rationale={
                "en": "Calls do not queue up behind a busy environment here; new ones are started.",
                "ko": "바쁜 환경 뒤에 줄을 서지 않아요. 새 환경이 떠요.",
            },
        ),
    ),
)

_STARTS_FRESH = MultipleChoice(
    id="starts-fresh",
    prompt={
        "en": "An environment is waiting, and the next call comes alone. After which of these does it start cold "
        "for sure in this lab?",
        "ko": "환경 하나가 기다리고 있고 다음 호출은 혼자 와요. 이 실험실에서 어떤 일 다음이면 그 호출이 반드시 "
        "콜드 스타트일까요?",
    },
    options=(
        Option(
            id="memory",
            right=True,
            text={"en": "You changed the memory size.", "ko": "메모리 크기를 바꿨어요."},
            rationale={
                "en": "An environment of the old configuration is not used again.",
                "ko": "예전 설정의 환경은 다시 쓰지 않아요.",
            },
        ),
        Option(
            id="timeout",
            right=True,
            text={"en": "The call before it ran into its timeout.", "ko": "바로 앞의 호출이 제한 시간을 넘겼어요."},
            rationale={
                "en": "That call lost its environment. On AWS the environment may stay: a partial cold start.",
                "ko": "그 호출이 환경을 잃었어요. AWS에서는 환경이 남아 부분 콜드 스타트가 될 수 있어요.",
            },
        ),
        Option(
            id="four-minutes",
            text={"en": "Nobody called for four minutes.", "ko": "4분 동안 호출이 없었어요."},
            rationale={
                "en": "Here an environment rests for at least {{ LAMBDA_RECLAIM_MINUTES.0 }} minutes before it goes.",
                "ko": "여기서는 적어도 {{ LAMBDA_RECLAIM_MINUTES.0 }}분을 쉬어야 환경이 사라져요.",
            },
        ),
        Option(
            id="error",
            text={
                "en": "The handler raised an error in the call before it.",
                "ko": "바로 앞의 호출에서 핸들러가 오류를 냈어요.",
            },
            rationale={
                "en": "An error is an answer too: the runtime lives on, and so does the environment.",
                "ko": "오류도 하나의 답이에요. 런타임이 살아 있으니 환경도 그대로예요.",
            },
        ),
    ),
)

_ALWAYS_TEN = Choice(
    id="ten-at-noon",
    prompt={
        "en": "Every day at noon ten customers order at the same moment, and no one may wait for a cold start. "
        "What holds that promise on AWS?",
        "ko": "날마다 정오에 손님 열 명이 같은 순간에 주문해요. 아무도 콜드 스타트를 기다리면 안 돼요. "
        "AWS에서 무엇이 이 약속을 지켜 줄까요?",
    },
    options=(
        Option(
            id="ping",
            text={"en": "One ping every five minutes", "ko": "5분마다 핑 한 번"},
            rationale={
                "en": "It keeps one environment. Nine of the ten customers would start cold.",
                "ko": "환경 하나만 남아요. 열 명 가운데 아홉 명은 콜드 스타트예요.",
            },
        ),
        Option(
            id="provisioned",
            right=True,
            text={"en": "Provisioned concurrency of ten", "ko": "프로비저닝된 동시성 10"},
            rationale={
                "en": "Ten environments are prepared before anybody calls. You pay for them all the time.",
                "ko": "부르기 전부터 환경 열 개가 준비되어 있어요. 그동안 요금도 계속 나가요.",
            },
        ),
        Option(
            id="snapstart",
            text={"en": "SnapStart", "ko": "SnapStart"},
            rationale={
                "en": "It makes each start shorter. The environments still start when the customers are there.",
                "ko": "시작을 짧게 해 줄 뿐이에요. 환경은 여전히 손님이 온 다음에 시작해요.",
            },
        ),
        Option(
            id="memory",
            text={"en": "As much memory as possible", "ko": "메모리를 가장 크게"},
            rationale={
                "en": "More CPU shortens the init phase, but all ten begin without an environment.",
                "ko": "CPU가 늘어 초기화가 짧아지지만, 열 건 모두 환경 없이 시작하는 것은 같아요.",
            },
        ),
    ),
)

_INIT_IS_BILLED = TrueFalse(
    id="init-is-billed",
    prompt={
        "en": "Since August 2025 the time in `Init Duration` is part of what you pay for.",
        "ko": "2025년 8월부터 `Init Duration`에 적힌 시간에도 요금을 내요.",
    },
    truth=True,
    when_true={
        "en": "In a cold call `Billed Duration` covers init and handler together, rounded up to a whole millisecond.",
        "ko": "콜드 스타트의 `Billed Duration`은 초기화와 핸들러 시간을 더해 밀리초 단위로 올린 값이에요.",
    },
    when_false={
        "en": "That was so for ZIP functions with a ready-made runtime until July 2025. Now init is billed.",
        "ko": "제공되는 런타임을 쓰는 ZIP 함수는 2025년 7월까지 그랬어요. 지금은 초기화에도 요금이 붙어요.",
    },
)

_MAKE_IT_COLD = Act(
    id="make-it-cold",
    prompt={
        "en": "Make `order-fn` start cold without changing anything in it.",
        "ko": "`order-fn`을 아무것도 바꾸지 않고 콜드 스타트하게 만들어 보세요.",
    },
    check="functions/cold-and-warm-start/cold-again",
    rationale={
        "en": "Time alone is enough: turn the clock ahead until the idle environments are gone, then call.",
        "ko": "시간만 지나면 돼요. 쉬던 환경이 사라질 때까지 시계를 돌리고 호출해 보세요.",
    },
)

QUIZ = Quiz(
    version=1,
    questions=(_ORDER, _HOW_MANY, _STARTS_FRESH, _ALWAYS_TEN, _INIT_IS_BILLED, _MAKE_IT_COLD),
)
