"""The quiz of 5.6."""

from lessons.courseware.quiz import Act, Choice, Matching, NearMiss, Numeric, Option, Pair, Quiz, TrueFalse
from serverless_lab.engine import numbers

_MEMORY_MB, _MILLISECONDS, _CALLS = 512, 200, 1_000_000
_GB_SECONDS = _MEMORY_MB / 1024 * _MILLISECONDS / 1000 * _CALLS

_HOW_MANY_GB_SECONDS = Numeric(
    id="how-many-gb-seconds",
    prompt={
        "en": f"A function has {_MEMORY_MB} MB of memory. It is called a million times in a month and billed for "
        f"{_MILLISECONDS} ms each time. How many GB-seconds does that make?",
        "ko": f"메모리가 {_MEMORY_MB} MB인 함수를 한 달에 백만 번 호출했고, 한 번에 {_MILLISECONDS} ms씩 요금이 "
        "나왔어요. 모두 몇 GB-초일까요?",
    },
    answer=_GB_SECONDS,
    unit="GB-s",
    rationale={
        "en": f"{_MEMORY_MB} MB are half a gigabyte, {_MILLISECONDS} ms a fifth of a second: a tenth of a GB-second "
        "for each call.",
        "ko": f"{_MEMORY_MB} MB는 0.5 GB, {_MILLISECONDS} ms는 0.2초예요. 호출 한 번에 0.1 GB-초가 돼요.",
    },
    near=(
        NearMiss(
            value=_MILLISECONDS / 1000 * _CALLS,
            rationale={
                "en": "Those are the seconds. Each of them has only half a gigabyte.",
                "ko": "그것은 초의 수예요. 1초마다 메모리는 0.5 GB뿐이에요.",
            },
        ),
        NearMiss(
            value=_MEMORY_MB / 1024 * _MILLISECONDS * _CALLS,
            rationale={
                "en": "That is with milliseconds. Divide by a thousand.",
                "ko": "밀리초로 계산한 값이에요. 1,000으로 나눠 보세요.",
            },
        ),
        NearMiss(
            value=_MEMORY_MB * _MILLISECONDS / 1000 * _CALLS,
            rationale={
                "en": "That is with megabytes. Divide by 1,024.",
                "ko": "MB로 계산한 값이에요. 1,024로 나눠 보세요.",
            },
        ),
    ),
)

_WHICH_DIAL = Matching(
    id="which-dial",
    prompt={
        "en": "Four functions are in trouble. What helps which?",
        "ko": "함수 네 개에 문제가 있어요. 무엇이 도움이 될까요?",
    },
    pairs=(
        Pair(
            id="calculates",
            left={
                "en": "It calculates for 6 seconds and uses 60 of 128 MB.",
                "ko": "6초 동안 계산만 하고, 메모리는 128 MB 가운데 60 MB를 써요.",
            },
            right={"en": "More memory", "ko": "메모리 늘리기"},
            rationale={
                "en": "It does not need the memory, but the CPU that comes with it.",
                "ko": "메모리가 아니라, 메모리와 함께 늘어나는 CPU가 필요해요.",
            },
        ),
        Pair(
            id="waits",
            left={
                "en": "A supplier answers after 4 seconds, and each call ends after 3.",
                "ko": "거래처의 답이 4초 뒤에 오는데, 호출은 3초 만에 끝나 버려요.",
            },
            right={"en": "A longer timeout", "ko": "제한 시간 늘리기"},
            rationale={
                "en": "Waiting gets no faster with CPU. It has to be allowed.",
                "ko": "기다림은 CPU로 빨라지지 않아요. 기다릴 시간을 주어야 해요.",
            },
        ),
        Pair(
            id="never-ends",
            left={
                "en": "Odd orders time out, whether it may run 3 seconds or 900.",
                "ko": "홀수 개 주문은 제한 시간이 3초든 900초든 늘 넘겨요.",
            },
            right={"en": "Another look at the code", "ko": "코드 다시 보기"},
            rationale={
                "en": "Work that never ends needs no more time. It needs an end.",
                "ko": "끝나지 않는 일에는 시간이 아니라 끝이 필요해요.",
            },
        ),
        Pair(
            id="always-busy",
            left={
                "en": "It is called many times a second, day and night, and each call takes a second.",
                "ko": "밤낮으로 1초에 여러 번 호출되고, 한 번에 1초씩 걸려요.",
            },
            right={"en": "Comparing with a server", "ko": "서버와 비교해 보기"},
            rationale={
                "en": "What never rests gains nothing from being paid by the call.",
                "ko": "쉬는 때가 없으면 쓴 만큼 내는 방식의 이득이 없어요.",
            },
        ),
    ),
    extra=({"en": "Fewer test events", "ko": "테스트 이벤트 줄이기"},),
)

