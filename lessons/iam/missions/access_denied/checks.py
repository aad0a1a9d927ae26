"""The checks of "Access denied", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.iam.asking import NO_USER
from lessons.iam.missions.access_denied import looks

_FIRST: dict[str, Text] = {
    "work-first": {
        "en": "First both have to work: reading the recipe and writing the menu.",
        "ko": "먼저 조리법 읽기와 메뉴 쓰기가 모두 되어야 해요.",
    }
}

CHECKS = (
    Check(
        id="both-work",
        title={
            "en": "`mina` reads `{recipe}` in `dumpling-recipes` from anywhere in the shop, and her till writes "
            "`{page}` in `dumpling-menu`",
            "ko": "`mina`가 가게 어디서나 `dumpling-recipes`의 `{recipe}` 파일을 읽고, 계산대가 `dumpling-menu`의 "
            "`{page}` 파일을 쓰기",
        },
        look=looks.both_work,
        reasons=NO_USER
        | {
            "cannot-read": {
                "en": "`mina` cannot read `{recipe}`. AWS says: “{sentence}”.",
                "ko": "`mina` 사용자가 `{recipe}` 파일을 읽을 수 없어요. AWS의 말: “{sentence}”",
            },
            "no-session": {
                "en": "The till cannot take on the role `menu-editor` with `till-limits` any more.",
                "ko": "계산대가 이제 `till-limits`로 `menu-editor` 역할을 맡을 수 없어요.",
            },
            "cannot-write": {
                "en": "The till cannot write `{page}`. AWS says: “{sentence}”.",
                "ko": "계산대가 `{page}` 파일을 쓸 수 없어요. AWS의 말: “{sentence}”",
            },
        },
    ),
    Check(
        id="nothing-more",
        title={
            "en": "Neither gets more: no secret recipes, nothing from outside `203.0.113.0/24`, no deleting",
            "ko": "더 얻는 것은 없기: 비밀 조리법도, `203.0.113.0/24` 밖에서도, 삭제도 안 되기",
        },
        look=looks.nothing_more,
        reasons=_FIRST
        | {
            "too-much": {
                "en": "As {who}, `{action}` on `{resource}` is allowed, and should not be.",
                "ko": "`{resource}`에 대한 `{action}` 작업은 허용되면 안 되는데 허용돼요({who}).",
            },
            "from-elsewhere": {
                "en": "`mina` can now read recipes from outside the shop, too.",
                "ko": "`mina` 사용자가 이제 가게 밖에서도 조리법을 읽을 수 있어요.",
            },
        },
    ),
    Check(
        id="limits-hold",
        title={
            "en": "Even if `mina` and the role were made administrators, boundary, Deny and session policy hold",
            "ko": "`mina`와 역할이 관리자가 되어도 경계와 Deny, 세션 정책이 지켜 주기",
        },
        look=looks.limits_hold,
        reasons=_FIRST
        | {
            "boundary-gone": {
                "en": "As an administrator `mina` could make users now: the boundary is gone or too wide.",
                "ko": "`mina` 사용자가 관리자가 되면 사용자를 만들 수 있어요. 경계가 없거나 너무 넓어요.",
            },
            "deny-gone": {
                "en": "As an administrator `mina` could read the secret recipes now: the Deny is gone.",
                "ko": "`mina` 사용자가 관리자가 되면 비밀 조리법을 읽을 수 있어요. Deny가 사라졌어요.",
            },
            "limits-gone": {
                "en": "With a wider role the till could delete the menu now: `till-limits` allows too much.",
                "ko": "역할이 넓어지면 계산대가 메뉴를 지울 수 있어요. `till-limits` 정책이 너무 많이 허용해요.",
            },
        },
    ),
)
