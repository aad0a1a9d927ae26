"""Naming the cause of "Out of memory": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Why is the function killed? Call several times with each event and compare `Max Memory Used` in the "
        "REPORT lines before you answer.",
        "ko": "함수가 왜 강제 종료될까요? 이벤트마다 여러 번 호출해서 REPORT 줄의 `Max Memory Used` 값을 견주어 본 "
        "다음 답하세요.",
    },
    options=(
        Option(
            "small-memory",
            {
                "en": "It was given less memory than its work needs",
                "ko": "하는 일에 드는 것보다 메모리를 적게 받았어요",
            },
            {
                "en": "Then the smallest order is killed as well, at its very first call, and the log stops before "
                "“the zone is found”. Look how far `one-bag` gets.",
                "ko": "그렇다면 가장 작은 주문도 첫 호출부터 강제 종료되고, 로그가 “구역을 찾았어요” 앞에서 끊겨요. "
                "`one-bag` 이벤트가 어디까지 가는지 보세요.",
            },
        ),
        Option(
            "all-at-once",
            {
                "en": "It holds everything it makes for one call in memory at once",
                "ko": "한 호출에서 만드는 것을 한꺼번에 메모리에 담아요",
            },
            {
                "en": "Then `one-bag` is answered however often you call, and `party` is killed each time, after “the "
                "zone is found”. Look which of the two fails.",
                "ko": "그렇다면 `one-bag` 이벤트는 몇 번을 불러도 답하고, `party` 이벤트는 매번 “구역을 찾았어요” "
                "뒤에서 강제 종료돼요. 둘 가운데 어느 것이 실패하는지 보세요.",
            },
        ),
        Option(
            "keeps-maps",
            {
                "en": "It keeps something of every call for the next ones",
                "ko": "호출할 때마다 무언가를 남겨 두어요",
            },
            {
                "en": "Then `Max Memory Used` grows from call to call until one is killed, and the next, in a new "
                "environment, begins low again. Call `one-bag` several times and write the numbers down.",
                "ko": "그렇다면 `Max Memory Used` 값이 호출마다 커지다가 한 번 강제 종료되고, 새 환경에서 다시 낮게 "
                "시작해요. `one-bag` 이벤트로 여러 번 호출해서 값을 적어 보세요.",
            },
        ),
        Option(
            "disk",
            {"en": "The disk under `/tmp` is full", "ko": "`/tmp` 디스크가 가득 찼어요"},
            {
                "en": "The code writes no file at all. And `Max Memory Used` is as much as `Memory Size`: it was "
                "memory that ran out.",
                "ko": "이 코드는 파일을 쓰지 않아요. 그리고 `Max Memory Used` 값이 `Memory Size`만큼이에요. 모자란 "
                "것은 메모리예요.",
            },
        ),
        Option(
            "timeout",
            {"en": "The time is up", "ko": "제한 시간이 다 됐어요"},
            {
                "en": "Then the log would say `Task timed out`. Here `Duration` is far below the timeout, and the "
                "error is `Runtime.ExitError`.",
                "ko": "그렇다면 로그에 `Task timed out`이 있었을 거예요. 여기서는 `Duration`이 제한 시간에 한참 못 "
                "미치고, 오류는 `Runtime.ExitError`예요.",
            },
        ),
    ),
)
