"""The mission "Deletes need a code": a second factor for what cannot be taken back."""

from typing import Any

from lessons.courseware.course import Hint, Mission, Mistake, Play, SolutionStep
from lessons.iam.bench import BenchStart
from lessons.iam.missions.mfa_for_deletes import looks
from lessons.iam.missions.mfa_for_deletes.checks import CHECKS
from lessons.iam.missions.mfa_for_deletes.scene import OBJECTS, begun, draw
from lessons.iam.playing import allow, deny, do, fact, policy

_WITHOUT = {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}


def _written(*statements: dict[str, Any]) -> Play:
    """One more policy in the group."""
    return do("PutGroupPolicy", GroupName=fact("group"), PolicyName="codes", PolicyDocument=policy(*statements))


_HINTS = (
    Hint(
        {
            "en": "Open *Explain* and ask whether `{user}` may `s3:DeleteObject` on "
            "`arn:aws:s3:::dumpling-receipts/{object}`. Which policy allows it? Nothing in it speaks of a code.",
            "ko": "*권한 확인* 탭에서 `{user}` 사용자로 `arn:aws:s3:::dumpling-receipts/{object}`에 "
            "`s3:DeleteObject`를 할 수 있는지 물어보세요. 어느 정책이 허용하나요? 그 정책에는 코드 이야기가 없어요.",
        }
    ),
    Hint(
        {
            "en": "There are two ways: a Deny for whoever has not shown a code, or an Allow only for who has. "
            "A long-term access key brings no `aws:MultiFactorAuthPresent` at all, so think of what your operator "
            "does when the key is absent.",
            "ko": "길은 두 가지예요. 코드를 보이지 않은 사람에게 Deny, 아니면 보인 사람에게만 Allow. 장기 액세스 "
            "키로 호출하면 `aws:MultiFactorAuthPresent`가 아예 없으니, 여러분이 고른 연산자가 그때 어떻게 하는지 "
            "생각해 보세요.",
        }
    ),
    Hint(
        {
            "en": "Add an inline policy to the group `{group}`: Effect `Deny`, Action `s3:DeleteObject`, Resource "
            "`arn:aws:s3:::dumpling-receipts/*`, and under Condition "
            '`"BoolIfExists"` with `"aws:MultiFactorAuthPresent": "false"`.',
            "ko": "`{group}` 그룹에 인라인 정책을 더하세요. Effect는 `Deny`, Action은 `s3:DeleteObject`, Resource는 "
            "`arn:aws:s3:::dumpling-receipts/*`, Condition에는 "
            '`"BoolIfExists"` 아래에 `"aws:MultiFactorAuthPresent": "false"`를 쓰면 돼요.',
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Write one more policy into the group `{group}`: Deny `s3:DeleteObject` on the receipts, on the "
            "condition `BoolIfExists` `aws:MultiFactorAuthPresent` is `false`.",
            "ko": "`{group}` 그룹에 정책을 하나 더 써요. 영수증에 `s3:DeleteObject`를 Deny하고, 조건은 "
            "`BoolIfExists`로 `aws:MultiFactorAuthPresent`가 `false`일 때예요.",
        },
        _written(deny("s3:DeleteObject", OBJECTS, Condition=_WITHOUT)),
    ),
)

