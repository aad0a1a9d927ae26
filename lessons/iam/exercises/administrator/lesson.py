"""3.2.1: an administrator user in place of root, and groups for shared rights."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.administrator import looks
from lessons.iam.exercises.administrator.checks import CHECKS
from lessons.iam.exercises.administrator.quiz import QUIZ
from lessons.iam.missions.retire_the_root_user.mission import MISSION as RETIRE_THE_ROOT_USER
from lessons.iam.missions.team_of_three.mission import MISSION as TEAM_OF_THREE

_ON_THEMSELVES = Prediction(
    id="on-themselves",
    question={
        "en": "Two people at the counter, `bora` and `jun`, should both be able to call `order-fn`. How many policies "
        "must be attached to the two of them for that?",
        "ko": "계산대의 `bora`와 `jun`이 둘 다 `order-fn` 함수를 호출할 수 있어야 해요. 그러려면 두 사람에게 붙은 "
        "정책이 모두 몇 개여야 할까요?",
    },
    options=(
        Option(
            "none",
            {"en": "None", "ko": "하나도 없어도 돼요"},
            {
                "en": "The group carries the policy; its members carry nothing of their own.",
                "ko": "정책은 그룹이 가지고, 구성원은 따로 아무것도 갖지 않아요.",
            },
        ),
        Option(
            "one",
            {"en": "One that both share", "ko": "둘이 함께 쓰는 한 개"},
            {
                "en": "One policy is right, but it is attached to the group, to neither of them.",
                "ko": "정책은 한 개면 돼요. 하지만 두 사람이 아니라 그룹에 붙어요.",
            },
        ),
        Option(
            "two",
            {"en": "Two, one each", "ko": "한 사람에 한 개씩 두 개"},
            {
                "en": "That works, until the third one comes and one of the three copies is forgotten.",
                "ko": "그렇게 해도 되지만, 세 번째 사람이 오면 사본 셋 가운데 하나를 잊기 쉬워요.",
            },
        ),
    ),
    truth=looks.on_themselves,
    reveal={
        "en": "Both may call it, and policies on themselves: {own}.",
        "ko": "둘 다 호출할 수 있어요. 두 사람에게 직접 붙은 정책 수: {own}.",
    },
)

LESSON = Lesson(
    slug="administrator",
    number="3.2.1",
    title={"en": "An administrator in place of root", "ko": "루트 대신 관리자"},
    summary={
        "en": "A user with a name for daily work, and groups that carry what people share.",
        "ko": "매일 쓰는 일에는 이름이 있는 사용자를, 함께 쓰는 권한에는 그룹을 만들어요.",
    },
    minutes=10,
    template="iam/lessons/administrator",
    checks=CHECKS,
    predictions=(_ON_THEMSELVES,),
    missions=(RETIRE_THE_ROOT_USER, TEAM_OF_THREE),
    quiz=QUIZ,
    bench=BenchStart(opens="groups"),
)
