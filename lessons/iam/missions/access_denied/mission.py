"""The break-fix mission "Access denied": which of six policies denies, and a repair that gives nothing more."""

from random import Random

from lessons.courseware.course import Facts, Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.iam.bench import BenchStart
from lessons.iam.missions.access_denied import looks, scene
from lessons.iam.missions.access_denied.checks import CHECKS
from lessons.iam.missions.access_denied.diagnosis import DIAGNOSIS
from lessons.iam.missions.access_denied.faults import FAULTS
from lessons.iam.playing import do
from lessons.iam.shop import ADMINISTRATOR


def draw(chance: Random) -> Facts:
    facts = dict(scene.draw(chance))
    return facts | {"cure": FAULTS[facts["fault"]].cure}


def _repair(player: Player) -> None:
    FAULTS[player.facts["fault"]].repair(player)


_HINTS = (
    Hint(
        {
            "en": "Ask twice: as `user/mina` for `s3:GetObject` on `arn:aws:s3:::dumpling-recipes/{recipe}`, and as "
            "`assumed-role/menu-editor/till` for `s3:PutObject` on `arn:aws:s3:::dumpling-menu/{page}`. One is "
            "denied. At which gate?",
            "ko": "두 번 물어보세요. `user/mina`로 `arn:aws:s3:::dumpling-recipes/{recipe}`에 `s3:GetObject`를, "
            "`assumed-role/menu-editor/till`로 `arn:aws:s3:::dumpling-menu/{page}`에 `s3:PutObject`를요. 하나가 "
            "거부돼요. 어느 관문에서인가요?",
        }
    ),
    Hint(
        {
            "en": "A Deny that matches has to be made narrower. Where nothing allows, look at the statement that "
            "should, and at its element that failed. A limit has to allow it as well.",
            "ko": "맞아 버린 Deny라면 좁혀야 해요. 허용하는 것이 없다면 허용했어야 할 문장에서 맞지 않은 요소를 "
            "보세요. 제한하는 정책도 그것을 허용해야 해요.",
        }
    ),
    Hint({"en": "What to do: {cure}.", "ko": "할 일: {cure}."}),
)

_SOLUTION = (SolutionStep({"en": "Repair the cause: {cure}.", "ko": "원인을 고쳐요: {cure}."}, _repair),)

_MISTAKES = (
    Mistake(
        id="administrator",
        message={
            "en": "`mina` may do everything now that no Deny and no limit takes away. Where one of those stops her, "
            "it does not even help, and it hides the cause. Take that policy away again and repair the one that "
            "denies.",
            "ko": "이제 `mina`는 Deny와 제한이 막지 않는 모든 일을 할 수 있어요. 그런 것이 막은 일이라면 도움조차 안 "
            "되고, 원인만 가려요. 그 정책을 다시 떼고, 거부하는 정책을 고치세요.",
        },
        seen=looks.administrator,
        play=(do("AttachUserPolicy", UserName=scene.USER, PolicyArn=ADMINISTRATOR),),
    ),
    Mistake(
        id="boundary-off",
        message={
            "en": "The boundary of `mina` is gone. Whatever somebody grants tomorrow counts in full. Put "
            "`staff-boundary` back; if it denies, change what it allows.",
            "ko": "`mina` 사용자의 경계가 사라졌어요. 내일 누가 무엇을 주든 그대로 통해요. `staff-boundary` 경계를 "
            "다시 정하고, 그것이 막는다면 허용하는 내용을 고치세요.",
        },
        seen=looks.boundary_off,
        play=(do("DeleteUserPermissionsBoundary", UserName=scene.USER),),
    ),
    Mistake(
        id="deny-off",
        message={
            "en": "Nothing denies the secret recipes any more. Write the Deny in `kitchen-secrets` again, for "
            "`dumpling-recipes/secret/*` and no more.",
            "ko": "이제 비밀 조리법을 거부하는 것이 없어요. `kitchen-secrets` 정책에 Deny를 다시 쓰되, "
            "`dumpling-recipes/secret/*`만 거부하세요.",
        },
        seen=looks.deny_off,
        play=(do("DeleteGroupPolicy", GroupName=scene.GROUP, PolicyName=scene.SECRETS),),
    ),
)

MISSION = Mission(
    id="access-denied",
    version=2,
    title={"en": "Access denied", "ko": "액세스 거부"},
    minutes=15,
    story={
        "en": "Since this morning `mina` is denied something. Two things belong to her work. As herself, in the "
        "group `kitchen`, she reads recipes such as `{recipe}` in `dumpling-recipes`. And her till takes on the role "
        "`menu-editor`, limited by `till-limits`, and writes the menu, such as `{page}` in `dumpling-menu`. Six "
        "policies have a say: `kitchen-reads` and `kitchen-secrets` on the group, `staff-boundary` on her, "
        "`known-teams` of the organization, `menu-writes` on the role, `till-limits` on the session. Find the one "
        "that denies, and repair it without giving more.",
        "ko": "오늘 아침부터 `mina`의 일 하나가 거부돼요. 하는 일은 두 가지예요. `kitchen` 그룹의 사용자로서 "
        "`dumpling-recipes`에서 `{recipe}` 같은 조리법을 읽어요. 그리고 계산대가 `till-limits`로 제한된 "
        "`menu-editor` 역할을 맡아 `dumpling-menu`에 `{page}` 같은 메뉴를 써요. 관련된 정책은 여섯이에요. 그룹의 "
        "`kitchen-reads`와 `kitchen-secrets`, 본인의 `staff-boundary`, 조직의 `known-teams`, 역할의 `menu-writes`, "
        "세션의 `till-limits`. 거부하는 정책을 찾아, 권한을 더 주지 않고 고치세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="explain"),
    start=(scene.begin,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