_MOSTLY_WAITS = Choice(
    id="mostly-waits",
    prompt={
        "en": "A call takes 5 ms of calculation and waits 300 ms for another service. It has 1,024 MB and uses 70. "
        "What brings the cost down the most without anybody noticing?",
        "ko": "호출 한 번에 5 ms 계산하고, 다른 서비스의 답을 300 ms 기다려요. 메모리는 1,024 MB인데 70 MB만 써요. "
        "아무도 눈치채지 못하게 요금을 가장 많이 줄이는 방법은 무엇일까요?",
    },
    options=(
        Option(
            id="less",
            right=True,
            text={"en": "Much less memory, such as 256 MB", "ko": "메모리를 256 MB처럼 많이 줄이기"},
            rationale={
                "en": "A quarter of the memory makes the wait cost a quarter; the calculation grows to 20 ms only.",
                "ko": "메모리가 4분의 1이면 기다리는 값도 4분의 1이에요. 계산은 20 ms로 늘 뿐이고요.",
            },
        ),
        Option(
            id="more",
            text={"en": "More memory, so that it ends sooner", "ko": "메모리를 더 늘려서 빨리 끝내기"},
            rationale={
                "en": "Only the 5 ms would shrink, and the 300 ms would cost more.",
                "ko": "줄어드는 것은 5 ms뿐이고, 300 ms의 값은 더 비싸져요.",
            },
        ),
        Option(
            id="timeout",
            text={"en": "A shorter timeout", "ko": "제한 시간 줄이기"},
            rationale={
                "en": "The timeout costs nothing. What counts is how long a call really runs.",
                "ko": "제한 시간 자체는 요금과 상관없어요. 실제로 실행된 시간만큼 내요.",
            },
        ),
    ),
)

_BEYOND_ONE_VCPU = TrueFalse(
    id="beyond-one-vcpu",
    prompt={
        "en": "A loop in one thread runs twice as fast with 3,538 MB as with {{ LAMBDA_MB_PER_VCPU }} MB.",
        "ko": "스레드 하나로 도는 반복문은 {{ LAMBDA_MB_PER_VCPU }} MB일 때보다 3,538 MB일 때 두 배 빨라요.",
    },
    truth=False,
    when_true={
        "en": "Beyond one vCPU a second one is added. A loop in one thread can use only one of them, and costs double.",
        "ko": "vCPU 하나를 넘으면 두 번째 vCPU가 더해져요. 스레드 하나인 반복문은 하나만 쓰니까 값만 두 배예요.",
    },
    when_false={
        "en": "At {{ LAMBDA_MB_PER_VCPU }} MB it has a whole vCPU; more helps only what works in parallel.",
        "ko": "{{ LAMBDA_MB_PER_VCPU }} MB에서 vCPU 하나를 다 써요. 그보다 늘리면 병렬로 일할 때만 도움이 돼요.",
    },
)

_LONGEST = Numeric(
    id="longest",
    prompt={
        "en": "What is the longest timeout a function can be given, in seconds?",
        "ko": "함수에 줄 수 있는 가장 긴 제한 시간은 몇 초일까요?",
    },
    answer=float(numbers.LAMBDA_TIMEOUT_MAX_S),
    unit="s",
    rationale={
        "en": "A quarter of an hour. What takes longer belongs on a server or has to be cut into steps.",
        "ko": "15분이에요. 더 걸리는 일은 서버에서 하거나 단계로 나누어야 해요.",
    },
    near=(
        NearMiss(
            value=numbers.LAMBDA_TIMEOUT_MAX_S / 60,
            rationale={
                "en": "Right in minutes. Here seconds are asked for.",
                "ko": "분으로는 맞아요. 초로 답해 보세요.",
            },
        ),
        NearMiss(
            value=float(numbers.LAMBDA_TIMEOUT_DEFAULT_S),
            rationale={"en": "That is what you get if you set nothing.", "ko": "따로 정하지 않았을 때의 값이에요."},
        ),
    ),
)

_MEASURE = Act(
    id="measure",
    prompt={
        "en": "Show with two warm calls of `receipt-fn` that more memory makes it faster.",
        "ko": "메모리를 늘리면 `receipt-fn`이 빨라진다는 것을 웜 스타트 호출 두 번으로 보여 주세요.",
    },
    check="functions/memory-and-timeout/faster-with-more",
    rationale={
        "en": "The same event, once with {{ LAMBDA_MEMORY_MB.0 }} MB and once with at least 512 MB, each called twice: "
        "the second call is the warm one.",
        "ko": "같은 이벤트로 {{ LAMBDA_MEMORY_MB.0 }} MB에서 한 번, 512 MB 이상에서 한 번 재요. 두 번씩 호출하면 "
        "두 번째가 웜 스타트예요.",
    },
)

QUIZ = Quiz(
    version=1,
    questions=(_HOW_MANY_GB_SECONDS, _WHICH_DIAL, _MOSTLY_WAITS, _BEYOND_ONE_VCPU, _LONGEST, _MEASURE),
)
