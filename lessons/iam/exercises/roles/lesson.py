"""3.1.3: an identity that is put on for a while."""

from lessons.courseware.course import Check, Lesson, Option, Prediction, Text
from lessons.courseware.play import Player
from lessons.iam.asking import NO_ROLE, NO_USER
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.roles import looks
from lessons.iam.exercises.roles.looks import ROLE, USER
from lessons.iam.exercises.roles.quiz import QUIZ
from lessons.iam.missions.cross_account_role.mission import MISSION as CROSS_ACCOUNT_ROLE
from lessons.iam.missions.wont_assume.mission import MISSION as WONT_ASSUME
from lessons.iam.playing import allow, do, policy, sign_in, switch, trust, wait

PASSWORD = "Dumplings-4-all!"  # noqa: S105 - of a simulated user
_READS = policy(allow("s3:GetObject", "arn:aws:s3:::dumpling-receipts/*"))


def create_role(player: Player) -> None:
    principal = {"AWS": f"arn:aws:iam::{player.cloud.state.account_id}:user/{USER}"}
    do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=policy(trust(principal)))(player)


_NEVER: dict[str, Text] = {
    "never": {
        "en": "Nobody has acted as `receipt-reader` yet.",
        "ko": "아직 아무도 `receipt-reader` 역할로 일하지 않았어요.",
    }
}

_CHECKS = (
    Check(
        id="assumable",
        title={
            "en": "Create the role `receipt-reader`, which the user `sora` may assume and no stranger",
            "ko": "`sora` 사용자는 맡을 수 있고 남은 맡을 수 없는 `receipt-reader` 역할 만들기",
        },
        look=looks.assumable,
        reasons=NO_USER
        | NO_ROLE
        | {
            "not-trusted": {
                "en": "The trust policy of `receipt-reader` does not let `sora` assume it.",
                "ko": "`receipt-reader`의 신뢰 정책이 `sora`가 맡는 것을 허용하지 않아요.",
            },
            "lacks": {
                "en": "The role trusts the account, but no policy of `sora` allows `sts:AssumeRole`. "
                "Give her the right, or name her in the trust policy.",
                "ko": "역할은 계정을 믿지만, `sora`에게 `sts:AssumeRole`을 허용하는 정책이 없어요. "
                "권한을 주거나, 신뢰 정책에 `sora`를 적으세요.",
            },
            "strangers": {
                "en": "Somebody of another account may assume `receipt-reader` as well. Name who is meant.",
                "ko": "다른 계정의 사람도 `receipt-reader` 역할을 맡을 수 있어요. 누구를 뜻하는지 적으세요.",
            },
        },
        play=(
            do("CreateUser", UserName=USER),
            do("CreateLoginProfile", UserName=USER, Password=PASSWORD),
            create_role,
        ),
    ),
    Check(
        id="reads-only",
        title={
            "en": "The role reads the objects of `dumpling-receipts` and does nothing else",
            "ko": "이 역할은 `dumpling-receipts`의 객체를 읽기만 하게 하기",
        },
        look=looks.reads_only,
        reasons=NO_ROLE
        | {
            "denied": {
                "en": "As the role, `s3:GetObject` on `{resource}` is denied.",
                "ko": "이 역할로 `{resource}`에 `s3:GetObject`를 하면 거부돼요.",
            },
            "too-much": {
                "en": "As the role, `{action}` on `{resource}` is allowed. That is more than reading receipts.",
                "ko": "이 역할로 `{resource}`에 `{action}` 작업이 허용돼요. 영수증을 읽는 것보다 많아요.",
            },
        },
        play=(do("PutRolePolicy", RoleName=ROLE, PolicyName="read", PolicyDocument=_READS),),
    ),
    Check(
        id="switched",
        title={
            "en": "Sign in as `sora` and switch to `receipt-reader`",
            "ko": "`sora`로 로그인하고 `receipt-reader` 역할로 전환하기",
        },
        look=looks.switched,
        reasons=NO_ROLE | _NEVER,
        play=(sign_in(USER, PASSWORD), switch(ROLE)),
    ),
    Check(
        id="ended",
        title={"en": "Turn the clock until the session has ended", "ko": "세션이 끝날 때까지 시계 돌리기"},
        look=looks.ended,
        reasons=_NEVER
        | {
            "running": {
                "en": "The session goes on. Minutes left: {minutes}.",
                "ko": "세션이 아직 살아 있어요. 남은 시간은 {minutes}분이에요.",
            }
        },
        play=(wait(3600),),
    ),
)

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
    checks=_CHECKS,
    predictions=(_WHOSE,),
    missions=(CROSS_ACCOUNT_ROLE, WONT_ASSUME),
    quiz=QUIZ,
    bench=BenchStart(opens="roles"),
)
