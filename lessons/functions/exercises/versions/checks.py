"""The checks of "Versions", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.exercises.versions import looks
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.menu_fn import ALIAS, BENCH, DEARER, FUNCTION
from lessons.functions.playing import deploy, deploy_bench, invoke, point, publish

_NO_VERSION = {
    "no-version": {
        "en": "`menu-fn` has no version yet, only `$LATEST`. Publish one.",
        "ko": "`menu-fn`에는 아직 버전이 없고 `$LATEST`뿐이에요. 하나 게시해 보세요.",
    }
}

CHECKS = (
    Check(
        id="published",
        title={"en": "Publish a version and call it by its number", "ko": "버전을 게시하고 번호로 부르기"},
        look=looks.published,
        reasons=NO_FUNCTION
        | _NO_VERSION
        | {
            "not-called": {
                "en": "Version {version} is there. Call `menu-fn:{version}`.",
                "ko": "게시된 버전: {version}. `menu-fn:{version}` 버전을 불러 보세요.",
            },
            "failed": {
                "en": "The call of the version failed: `{error}`.",
                "ko": "버전을 불렀는데 실패했어요: `{error}`.",
            },
        },
        play=(deploy_bench(BENCH), publish(FUNCTION), invoke(FUNCTION, {}, "1")),
    ),
    Check(
        id="unchanged",
        title={
            "en": "Change the price: `$LATEST` answers otherwise, the version as before",
            "ko": "값 바꾸기: `$LATEST`는 다르게, 버전은 예전대로 답해요",
        },
        look=looks.unchanged,
        reasons=NO_FUNCTION
        | _NO_VERSION
        | {
            "same-code": {
                "en": "The code is still that of the version. Change the price in the editor and deploy.",
                "ko": "코드가 아직 버전과 같아요. 편집기에서 값을 바꾸고 배포하세요.",
            },
            "not-compared": {
                "en": "The code is another one now. Call both with the same event, `menu-fn` first, then `menu-fn:1`.",
                "ko": "이제 코드가 달라요. 같은 이벤트로 `menu-fn`을 먼저, 그다음 `menu-fn:1`을 불러 보세요.",
            },
        },
        play=(deploy(FUNCTION, DEARER), invoke(FUNCTION, {}), invoke(FUNCTION, {}, "1")),
    ),
    Check(
        id="pointed",
        title={
            "en": "Let an alias lead to a version, and call by its name",
            "ko": "별칭이 버전을 가리키게 하고, 그 이름으로 부르기",
        },
        look=looks.pointed,
        reasons=NO_FUNCTION
        | {
            "no-alias": {
                "en": "There is no alias yet. Make one that leads to version 1.",
                "ko": "아직 별칭이 없어요. 버전 1을 가리키는 별칭을 만드세요.",
            },
            "at-latest": {
                "en": "`{alias}` leads to `$LATEST`, which changes with every deploy. Let it lead to a number.",
                "ko": "`{alias}` 별칭이 `$LATEST`를 가리켜요. 배포할 때마다 바뀌는 곳이에요. 번호를 가리키게 하세요.",
            },
            "not-called": {
                "en": "The alias is there. Call `menu-fn:{alias}`.",
                "ko": "별칭이 있어요. `menu-fn:{alias}` 이름으로 불러 보세요.",
            },
        },
        play=(point(FUNCTION, ALIAS, "1"), invoke(FUNCTION, {}, ALIAS)),
    ),
    Check(
        id="shared",
        title={
            "en": "Publish the new price and let the alias share its calls: both versions are met",
            "ko": "새 값을 게시하고 별칭의 호출을 나누기: 두 버전을 모두 만나요",
        },
        look=looks.shared,
        reasons=NO_FUNCTION
        | {
            "one-version": {
                "en": "There are no two versions to share between. Publish the new code.",
                "ko": "나눌 버전이 둘이 아니에요. 새 코드를 게시하세요.",
            },
            "no-weight": {
                "en": "Both versions are there. Give the newer one a share of the alias's calls.",
                "ko": "두 버전이 모두 있어요. 별칭의 호출 일부를 새 버전에 나눠 주세요.",
            },
            "one-side": {
                "en": "`{alias}` shares between {version} and {other}, and its calls have met one of them so far. "
                "Chance decides: call `menu-fn:{alias}` a few times more.",
                "ko": "`{alias}` 별칭이 나누는 버전: {version}, {other}. 지금까지의 호출은 한쪽만 만났어요. "
                "우연이 정하니 `menu-fn:{alias}` 호출을 몇 번 더 해 보세요.",
            },
        },
        play=(publish(FUNCTION), point(FUNCTION, ALIAS, "1", v2=0.5), invoke(FUNCTION, {}, ALIAS, times=12)),
    ),
    Check(
        id="taken-back",
        title={
            "en": "Take the new version back: the alias leads to the old one alone",
            "ko": "새 버전 거두기: 별칭이 다시 예전 버전만 가리켜요",
        },
        look=looks.taken_back,
        reasons=NO_FUNCTION
        | {
            "none-tried": {
                "en": "No alias has led calls to two versions yet, so there is nothing to take back.",
                "ko": "호출을 두 버전으로 보낸 별칭이 아직 없어서, 거둘 것도 없어요.",
            },
            "still-there": {
                "en": "Calls still meet version {version}. Let the alias lead to the older one, without weights.",
                "ko": "호출이 아직 만나는 버전: {version}. 별칭이 가중치 없이 예전 버전만 가리키게 하세요.",
            },
        },
        play=(point(FUNCTION, ALIAS, "1"),),
    ),
)
