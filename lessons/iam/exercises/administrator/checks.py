"""The checks of "An administrator in place of root", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.iam.asking import NO_USER
from lessons.iam.exercises.administrator import looks
from lessons.iam.playing import PASSWORD, add_device, allow, do, policy, sign_in, sign_out
from lessons.iam.shop import ADMINISTRATOR

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
                "en": "Outside every group `owner` would still have rights: a policy is attached to the user. Detach "
                "it there.",
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
            do("CreateLoginProfile", UserName=looks.OWNER, Password=PASSWORD),
            add_device(looks.OWNER),
        ),
    ),
    Check(
        id="as-owner",
        title={
            "en": "Signed in as `owner` with a code, make the user `bora`",
            "ko": "`owner`로 코드까지 넣어 로그인해서 사용자 `bora` 만들기",
        },
        look=looks.as_owner,
        reasons=NO_USER
        | {
            "no-visit": {
                "en": "`owner` has not signed in with an MFA code yet.",
                "ko": "`owner` 사용자가 아직 MFA 코드로 로그인한 적이 없어요.",
            },
            "no-bora": {
                "en": "There is no user `bora` yet.",
                "ko": "아직 `bora` 사용자가 없어요.",
            },
            "by-root": {
                "en": "`bora` was made by the root user. Delete that user, sign in as `owner` and make it again.",
                "ko": "`bora` 사용자를 루트가 만들었어요. 지우고, `owner`로 로그인해서 다시 만들어 보세요.",
            },
        },
        play=(sign_in(looks.OWNER, PASSWORD), do("CreateUser", UserName=looks.FIRST)),
    ),
    Check(
        id="shared-rights",
        title={
            "en": "By groups alone, `bora` and `jun` may call `order-fn` and nothing else",
            "ko": "`bora`와 `jun`이 그룹만으로 `order-fn` 함수를 호출할 수 있고 다른 일은 못 하기",
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
