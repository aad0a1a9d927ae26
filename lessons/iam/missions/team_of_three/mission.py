"""The mission "A team of three": rights come by the job, jobs are groups."""

from random import Random

from lessons.courseware.course import Facts, Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.iam.bench import BenchStart
from lessons.iam.missions.team_of_three import looks
from lessons.iam.missions.team_of_three.checks import CHECKS
from lessons.iam.missions.team_of_three.jobs import DOCUMENTS, JOBS
from lessons.iam.playing import allow, do, fact, policy

_NAMES = ("mina", "jun", "sora", "duri", "bora", "hana")
_POLICY = "work"


def draw(chance: Random) -> Facts:
    return dict(zip(JOBS, chance.sample(_NAMES, 3), strict=True))


def _people(player: Player) -> None:
    for job in JOBS:
        do("CreateUser", UserName=fact(job))(player)


def _staff(job: str, **document: object) -> Play:
    """A group for the job with its policy, and who has the job in it."""

    def play(player: Player) -> None:
        do("CreateGroup", GroupName=job)(player)
        written = document.get("document", DOCUMENTS[job])
        do("PutGroupPolicy", GroupName=job, PolicyName=_POLICY, PolicyDocument=written)(player)
        do("AddUserToGroup", GroupName=job, UserName=fact(job))(player)

    return play


def _one_group(player: Player) -> None:
    statements = [statement for job in JOBS for statement in DOCUMENTS[job]["Statement"]]
    do("CreateGroup", GroupName="staff")(player)
    do("PutGroupPolicy", GroupName="staff", PolicyName=_POLICY, PolicyDocument=policy(*statements))(player)
    for job in JOBS:
        do("AddUserToGroup", GroupName="staff", UserName=fact(job))(player)


_HINTS = (
    Hint(
        {
            "en": "Under Explain ask what `{kitchen}` may do, and on which ARN. Where no policy allows it, the answer "
            "is a deny.",
            "ko": "권한 확인 탭에서 `{kitchen}` 사용자가 무엇을, 어느 ARN에 할 수 있는지 물어보세요. 허용하는 정책이 "
            "없으면 거부예요.",
        }
    ),
    Hint(
        {
            "en": "A job is a group. Its policy names one action and one resource; the objects of a bucket are "
            "`arn:aws:s3:::dumpling-receipts/*`.",
            "ko": "일 하나가 그룹 하나예요. 정책에는 작업 하나와 리소스 하나를 적어요. 버킷의 객체는 "
            "`arn:aws:s3:::dumpling-receipts/*`예요.",
        }
    ),
    Hint(
        {
            "en": "Three groups, each with an inline policy: `lambda:InvokeFunction` on "
            "`arn:aws:lambda:*:*:function:order-fn`, `sqs:ReceiveMessage` on `arn:aws:sqs:*:*:delivery-queue`, "
            "`s3:GetObject` on the objects. Then one member each.",
            "ko": "그룹 셋에 인라인 정책을 하나씩 쓰세요. `arn:aws:lambda:*:*:function:order-fn`에 "
            "`lambda:InvokeFunction`, `arn:aws:sqs:*:*:delivery-queue`에 `sqs:ReceiveMessage`, 객체에 "
            "`s3:GetObject`. 그다음 한 명씩 넣으세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Make a group for the kitchen, allow `lambda:InvokeFunction` on `order-fn` in it, and add "
            "`{kitchen}`.",
            "ko": "주방 그룹을 만들어 `order-fn` 함수의 `lambda:InvokeFunction`을 허용하고 `{kitchen}` 사용자를 "
            "넣어요.",
        },
        _staff("kitchen"),
    ),
    SolutionStep(
        {
            "en": "Make a group for couriers, allow `sqs:ReceiveMessage` on `delivery-queue`, and add `{courier}`.",
            "ko": "배달 그룹을 만들어 `delivery-queue`의 `sqs:ReceiveMessage`를 허용하고 `{courier}` 사용자를 넣어요.",
        },
        _staff("courier"),
    ),
    SolutionStep(
        {
            "en": "Make a group for accountants, allow `s3:GetObject` on `dumpling-receipts/*`, and add "
            "`{accountant}`.",
            "ko": "장부 그룹을 만들어 `dumpling-receipts/*`의 `s3:GetObject`를 허용하고 `{accountant}` 사용자를 "
            "넣어요.",
        },
        _staff("accountant"),
    ),
)

_MISTAKES = (
    Mistake(
        id="by-hand",
        message={
            "en": "Somebody has the rights of a job without any group. When that person changes jobs, somebody has to "
            "remember to take them away. Put the policy on the group of the job, and take it off the user.",
            "ko": "그룹 없이 직접 일의 권한을 가진 사람이 있어요. 그 사람의 일이 바뀌면 누군가 기억해서 떼어야 해요. "
            "정책을 일의 그룹에 붙이고, 사용자에게서는 떼세요.",
        },
        seen=looks.by_hand,
        play=(do("PutUserPolicy", UserName=fact("kitchen"), PolicyName=_POLICY, PolicyDocument=DOCUMENTS["kitchen"]),),
    ),
    Mistake(
        id="one-for-all",
        message={
            "en": "Somebody may do the work of another job as well, by way of a group. If a group carries the "
            "policies of two jobs, give each job a group of its own; if a person is in two groups, take them out of "
            "one.",
            "ko": "그룹 때문에 다른 사람의 일까지 할 수 있는 사람이 있어요. 한 그룹이 두 가지 일의 정책을 갖고 있다면 "
            "일마다 그룹을 따로 만들고, 한 사람이 두 그룹에 있다면 하나에서 빼세요.",
        },
        seen=looks.one_for_all,
        play=(_one_group,),
    ),
    Mistake(
        id="too-wide",
        message={
            "en": "A policy allows more than its job: deleting as well, or the same work on other things. Look for a "
            "`*` in it, and write the one action and the ARN of the one thing.",
            "ko": "정책이 맡은 일보다 많은 것을 허용해요. 지우는 것도, 다른 것을 다루는 것도 돼요. 정책에서 `*`를 "
            "찾아, 작업 하나와 그 대상의 ARN을 적으세요.",
        },
        seen=looks.too_wide,
        play=(_staff("kitchen", document=policy(allow("lambda:*"))),),
    ),
)

MISSION = Mission(
    id="team-of-three",
    version=1,
    title={"en": "A team of three", "ko": "세 사람의 팀"},
    minutes=15,
    story={
        "en": "Three people work in the shop and have a user each, with no rights at all. `{kitchen}` cooks and "
        "calls `order-fn`. `{courier}` delivers and takes messages from `delivery-queue`. `{accountant}` keeps the "
        "books and reads `dumpling-receipts`. Give each what the job needs, by groups, so that changing jobs is one "
        "move.",
        "ko": "가게에서 일하는 세 사람에게 사용자는 있지만 권한이 없어요. `{kitchen}` 사용자는 주방에서 `order-fn` "
        "함수를 호출해요. `{courier}` 사용자는 배달을 하며 `delivery-queue`에서 메시지를 받아요. `{accountant}` "
        "사용자는 장부를 맡아 `dumpling-receipts`를 읽어요. 일에 필요한 권한을 그룹으로 주세요. 일을 바꿀 때 그룹만 "
        "한 번 옮기면 되도록요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="groups"),
    start=(_people,),
    draw=draw,
)
