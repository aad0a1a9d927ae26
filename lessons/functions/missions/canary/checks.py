"""The checks of "A few calls first", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.missions.canary import looks

CHECKS = (
    Check(
        id="new-version",
        title={
            "en": "The new price of {new:,} won stands in a published version",
            "ko": "새 값 {new:,}원이 게시된 버전에 있음",
        },
        look=looks.new_version,
        reasons=NO_FUNCTION
        | {
            "not-published": {
                "en": "What lies in `$LATEST` is in no version of its own yet.",
                "ko": "`$LATEST`에 있는 코드가 아직 버전으로 게시되지 않았어요.",
            },
            "wrong-price": {
                "en": "The published code does not answer {new:,} for dumplings. The code was right: undo what "
                "changed it.",
                "ko": "게시한 코드의 만두 값이 {new:,}원이 아니에요. 원래 코드가 맞았으니 고친 것을 되돌리세요.",
            },
            "by-lab": {
                "en": "The lab could not try the code just now. Reload the page.",
                "ko": "지금은 실험실이 코드를 시험해 보지 못했어요. 페이지를 새로 고쳐 보세요.",
            },
        },
    ),
    Check(
        id="share",
        title={
            "en": "`live` leads {percent} of 100 calls to it",
            "ko": "`live`의 호출 100건 가운데 {percent}건이 거기로",
        },
        look=looks.share,
        reasons=NO_FUNCTION
        | {
            "no-alias": {
                "en": "There is no alias `live` any more, and customers call nothing else.",
                "ko": "`live` 별칭이 사라졌어요. 손님들은 그 이름만 불러요.",
            },
            "at-latest": {
                "en": "`live` leads to `$LATEST`: every deploy would reach customers at once.",
                "ko": "`live` 별칭이 `$LATEST`를 가리켜요. 배포할 때마다 손님에게 바로 닿아요.",
            },
            "none": {
                "en": "No call meets the new price yet.",
                "ko": "새 값을 만나는 호출이 아직 없어요.",
            },
            "other": {
                "en": "{given} of 100 calls would meet the new price. It is to be {percent}.",
                "ko": "지금은 호출 100건 가운데 {given}건이 새 값을 만나요. {percent}건이어야 해요.",
            },
        },
    ),
    Check(
        id="rest-stays",
        title={"en": "All others still meet version 1", "ko": "나머지는 모두 여전히 버전 1로"},
        look=looks.rest_stays,
        reasons=NO_FUNCTION
        | {
            "all-old": {
                "en": "All calls meet version 1, the new price none.",
                "ko": "모든 호출이 버전 1로 가고, 새 값을 만나는 호출은 없어요.",
            },
            "other": {
                "en": "{given} of 100 calls would meet version 1.",
                "ko": "지금은 호출 100건 가운데 {given}건이 버전 1을 만나요.",
            },
        },
    ),
    Check(
        id="called",
        title={"en": "You have called by the name that customers use", "ko": "손님이 부르는 이름으로 불러 보기"},
        look=looks.called,
        reasons=NO_FUNCTION
        | {
            "no-call": {
                "en": "Nobody has called `menu-fn:live` since you started the mission.",
                "ko": "미션을 시작한 뒤로 `menu-fn:live`를 부른 적이 없어요.",
            },
            "failed": {
                "en": "The last call of `live` failed: `{error}`.",
                "ko": "마지막 `live` 호출이 실패했어요: `{error}`.",
            },
        },
    ),
)
