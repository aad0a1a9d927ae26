"""The checks of "A boundary", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.iam.asking import NO_USER
from lessons.iam.missions.boundary import looks

_MISSING: dict[str, Text] = NO_USER | {
    "no-limit": {
        "en": "There is no managed policy `{limit}` yet.",
        "ko": "아직 `{limit}` 관리형 정책이 없어요.",
    }
}
_FIRST: dict[str, Text] = {
    "work-first": {
        "en": "First `{dev}` has to be able to make a role with `{limit}` that does its work.",
        "ko": "먼저 `{dev}` 사용자가 `{limit}` 경계로 제 일을 하는 역할을 만들 수 있어야 해요.",
    }
}

CHECKS = (
    Check(
        id="still-works",
        title={
            "en": "`{dev}` can make a role `app-…` with the boundary `{limit}` and attach a policy to it, and the "
            "role reads `{bucket}`",
            "ko": "`{dev}` 사용자가 `{limit}` 경계를 붙인 역할 `app-…`을 만들어 정책을 붙일 수 있고, 그 역할이 "
            "`{bucket}` 버킷을 읽기",
        },
        look=looks.still_works,
        reasons=_MISSING
        | {
            "cannot-make": {
                "en": "`CreateRole` with the boundary `{limit}` was refused to `{dev}`.",
                "ko": "`{limit}` 경계를 붙인 `CreateRole`이 `{dev}` 사용자에게 거부됐어요.",
            },
            "cannot-attach": {
                "en": "The role is made, but `AttachRolePolicy` on it was refused.",
                "ko": "역할은 만들어지지만 거기에 `AttachRolePolicy`를 하면 거부돼요.",
            },
            "role-useless": {
                "en": "With `AdministratorAccess` attached, the role still cannot `s3:GetObject` in `{bucket}`: the "
                "boundary does not allow it.",
                "ko": "`AdministratorAccess`를 붙여도 역할이 `{bucket}` 버킷에서 `s3:GetObject`를 못 해요. 경계가 "
                "허용하지 않아요.",
            },
        },
    ),
    Check(
        id="roles-bounded",
        title={
            "en": "`{dev}` can make no role without `{limit}`",
            "ko": "`{dev}` 사용자가 `{limit}` 경계 없이는 역할을 만들지 못하기",
        },
        look=looks.roles_bounded,
        reasons=_MISSING
        | {
            "without": {
                "en": "`CreateRole` without a boundary went through.",
                "ko": "경계가 없는 `CreateRole`이 통과했어요.",
            },
            "any": {
                "en": "`CreateRole` with `AdministratorAccess` as its boundary went through: that limits nothing.",
                "ko": "`AdministratorAccess`를 경계로 한 `CreateRole`이 통과했어요. 그런 경계는 아무것도 제한하지 "
                "않아요.",
            },
        },
    ),
    Check(
        id="role-stays-small",
        title={
            "en": "Even with `AdministratorAccess` such a role cannot touch IAM or another bucket",
            "ko": "그런 역할은 `AdministratorAccess`가 붙어도 IAM과 다른 버킷을 건드리지 못하기",
        },
        look=looks.role_stays_small,
        reasons=_FIRST
        | {
            "beyond": {
                "en": "The role can do `{action}`: the boundary `{limit}` allows it.",
                "ko": "역할이 `{action}` 작업을 할 수 있어요. `{limit}` 경계가 허용하고 있어요.",
            }
        },
    ),
    Check(
        id="no-way-out",
        title={
            "en": "No way around it: `{dev}` cannot loosen a boundary, edit `{limit}`, change `ops-role`, or grant "
            "themselves anything",
            "ko": "빠져나갈 길이 없기: `{dev}` 사용자가 경계를 풀거나, `{limit}` 정책을 고치거나, `ops-role`을 "
            "바꾸거나, 자기에게 권한을 주지 못하기",
        },
        look=looks.no_way_out,
        reasons=_FIRST
        | {
            "loosens": {
                "en": "`{operation}` on the new role went through: the boundary comes off again.",
                "ko": "새 역할에 `{operation}` 작업을 하니 통과했어요. 경계를 다시 뗄 수 있어요.",
            },
            "edits": {
                "en": "`{operation}` is allowed on a policy that limits `{dev}` or gives rights: it can be rewritten.",
                "ko": "`{dev}` 사용자를 제한하거나 권한을 주는 정책에 `{operation}` 작업이 허용돼요. 마음대로 고칠 "
                "수 있어요.",
            },
            "old-role": {
                "en": "`{operation}` on `ops-role`, which has no boundary, went through.",
                "ko": "경계가 없는 `ops-role`에 `{operation}` 작업을 하니 통과했어요.",
            },
            "itself": {
                "en": "`{operation}` went through: `{dev}` gains rights, or loses a limit.",
                "ko": "`{operation}` 작업이 통과했어요. `{dev}` 사용자의 권한이 늘거나 제한이 사라져요.",
            },
        },
    ),
)
