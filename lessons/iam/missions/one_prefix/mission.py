"""The mission "One prefix": from all of S3 to reading one folder of one bucket."""

from random import Random
from typing import Any

from lessons.courseware.course import Facts, Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.bench import BenchStart
from lessons.iam.missions.one_prefix import looks
from lessons.iam.missions.one_prefix.checks import CHECKS
from lessons.iam.playing import allow, do, fact, policy

_USERS = ("mina", "jun", "sora", "duri")
_BUCKETS = ("dumpling-receipts", "dumpling-photos", "dumpling-menu", "dumpling-letters")
_PREFIXES = ("2026/october/", "kitchen/", "suppliers/", "party/", "courier/")


def draw(chance: Random) -> Facts:
    bucket, *others = chance.sample(_BUCKETS, 3)
    prefix, *siblings = chance.sample(_PREFIXES, 3)
    names = {"user": chance.choice(_USERS), "bucket": bucket, "prefix": prefix}
    return names | {"others": others, "siblings": siblings}


def _scene(player: Player) -> None:
    do("CreateUser", UserName=fact("user"))(player)
    do("AttachUserPolicy", UserName=fact("user"), PolicyArn=shop.S3_FULL_ACCESS)(player)


def _detach(player: Player) -> None:
    do("DetachUserPolicy", UserName=fact("user"), PolicyArn=shop.S3_FULL_ACCESS)(player)


def _may_list(player: Player, **more: Any) -> dict[str, Any]:
    facts = player.facts
    condition = {"StringLike": {"s3:prefix": f"{facts['prefix']}*"}}
    return allow("s3:ListBucket", shop.bucket(facts["bucket"]), Condition=condition) | more


def _may_get(player: Player) -> dict[str, Any]:
    return allow("s3:GetObject", shop.objects(player.facts["bucket"], f"{player.facts['prefix']}*"))


def _write(*statements: Any) -> Play:
    """One inline policy, made of what each function of the player gives."""

    def play(player: Player) -> None:
        document = policy(*(statement(player) for statement in statements))
        do("PutUserPolicy", UserName=fact("user"), PolicyName="one-prefix", PolicyDocument=document)(player)

    return play


def _list_on_objects(player: Player) -> dict[str, Any]:
    return _may_list(player, Resource=shop.objects(player.facts["bucket"], "*"))


def _list_all(player: Player) -> dict[str, Any]:
    return allow("s3:ListBucket", shop.bucket(player.facts["bucket"]))


def _both_at_once(player: Player) -> dict[str, Any]:
    listing, getting = _may_list(player), _may_get(player)
    return listing | {
        "Action": [listing["Action"], getting["Action"]],
        "Resource": [listing["Resource"], getting["Resource"]],
    }


def _get_alike(player: Player) -> dict[str, Any]:
    return allow("s3:GetObject", shop.objects(player.facts["bucket"], f"{player.facts['prefix'][:-1]}*"))


_HINTS = (
    Hint(
        {
            "en": "Under Explain ask as `{user}` for `s3:ListBucket` on `arn:aws:s3:::{bucket}`, once with the key "
            "`s3:prefix` and once without. Which policy says yes?",
            "ko": "권한 확인 탭에서 `{user}` 사용자로 `arn:aws:s3:::{bucket}`에 `s3:ListBucket`을 물어보세요. "
            "`s3:prefix` 키를 넣어서 한 번, 빼고 한 번. 어느 정책이 허용하나요?",
        }
    ),
    Hint(
        {
            "en": "Listing is asked of the bucket, reading of the object: two resources, so two statements. Only a "
            "listing says which prefix it wants, as `s3:prefix`.",
            "ko": "나열은 버킷에, 읽기는 객체에 묻는 일이에요. 리소스가 둘이니 문장도 둘이에요. 어느 접두사를 볼지 "
            "`s3:prefix`로 알려 주는 것은 나열뿐이에요.",
        }
    ),
    Hint(
        {
            "en": "First: `s3:ListBucket` on `arn:aws:s3:::{bucket}` with Condition StringLike `s3:prefix`: "
            "`{prefix}*`. Second: `s3:GetObject` on `arn:aws:s3:::{bucket}/{prefix}*`. And detach "
            "`AmazonS3FullAccess`.",
            "ko": "첫째 문장은 `arn:aws:s3:::{bucket}`에 `s3:ListBucket`을 허용하되, Condition의 StringLike 아래에 "
            "`s3:prefix` 키와 `{prefix}*` 값을 적어요. 둘째 문장은 `arn:aws:s3:::{bucket}/{prefix}*`에 "
            "`s3:GetObject`를 허용해요. 그리고 `AmazonS3FullAccess`를 떼세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Detach `AmazonS3FullAccess` from `{user}`.",
            "ko": "`{user}` 사용자에서 `AmazonS3FullAccess` 정책을 떼어요.",
        },
        _detach,
    ),
    SolutionStep(
        {
            "en": "Write an inline policy with two statements: `s3:ListBucket` on `arn:aws:s3:::{bucket}` where "
            "`s3:prefix` is like `{prefix}*`, and `s3:GetObject` on `arn:aws:s3:::{bucket}/{prefix}*`.",
            "ko": "문장 두 개로 인라인 정책을 써요. `arn:aws:s3:::{bucket}`에 `s3:ListBucket`(`s3:prefix` 값이 "
            "`{prefix}*` 같을 때), 그리고 `arn:aws:s3:::{bucket}/{prefix}*`에 `s3:GetObject`.",
        },
        _write(_may_list, _may_get),
    ),
)

