"""The checks of "It will not be assumed", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.iam.asking import NO_ROLE
from lessons.iam.missions.wont_assume import looks

_REPAIR_FIRST: dict[str, Text] = {
    "repair-first": {
        "en": "First all three have to be able to assume the role.",
        "ko": "먼저 셋 모두 역할을 맡을 수 있어야 해요.",
    }
}

CHECKS = (
    Check(
        id="assumed",
        title={
            "en": "Lambda, `{user}` and account {firm} can each assume `receipt-desk`",
            "ko": "Lambda, `{user}`, 계정 {firm} 모두 `receipt-desk` 역할을 맡을 수 있기",
        },
        look=looks.assumed,
        reasons=NO_ROLE
        | {
            "service": {
                "en": "The service `lambda.amazonaws.com` is refused.",
                "ko": "`lambda.amazonaws.com` 서비스가 거부돼요.",
            },
            "user": {"en": "The user `{user}` is refused.", "ko": "`{user}` 사용자가 거부돼요."},
            "firm": {
                "en": "Account {firm} is refused, although it sends the external id `{external_id}`.",
                "ko": "계정 {firm}에서 외부 ID `{external_id}` 값을 보내는데도 거부돼요.",
            },
        },
    ),
    Check(
        id="nobody-else",
        title={"en": "Nobody else can assume it", "ko": "다른 누구도 맡을 수 없기"},
        look=looks.nobody_else,
        reasons=_REPAIR_FIRST
        | {
            "stranger": {
                "en": "Somebody of an account that nobody named can assume the role.",
                "ko": "아무도 적지 않은 계정의 사람도 역할을 맡을 수 있어요.",
            },
            "any-id": {
                "en": "Account {firm} gets in without the external id, or with the old one `{old_id}`.",
                "ko": "계정 {firm}에서 외부 ID 없이, 또는 예전 값 `{old_id}` 값으로도 들어올 수 있어요.",
            },
            "other-user": {
                "en": "The user `{other}` can assume the role as well.",
                "ko": "`{other}` 사용자도 역할을 맡을 수 있어요.",
            },
            "other-service": {
                "en": "The service `ec2.amazonaws.com` can assume the role, and has no business here.",
                "ko": "여기와 상관없는 `ec2.amazonaws.com` 서비스도 역할을 맡을 수 있어요.",
            },
        },
    ),
    Check(
        id="kept",
        title={
            "en": "What the role and `{user}` may do besides is as it was",
            "ko": "역할과 `{user}`의 다른 권한은 그대로 두기",
        },
        look=looks.kept,
        reasons=_REPAIR_FIRST
        | {
            "role-less": {
                "en": "As the role, `{action}` on receipts is denied now.",
                "ko": "역할로 영수증에 `{action}` 작업을 하면 이제 거부돼요.",
            },
            "role-more": {
                "en": "As the role, `{action}` is allowed now, where it was not before.",
                "ko": "전에는 안 되던 `{action}` 작업이 이제 역할로 허용돼요.",
            },
            "user-less": {
                "en": "`{user}` could look at the photos before, and is denied now.",
                "ko": "`{user}`도 전에는 사진을 볼 수 있었는데, 이제 거부돼요.",
            },
            "user-more": {
                "en": "`{user}` may do `{action}` now without the role. One right was missing, not that one.",
                "ko": "이제 `{user}`에게 역할 없이도 `{action}` 작업이 허용돼요. 그 권한이 모자랐던 것은 아니에요.",
            },
        },
    ),
    Check(
        id="switched",
        title={
            "en": "Sign in as `{user}` and switch to `receipt-desk`",
            "ko": "`{user}` 사용자로 로그인하고 `receipt-desk` 역할로 전환하기",
        },
        look=looks.switched,
        reasons={
            "never": {
                "en": "Nobody has acted as `receipt-desk` yet. The password of `{user}` is `{password}`.",
                "ko": "아직 아무도 `receipt-desk` 역할로 일하지 않았어요. `{user}`의 비밀번호: `{password}`",
            }
        },
    ),
)
