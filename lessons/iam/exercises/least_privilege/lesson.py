"""3.2.4: giving what is used and no more; limits that hold whatever is granted."""

from lessons.courseware.course import Check, Lesson, Option, Prediction
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.asking import NO_USER
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.least_privilege import looks
from lessons.iam.exercises.least_privilege.looks import APPRENTICE, LIMIT, TRAINEE
from lessons.iam.exercises.least_privilege.quiz import QUIZ
from lessons.iam.missions.boundary.mission import MISSION as BOUNDARY
from lessons.iam.playing import allow, do, policy, sign_in, sign_out

_PASSWORD = "Mandu-3-steamers"  # noqa: S105 - of a user in a simulated account
_FULL = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
_CANNOT = NO_USER | {
    "cannot": {
        "en": "`trainee` may not do `{action}`.",
        "ko": "`trainee` 사용자는 `{action}` 작업을 할 수 없어요.",
    }
}


def _limit(player: Player) -> str:
    return f"arn:aws:iam::{player.cloud.state.account_id}:policy/{LIMIT}"


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
            do("CreateLoginProfile", UserName=TRAINEE, Password=_PASSWORD),
            sign_in(TRAINEE, _PASSWORD),
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
            do("AttachUserPolicy", UserName=APPRENTICE, PolicyArn=_FULL),
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

_BOUNDARY_ALONE = Prediction(
    id="boundary-alone",
    question={
        "en": "A user has a permissions boundary that allows `s3:GetObject`, and no policy at all. May the user read "
        "an "
        "object?",
        "ko": "어떤 사용자에게 `s3:GetObject`를 허용하는 권한 경계만 있고 정책은 하나도 없어요. 객체를 읽을 수 "
        "있을까요?",
    },
    options=(
        Option(
            "yes",
            {"en": "Yes: the boundary allows it", "ko": "읽는다. 경계가 허용하니까"},
            {
                "en": "A boundary draws a line. Inside it somebody still has to grant something.",
                "ko": "경계는 선을 그을 뿐이에요. 선 안에서도 누군가 권한을 줘야 해요.",
            },
        ),
        Option(
            "no",
            {"en": "No: nothing grants it", "ko": "못 읽는다. 주는 것이 없어서"},
            {
                "en": "What counts is what policies grant *and* the boundary allows.",
                "ko": "정책이 주고 *동시에* 경계가 허용하는 것만 통해요.",
            },
        ),
    ),
    truth=looks.boundary_alone,
    reveal={
        "en": "Tried on a copy, with the policies of `apprentice` taken away. AWS's closing words: {sentence}.",
        "ko": "사본에서 `apprentice`의 정책을 떼고 해 봤어요. AWS의 마지막 문장: {sentence}.",
    },
)

LESSON = Lesson(
    slug="least-privilege",
    number="3.2.4",
    title={"en": "Least privilege", "ko": "최소 권한"},
    summary={
        "en": "Give what is used and no more, and set limits that hold whatever somebody grants.",
        "ko": "쓰는 만큼만 주고, 누가 무엇을 주든 지켜지는 한계를 정해요.",
    },
    minutes=12,
    template="iam/lessons/least-privilege",
    checks=CHECKS,
    predictions=(_BOUNDARY_ALONE,),
    missions=(BOUNDARY,),
    quiz=QUIZ,
    bench=BenchStart(opens="users"),
)
