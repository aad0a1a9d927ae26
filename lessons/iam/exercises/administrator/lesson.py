"""3.2.1: an administrator user in place of root, and groups for shared rights."""

from lessons.courseware.course import Check, Lesson, Option, Prediction
from lessons.iam.asking import NO_USER
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.administrator import looks
from lessons.iam.exercises.administrator.quiz import QUIZ
from lessons.iam.missions.retire_the_root_user.mission import MISSION as RETIRE_THE_ROOT_USER
from lessons.iam.missions.team_of_three.mission import MISSION as TEAM_OF_THREE
from lessons.iam.playing import add_device, allow, do, policy, sign_in, sign_out
from lessons.iam.shop import ADMINISTRATOR

_PASSWORD = "Mandu-3-steamers"  # noqa: S105 - of a user in a simulated account

CHECKS = (
    Check(
        id="administrator",
        title={
            "en": "A user `owner` may do everything, and owes it to a group",
            "ko": "사용자 `owner`가 모든 일을 할 수 있고, 그 권한은 그룹에서 오기",
        },
        look=looks.administrator,
        reasons=NO_USER
        | {
            "cannot": {
                "en": "`owner` may not do `{action}` yet. Which policy would allow everything?",
                "ko": "`owner` 사용자는 아직 `{action}` 작업을 할 수 없어요. 모든 것을 허용하는 정책은 무엇일까요?",
            },
            "direct": {
                "en": "Out of every group `owner` would still have rights: a policy hangs on the user. Detach it "
                "there.",
                "ko": "모든 그룹에서 나가도 `owner`에게 권한이 남아요. 사용자에게 직접 붙은 정책을 떼어 주세요.",
            },
        },
        play=(
            do("CreateGroup", GroupName="admins"),
            do("AttachGroupPolicy", GroupName="admins", PolicyArn=ADMINISTRATOR),
            do("CreateUser", UserName=looks.OWNER),
            do("AddUserToGroup", GroupName="admins", UserName=looks.OWNER),
        ),
    ),
    Check(
        id="door",
        title={
            "en": "`owner` has a console password and an MFA device",
            "ko": "`owner`에게 콘솔 비밀번호와 MFA 장치가 있기",
        },
        look=looks.door,
        reasons=NO_USER
        | {
            "no-password": {
                "en": "`owner` has no console password, so nobody can sign in by that name.",
                "ko": "`owner`에게 콘솔 비밀번호가 없어서, 그 이름으로는 로그인할 수 없어요.",
            },
            "no-mfa": {
                "en": "A password alone opens the whole account. Add a virtual MFA device and turn it on.",
                "ko": "비밀번호 하나로 계정 전체가 열려요. 가상 MFA 장치를 만들어 켜 주세요.",
            },
        },
        play=(
            do("CreateLoginProfile", UserName=looks.OWNER, Password=_PASSWORD),
            add_device(looks.OWNER),
        ),
    ),
    Check(
        id="as-owner",
        title={
            "en": "Signed in as `owner` with a code, make the user `sora`",
            "ko": "`owner`로 코드까지 넣어 로그인해서 사용자 `sora` 만들기",
        },
        look=looks.as_owner,
        reasons=NO_USER
        | {
            "no-visit": {
                "en": "`owner` has not signed in with an MFA code yet.",
                "ko": "`owner` 사용자가 아직 MFA 코드로 로그인한 적이 없어요.",
            },
            "no-sora": {
                "en": "There is no user `sora` yet.",
                "ko": "아직 `sora` 사용자가 없어요.",
            },
            "by-root": {
                "en": "`sora` was made by the root user. delete that user, sign in as `owner` and make it again.",
                "ko": "`sora` 사용자를 루트가 만들었어요. 지우고, `owner`로 로그인해서 다시 만들어 보세요.",
            },
        },
        play=(sign_in(looks.OWNER, _PASSWORD), do("CreateUser", UserName=looks.FIRST)),
    ),
    Check(
        id="shared-rights",
        title={
            "en": "By groups alone, `sora` and `jun` may call `order-fn` and nothing else",
            "ko": "`sora`와 `jun`이 그룹만으로 `order-fn` 함수를 호출할 수 있고 다른 일은 못 하기",
        },
        look=looks.shared_rights,
        reasons=NO_USER
        | {
            "cannot-call": {
                "en": "`{user}` may not call `order-fn`: no policy allows `lambda:InvokeFunction` on it.",
                "ko": "`{user}` 사용자는 `order-fn` 함수를 호출할 수 없어요. `lambda:InvokeFunction`을 허용하는 "
                "정책이 없어요.",
            },
            "too-much": {
                "en": "`{user}` may also do `{action}`. The counter needs `lambda:InvokeFunction` and no more.",
                "ko": "`{user}` 사용자가 `{action}` 작업까지 할 수 있어요. 계산대에는 `lambda:InvokeFunction`이면 "
                "충분해요.",
            },
            "by-hand": {
                "en": "`{user}` would keep the right outside every group: it hangs on the user. Let a group give it.",
                "ko": "`{user}` 사용자는 그룹에서 나가도 권한이 남아요. 사용자에게 직접 붙어 있어요. 그룹이 주게 "
                "하세요.",
            },
        },
        play=(
            do("CreateGroup", GroupName="counter"),
            do(
                "PutGroupPolicy",
                GroupName="counter",
                PolicyName="call-order-fn",
                PolicyDocument=policy(allow("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:order-fn")),
            ),
            do("CreateUser", UserName=looks.SECOND),
            do("AddUserToGroup", GroupName="counter", UserName=looks.FIRST),
            do("AddUserToGroup", GroupName="counter", UserName=looks.SECOND),
            sign_out,
        ),
    ),
)

_ON_THEMSELVES = Prediction(
    id="on-themselves",
    question={
        "en": "Two people at the counter, `sora` and `jun`, shall both be able to call `order-fn`. How many policies "
        "must hang on the "
        "two of them for that?",
        "ko": "계산대의 `sora`와 `jun`이 둘 다 `order-fn` 함수를 호출할 수 있어야 해요. 그러려면 두 사람에게 붙은 "
        "정책이 "
        "모두 몇 개여야 할까요?",
    },
    options=(
        Option(
            "none",
            {"en": "None", "ko": "하나도 없어도 된다"},
            {
                "en": "The group carries the policy; its members carry nothing of their own.",
                "ko": "정책은 그룹이 가지고, 구성원은 따로 아무것도 갖지 않아요.",
            },
        ),
        Option(
            "one",
            {"en": "One that both share", "ko": "둘이 함께 쓰는 한 개"},
            {
                "en": "One policy is right, but it hangs on the group, not on either of them.",
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
