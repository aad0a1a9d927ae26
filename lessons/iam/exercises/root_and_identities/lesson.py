"""3.1.1: the root user, and identities with only the rights they need."""

from lessons.courseware.course import Check, Lesson, Option, Prediction, Text
from lessons.iam.asking import NO_USER
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.root_and_identities import looks
from lessons.iam.exercises.root_and_identities.looks import GROUP, USER
from lessons.iam.exercises.root_and_identities.quiz import QUIZ
from lessons.iam.playing import do
from lessons.iam.shop import READ_ONLY

_NO_GROUP: dict[str, Text] = {
    "no-group": {
        "en": "There is no group called `kitchen` in this account.",
        "ko": "이 계정에는 `kitchen` 그룹이 없어요.",
    }
}
_NOT_A_MEMBER = (
    _NO_GROUP
    | NO_USER
    | {
        "outside": {
            "en": "The user `mina` is not in the group `kitchen`.",
            "ko": "`mina` 사용자가 `kitchen` 그룹에 들어 있지 않아요.",
        }
    }
)

_CHECKS = (
    Check(
        id="group",
        title={"en": "Create the group `kitchen`", "ko": "`kitchen` 그룹 만들기"},
        look=looks.group,
        reasons=_NO_GROUP,
        play=(do("CreateGroup", GroupName=GROUP),),
    ),
    Check(
        id="member",
        title={
            "en": "Create the user `mina` and put her into the group `kitchen`",
            "ko": "`mina` 사용자를 만들어 `kitchen` 그룹에 넣기",
        },
        look=looks.member,
        reasons=_NOT_A_MEMBER,
        play=(do("CreateUser", UserName=USER), do("AddUserToGroup", UserName=USER, GroupName=GROUP)),
    ),
    Check(
        id="reads-only",
        title={
            "en": "As a member of `kitchen`, `mina` may look at everything and change nothing",
            "ko": "`mina`가 `kitchen` 그룹 덕분에 모두 볼 수 있고 아무것도 바꿀 수 없게 하기",
        },
        look=looks.reads_only,
        reasons=_NOT_A_MEMBER
        | {
            "may-not-read": {
                "en": "Asked as `mina`, `{action}` is still denied.",
                "ko": "`mina`로 물어보니 `{action}` 작업이 아직 거부돼요.",
            },
            "may-change": {
                "en": "Asked as `mina`, `{action}` is allowed. That changes something.",
                "ko": "`mina`로 물어보니 `{action}` 작업이 허용돼요. 무언가를 바꾸는 작업이에요.",
            },
            "alone": {
                "en": "`mina` may look, but somebody who joins the group today may not. "
                "Attach the policy to the group instead of the user.",
                "ko": "`mina`는 볼 수 있지만 오늘 그룹에 들어온 사람은 볼 수 없어요. "
                "정책을 사용자가 아니라 그룹에 연결하세요.",
            },
        },
        play=(do("AttachGroupPolicy", GroupName=GROUP, PolicyArn=READ_ONLY),),
    ),
)

_NEW_USER = Prediction(
    id="new-user",
    question={
        "en": "You create a user and do nothing else. What may this user do?",
        "ko": "사용자를 하나 만들고 다른 것은 하지 않았어요. 이 사용자는 무엇을 할 수 있을까요?",
    },
    options=(
        Option(
            "everything",
            {"en": "Everything, until something is forbidden", "ko": "금지하기 전까지는 무엇이든"},
            {
                "en": "Then every forgotten prohibition would be an open door. IAM starts from the other side.",
                "ko": "그렇다면 깜빡 잊은 금지 하나하나가 열린 문이 될 거예요. IAM은 반대쪽에서 출발해요.",
            },
        ),
        Option(
            "reading",
            {"en": "Look at things, but change nothing", "ko": "보기만 하고 바꾸지는 못해요"},
            {
                "en": "Looking is an action like any other: receipts are secrets too. It has to be allowed as well.",
                "ko": "보는 것도 다른 작업과 똑같아요. 영수증도 비밀이니까, 보는 것도 허용해 주어야 해요.",
            },
        ),
        Option(
            "nothing",
            {"en": "Nothing", "ko": "아무것도 못 해요"},
            {
                "en": "What no policy allows is denied. It is called the implicit deny.",
                "ko": "어떤 정책도 허용하지 않은 것은 거부돼요. 암시적 거부라고 불러요.",
            },
        ),
    ),
    truth=looks.new_user,
    reveal={
        "en": "The lab asked for a user made this moment: of {asked} actions, reading and changing, "
        "{allowed} are allowed.",
        "ko": "방금 만든 사용자로 실험실이 물어봤어요. 보는 것과 바꾸는 것을 합쳐 작업 {asked}가지 가운데 "
        "{allowed}가지가 허용돼요.",
    },
)

LESSON = Lesson(
    slug="root-and-identities",
    number="3.1.1",
    title={"en": "Root and identities", "ko": "루트 사용자와 자격 증명"},
    summary={
        "en": "One login that may do everything, or one for each person with the rights the work needs.",
        "ko": "무엇이든 할 수 있는 로그인 하나, 아니면 사람마다 하나씩 일에 필요한 권한만.",
    },
    minutes=9,
    template="iam/lessons/root-and-identities",
    checks=_CHECKS,
    predictions=(_NEW_USER,),
    quiz=QUIZ,
    bench=BenchStart(opens="groups"),
)
