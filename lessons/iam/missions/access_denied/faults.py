"""What may be wrong this morning, and what mends it: one entry for each fault."""

from dataclasses import dataclass
from typing import Any, Final

from lessons.courseware.course import Play, Text
from lessons.courseware.play import Player
from lessons.iam.missions.access_denied import scene
from lessons.iam.playing import do


@dataclass(frozen=True)
class Fault:
    """`cure`: what to do, in words; `repair`: the same done."""

    cure: Text
    repair: Play


def _in_group(name: str, document: dict[str, Any]) -> Play:
    return do("PutGroupPolicy", GroupName=scene.GROUP, PolicyName=name, PolicyDocument=document)


def _version(name: str, document: dict[str, Any]) -> Play:
    def arn(player: Player) -> str:
        return scene.managed(player.cloud.state.account_id, name)

    return do("CreatePolicyVersion", PolicyArn=arn, PolicyDocument=document, SetAsDefault=True)


FAULTS: Final[dict[str, Fault]] = {
    "deny": Fault(
        {
            "en": "in `kitchen-secrets`, deny `dumpling-recipes/secret/*` in place of `dumpling-recipes/*`",
            "ko": "`kitchen-secrets` 정책에서 `dumpling-recipes/*` 대신 `dumpling-recipes/secret/*`만 거부하기",
        },
        _in_group(scene.SECRETS, scene.secrets(broken=False)),
    ),
    "condition": Fault(
        {
            "en": "in `kitchen-reads`, write the whole network of the shop into the condition: `203.0.113.0/24`",
            "ko": "`kitchen-reads` 정책의 조건에 가게 네트워크 전체 `203.0.113.0/24` 적기",
        },
        _in_group(scene.READS, scene.reads(broken=False)),
    ),
    "boundary": Fault(
        {
            "en": "let a new version of `staff-boundary` allow `s3:GetObject`",
            "ko": "`staff-boundary` 정책의 새 버전에서 `s3:GetObject` 허용하기",
        },
        _version(scene.BOUNDARY, scene.boundary(broken=False)),
    ),
    "organization": Fault(
        {
            "en": "nobody here can change `known-teams`, but meet it: tag the user `mina` with `team` = `kitchen`, "
            "in small letters",
            "ko": "`known-teams` 정책은 여기서 바꿀 수 없으니 조건에 맞추기. 사용자 `mina`의 태그 `team` 값을 소문자 "
            "`kitchen`으로 바꿔요",
        },
        do("TagUser", UserName=scene.USER, Tags=[{"Key": scene.TAG, "Value": scene.TEAM}]),
    ),
    "resource": Fault(
        {
            "en": "in `menu-writes`, take the slash out before the bucket: `arn:aws:s3:::dumpling-menu/*`",
            "ko": "`menu-writes` 정책에서 버킷 이름 앞의 슬래시 빼기: `arn:aws:s3:::dumpling-menu/*`",
        },
        do(
            "PutRolePolicy",
            RoleName=scene.ROLE,
            PolicyName=scene.WRITES,
            PolicyDocument=scene.writes(broken=False),
        ),
    ),
    "session": Fault(
        {
            "en": "let a new version of `till-limits` allow `s3:PutObject` on the menu as well",
            "ko": "`till-limits` 정책의 새 버전에서 메뉴에 대한 `s3:PutObject`까지 허용하기",
        },
        _version(scene.LIMITS, scene.limits(broken=False)),
    ),
}
