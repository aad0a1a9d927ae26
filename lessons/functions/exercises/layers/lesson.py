"""5.10: files that several functions share, packed once and under a number."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.functions.bill_fn import BENCH
from lessons.functions.exercises.layers import looks
from lessons.functions.exercises.layers.checks import CHECKS
from lessons.functions.exercises.layers.quiz import QUIZ
from lessons.functions.missions.one_price_list.mission import MISSION as ONE_PRICE_LIST

_AFTER_A_NEW_VERSION = Prediction(
    id="after-a-new-version",
    question={
        "en": "`bill-fn` takes its prices from version 1 of the layer `shop`. You publish version 2 with higher "
        "prices, "
        "and touch nothing else. What does the next bill say?",
        "ko": "`bill-fn`은 `shop` 계층의 버전 1에서 값을 가져와요. 더 비싼 값이 든 버전 2를 게시하고 다른 것은 "
        "건드리지 "
        "않았어요. 다음 계산서는 얼마일까요?",
    },
    options=(
        Option(
            "old",
            {"en": "The old total", "ko": "예전 합계"},
            {
                "en": "A function names the version that it uses, and stays with it until somebody changes that.",
                "ko": "함수는 쓸 버전을 번호로 정해 두고, 누가 바꿀 때까지 그대로 써요.",
            },
        ),
        Option(
            "new",
            {"en": "The new total", "ko": "새 합계"},
            {
                "en": "Then whoever publishes a layer would change all functions that use it, tried or not.",
                "ko": "그러면 계층을 게시하는 사람이, 확인도 없이 모든 함수를 바꾸게 돼요.",
            },
        ),
        Option(
            "cold",
            {"en": "The new one, after a cold start", "ko": "콜드 스타트 뒤에 새 합계"},
            {
                "en": "A new environment unpacks the version that the function names, again and again the same.",
                "ko": "새 환경도 함수가 정해 둔 버전을 풀어요. 몇 번을 해도 같은 것이에요.",
            },
        ),
    ),
    truth=looks.after_a_new_version,
    reveal={
        "en": "After version {version} was there, the bill still said {total}.",
        "ko": "버전 {version} 게시 뒤에도 계산서의 합계는 {total}.",
    },
)

LESSON = Lesson(
    slug="layers",
    number="5.10",
    title={"en": "Layers", "ko": "계층"},
    summary={
        "en": "Pack once what several functions share, and let each move to the next version when it is ready.",
        "ko": "여러 함수가 함께 쓰는 것을 한 번만 담고, 저마다 준비됐을 때 다음 버전으로 옮겨요.",
    },
    minutes=12,
    template="functions/lessons/layers",
    checks=CHECKS,
    predictions=(_AFTER_A_NEW_VERSION,),
    missions=(ONE_PRICE_LIST,),
    quiz=QUIZ,
    bench=BENCH,
)
