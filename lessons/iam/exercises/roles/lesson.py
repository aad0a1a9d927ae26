"""3.1.3: an identity that is put on for a while."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.roles import looks
from lessons.iam.exercises.roles.checks import CHECKS
from lessons.iam.exercises.roles.quiz import QUIZ
from lessons.iam.missions.cross_account_role.mission import MISSION as CROSS_ACCOUNT_ROLE
from lessons.iam.missions.wont_assume.mission import MISSION as WONT_ASSUME

_WHOSE = Prediction(
    id="whose-rights",
    question={
        "en": "`sora` may list the functions. The role may read receipts and nothing else. She switches to the role: "
        "what may she do now?",
        "ko": "`sora`는 함수 목록을 볼 수 있어요. 역할은 영수증을 읽을 수 있고, 그뿐이에요. `sora`가 이 역할로 "
        "전환하면 무엇을 할 수 있을까요?",
    },
    options=(
        Option(
            "both",
            {"en": "Both: the rights add up", "ko": "둘 다. 권한이 더해져요"},
            {
                "en": "Then nobody could say what a session may do without knowing who is behind it.",
                "ko": "그렇다면 뒤에 누가 있는지 알기 전에는 세션이 무엇을 할 수 있는지 아무도 말할 수 없어요.",
            },
        ),
        Option(
            "roles",
            {"en": "Only read receipts", "ko": "영수증 읽기만"},
            {
                "en": "She acts as the role and as nobody else. Switching back, she has her own rights again.",
                "ko": "다른 누구도 아닌 역할로 일하니까요. 돌아오면 자기 권한도 돌아와요.",
            },
        ),
        Option(
            "hers",
            {"en": "Only list functions", "ko": "함수 목록 보기만"},
            {
                "en": "That is what she may do as herself, before switching and after.",
                "ko": "그것은 전환하기 전과 돌아온 뒤에 자기 자신으로 할 수 있는 일이에요.",
            },
        ),
    ),
    truth=looks.whose_rights,
    reveal={
        "en": "In a copy of your account the lab gave `sora` that right and asked for `lambda:ListFunctions`. "
        "As herself: {own}. As the role: {role}.",
        "ko": "실험실이 계정의 사본에서 `sora`에게 그 권한을 주고 `lambda:ListFunctions`를 물어봤어요. "
        "자기 자신으로는 {own}, 역할로는 {role}.",
    },
)

LESSON = Lesson(
    slug="roles",
    number="3.1.3",
    title={"en": "Roles", "ko": "역할"},
    summary={
        "en": "An identity without a password, put on for an hour by whoever it trusts.",
        "ko": "비밀번호가 없는 자격 증명이에요. 역할이 믿는 상대가 한 시간 동안 맡아요.",
    },
    minutes=12,
    template="iam/lessons/roles",
    checks=CHECKS,
    predictions=(_WHOSE,),
    missions=(CROSS_ACCOUNT_ROLE, WONT_ASSUME),
    quiz=QUIZ,
    bench=BenchStart(opens="roles"),
)
