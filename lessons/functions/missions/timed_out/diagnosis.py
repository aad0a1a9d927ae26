"""Naming the cause of "Timed out": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Why do calls run out of time? Call with all four events and read the logs before you answer.",
        "ko": "호출이 왜 제한 시간을 넘길까요? 네 가지 이벤트로 모두 호출해 보고 로그를 읽은 다음 답하세요.",
    },
    options=(
        Option(
            "short-timeout",
            {
                "en": "The timeout is shorter than the wait for the supplier",
                "ko": "제한 시간이 거래처를 기다리는 시간보다 짧아요",
            },
            {
                "en": "With so short a timeout every order of dumplings runs out of time, and its log stops before "
                "“supplier has answered”. Compare `supplier` with the event that fails.",
                "ko": "제한 시간이 그보다 짧으면 만두 주문은 모두 시간을 넘기고, 로그가 “거래처가 답했어요” 전에 "
                "끊겨요. `supplier` 이벤트와 실패하는 이벤트를 견주어 보세요.",
            },
        ),
        Option(
            "small-memory",
            {
                "en": "Too little memory, so too little CPU for the calculation",
                "ko": "메모리가 작아서 계산할 CPU가 모자라요",
            },
            {
                "en": "With too little CPU small orders are answered, slower the larger they are, and the log of a "
                "large one stops after “boxes are packed”. Look where it stops, and at `Memory Size`.",
                "ko": "CPU가 모자라면 작은 주문은 답하지만 클수록 느려지고, 큰 주문의 로그는 “상자에 담았어요” 뒤에서 "
                "끊겨요. 어디에서 끊기는지와 `Memory Size` 값을 보세요.",
            },
        ),
        Option(
            "endless-loop",
            {
                "en": "A loop in the code that never ends for some orders",
                "ko": "어떤 주문에서는 코드의 반복문이 끝나지 않아요",
            },
            {
                "en": "A loop without an end makes some orders fail whatever their size. Their log stops after "
                "“supplier has answered” and before “boxes are packed”: compare it.",
                "ko": "끝나지 않는 반복문이 있으면 크기와 상관없이 어떤 주문은 늘 실패해요. 그 로그는 “거래처가 "
                "답했어요”와 “상자에 담았어요” 사이에서 끊겨요. 로그와 견주어 보세요.",
            },
        ),
        Option(
            "cold-starts",
            {"en": "Cold starts have become longer", "ko": "콜드 스타트가 길어졌어요"},
            {
                "en": "The timeout counts from the handler's first line; `Init Duration` stands apart. "
                "And the same event fails each time while others succeed.",
                "ko": "제한 시간은 핸들러가 시작할 때부터 세고, `Init Duration`은 따로 적혀요. "
                "게다가 같은 이벤트는 늘 실패하고 다른 이벤트는 성공해요.",
            },
        ),
        Option(
            "too-many-calls",
            {"en": "Too many calls at once", "ko": "동시에 오는 호출이 너무 많아요"},
            {
                "en": "Each call has an environment to itself, and a single call fails as well. "
                "Try it: nobody else calls here.",
                "ko": "호출마다 환경이 따로 있고, 혼자 온 호출도 실패해요. 직접 해 보세요. 여기서는 다른 호출이 "
                "없어요.",
            },
        ),
    ),
)
