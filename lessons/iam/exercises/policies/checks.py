"""The checks of "Policies, element by element", with a sentence for every way each can be unmet."""

from typing import Any

from lessons.courseware.course import Check, Play, Text
from lessons.iam import shop
from lessons.iam.asking import NO_USER
from lessons.iam.exercises.policies import looks
from lessons.iam.playing import allow, do, own, policy

_POLICY = "photo-reader"
_arn = own(f"policy/{_POLICY}")
_BUCKET = shop.bucket(looks.BUCKET)
_list = allow("s3:ListBucket", _BUCKET)
_menu = allow("s3:GetObject", f"{_BUCKET}/menu/*")
_CANNOT: dict[str, Text] = NO_USER | {
    "cannot-get": {
        "en": "`s3:GetObject` on `dumpling-photos/menu/soup.jpg` is denied.",
        "ko": "`dumpling-photos/menu/soup.jpg`에 대한 `s3:GetObject` 작업이 거부돼요.",
    }
}


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
                "en": "`{action}` on `{resource}` is allowed, and should not be.",
                "ko": "`{resource}`에 대한 `{action}` 작업은 허용되면 안 되는데 허용돼요.",
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
