"""5.8: versions that never change, and aliases that lead to them."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.functions.exercises.versions import looks
from lessons.functions.exercises.versions.checks import CHECKS
from lessons.functions.exercises.versions.quiz import QUIZ
from lessons.functions.menu_fn import BENCH
from lessons.functions.missions.canary.mission import MISSION as CANARY

_WHAT_THE_OLD_ONE_SAYS = Prediction(
    id="what-the-old-one-says",
    question={
        "en": "You publish version 1. Then you change the price in the code and deploy. What does version 1 "
        "answer now?",
        "ko": "버전 1을 게시했어요. 그다음 코드의 값을 바꿔 배포했어요. 이제 버전 1은 무엇이라고 답할까요?",
    },
    options=(
        Option(
            "old",
            {"en": "The old price", "ko": "예전 값"},
            {
                "en": "It was copied when it was published, and nothing can change it any more.",
                "ko": "게시할 때 복사해 두었고, 이제 무엇으로도 바꿀 수 없어요.",
            },
        ),
        Option(
            "new",
            {"en": "The new price", "ko": "새 값"},
            {
                "en": "Only `$LATEST` moves with a deploy. The number is not a name for it.",
                "ko": "배포를 따라 움직이는 것은 `$LATEST`뿐이에요. 번호는 그 이름이 아니에요.",
            },
        ),
        Option(
            "none",
            {"en": "Nothing: it is out of date", "ko": "답하지 않아요. 오래됐으니까요"},
            {
                "en": "A version runs until somebody deletes it, however many come after it.",
                "ko": "뒤에 몇 개가 더 나와도, 누가 지울 때까지 움직여요.",
            },
        ),
    ),
    truth=looks.what_the_old_one_says,
    reveal={
        "en": "Version {version} answered `{old}`, `$LATEST` `{new}`.",
        "ko": "버전 {version}의 답은 `{old}`, `$LATEST`의 답은 `{new}`.",
    },
)

LESSON = Lesson(
    slug="versions",
    number="5.8",
    title={"en": "Versions", "ko": "버전"},
    summary={
        "en": "Publish what works under a number, let a name lead to it, and try the next one on a few calls first.",
        "ko": "잘 되는 것을 번호로 게시하고, 이름이 가리키게 하고, 다음 것은 호출 몇 건으로 먼저 해 봐요.",
    },
    minutes=15,
    template="functions/lessons/versions",
    checks=CHECKS,
    predictions=(_WHAT_THE_OLD_ONE_SAYS,),
    missions=(CANARY,),
    quiz=QUIZ,
    bench=BENCH,
)
