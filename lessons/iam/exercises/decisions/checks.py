"""The checks of "How a decision is made", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.asking import NO_ROLE, NO_USER
from lessons.iam.exercises.decisions import looks
from lessons.iam.playing import allow, deny, do, own, policy, trust

_LIMIT = "receipts-at-most"
_limit, _user = own(f"policy/{_LIMIT}"), own(f"user/{looks.USER}")
_ALL, _PRIVATE = (shop.objects(looks.BUCKET, key) for key in ("*", "private/*"))


def _trusts_user(player: Player) -> dict[str, object]:
    return policy(trust({"AWS": _user(player)}))


CHECKS = (
    Check(
        id="deny-wins",
        title={
            "en": "`accountant` may read `dumpling-receipts`, and a Deny closes `private/` although an Allow matches",
            "ko": "`accountant`가 `dumpling-receipts`를 읽을 수 있고, Allow가 맞아도 Deny가 `private/`를 막기",
        },
        look=looks.deny_wins,
        reasons=NO_USER
        | {
            "cannot-get": {
                "en": "`dumpling-receipts/november.json` cannot be read yet.",
                "ko": "`dumpling-receipts/november.json` 객체를 아직 읽을 수 없어요.",
            },
            "private-open": {
                "en": "`dumpling-receipts/private/wages.json` can be read as well.",
                "ko": "`dumpling-receipts/private/wages.json` 객체까지 읽을 수 있어요.",
            },
            "nothing-allows": {
                "en": "`private/wages.json` is denied, but only because nothing allows it. Allow all receipts, then "
                "deny `private/*`.",
                "ko": "`private/wages.json` 객체가 거부되지만, 허용하는 것이 없어서예요. 영수증을 모두 허용한 다음 "
                "`private/*`를 거부하세요.",
            },
        },
        play=(
            do("CreateUser", UserName=looks.USER),
            do(
                "PutUserPolicy",
                UserName=looks.USER,
                PolicyName="receipts",
                PolicyDocument=policy(
                    allow(["s3:GetObject", "s3:PutObject"], _ALL),
                    deny("s3:*", _PRIVATE),
                ),
            ),
        ),
    ),
    Check(
        id="boundary-stops",
        title={
            "en": "A policy allows `accountant` to write `dumpling-receipts`, and a permissions boundary stops it",
            "ko": "정책은 `accountant`에게 `dumpling-receipts` 쓰기를 허용하는데 권한 경계가 막기",
        },
        look=looks.boundary_stops,
        reasons=NO_USER
        | {
            "not-granted": {
                "en": "No policy of `accountant` allows `s3:PutObject` on `november.json` yet.",
                "ko": "`november.json`에 대한 `s3:PutObject`를 허용하는 `accountant`의 정책이 아직 없어요.",
            },
            "not-stopped": {
                "en": "Writing is allowed: nothing limits `accountant`. Set a boundary that allows reading only.",
                "ko": "쓰기가 허용돼요. `accountant`를 제한하는 것이 없어요. 읽기만 허용하는 경계를 정하세요.",
            },
            "stopped-elsewhere": {
                "en": "Writing is denied, but not by a boundary. AWS says: “{sentence}”.",
                "ko": "쓰기가 거부되지만 경계 때문이 아니에요. AWS의 말: “{sentence}”",
            },
            "reading-lost": {
                "en": "The boundary stops reading, too. It has to allow `s3:GetObject`.",
                "ko": "경계가 읽기까지 막아요. 경계도 `s3:GetObject`를 허용해야 해요.",
            },
        },
        play=(
            do("CreatePolicy", PolicyName=_LIMIT, PolicyDocument=policy(allow("s3:GetObject"))),
            do("PutUserPermissionsBoundary", UserName=looks.USER, PermissionsBoundary=_limit),
        ),
    ),
    Check(
        id="trust-allows",
        title={
            "en": "The trust policy of a role `night-shift` alone lets `accountant` in",
            "ko": "역할 `night-shift`의 신뢰 정책만으로 `accountant`가 들어갈 수 있기",
        },
        look=looks.trust_allows,
        reasons=NO_USER
        | NO_ROLE
        | {
            "not-let-in": {
                "en": "`accountant` may not assume `night-shift`. AWS says: “{sentence}”.",
                "ko": "`accountant` 사용자는 `night-shift` 역할을 맡을 수 없어요. AWS의 말: “{sentence}”",
            },
            "own-policy": {
                "en": "A policy of `accountant` allows `sts:AssumeRole` as well. Take it away: the trust policy, "
                "naming the user, is enough.",
                "ko": "`accountant`의 정책도 `sts:AssumeRole`을 허용해요. 빼세요. 사용자를 적은 신뢰 정책이면 "
                "충분해요.",
            },
        },
        play=(do("CreateRole", RoleName=looks.ROLE, AssumeRolePolicyDocument=_trusts_user),),
    ),
    Check(
        id="both-accounts",
        title={
            "en": "A role `partner` trusts the account `210987654321`, and no other",
            "ko": "역할 `partner`가 계정 `210987654321`만 신뢰하기",
        },
        look=looks.both_accounts,
        reasons=NO_ROLE
        | {
            "closed": {
                "en": "A user of `210987654321`, let go by that account, is not let in here.",
                "ko": "`210987654321` 계정이 허락한 사용자도 여기서는 들어올 수 없어요.",
            },
            "open-to-all": {
                "en": "A user of a third account, `345678901234`, gets in as well. Name the one you mean.",
                "ko": "다른 계정 `345678901234`의 사용자까지 들어올 수 있어요. 신뢰하는 계정만 적으세요.",
            },
        },
        play=(
            do(
                "CreateRole",
                RoleName=looks.PARTNER,
                AssumeRolePolicyDocument=policy(trust({"AWS": f"arn:aws:iam::{looks.OTHER_ACCOUNT}:root"})),
            ),
        ),
    ),
)
