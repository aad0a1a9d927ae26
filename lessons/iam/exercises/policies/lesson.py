"""3.2.2: policies as JSON, element by element."""

from typing import Any

from lessons.courseware.course import Check, Lesson, Option, Play, Prediction, Text
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.asking import NO_USER
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.policies import looks
from lessons.iam.exercises.policies.quiz import QUIZ
from lessons.iam.missions.one_prefix.mission import MISSION as ONE_PREFIX
from lessons.iam.playing import allow, do, policy

_POLICY = "photo-reader"
_BUCKET = shop.bucket(looks.BUCKET)
_list = allow("s3:ListBucket", _BUCKET)
_menu = allow("s3:GetObject", f"{_BUCKET}/menu/*")
_CANNOT: dict[str, Text] = NO_USER | {
    "cannot-get": {
        "en": "`s3:GetObject` on `dumpling-photos/menu/soup.jpg` is denied.",
        "ko": "`dumpling-photos/menu/soup.jpg`에 대한 `s3:GetObject` 작업이 거부돼요.",
    }
}


def _arn(player: Player) -> str:
    return f"arn:aws:iam::{player.cloud.state.account_id}:policy/{_POLICY}"


def _version(*statements: dict[str, Any]) -> Play:
    return do("CreatePolicyVersion", PolicyArn=_arn, PolicyDocument=policy(*statements), SetAsDefault=True)


CHECKS = (
    Check(
        id="reads-photos",
        title={
            "en": "A user `photographer` may read objects of `dumpling-photos`, and do nothing else",
            "ko": "사용자 `photographer`가 `dumpling-photos`의 객체를 읽을 수 있고 다른 일은 못 하기",
        },
        look=looks.reads_photos,
        reasons=_CANNOT
        | {
            "too-much": {
                "en": "Allowed, and should not be: `{action}` on `{resource}`.",
                "ko": "허용되면 안 되는 것이 허용돼요: `{resource}`에 대한 `{action}`.",
            },
        },
        play=(
            do("CreateUser", UserName=looks.USER),
            do(
                "CreatePolicy",
                PolicyName=_POLICY,
                PolicyDocument=policy(allow("s3:GetObject", f"{_BUCKET}/*")),
            ),
            do("AttachUserPolicy", UserName=looks.USER, PolicyArn=_arn),
        ),
    ),
    Check(
        id="lists-bucket",
        title={
            "en": "`photographer` may also list the bucket `dumpling-photos`",
            "ko": "`photographer`가 `dumpling-photos` 버킷을 나열할 수도 있기",
        },
        look=looks.lists_bucket,
        reasons=NO_USER
        | {
            "cannot-list": {
                "en": "`s3:ListBucket` on `arn:aws:s3:::dumpling-photos` is denied.",
                "ko": "`arn:aws:s3:::dumpling-photos`에 대한 `s3:ListBucket` 작업이 거부돼요.",
            },
            "on-objects": {
                "en": "`s3:ListBucket` is allowed on `…/*`, the objects. The bucket itself is the ARN without a slash.",
                "ko": "`s3:ListBucket`이 객체인 `…/*`에 허용되어 있어요. 버킷 자체는 슬래시가 없는 ARN이에요.",
            },
            "other-bucket": {
                "en": "Another bucket, `dumpling-receipts`, can be listed as well. Name the one that is meant.",
                "ko": "다른 버킷 `dumpling-receipts`까지 나열할 수 있어요. 필요한 버킷 하나만 적으세요.",
            },
        },
        play=(_version(allow("s3:GetObject", f"{_BUCKET}/*"), _list),),
    ),
    Check(
        id="menu-only",
        title={
            "en": "A new version of the managed policy leaves only `menu/` open, not `staff/`",
            "ko": "관리형 정책의 새 버전으로 `menu/`만 열고 `staff/`는 닫기",
        },
        look=looks.menu_only,
        reasons=_CANNOT
        | {
            "staff-open": {
                "en": "`dumpling-photos/staff/party.jpg` can still be read.",
                "ko": "`dumpling-photos/staff/party.jpg` 객체를 아직 읽을 수 있어요.",
            },
            "not-managed": {
                "en": "The right comes from an inline policy or one of AWS. Only your own managed policy has versions.",
                "ko": "권한이 인라인 정책이나 AWS의 정책에서 와요. 버전은 직접 만든 관리형 정책에만 있어요.",
            },
            "first-version": {
                "en": "The policy is still at its first version. Change it: that makes a new one.",
                "ko": "정책이 아직 첫 버전이에요. 고치면 새 버전이 생겨요.",
            },
        },
        play=(_version(_menu, _list),),
    ),
    Check(
        id="from-the-shop",
        title={
            "en": "Reading works from the shop's network `203.0.113.0/24` only",
            "ko": "가게 네트워크 `203.0.113.0/24`에서만 읽을 수 있기",
        },
        look=looks.from_the_shop,
        reasons=_CANNOT
        | {
            "from-anywhere": {
                "en": "Asked with `aws:SourceIp` = `198.51.100.20`, reading is still allowed.",
                "ko": "`aws:SourceIp` 값을 `198.51.100.20`으로 물어도 읽을 수 있어요.",
            },
            "too-narrow": {
                "en": "From `203.0.113.200`, inside the shop's network, reading is denied.",
                "ko": "가게 네트워크 안인 `203.0.113.200`에서 읽기가 거부돼요.",
            },
        },
        play=(_version(_menu | {"Condition": {"IpAddress": {"aws:SourceIp": shop.SHOP_NETWORK}}}, _list),),
    ),
)

