"""The checks of "A role for the firm", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.iam.asking import NO_ROLE
from lessons.iam.missions.cross_account_role import looks

_FIRM_FIRST: dict[str, Text] = {
    "firm-first": {
        "en": "First of all, the firm has to get in with the right external id.",
        "ko": "먼저 회사가 맞는 외부 ID로 들어올 수 있어야 해요.",
    }
}

CHECKS = (
    Check(
        id="right-caller",
        title={
            "en": "Account {firm} may assume `accountant-firm` with the external id `{external_id}`",
            "ko": "계정 {firm}, 외부 ID `{external_id}` 값이면 `accountant-firm` 역할을 맡을 수 있기",
        },
        look=looks.right_caller,
        reasons=NO_ROLE
        | {
            "refused": {
                "en": "A user and a role of account {firm} asked with the external id `{external_id}`, and were not "
                "both let in. Trust the account as a whole.",
                "ko": "계정 {firm}의 사용자와 역할이 외부 ID `{external_id}` 값으로 물어봤는데, 둘 다 들어오지는 "
                "못했어요. 계정 전체를 믿게 하세요.",
            }
        },
    ),
    Check(
        id="id-needed",
        title={
            "en": "Without the id, or with another one, the firm is refused",
            "ko": "외부 ID가 없거나 다르면 회사도 거부하기",
        },
        look=looks.id_needed,
        reasons=NO_ROLE
        | _FIRM_FIRST
        | {
            "without": {
                "en": "The firm gets in without any external id.",
                "ko": "회사가 외부 ID 없이도 들어올 수 있어요.",
            },
            "wrong": {
                "en": "The firm gets in with the external id `{external_id}0`, which belongs to another customer.",
                "ko": "회사가 다른 고객의 외부 ID인 `{external_id}0` 값으로도 들어올 수 있어요.",
            },
        },
    ),
    Check(
        id="nobody-else",
        title={"en": "Other accounts are refused", "ko": "다른 계정은 거부하기"},
        look=looks.nobody_else,
        reasons=NO_ROLE
        | _FIRM_FIRST
        | {
            "others": {
                "en": "Account {other} got hold of the external id, and is let in.",
                "ko": "외부 ID를 알아낸 계정 {other}도 들어올 수 있어요.",
            }
        },
    ),
    Check(
        id="reads-only",
        title={
            "en": "The role reads the objects of `dumpling-receipts` and changes nothing",
            "ko": "이 역할은 `dumpling-receipts`의 객체를 읽을 수 있고 아무것도 바꿀 수 없기",
        },
        look=looks.reads_only,
        reasons=NO_ROLE
        | {
            "denied": {
                "en": "As the role, `s3:GetObject` on `{resource}` is denied.",
                "ko": "이 역할로 `{resource}`에 `s3:GetObject`를 하면 거부돼요.",
            },
            "too-much": {
                "en": "As the role, `{action}` on `{resource}` is allowed.",
                "ko": "이 역할로 `{resource}`에 `{action}` 작업이 허용돼요.",
            },
        },
    ),
)
