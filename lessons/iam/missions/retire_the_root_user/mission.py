"""The mission "Retire the root user": an administrator with a name takes over, and root does nothing more."""

from random import Random

from lessons.courseware.course import Facts, Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.iam.bench import BenchStart
from lessons.iam.missions.retire_the_root_user import looks
from lessons.iam.missions.retire_the_root_user.checks import CHECKS
from lessons.iam.playing import PASSWORD, add_device, do, fact, sign_in
from lessons.iam.shop import ADMINISTRATOR

_ADMINS = ("owner", "boss", "manager", "keeper")
_HIRES = ("mina", "jun", "sora", "duri", "bora", "hana")


def draw(chance: Random) -> Facts:
    hires = chance.sample(_HIRES, 2)
    return {"admin": chance.choice(_ADMINS), "hires": hires, "first": hires[0], "second": hires[1]}


def _group(player: Player) -> None:
    do("CreateGroup", GroupName="admins")(player)
    do("AttachGroupPolicy", GroupName="admins", PolicyArn=ADMINISTRATOR)(player)


def _user(player: Player) -> None:
    do("CreateUser", UserName=fact("admin"))(player)
    do("AddUserToGroup", GroupName="admins", UserName=fact("admin"))(player)


def _password(player: Player) -> None:
    do("CreateLoginProfile", UserName=fact("admin"), Password=PASSWORD)(player)


def _device(player: Player) -> None:
    add_device(player.facts["admin"])(player)


def _sign_in(player: Player) -> None:
    sign_in(player.facts["admin"], PASSWORD)(player)


def _hire(player: Player) -> None:
    for name in player.facts["hires"]:
        do("CreateUser", UserName=name)(player)


_HINTS = (
    Hint(
        {
            "en": "Read the first check that is not met: it says what is missing. The menu “You act as” says who you "
            "are.",
            "ko": "아직 이루지 못한 첫 항목을 읽어 보세요. 무엇이 모자라는지 나와요. 지금 누구인지는 “지금 작업하는 "
            "사람” 메뉴에 있어요.",
        }
    ),
    Hint(
        {
            "en": "A group carries `AdministratorAccess`, `{admin}` is its member, and password and MFA device "
            "belong to the user. Only then does somebody sign in.",
            "ko": "`AdministratorAccess` 정책은 그룹에 붙이고 `{admin}` 사용자는 그 그룹에 넣어요. 비밀번호와 MFA "
            "장치는 사용자의 것이에요. 로그인은 그다음이에요.",
        }
    ),
    Hint(
        {
            "en": "Sign in as `{admin}` with the code of the device, then make `{first}` and `{second}` under Users.",
            "ko": "장치의 코드로 `{admin}` 사용자로 로그인한 다음, 사용자 탭에서 `{first}`, `{second}` 사용자를 "
            "차례로 만드세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Make a group, for example `admins`, and attach `AdministratorAccess` to it.",
            "ko": "그룹을 하나(예: `admins`) 만들고 `AdministratorAccess` 정책을 붙여요.",
        },
        _group,
    ),
    SolutionStep(
        {"en": "Make the user `{admin}` and add it to the group.", "ko": "`{admin}` 사용자를 만들어 그룹에 넣어요."},
        _user,
    ),
    SolutionStep(
        {"en": "Give `{admin}` a console password.", "ko": "`{admin}` 사용자에게 콘솔 비밀번호를 줘요."},
        _password,
    ),
    SolutionStep(
        {
            "en": "Add a virtual MFA device and turn it on with two codes.",
            "ko": "가상 MFA 장치를 만들고 코드 두 개로 켜요.",
        },
        _device,
    ),
    SolutionStep(
        {"en": "Sign in as `{admin}` with a code.", "ko": "`{admin}` 사용자로 코드까지 넣어 로그인해요."},
        _sign_in,
    ),
    SolutionStep(
        {
            "en": "As `{admin}`, make the users `{first}` and `{second}`.",
            "ko": "`{admin}` 사용자로 로그인한 채 `{first}`, `{second}` 사용자를 만들어요.",
        },
        _hire,
    ),
)

_MISTAKES = (
    Mistake(
        id="direct",
        message={
            "en": "`{admin}` has rights of its own, outside every group. The next administrator would need a copy. "
            "Detach the policy from the user and attach it to a group.",
            "ko": "`{admin}` 사용자가 그룹 밖에서 직접 권한을 갖고 있어요. 다음 관리자에게는 또 복사해야 해요. "
            "사용자에서 떼어 그룹에 붙이세요.",
        },
        seen=looks.direct,
        play=(
            do("CreateUser", UserName=fact("admin")),
            do("AttachUserPolicy", UserName=fact("admin"), PolicyArn=ADMINISTRATOR),
        ),
    ),
    Mistake(
        id="root-still-works",
        message={
            "en": "The administrator stands ready, but root made the new users. Delete them, sign in as `{admin}`, "
            "and make them again.",
            "ko": "관리자는 준비됐지만 새 사용자를 루트가 만들었어요. 지우고 `{admin}` 사용자로 로그인해서 다시 "
            "만드세요.",
        },
        seen=looks.root_still_works,
        play=(_group, _user, _password, _device, _hire),
    ),
    Mistake(
        id="password-alone",
        message={
            "en": "`{admin}` signed in with a password alone. Whoever reads it over a shoulder owns the account. Give "
            "`{admin}` an MFA device, sign out, and sign in again with a code.",
            "ko": "`{admin}` 사용자가 비밀번호만으로 로그인했어요. 어깨너머로 본 사람도 계정을 통째로 갖게 돼요. "
            "`{admin}` 사용자에게 MFA 장치를 주고, 로그아웃한 뒤 코드로 다시 로그인하세요.",
        },
        seen=looks.password_alone,
        play=(_group, _user, _password, _sign_in, _hire),
    ),
    Mistake(
        id="key",
        message={
            "en": "An access key for an administrator works without password and code, for as long as it exists. "
            "Delete it: the console does not need it.",
            "ko": "관리자의 액세스 키는 비밀번호도 코드도 없이 통하고, 지울 때까지 살아 있어요. 콘솔에는 필요 없으니 "
            "지우세요.",
        },
        seen=looks.has_a_key,
        play=(_group, _user, _password, _device, do("CreateAccessKey", UserName=fact("admin"))),
    ),
)

MISSION = Mission(
    id="retire-the-root-user",
    version=1,
    title={"en": "Retire the root user", "ko": "루트 사용자 은퇴시키기"},
    minutes=12,
    story={
        "en": "So far the owner does everything as root. From tonight on an administrator called `{admin}` does the "
        "daily work, signs in with password and code, and has its rights from a group. Its first work: two new "
        "people, `{first}` and `{second}`, get a user each. Root has no part in that.",
        "ko": "지금까지 사장님은 모든 일을 루트로 했어요. 오늘 밤부터는 관리자 `{admin}` 사용자가 날마다 하는 "
        "일을 맡아요. 비밀번호와 코드로 로그인하고, 권한은 그룹에서 받아요. 첫 일은 새로 온 두 사람의 사용자 "
        "`{first}`, `{second}` 만들기예요. 이 일에는 루트가 손대지 않아요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="groups"),
    draw=draw,
)
