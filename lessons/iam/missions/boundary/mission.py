"""The mission "A boundary": a developer makes roles, and cannot rise by them."""

import json
from typing import Any

from lessons.courseware.course import Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.bench import BenchStart
from lessons.iam.missions.boundary import looks, scene
from lessons.iam.missions.boundary.checks import CHECKS
from lessons.iam.playing import allow, do, fact, policy


def _limit_document(player: Player, *more: str) -> dict[str, Any]:
    statements = [
        allow("s3:GetObject", shop.objects(player.facts["bucket"], "*")),
        allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]),
    ]
    return policy(*statements, *([allow(list(more))] if more else []))


def _make_limit(player: Player) -> None:
    do("CreatePolicy", PolicyName=fact("limit"), PolicyDocument=_limit_document(player))(player)


def _make_wide_limit(player: Player) -> None:
    """A limit for a developer, not for a role: it has what making roles needs."""
    wide = _limit_document(player, "lambda:*", *scene.LOOKING, *scene.MAKING, *scene.UNMAKING)
    do("CreatePolicy", PolicyName=fact("limit"), PolicyDocument=wide)(player)


def _bounded(player: Player, *actions: str) -> dict[str, Any]:
    condition = {"StringEquals": {"iam:PermissionsBoundary": scene.limit_arn(player)}}
    resource = scene.roles(player.cloud.state.account_id, "app-*")
    return allow(list(actions), resource, Condition=condition)


def _tools(*statements: Any) -> Play:
    """The group's policy anew: tools, and what each function of the player gives."""

    def play(player: Player) -> None:
        base = allow(["lambda:*", *scene.LOOKING])
        document = policy(base, *(made for statement in statements for made in statement(player)))
        do("PutGroupPolicy", GroupName=scene.GROUP, PolicyName=scene.TOOLS, PolicyDocument=json.dumps(document))(player)

    return play


def _right(player: Player) -> list[dict[str, Any]]:
    resource = scene.roles(player.cloud.state.account_id, "app-*")
    return [_bounded(player, *scene.MAKING), allow(list(scene.UNMAKING), resource)]


def _doors_open(player: Player) -> list[dict[str, Any]]:
    """The condition on making roles alone."""
    account = player.cloud.state.account_id
    others = [*scene.MAKING[1:], *scene.UNMAKING, "iam:DeleteRolePermissionsBoundary"]
    return [
        _bounded(player, scene.MAKING[0]),
        allow(others, scene.roles(account, "app-*")),
        allow(list(scene.POLICIES)),
    ]


def _bound_dev(player: Player) -> None:
    do("PutUserPermissionsBoundary", UserName=fact("dev"), PermissionsBoundary=scene.limit_arn)(player)


_HINTS = (
    Hint(
        {
            "en": "Ask under Explain: may `{dev}` do `iam:CreateRole` on a role `app-x`, once with the key "
            "`iam:PermissionsBoundary` and once without? Only the first should be allowed.",
            "ko": "권한 확인 탭에서 물어보세요. `{dev}` 사용자가 역할 `app-x`에 `iam:CreateRole`을 할 수 있나요? 키 "
            "`iam:PermissionsBoundary`를 넣어서 한 번, 빼고 한 번. 앞의 것만 허용되어야 해요.",
        }
    ),
    Hint(
        {
            "en": "`{limit}` says what a role may have at most: reading `{bucket}` and writing logs. The condition "
            "in `developer-tools` makes it compulsory, on making a role and on everything that gives a role rights.",
            "ko": "`{limit}` 정책은 역할이 가질 수 있는 최대한, 곧 `{bucket}` 읽기와 로그 쓰기를 정해요. "
            "`developer-tools` 정책의 조건이 이 경계를 의무로 만들어요. 역할을 만들 때도, 역할에 권한을 주는 모든 "
            "작업에서도요.",
        }
    ),
    Hint(
        {
            "en": "In `developer-tools`, put `StringEquals` `iam:PermissionsBoundary` = the ARN of `{limit}` on "
            "CreateRole, AttachRolePolicy, PutRolePolicy and PutRolePermissionsBoundary, on `app-*` only; take out "
            "DeleteRolePermissionsBoundary, DeleteUserPermissionsBoundary and all that changes policies.",
            "ko": "`developer-tools` 정책에서 CreateRole, AttachRolePolicy, PutRolePolicy, "
            "PutRolePermissionsBoundary에 `StringEquals` `iam:PermissionsBoundary` = `{limit}`의 ARN 조건을 붙이고 "
            "`app-*`에만 허용하세요. DeleteRolePermissionsBoundary, DeleteUserPermissionsBoundary, 정책을 바꾸는 "
            "작업은 빼세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Make a managed policy `{limit}` that allows `s3:GetObject` on `{bucket}/*` and writing logs.",
            "ko": "`{bucket}/*`의 `s3:GetObject`와 로그 쓰기를 허용하는 관리형 정책을 `{limit}` 이름으로 만들어요.",
        },
        _make_limit,
    ),
    SolutionStep(
        {
            "en": "Rewrite `developer-tools` on the group: whatever gives a role rights only on `app-*` and only "
            "where `iam:PermissionsBoundary` is the ARN of `{limit}`; deleting and passing roles on `app-*`; nothing "
            "that takes a boundary off or changes a policy.",
            "ko": "그룹의 `developer-tools`를 다시 써요. 역할에 권한을 주는 작업은 `app-*`에, "
            "`iam:PermissionsBoundary` 값이 `{limit}`의 ARN일 때만. 역할 삭제와 전달은 `app-*`에. 경계를 떼거나 "
            "정책을 바꾸는 작업은 없게요.",
        },
        _tools(_right),
    ),
)

