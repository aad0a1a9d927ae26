"""5.4: runtimes: one for each version of a language, and how one comes to its end."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.functions.exercises.runtimes import looks
from lessons.functions.exercises.runtimes.age_fn import BENCH, OLD
from lessons.functions.exercises.runtimes.checks import CHECKS
from lessons.functions.exercises.runtimes.languages import HOW_THEY_START
from lessons.functions.exercises.runtimes.quiz import QUIZ
from lessons.functions.missions.refused_mend.mission import MISSION

_AFTER_THE_LAST_DAY = Prediction(
    id="after-the-last-day",
    question={
        "en": f"A function uses `{OLD}`, and nobody moves it. The last date that AWS names for this runtime "
        f"passes. What "
        "becomes of a call?",
        "ko": f"함수가 `{OLD}` 런타임을 쓰는데 아무도 옮기지 않았어요. AWS가 알린 마지막 날이 지났어요. 호출은 "
        f"어떻게 될까요?",
    },
    options=(
        Option(
            "refused",
            {"en": "It is refused", "ko": "거절돼요"},
            {
                "en": "Many texts say so, and AWS once announced it. Calls are not blocked.",
                "ko": "그렇게 쓴 글이 많고 AWS도 한때 그렇게 알렸어요. 호출은 막지 않아요.",
            },
        ),
        Option(
            "answers",
            {"en": "It is answered as before", "ko": "전처럼 답해요"},
            {
                "en": "That is what makes it treacherous: nothing breaks, and nobody looks.",
                "ko": "그래서 더 위험해요. 고장 나지 않으니 아무도 들여다보지 않아요.",
            },
        ),
        Option(
            "moved",
            {"en": "AWS runs it on the next runtime", "ko": "AWS가 다음 런타임으로 실행해요"},
            {
                "en": "Between versions of a language code may break, so AWS leaves that step to you.",
                "ko": "언어의 버전이 바뀌면 코드가 깨질 수 있어서, 그 걸음은 여러분에게 맡겨요.",
            },
        ),
    ),
    truth=looks.after_the_last_day,
    reveal={
        "en": "After {day} your call on `{runtime}` was answered as before.",
        "ko": "{day} 뒤에 `{runtime}` 런타임에서 온 호출도 전처럼 답했어요.",
    },
)

LESSON = Lesson(
    slug="runtimes",
    number="5.4",
    title={"en": "Runtimes", "ko": "런타임"},
    summary={
        "en": "One for each version of a language: choose it, change it, and leave it before it is left alone.",
        "ko": "언어의 버전마다 하나씩 있어요. 고르고, 바꾸고, 지원이 끊기기 전에 떠나요.",
    },
    minutes=12,
    template="functions/lessons/runtimes",
    checks=CHECKS,
    predictions=(_AFTER_THE_LAST_DAY,),
    sorts=(HOW_THEY_START,),
    missions=(MISSION,),
    quiz=QUIZ,
    bench=BENCH,
)
