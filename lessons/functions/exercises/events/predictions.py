"""What "Events" asks before it explains."""

from lessons.courseware.course import Option, Prediction
from lessons.functions.exercises.events import looks

WHAT_THE_CALLER_HEARS = Prediction(
    id="what-the-caller-hears",
    question={
        "en": "The website hands an order to `ticket-fn` and does not wait. The handler raises `SoldOut`. "
        "What does the website hear?",
        "ko": "웹사이트가 주문을 `ticket-fn`에 맡기고 기다리지 않아요. 핸들러에서는 `SoldOut` 오류가 나요. "
        "웹사이트는 무엇을 받을까요?",
    },
    options=(
        Option(
            "error",
            {"en": "The error `SoldOut`", "ko": "`SoldOut` 오류"},
            {
                "en": "Only who waits gets it. When it happened, the website had its receipt already.",
                "ko": "오류는 기다리는 쪽만 받아요. 오류가 났을 때 웹사이트는 이미 접수 응답을 받은 뒤였어요.",
            },
        ),
        Option(
            "accepted",
            {"en": "Only that the event was accepted", "ko": "이벤트를 접수했다는 것만"},
            {
                "en": "Status 202, before the function even began. What comes later stands in the log.",
                "ko": "함수가 시작하기도 전에 상태 코드 202가 와요. 그 뒤의 일은 로그에 남아요.",
            },
        ),
        Option(
            "nothing",
            {"en": "Nothing at all", "ko": "아무것도 못 받아요"},
            {
                "en": "There is a receipt: Lambda answers that the event lies in its queue.",
                "ko": "접수 응답은 와요. Lambda가 이벤트를 큐에 넣었다고 답해요.",
            },
        ),
    ),
    truth=looks.what_the_caller_hears,
    reveal={
        "en": "The call was answered with 202. The run ended in `{error}`, and nobody was told.",
        "ko": "호출에는 202로 답했어요. 실행은 `{error}` 오류로 끝났지만 아무에게도 알리지 않았어요.",
    },
)

HOW_OFTEN = Prediction(
    id="how-often",
    question={
        "en": "The order for mooncakes fails whenever it is tried. How often does Lambda run the function with it, "
        "all in all?",
        "ko": "월병 주문은 시도할 때마다 실패해요. Lambda는 이 이벤트로 함수를 모두 몇 번 실행할까요?",
    },
    options=(
        Option(
            "once",
            {"en": "Once", "ko": "한 번"},
            {
                "en": "That is so with callers who wait: they decide themselves whether to try again.",
                "ko": "기다리는 호출이라면 그래요. 다시 할지는 부른 쪽이 정하니까요.",
            },
        ),
        Option(
            "three",
            {"en": "Three times", "ko": "세 번"},
            {
                "en": "The first try and two more, the default of AWS.",
                "ko": "첫 시도에 두 번을 더해요. AWS의 기본값이에요.",
            },
        ),
        Option(
            "until",
            {"en": "Until it succeeds", "ko": "성공할 때까지"},
            {
                "en": "An event that can never succeed would then run, and cost, for ever.",
                "ko": "성공할 수 없는 이벤트라면 끝없이 실행되고 요금도 끝없이 나갔을 거예요.",
            },
        ),
    ),
    truth=looks.how_often,
    reveal={
        "en": "{count} tries with the same request id, the last one {minutes} minutes after the order came. "
        "Then the event was dropped.",
        "ko": "같은 요청 ID로 {count}번 시도했고, 마지막은 주문이 온 지 {minutes}분 뒤였어요. 그 뒤에 버려졌어요.",
    },
)
