"""The checks of "Roles", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.asking import NO_ROLE, NO_USER
from lessons.iam.exercises.roles import looks
from lessons.iam.exercises.roles.looks import ROLE, USER
from lessons.iam.playing import PASSWORD, allow, do, own, policy, sign_in, switch, trust, wait

_READS = policy(allow("s3:GetObject", shop.objects(shop.RECEIPTS, "*")))


def create_role(player: Player) -> None:
    document = policy(trust({"AWS": own(f"user/{USER}")(player)}))
    do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=document)(player)


_NEVER: dict[str, Text] = {
    "never": {
        "en": "Nobody has acted as `receipt-reader` yet.",
        "ko": "아직 아무도 `receipt-reader` 역할로 일하지 않았어요.",
    }
}

CHECKS = (
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
