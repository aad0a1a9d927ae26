"""The account of "It will not be assumed": three may assume a role, and for one of them something is wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.playing import allow, deny, do, own, policy, trust

ROLE, GROUP = "receipt-desk", "counter"
LAMBDA = "lambda.amazonaws.com"

# They take turns in this order: neighbours are mended in different ways, as far as that goes.
REPAIRS: Mapping[str, Text] = {
    "wrong-service": {
        "en": "In the trust policy of `receipt-desk`, write `lambda.amazonaws.com` where `ec2.amazonaws.com` stands.",
        "ko": "`receipt-desk`의 신뢰 정책에서 `ec2.amazonaws.com` 대신 `lambda.amazonaws.com`을 써요.",
    },
    "lacks": {
        "en": "In the inline policy of the user, write the ARN of `receipt-desk` where `receipts-desk` stands.",
        "ko": "사용자의 인라인 정책에서 `receipts-desk` 대신 `receipt-desk`의 ARN을 써요.",
    },
    "external-id": {
        "en": "In the trust policy of `receipt-desk`, write the firm's external id into the condition.",
        "ko": "`receipt-desk`의 신뢰 정책에서 조건의 외부 ID를 회사의 것으로 바꿔요.",
    },
    "denied": {
        "en": "Take the Deny out of the policy of the group `counter`.",
        "ko": "`counter` 그룹의 정책에서 Deny를 빼요.",
    },
    "untrusted": {
        "en": "Add a statement for users of this account to the trust policy of `receipt-desk`.",
        "ko": "`receipt-desk`의 신뢰 정책에 이 계정의 사용자를 위한 문장을 더해요.",
    },
}


def draw(chance: Chance) -> Facts:
    fault = chance.turn(tuple(REPAIRS))
    user, other = chance.sample(("mina", "jun", "sora", "hana"), 2)
    return {
        "fault": fault,
        "repair": REPAIRS[fault],
        "user": user,
        "other": other,
        "firm": f"{chance.randint(2, 9)}{chance.randint(0, 10**11 - 1):011}",
        "external_id": f"mandu-{chance.randint(1000, 4999)}",
        "old_id": f"mandu-{chance.randint(5000, 9999)}",
        "password": f"Steamed-{chance.randint(1000, 9999)}!",
    }


def begun(player: Player) -> None:
    """Everything as it should be, but for the fault of the variant."""
    user, other, fault = (player.facts[name] for name in ("user", "other", "fault"))
    for play in (
        do("CreateUser", UserName=user),
        do("CreateLoginProfile", UserName=user, Password=player.facts["password"]),
        do("CreateUser", UserName=other),
        do("CreateGroup", GroupName=GROUP),
        do("AddUserToGroup", UserName=user, GroupName=GROUP),
        do("AddUserToGroup", UserName=other, GroupName=GROUP),
        group_policy(denies=fault == "denied"),
        user_policy("receipts-desk" if fault == "lacks" else ROLE),
        do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=trust_policy(fault)),
        do("PutRolePolicy", RoleName=ROLE, PolicyName="receipts", PolicyDocument=_RECEIPTS),
    ):
        play(player)


def mended(player: Player) -> None:
    """The repair of the variant."""
    plays: dict[str, Play] = {"lacks": user_policy(ROLE), "denied": group_policy(denies=False)}
    plays.get(player.facts["fault"], trusting())(player)


def trusting(*, without_id: bool = False) -> Play:
    """The trust policy as it should be, or without the firm's condition."""
    document = trust_policy("", without_id=without_id)
    return do("UpdateAssumeRolePolicy", RoleName=ROLE, PolicyDocument=document)


def trust_policy(fault: str, *, without_id: bool = False) -> Callable[[Player], dict[str, Any]]:
    def document(player: Player) -> dict[str, Any]:
        facts = player.facts
        wanted = facts["old_id"] if fault == "external-id" else facts["external_id"]
        condition = {} if without_id else {"Condition": {"StringEquals": {"sts:ExternalId": wanted}}}
        users = [trust({"AWS": own("root")(player)})]
        return policy(
            trust({"Service": "ec2.amazonaws.com" if fault == "wrong-service" else LAMBDA}),
            *([] if fault == "untrusted" else users),
            trust({"AWS": f"arn:aws:iam::{facts['firm']}:root"}, **condition),
        )

    return document


def group_policy(*, denies: bool) -> Play:
    statements = [allow("s3:GetObject", shop.objects(shop.PHOTOS, "*")), *([deny("sts:AssumeRole")] if denies else [])]
    return do("PutGroupPolicy", GroupName=GROUP, PolicyName="counter", PolicyDocument=policy(*statements))


def user_policy(role: str) -> Play:
    """The user may assume the role of this name."""

    def play(player: Player) -> None:
        document = policy(allow("sts:AssumeRole", own(f"role/{role}")(player)))
        do("PutUserPolicy", UserName=player.facts["user"], PolicyName="desk", PolicyDocument=document)(player)

    return play


_RECEIPTS = policy(allow(["s3:GetObject", "s3:PutObject"], shop.objects(shop.RECEIPTS, "*")))
