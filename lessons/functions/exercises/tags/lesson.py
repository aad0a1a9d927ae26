"""5.11: keys and values on a function, for finding, for adding up, and for allowing."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.functions.exercises.tags import looks
from lessons.functions.exercises.tags.checks import CHECKS
from lessons.functions.exercises.tags.quiz import QUIZ
from lessons.functions.exercises.tags.scene import BENCH, SCENE

_WHAT_A_TEAM_COSTS = Prediction(
    id="what-a-team-costs",
    question={
        "en": "The kitchen has two functions with 512 MB, the front one with 128 MB. Each is called as often as the "
        "others, and does next to nothing. Whose bill is the larger?",
        "ko": "주방에는 512 MB 함수가 둘, 매장에는 128 MB 함수가 하나 있어요. 똑같이 부르고, 하는 일은 거의 없어요. "
        "어느 쪽의 요금이 더 클까요?",
    },
    options=(
        Option(
            "kitchen",
            {"en": "The kitchen's", "ko": "주방"},
            {
                "en": "Two functions, two prices. The memory matters less than it seems: with more of it each call is "
                "shorter.",
                "ko": "함수가 둘이니 요금도 둘이에요. 메모리는 보기보다 덜 중요해요. 늘면 호출이 짧아지니까요.",
            },
        ),
        Option(
            "front",
            {"en": "The front's", "ko": "매장"},
            {
                "en": "One call costs about the same everywhere, and the kitchen has two for each of the front's.",
                "ko": "호출 한 번의 값은 비슷한데, 매장이 하나 부를 때 주방은 둘을 불러요.",
            },
        ),
        Option(
            "unknown",
            {"en": "That cannot be told", "ko": "알 수 없어요"},
            {
                "en": "Without tags it could not. With them it is an addition.",
                "ko": "태그가 없으면 그래요. 태그가 있으면 더하기만 하면 돼요.",
            },
        ),
    ),
    truth=looks.what_a_team_costs,
    reveal={
        "en": "Added up by the tag `team`, in millionths of a dollar: kitchen {kitchen}, front {front}.",
        "ko": "`team` 태그로 더한 요금(100만분의 1달러): 주방 {kitchen}, 매장 {front}.",
    },
)

LESSON = Lesson(
    slug="tags",
    number="5.11",
    title={"en": "Tags", "ko": "태그"},
    summary={
        "en": "Mark whose a function is: then costs can be added up, and permissions given, by the mark.",
        "ko": "누구의 함수인지 표시해 두면, 그 표시로 비용을 더하고 권한을 줄 수 있어요.",
    },
    minutes=12,
    template="functions/lessons/tags",
    checks=CHECKS,
    predictions=(_WHAT_A_TEAM_COSTS,),
    quiz=QUIZ,
    bench=BENCH,
    scene=SCENE,
)
