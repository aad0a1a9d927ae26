"""The checks of "Least privilege", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.asking import NO_USER
from lessons.iam.exercises.least_privilege import looks
from lessons.iam.exercises.least_privilege.looks import APPRENTICE, LIMIT, TRAINEE
from lessons.iam.playing import PASSWORD, allow, do, own, policy, sign_in, sign_out

_limit = own(f"policy/{LIMIT}")
_CANNOT = NO_USER | {
    "cannot": {
        "en": "`trainee` may not do `{action}`.",
        "ko": "`trainee` 사용자는 `{action}` 작업을 할 수 없어요.",
    }
}


def _only_limited(player: Player) -> dict[str, object]:
    condition = {"StringEquals": {"iam:PermissionsBoundary": _limit(player)}}
    return policy(allow("iam:CreateUser", Condition=condition), allow("iam:ListUsers"))


CHECKS = (
    Check(
        id="seen-using",
        title={
            "en": "Signed in as `trainee`, make the user `apprentice`",
            "ko": "`trainee`로 로그인해서 사용자 `apprentice` 만들기",
        },
        look=looks.seen_using,
        reasons=NO_USER
        | {
            "not-come": {
                "en": "`trainee` has not signed in yet: give a password, then sign in.",
                "ko": "`trainee` 사용자가 아직 로그인하지 않았어요. 비밀번호를 주고 로그인하세요.",
            },
            "not-made": {
                "en": "`apprentice` is not there, or was made by somebody else. Delete it if need be, and make it as "
                "`trainee`.",
                "ko": "`apprentice` 사용자가 없거나 다른 사람이 만들었어요. 필요하면 지우고 `trainee`로 만드세요.",
            },
        },
        play=(
            do("CreateUser", UserName=TRAINEE),
            do("AttachUserPolicy", UserName=TRAINEE, PolicyArn=shop.ADMINISTRATOR),
            do("CreateLoginProfile", UserName=TRAINEE, Password=PASSWORD),
            sign_in(TRAINEE, PASSWORD),
            do("CreateUser", UserName=APPRENTICE),
            sign_out,
        ),
    ),
    Check(
        id="cut-down",
        title={
            "en": "`trainee` may make and list users, and nothing else",
            "ko": "`trainee`가 사용자를 만들고 목록을 볼 수 있고 다른 일은 못 하기",
        },
        look=looks.cut_down,
        reasons=_CANNOT
        | {
            "too-much": {
                "en": "`trainee` may also do `{action}`, and never needed it.",
                "ko": "`trainee` 사용자가 `{action}` 작업까지 할 수 있는데, 쓴 적이 없어요.",
            },
        },
        play=(
            do("DetachUserPolicy", UserName=TRAINEE, PolicyArn=shop.ADMINISTRATOR),
            do(
                "PutUserPolicy",
                UserName=TRAINEE,
                PolicyName="people",
                PolicyDocument=policy(allow(["iam:CreateUser", "iam:ListUsers"])),
            ),
        ),
    ),
    Check(
        id="limited",
        title={
            "en": "Policies grant `apprentice` reading and writing `dumpling-photos`, a boundary leaves reading",
            "ko": "정책은 `apprentice`에게 `dumpling-photos` 읽기와 쓰기를 주고, 경계는 읽기만 남기기",
        },
        look=looks.limited,
        reasons=NO_USER
        | {
            "no-boundary": {
                "en": "`apprentice` has no permissions boundary yet.",
                "ko": "`apprentice`에게 아직 권한 경계가 없어요.",
            },
            "cannot-read": {
                "en": "`apprentice` cannot read: a policy has to grant it, and the boundary has to allow it.",
                "ko": "`apprentice`가 읽을 수 없어요. 정책이 주고, 경계도 허용해야 해요.",
            },
            "writes": {
                "en": "`apprentice` can write as well: the boundary is too wide.",
                "ko": "`apprentice`가 쓸 수도 있어요. 경계가 너무 넓어요.",
            },
            "not-granted": {
                "en": "Writing is denied, but not by the boundary: no policy grants it. Grant it, to see the limit.",
                "ko": "쓰기가 거부되지만 경계 때문이 아니에요. 주는 정책이 없어요. 경계가 보이도록 정책으로 주세요.",
            },
        },
        play=(
            do("CreatePolicy", PolicyName=LIMIT, PolicyDocument=policy(allow(["s3:GetObject", "s3:ListBucket"]))),
            do("AttachUserPolicy", UserName=APPRENTICE, PolicyArn=shop.S3_FULL_ACCESS),
            do("PutUserPermissionsBoundary", UserName=APPRENTICE, PermissionsBoundary=_limit),
        ),
    ),
    Check(
        id="handed-on",
        title={
            "en": "`trainee` may make users only with the boundary `staff-limit`",
            "ko": "`trainee`가 경계 `staff-limit`을 붙인 사용자만 만들 수 있기",
        },
        look=looks.handed_on,
        reasons=_CANNOT
        | {
            "without": {
                "en": "Asked without `iam:PermissionsBoundary`, `iam:CreateUser` is allowed: users without a limit.",
                "ko": "`iam:PermissionsBoundary` 없이 물으니 `iam:CreateUser`가 허용돼요. 제한 없는 사용자가 생겨요.",
            },
            "any": {
                "en": "Any boundary will do, even `AdministratorAccess`. Compare with the ARN of `staff-limit`.",
                "ko": "아무 경계나 통해요. `AdministratorAccess`도요. `staff-limit`의 ARN과 비교하세요.",
            },
        },
        play=(do("PutUserPolicy", UserName=TRAINEE, PolicyName="people", PolicyDocument=_only_limited),),
    ),
)
