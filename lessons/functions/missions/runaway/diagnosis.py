"""What may close the circle, to be named before it is opened."""

from lessons.courseware.course import Diagnosis, Option
from lessons.functions.missions.runaway.scene import BILL, COOK

DIAGNOSIS = Diagnosis(
    question={
        "en": "Each order makes dozens of calls. What sends it round? Hand one over and read the three logs, and "
        "`aws lambda get-function-event-invoke-config` of each.",
        "ko": "주문 하나가 호출 수십 번을 만들어요. 무엇이 주문을 돌게 할까요? 하나를 맡겨 세 함수의 로그를 읽고, "
        "저마다 "
        "`aws lambda get-function-event-invoke-config` 명령으로 살펴보세요.",
    },
    options=(
        Option(
            COOK,
            {"en": "`cook-fn` hands on to `take-fn`", "ko": "`cook-fn`이 `take-fn`에 넘겨요"},
            {
                "en": "Two functions that hand to each other, and the third never gets anything.",
                "ko": "두 함수가 서로에게 넘기고, 세 번째 함수에는 아무것도 오지 않아요.",
            },
        ),
        Option(
            BILL,
            {"en": "`bill-fn` hands on to `take-fn`", "ko": "`bill-fn`이 `take-fn`에 넘겨요"},
            {
                "en": "All three run, and the last one begins anew.",
                "ko": "셋 다 실행되고, 마지막 함수가 처음부터 다시 시작하게 해요.",
            },
        ),
        Option(
            "retries",
            {"en": "A function fails and is tried again", "ko": "함수가 실패해서 다시 시도해요"},
            {
                "en": "Then there were three tries with one request id, with minutes in between. Here all succeed "
                "at once.",
                "ko": "그러면 같은 요청 ID로 세 번, 몇 분씩 사이를 두고 왔을 거예요. 여기서는 모두 바로 성공해요.",
            },
        ),
        Option(
            "code",
            {"en": "`take-fn` calls itself in its code", "ko": "`take-fn`의 코드가 자신을 불러요"},
            {
                "en": "The code calls nobody: it prints and returns. What is handed on stands in the configuration.",
                "ko": "코드는 아무도 부르지 않아요. 출력하고 답할 뿐이에요. 넘기는 일은 설정에 있어요.",
            },
        ),
    ),
)
