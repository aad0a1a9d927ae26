"""The mission "A role for the firm": another account reads the receipts, and nothing else."""

from random import Random
from typing import Any

from lessons.courseware.course import Facts, Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.iam.bench import BenchStart
from lessons.iam.missions.cross_account_role import looks
from lessons.iam.missions.cross_account_role.checks import CHECKS
from lessons.iam.missions.cross_account_role.looks import BUCKET, OBJECTS, ROLE
from lessons.iam.playing import allow, do, own, policy, trust
from lessons.iam.shop import ADMINISTRATOR

_READ = policy(allow("s3:GetObject", OBJECTS), allow("s3:ListBucket", BUCKET))


def _draw(chance: Random) -> Facts:
    firm, other = (f"{chance.randint(2, 9)}{chance.randint(0, 10**11 - 1):011}" for _ in range(2))
    return {"firm": firm, "other": other, "external_id": f"mandu-{chance.randint(1000, 9999)}"}


def _account(player: Player) -> dict[str, str]:
    return {"AWS": f"arn:aws:iam::{player.facts['firm']}:root"}


def _with_id(player: Player) -> dict[str, Any]:
    return {"Condition": {"StringEquals": {"sts:ExternalId": player.facts["external_id"]}}}


def created(player: Player) -> None:
    """With the right trust policy."""
    document = policy(trust(_account(player), **_with_id(player)))
    do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=document)(player)


def _trusting_everybody(player: Player) -> None:
    document = policy(trust({"AWS": "*"}, **_with_id(player)))
    do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=document)(player)


def _without_id(player: Player) -> None:
    do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=policy(trust(_account(player))))(player)


def _mixed_up(player: Player) -> None:
    here = {"AWS": own("root")(player)}
    assume = policy(allow("sts:AssumeRole", f"arn:aws:iam::{player.facts['firm']}:role/*", **_with_id(player)))
    do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=policy(trust(here)))(player)
    do("PutRolePolicy", RoleName=ROLE, PolicyName="firm", PolicyDocument=assume)(player)


reads: Play = do("PutRolePolicy", RoleName=ROLE, PolicyName="read", PolicyDocument=_READ)

_HINTS = (
    Hint(
        {
            "en": "Two questions, two policies: who may assume the role, and what may it do then? "
            "Which of the two speaks of account {firm}?",
            "ko": "물음이 둘, 정책도 둘이에요. 누가 역할을 맡을 수 있나, 맡은 다음에 무엇을 할 수 있나. "
            "계정 {firm} 이야기는 어느 쪽에 써야 할까요?",
        }
    ),
    Hint(
        {
            "en": "A whole account is written as `arn:aws:iam::{firm}:root`. That does not mean its root user alone, "
            "but everybody there whom it allows to. The external id arrives as the condition key `sts:ExternalId`.",
            "ko": "계정 전체는 `arn:aws:iam::{firm}:root`라고 써요. 그 계정의 루트 사용자만이 아니라, 그 계정이 "
            "허락한 모두를 뜻해요. 외부 ID는 `sts:ExternalId` 조건 키로 와요.",
        }
    ),
    Hint(
        {
            "en": "Create `accountant-firm` with the trust policy: Principal `arn:aws:iam::{firm}:root`, Action "
            "`sts:AssumeRole`, Condition `StringEquals` with `sts:ExternalId`: `{external_id}`. Then add an inline "
            "policy with `s3:GetObject` on `arn:aws:s3:::dumpling-receipts/*`.",
            "ko": "`accountant-firm` 역할을 만드세요. 신뢰 정책의 Principal은 `arn:aws:iam::{firm}:root`, Action은 "
            "`sts:AssumeRole`, Condition은 `StringEquals`에 `sts:ExternalId` 값 `{external_id}`. 그런 다음 "
            "`arn:aws:s3:::dumpling-receipts/*`에 `s3:GetObject`를 허용하는 인라인 정책을 더하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Create the role `accountant-firm`. Its trust policy names `arn:aws:iam::{firm}:root` and has the "
            "condition `StringEquals` with `sts:ExternalId`: `{external_id}`.",
            "ko": "`accountant-firm` 역할을 만들어요. 신뢰 정책에는 `arn:aws:iam::{firm}:root`를 적고, 조건은 "
            "`StringEquals`로 `sts:ExternalId`가 `{external_id}`일 때예요.",
        },
        created,
    ),
    SolutionStep(
        {
            "en": "Write an inline policy into the role: `s3:GetObject` on the objects of `dumpling-receipts`, and "
            "`s3:ListBucket` on the bucket.",
            "ko": "역할에 인라인 정책을 써요. `dumpling-receipts`의 객체에 `s3:GetObject`, 버킷에 "
            "`s3:ListBucket`이에요.",
        },
        reads,
    ),
)