_MISTAKES = (
    Mistake(
        id="list-on-objects",
        message={
            "en": "`s3:ListBucket` is allowed on `…/*`. There are only objects there, and an object cannot be "
            "listed. Write the ARN of the bucket, without a slash, as the resource of the listing.",
            "ko": "`s3:ListBucket`이 `…/*`에 허용되어 있어요. 거기에는 객체만 있고 객체는 나열할 수 없어요. 나열의 "
            "리소스에는 슬래시 없는 버킷의 ARN을 적으세요.",
        },
        seen=looks.list_on_objects,
        play=(_detach, _write(_list_on_objects, _may_get)),
    ),
    Mistake(
        id="no-condition",
        message={
            "en": "Listing has no condition, so the names of all objects can be seen, and names tell a lot. Add a "
            "Condition on `s3:prefix` to the statement.",
            "ko": "나열에 조건이 없어서 모든 객체의 이름이 보여요. 이름만으로도 많은 것을 알 수 있어요. 나열하는 "
            "문장에 `s3:prefix` 조건을 더하세요.",
        },
        seen=looks.no_condition,
        play=(_detach, _write(_list_all, _may_get)),
    ),
    Mistake(
        id="condition-on-all",
        message={
            "en": "Both actions share one statement with a condition on `s3:prefix`. Reading an object brings no "
            "such key, so the statement never matches it. Split it in two.",
            "ko": "두 작업이 `s3:prefix` 조건이 있는 문장 하나에 함께 있어요. 객체를 읽는 요청에는 그 키가 없어서 "
            "문장이 들어맞지 않아요. 둘로 나누세요.",
        },
        seen=looks.condition_on_all,
        play=(_detach, _write(_both_at_once)),
    ),
    Mistake(
        id="without-the-slash",
        message={
            "en": "The resource ends before the slash, so prefixes that begin alike are open too. Write the slash, "
            "then the star.",
            "ko": "리소스가 슬래시 앞에서 끝나서, 똑같이 시작하는 다른 접두사까지 열려요. 슬래시를 쓰고 별표를 쓰세요.",
        },
        seen=looks.without_the_slash,
        play=(_detach, _write(_may_list, _get_alike)),
    ),
)

MISSION = Mission(
    id="one-prefix",
    version=1,
    title={"en": "One prefix", "ko": "접두사 하나만"},
    minutes=12,
    story={
        "en": "`{user}` helps out for a week and looks through what lies under `{prefix}` in the bucket `{bucket}`. "
        "In a hurry somebody attached `AmazonS3FullAccess`. Cut it down: list and read under that prefix, nothing "
        "else, and change nothing.",
        "ko": "`{user}` 사용자는 일주일 동안 `{bucket}` 버킷의 `{prefix}` 아래를 살펴보는 일을 도와요. 누가 급하게 "
        "`AmazonS3FullAccess`를 붙여 두었어요. 권한을 줄이세요. 그 접두사 안에서 나열하고 읽기만, 다른 것은 보지도 "
        "바꾸지도 못하게요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="users"),
    start=(_scene,),
    draw=draw,
)