_MISTAKES = (
    Mistake(
        id="mistaken-for-a-grant",
        message={
            "en": "`{dev}` has a boundary and no right to make roles: a boundary grants nothing, it only limits. Give "
            "the rights in a policy, such as `developer-tools` on the group.",
            "ko": "`{dev}` 사용자에게 경계는 있지만 역할을 만들 권한이 없어요. 경계는 제한할 뿐, 아무것도 주지 "
            "않아요. 권한은 그룹의 `developer-tools` 같은 정책으로 주세요.",
        },
        seen=looks.mistaken_for_a_grant,
        play=(
            _make_wide_limit,
            _bound_dev,
            do("DeleteGroupPolicy", GroupName=scene.GROUP, PolicyName=scene.TOOLS),
        ),
    ),
    Mistake(
        id="only-the-user",
        message={
            "en": "`{dev}` is limited, but the roles they make are not: a boundary is not inherited. Require it by a "
            "condition on `iam:CreateRole`.",
            "ko": "`{dev}` 사용자는 제한되지만 그가 만드는 역할은 아니에요. 경계는 물려받지 않아요. "
            "`iam:CreateRole`에 조건으로 요구하세요.",
        },
        seen=looks.only_the_user,
        play=(_make_wide_limit, _bound_dev),
    ),
    Mistake(
        id="forgets-a-door",
        message={
            "en": "New roles have the boundary, but there is a way past it: it can be taken off or exchanged, or a "
            "policy rewritten. The last check names the call that went through. Take it out of `developer-tools`, or "
            "ask for the boundary there too.",
            "ko": "새 역할에는 경계가 있지만 피해 갈 길이 있어요. 경계를 떼거나 바꾸거나, 정책을 고칠 수 있어요. "
            "마지막 확인 항목에 통과한 호출이 나와요. 그것을 `developer-tools`에서 빼거나, 거기에도 경계를 "
            "요구하세요.",
        },
        seen=looks.forgets_a_door,
        play=(_make_limit, _tools(_doors_open)),
    ),
)

MISSION = Mission(
    id="boundary",
    version=1,
    title={"en": "A boundary", "ko": "넘지 못할 경계"},
    minutes=20,
    story={
        "en": "`{dev}` develops functions, and each function needs a role. So far the group `developers` may do with "
        "roles and policies whatever it likes: one afternoon, and `{dev}` is an administrator. Make a managed policy "
        "`{limit}` as a permissions boundary: roles for functions, named `app-…`, may read `{bucket}` and write logs "
        "at most. `{dev}` keeps making such roles alone, and cannot rise by them, whatever they try. The lab tries "
        "it on a copy.",
        "ko": "`{dev}` 사용자는 함수를 개발하고, 함수마다 역할이 필요해요. 지금 `developers` 그룹은 역할과 정책을 "
        "마음대로 다룰 수 있어서, 오후 한나절이면 `{dev}` 사용자가 관리자가 될 수 있어요. 권한 경계로 쓸 관리형 정책을 "
        "`{limit}` 이름으로 만드세요. 함수의 역할 `app-…`은 최대한 `{bucket}` 읽기와 로그 쓰기까지예요. `{dev}` "
        "사용자는 그런 역할을 계속 혼자 만들되, 무엇을 해도 그것으로 권한을 키울 수 없어야 해요. 실험실이 사본에서 "
        "시도해 봐요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="policies"),
    start=(scene.begin,),
    draw=scene.draw,
)