_MISTAKES = (
    Mistake(
        id="everybody",
        message={
            "en": "The role trusts `*`, so every AWS account in the world that learns the external id gets in. The id "
            "is no password. Name the firm's account, {firm}, as the Principal.",
            "ko": "역할이 `*`를 믿고 있어서, 외부 ID를 알아낸 세상의 모든 AWS 계정이 들어올 수 있어요. 외부 ID는 "
            "비밀번호가 아니에요. Principal에는 회사의 계정을 적으세요: {firm}.",
        },
        seen=looks.strangers_may,
        play=(_trusting_everybody, reads),
    ),
    Mistake(
        id="no-id",
        message={
            "en": "The firm gets in without an external id. Another customer could give it the ARN of your role, and "
            "the firm would read your receipts for them. Let the trust policy ask for `sts:ExternalId`.",
            "ko": "회사가 외부 ID 없이 들어올 수 있어요. 다른 고객이 여러분의 역할 ARN을 대면, 회사는 그 고객에게 "
            "여러분의 영수증을 읽어 주게 돼요. 신뢰 정책에 `sts:ExternalId` 조건을 넣으세요.",
        },
        seen=looks.id_forgotten,
        play=(_without_id, reads),
    ),
    Mistake(
        id="administrator",
        message={
            "en": "Whoever assumes the role may do everything. The trust policy only says who gets in. Take the wide "
            "policy off the role, and let one allow `s3:GetObject` on the receipts.",
            "ko": "이 역할을 맡으면 무엇이든 할 수 있어요. 신뢰 정책은 누가 들어오는지만 정해요. 넓은 정책을 역할에서 "
            "떼고, 영수증에 `s3:GetObject`만 허용하세요.",
        },
        seen=looks.administers,
        play=(created, do("AttachRolePolicy", RoleName=ROLE, PolicyArn=ADMINISTRATOR)),
    ),
    Mistake(
        id="mixed-up",
        message={
            "en": "`sts:AssumeRole` stands in the permissions policy of your role. There it lets *your* role into "
            "other roles. That the firm may assume yours belongs in the trust policy: take it out here and write it "
            "there.",
            "ko": "`sts:AssumeRole`이 역할의 권한 정책에 있어요. 그러면 *여러분의* 역할이 다른 역할을 맡을 수 있다는 "
            "뜻이에요. 회사가 여러분의 역할을 맡는 것은 신뢰 정책에 쓰는 일이에요. 여기서 빼고 거기에 쓰세요.",
        },
        seen=looks.mixed_up,
        play=(_mixed_up, reads),
    ),
)

MISSION = Mission(
    id="cross-account-role",
    version=1,
    title={"en": "A role for the firm", "ko": "회계 회사에 역할 주기"},
    minutes=10,
    story={
        "en": "The accountant now works for a firm with an AWS account of its own: {firm}. The firm has many "
        "customers and gave the shop the external id `{external_id}`, which it sends along whenever it works for the "
        "shop. Create the role `accountant-firm`. Whoever the firm allows to may assume it with that id, and nobody "
        "may without. The role reads what lies in the bucket `dumpling-receipts`, and changes nothing.",
        "ko": "회계사가 이제 자기 AWS 계정이 있는 회사에서 일해요. 계정 번호는 {firm}. 이 회사는 고객이 많아서, 가게 "
        "일을 할 때마다 함께 보내는 외부 ID로 `{external_id}` 값을 정해 주었어요. 이제 `accountant-firm` 역할을 "
        "만드세요. 회사가 허락한 사람은 이 ID로 역할을 맡을 수 있고, ID 없이는 아무도 맡을 수 없어야 해요. "
        "역할은 `dumpling-receipts` 버킷에 든 것을 읽을 수 있고, 아무것도 바꿀 수 없어야 해요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="roles"),
    draw=_draw,
)
