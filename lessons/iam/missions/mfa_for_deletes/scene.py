"""The account of "Deletes need a code": who works with the receipts, and who does not."""

from random import Random

from lessons.courseware.course import Facts
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.playing import allow, do, policy

BUCKET, OBJECTS = shop.bucket(shop.RECEIPTS), shop.objects(shop.RECEIPTS, "*")
_PHOTOS = policy(allow("s3:GetObject", shop.objects(shop.PHOTOS, "*")))


def draw(chance: Random) -> Facts:
    user, other = chance.sample(("mina", "jun", "sora", "hana"), 2)
    day = f"2026/{chance.randint(1, 9):02}/{chance.randint(1, 28):02}"
    return {
        "user": user,
        "other": other,
        "group": chance.choice(("accounting", "office", "counter")),
        "object": f"{day}.csv",
    }


def begun(player: Player) -> None:
    """`user` may read, store and delete receipts through the group; `other` may look at photos."""
    user, other, group = (player.facts[name] for name in ("user", "other", "group"))
    receipts = policy(
        allow("s3:ListBucket", BUCKET), allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], OBJECTS)
    )
    for play in (
        do("CreateGroup", GroupName=group),
        do("PutGroupPolicy", GroupName=group, PolicyName="receipts", PolicyDocument=receipts),
        do("CreateUser", UserName=user),
        do("AddUserToGroup", UserName=user, GroupName=group),
        do("CreateUser", UserName=other),
        do(
            "PutUserPolicy",
            UserName=other,
            PolicyName="photos",
            PolicyDocument=_PHOTOS,
        ),
    ):
        play(player)
