"""The mission "A few calls first": a new version gets a small share of an alias's calls."""

from random import Random

from lessons.courseware.course import Facts, Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.menu_fn import ALIAS, ASKED, BENCH, FUNCTION, source
from lessons.functions.missions.canary import looks
from lessons.functions.missions.canary.checks import CHECKS
from lessons.functions.missions.canary.looks import OLD
from lessons.functions.playing import deploy, invoke, point, publish


def _draw(chance: Random) -> Facts:
    old = chance.randrange(40, 60) * 100
    return {"old": old, "new": old + chance.randrange(3, 9) * 100, "percent": chance.choice((5, 10, 20))}


def _open_the_shop(player: Player) -> None:
    """The old price is published and live; the new one has been deployed since."""
    deploy(FUNCTION, source(player.facts["old"])[player.language])(player)
    publish(FUNCTION)(player)
    point(FUNCTION, ALIAS, OLD)(player)
    deploy(FUNCTION, source(player.facts["new"])[player.language])(player)


def _share(player: Player) -> None:
    point(FUNCTION, ALIAS, OLD, v2=player.facts["percent"] / 100)(player)


def _turned_round(player: Player) -> None:
    point(FUNCTION, ALIAS, "2", v1=player.facts["percent"] / 100)(player)


_HINTS = (
    Hint(
        {
            "en": "In the terminal, `aws lambda list-aliases --function-name menu-fn` shows where `live` leads, and "
            "`aws lambda list-versions-by-function --function-name menu-fn` what there is to lead to.",
            "ko": "터미널에서 `aws lambda list-aliases --function-name menu-fn` 명령은 `live`가 가리키는 곳을, "
            "`aws lambda list-versions-by-function --function-name menu-fn` 명령은 가리킬 수 있는 버전을 보여 줘요.",
        }
    ),
    Hint(
        {
            "en": "Only a published version can take a share. The main version of the alias stays as it is; the "
            "new one "
            "gets a weight between 0 and 1: {percent} of 100 is {percent} divided by 100.",
            "ko": "몫을 받을 수 있는 것은 게시된 버전뿐이에요. 별칭의 원래 버전은 그대로 두고, 새 버전에 0과 1 사이의 "
            "가중치를 줘요. 100건 가운데 {percent}건이면 {percent} 나누기 100이에요.",
        }
    ),
    Hint(
        {
            "en": "Publish with `aws lambda publish-version --function-name menu-fn`. Then use `aws lambda "
            "update-alias` "
            "with `--name live` and `--routing-config`, where the new version gets its weight.",
            "ko": "`aws lambda publish-version --function-name menu-fn` 명령으로 게시하세요. 그다음 "
            "`aws lambda update-alias` 명령에 `--name live`, 그리고 새 버전의 가중치를 적은 `--routing-config`를 "
            "쓰세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {"en": "Publish what lies in `$LATEST`: version 2.", "ko": "`$LATEST`에 있는 것을 게시해요. 버전 2예요."},
        publish(FUNCTION),
    ),
    SolutionStep(
        {
            "en": "Let `live` lead to version 1 as before, and give version 2 a weight of {percent} hundredths.",
            "ko": "`live`는 전처럼 버전 1을 가리키게 두고, 버전 2에 100분의 {percent}의 가중치를 줘요.",
        },
        _share,
    ),
    SolutionStep(
        {
            "en": "Call `menu-fn:live` and look which version answered.",
            "ko": "`menu-fn:live`를 부르고 어느 버전이 답했는지 봐요.",
        },
        invoke(FUNCTION, ASKED, ALIAS),
    ),
)

_MISTAKES = (
    Mistake(
        id="all-at-once",
        message={
            "en": "Now every customer meets the new price. If it is wrong, it is wrong for all, and that was to be "
            "avoided.",
            "ko": "이제 모든 손님이 새 값을 만나요. 틀렸다면 모두에게 틀린 거예요. 그것을 피하려던 참이었죠.",
        },
        seen=looks.all_at_once,
        play=(publish(FUNCTION), point(FUNCTION, ALIAS, "2")),
    ),
    Mistake(
        id="at-latest",
        message={
            "en": "`$LATEST` is where you work. With the alias there, customers meet every deploy, finished or not.",
            "ko": "`$LATEST`는 손보는 곳이에요. 별칭이 거기를 가리키면 손님은 끝났든 아니든 배포를 모두 만나요.",
        },
        seen=looks.at_latest,
        play=(point(FUNCTION, ALIAS, "$LATEST"),),
    ),
    Mistake(
        id="turned-round",
        message={
            "en": "The shares are the wrong way round: the weight belongs to the version it is written for, the "
            "rest to "
            "the main one. Nearly all customers meet the new price now.",
            "ko": "몫이 거꾸로예요. 가중치는 그 번호의 버전이 받고, 나머지를 원래 버전이 받아요. 지금은 손님이 거의 "
            "모두 새 값을 만나요.",
        },
        seen=looks.turned_round,
        play=(publish(FUNCTION), _turned_round),
    ),
    Mistake(
        id="never-published",
        message={
            "en": "You have tried the new code, but it has no number yet: an alias cannot give `$LATEST` a share.",
            "ko": "새 코드를 해 보기는 했지만 아직 번호가 없어요. 별칭은 `$LATEST`에 몫을 나눠 줄 수 없어요.",
        },
        seen=looks.never_published,
        play=(invoke(FUNCTION, ASKED),),
    ),
)

MISSION = Mission(
    id="canary",
    version=1,
    title={"en": "A few calls first", "ko": "호출 몇 건 먼저"},
    minutes=10,
    story={
        "en": "Customers call `menu-fn:live`, and `live` leads to version 1: dumplings for {old:,} won. The new price, "
        "{new:,} won, has just been deployed. After last week nobody wants to see it everywhere at once. "
        "Let {percent} of 100 calls meet it, and all others the old one. Callers are not to be changed.",
        "ko": "손님들은 `menu-fn:live`를 부르고, `live`는 버전 1을 가리켜요. 만두는 {old:,}원이에요. 방금 새 값 "
        "{new:,}원이 "
        "배포됐어요. 지난주 일을 겪고 나니 한꺼번에 바꾸고 싶지 않아요. 호출 100건 가운데 {percent}건만 새 값을 "
        "만나고, "
        "나머지는 예전 값을 만나게 하세요. 부르는 쪽은 건드리지 않아요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(_open_the_shop,),
    draw=_draw,
)