_OBJECTS_OR_BUCKET = Prediction(
    id="objects-or-bucket",
    question={
        "en": "A policy allows `s3:*` on `arn:aws:s3:::dumpling-photos/*`. May its user list the bucket with "
        "`s3:ListBucket`?",
        "ko": "정책이 `arn:aws:s3:::dumpling-photos/*`에 `s3:*`를 허용해요. 이 사용자는 `s3:ListBucket`으로 버킷을 "
        "나열할 수 있을까요?",
    },
    options=(
        Option(
            "yes",
            {"en": "Yes: `s3:*` is every action of S3", "ko": "된다. `s3:*`는 S3의 모든 작업이니까"},
            {
                "en": "Every action, yes, but on objects only. Listing is asked of the bucket, whose ARN has no slash.",
                "ko": "모든 작업이 맞지만 객체에 대해서만이에요. 나열은 슬래시가 없는 버킷 ARN에 묻는 일이에요.",
            },
        ),
        Option(
            "no",
            {"en": "No: the resource does not match", "ko": "안 된다. 리소스가 맞지 않아서"},
            {
                "en": "Action and resource both have to match, and the bucket is not one of its objects.",
                "ko": "작업과 리소스가 모두 맞아야 해요. 버킷은 자기 객체가 아니에요.",
            },
        ),
    ),
    truth=looks.objects_or_bucket,
    reveal={
        "en": "Tried on a copy of your account. AWS's closing words: {sentence}.",
        "ko": "여러분 계정의 사본에서 해 봤어요. AWS의 마지막 문장: {sentence}.",
    },
)

LESSON = Lesson(
    slug="policies",
    number="3.2.2",
    title={"en": "Policies, element by element", "ko": "정책, 한 요소씩"},
    summary={
        "en": "What stands in a policy, what each element decides, and where policies hang.",
        "ko": "정책에 무엇이 들어 있고, 요소마다 무엇을 정하며, 정책이 어디에 붙는지 살펴봐요.",
    },
    minutes=12,
    template="iam/lessons/policies",
    checks=CHECKS,
    predictions=(_OBJECTS_OR_BUCKET,),
    missions=(ONE_PREFIX,),
    quiz=QUIZ,
    bench=BenchStart(opens="policies"),
)