_MISTAKES = (
    Mistake(
        id="bool-in-deny",
        message={
            "en": "A call with a long-term access key does not bring the key `aws:MultiFactorAuthPresent`, and `Bool` "
            "does not match where it is absent: your Deny lets that call through. Write `BoolIfExists`, which matches "
            "then as well.",
            "ko": "장기 액세스 키로 호출하면 `aws:MultiFactorAuthPresent` 키가 없고, `Bool`은 키가 없으면 맞지 "
            "않아요. 그래서 Deny를 빠져나가요. 키가 없을 때도 맞는 `BoolIfExists`를 쓰세요.",
        },
        seen=looks.keys_slip_through,
        play=(
            _written(
                deny("s3:DeleteObject", OBJECTS, Condition={"Bool": {"aws:MultiFactorAuthPresent": "false"}}),
            ),
        ),
    ),
    Mistake(
        id="not-action",
        message={
            "en": "Your Deny covers more than deleting: reading still works, but something else that needed no code "
            "asks for one now. `NotAction` means *every action but these*. Write `Action` with `s3:DeleteObject` "
            "alone.",
            "ko": "Deny가 지우기 말고도 더 많은 것을 막아요. 읽기는 되지만, 코드가 필요 없던 다른 일까지 코드를 "
            "요구해요. `NotAction`은 *이것만 빼고 모두*라는 뜻이에요. `Action`에 `s3:DeleteObject` 하나만 적으세요.",
        },
        seen=looks.more_than_deletes,
        play=(_written({"Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*", "Condition": _WITHOUT}),),
    ),
    Mistake(
        id="whole-bucket",
        message={
            "en": "Now even reading a receipt asks for a code, and the counter reads them all day. Name only the "
            "action that cannot be taken back: `s3:DeleteObject`.",
            "ko": "이제 영수증을 읽을 때도 코드가 필요해요. 계산대에서는 하루 종일 읽어요. 되돌릴 수 없는 작업 "
            "`s3:DeleteObject` 하나만 적으세요.",
        },
        seen=looks.reading_asks_too,
        play=(_written(deny("s3:*", "*", Condition=_WITHOUT)),),
    ),
    Mistake(
        id="never",
        message={
            "en": "Now nobody deletes, code or not. A Deny wins over every Allow, so it needs a condition that no "
            "longer matches once a code was shown. If no Allow for deleting is left, write one that asks for the "
            "code.",
            "ko": "이제 코드가 있어도 아무도 못 지워요. Deny는 모든 Allow를 이기니까, 코드를 보이면 더는 맞지 않는 "
            "조건이 있어야 해요. 지우기를 허용하는 Allow가 남아 있지 않다면, 코드를 요구하는 Allow를 쓰세요.",
        },
        seen=looks.never_deletes,
        play=(_written(deny("s3:DeleteObject", OBJECTS)),),
    ),
    Mistake(
        id="old-allow",
        message={
            "en": "A policy asks for a code now, but an Allow that asks for nothing still stands beside it, and one "
            "Allow is enough. Take `s3:DeleteObject` out of the old Allow, or write a Deny for whoever has shown no "
            "code.",
            "ko": "이제 코드를 요구하는 정책이 있지만, 아무것도 요구하지 않는 옛 Allow도 그대로 있어요. Allow는 "
            "하나만 있어도 통해요. 옛 Allow에서 `s3:DeleteObject`를 빼거나, 코드를 보이지 않은 사람에게 Deny를 "
            "쓰세요.",
        },
        seen=looks.old_allow_stays,
        play=(_written(allow("s3:DeleteObject", OBJECTS, Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}})),),
    ),
)

MISSION = Mission(
    id="mfa-for-deletes",
    version=1,
    title={"en": "Deletes need a code", "ko": "지우려면 코드가 필요해요"},
    minutes=10,
    story={
        "en": "`{user}` keeps the receipts in the bucket `dumpling-receipts`: reads them, stores new ones, and now "
        "and then deletes one. The rights come from the group `{group}`. From today a receipt is deleted only by "
        "somebody who has shown an MFA code, at the console or anywhere else. Programs that call with a long-term "
        "access key cannot show one, so they must not delete either. Reading, storing and listing go on without a "
        "code, and nobody gets more than before.",
        "ko": "`{user}` 사용자는 `dumpling-receipts` 버킷의 영수증을 맡고 있어요. 읽고, 새로 저장하고, 가끔 지우기도 "
        "해요. 권한은 `{group}` 그룹에서 와요. 오늘부터는 MFA 코드를 보인 사람만 영수증을 지울 수 있어야 해요. "
        "콘솔에서든 다른 곳에서든 마찬가지예요. 장기 액세스 키로 호출하는 프로그램은 코드를 보일 수 없으니 지우지 "
        "못해야 해요. 읽기, 저장하기, 목록 보기는 코드 없이 그대로 되어야 하고, 누구도 전보다 많은 권한을 가지면 안 "
        "돼요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="groups"),
    start=(begun,),
    draw=draw,
)
