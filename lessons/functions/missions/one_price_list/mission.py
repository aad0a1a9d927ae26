"""The mission "One price list": two functions take their prices from one version of one layer."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.one_price_list import looks
from lessons.functions.missions.one_price_list.checks import CHECKS
from lessons.functions.missions.one_price_list.scene import (
    BENCH,
    BILL,
    OFFER,
    ORDER,
    SHARED,
    copy,
    draw,
    open_the_shop,
)
from lessons.functions.playing import deploy, invoke, layered


def _write_it_in(player: Player) -> None:
    deploy(BILL, copy(player.facts["new"]))(player)


_HINTS = (
    Hint(
        {
            "en": "`aws lambda get-function-configuration` shows which layers a function uses, and "
            "`aws lambda list-layer-versions --layer-name shop` which versions there are. Where does each "
            "function have "
            "its prices from?",
            "ko": "`aws lambda get-function-configuration` 명령은 함수가 쓰는 계층을, "
            "`aws lambda list-layer-versions --layer-name shop` 명령은 있는 버전을 보여 줘요. 두 함수는 값을 "
            "어디서 가져오나요?",
        }
    ),
    Hint(
        {
            "en": "Two things belong together: the layer on the function, and code that imports from it. The "
            "layer has the "
            "module `shop`, and in it `total(item, count)`.",
            "ko": "두 가지가 함께 있어야 해요. 함수에 붙은 계층, 그리고 거기서 가져다 쓰는 코드예요. 계층에는 "
            "`shop` 모듈이, "
            "그 안에는 `total(item, count)`가 있어요.",
        }
    ),
    Hint(
        {
            "en": "In the editor: `import shop`, and in the handler answer `total` with what `shop.total` gives "
            "for the "
            "event's item and count. In the terminal: `aws lambda update-function-configuration --function-name "
            "bill-fn --layers` with the ARN of version 2, and the same for `offer-fn`.",
            "ko": "편집기에서는 `import shop`을 쓰고, 핸들러가 이벤트의 품목과 개수로 `shop.total`을 불러 그 값을 "
            "`total`로 답하게 하세요. 터미널에서는 `aws lambda update-function-configuration --function-name bill-fn "
            "--layers` 명령에 버전 2의 ARN을 쓰고, `offer-fn`에도 똑같이 하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Let the code of `bill-fn` import `shop` and ask it for the total.",
            "ko": "`bill-fn`의 코드가 `shop`을 가져와 합계를 물어보게 해요.",
        },
        deploy(BILL, SHARED),
    ),
    SolutionStep(
        {"en": "Put version 2 of the layer on `bill-fn`.", "ko": "`bill-fn`에 계층의 버전 2를 붙여요."},
        layered(BILL, "shop:2"),
    ),
    SolutionStep(
        {"en": "Move `offer-fn` to version 2 as well.", "ko": "`offer-fn`도 버전 2로 옮겨요."}, layered(OFFER, "shop:2")
    ),
    SolutionStep({"en": "Call `bill-fn`.", "ko": "`bill-fn`을 불러요."}, invoke(BILL, ORDER)),
)

_MISTAKES = (
    Mistake(
        id="wrote-it-in",
        message={
            "en": "The price is right now, and written into the function. Next time it will be forgotten again.",
            "ko": "지금 값은 맞지만 함수에 적어 넣은 거예요. 다음번에 또 잊게 돼요.",
        },
        seen=looks.wrote_it_in,
        play=(_write_it_in,),
    ),
    Mistake(
        id="only-attached",
        message={
            "en": "The layer lies in `/opt`, and the code does not look there: it still has its own prices.",
            "ko": "계층은 `/opt`에 있는데 코드가 보지 않아요. 아직 자기 값을 써요.",
        },
        seen=looks.only_attached,
        play=(layered(BILL, "shop:2"),),
    ),
    Mistake(
        id="old-version",
        message={
            "en": "That is version 1, with last year's prices. A function uses the version that it names.",
            "ko": "작년 값이 든 버전 1이에요. 함수는 가리킨 버전을 써요.",
        },
        seen=looks.old_version,
        play=(deploy(BILL, SHARED), layered(BILL, "shop:1")),
    ),
)

MISSION = Mission(
    id="one-price-list",
    version=1,
    title={"en": "One price list", "ko": "값은 한 곳에"},
    minutes=10,
    story={
        "en": "Dumplings cost {new:,} won. The bill says {copied:,}: `bill-fn` has a copy of its own. The offer says "
        "{old:,}: "
        "`offer-fn` uses last year's version of the layer `shop`. Version 2 of the layer knows the right price. "
        "Let both "
        "take their prices from there.",
        "ko": "만두는 {new:,}원이에요. 그런데 계산서에는 {copied:,}원이 나와요. `bill-fn`에 복사본이 있거든요. "
        "견적에는 {old:,}원이 "
        "나와요. `offer-fn`이 `shop` 계층의 작년 버전을 쓰거든요. 계층의 버전 2에 맞는 값이 있어요. 둘 다 거기서 값을 "
        "가져오게 하세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(open_the_shop,),
    draw=draw,
)
