"""The mission "Spoiled orders": events that fail for good are reported in time, and not swallowed."""

from typing import Any

from lessons.courseware.course import Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.spoiled_order import looks
from lessons.functions.missions.spoiled_order.checks import CHECKS
from lessons.functions.missions.spoiled_order.scene import LOST, draw, open_the_shop
from lessons.functions.playing import edit, hand_over, wait
from lessons.functions.ticket_fn import BENCH, FUNCTION


def _configure(retries: int | None, side: str = "") -> Play:
    """PutFunctionEventInvokeConfig; `side` is OnFailure or OnSuccess, which `lost-fn` is then told of."""

    def play(player: Player) -> None:
        state = player.cloud.state
        params: dict[str, Any] = {"FunctionName": FUNCTION}
        if retries is not None:
            params["MaximumRetryAttempts"] = retries
        if side:
            arn = f"arn:aws:lambda:{state.region}:{state.account_id}:function:{LOST}"
            params["DestinationConfig"] = {side: {"Destination": arn}}
        player.call("lambda", "PutFunctionEventInvokeConfig", params)

    return play


def _spoiled(player: Player) -> None:
    hand_over(FUNCTION, {"order": player.facts["order"], "item": player.facts["item"], "count": 1})(player)
    wait(minutes=3)(player)


_HINTS = (
    Hint(
        {
            "en": "Hand over an order for {item} and turn the clock on for some minutes. How often is it tried, and "
            "where does it end? Then look what `aws lambda get-function-event-invoke-config` says.",
            "ko": "{item} 주문을 비동기로 맡기고 시계를 몇 분 돌려 보세요. 몇 번 시도하고, 어디서 끝나나요? 그다음 "
            "`aws lambda get-function-event-invoke-config` 명령이 무엇이라고 하는지 보세요.",
        }
    ),
    Hint(
        {
            "en": "The configuration for asynchronous events has both: how many retries there are, and a "
            "destination for "
            "those that fail for good. The first retry comes after one minute, the second two minutes later.",
            "ko": "비동기 이벤트의 설정에는 두 가지가 다 있어요. 재시도 횟수, 그리고 끝내 실패한 것을 보낼 대상이에요. "
            "첫 재시도는 1분 뒤, 두 번째는 그 2분 뒤에 와요.",
        }
    ),
    Hint(
        {
            "en": "`aws lambda put-function-event-invoke-config --function-name ticket-fn --maximum-retry-attempts "
            "{retries}`, with `--destination-config` and `OnFailure`: its `Destination` is the ARN of `lost-fn`, as "
            "`aws lambda get-function-configuration --function-name lost-fn --query FunctionArn` tells it.",
            "ko": "`aws lambda put-function-event-invoke-config --function-name ticket-fn --maximum-retry-attempts "
            "{retries}` 명령에 `--destination-config`의 `OnFailure`를 더하세요. `Destination`은 `lost-fn`의 ARN이고, "
            "`aws lambda get-function-configuration --function-name lost-fn --query FunctionArn` 명령이 알려 줘요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Configure {retries} retry, and `lost-fn` as the destination on failure.",
            "ko": "재시도 {retries}번, 실패했을 때의 대상으로 `lost-fn`을 설정해요.",
        },
        _configure(1, "OnFailure"),
    ),
    SolutionStep(
        {
            "en": "Hand over an order for {item}, turn the clock three minutes on, and look at the log of `lost-fn`.",
            "ko": "{item} 주문을 맡기고 시계를 3분 돌려서 `lost-fn`의 로그를 봐요.",
        },
        _spoiled,
    ),
)

_MISTAKES = (
    Mistake(
        id="swallowed",
        message={
            "en": "Now the function hides its own errors. The log is clean, and the order is lost all the same.",
            "ko": "이제 함수가 자기 오류를 감춰요. 로그는 깨끗하지만 주문은 여전히 사라져요.",
        },
        seen=looks.swallowed,
        play=(edit(FUNCTION, '        raise SoldOut(event["item"])', '        return {"sorry": event["item"]}'),),
    ),
    Mistake(
        id="only-retries",
        message={
            "en": "The number of retries says when an event is given up, not who is told of it then.",
            "ko": "재시도 횟수는 언제 포기할지를 정할 뿐이에요. 그때 누구에게 알릴지는 따로 정해야 해요.",
        },
        seen=looks.only_retries,
        play=(_configure(1),),
    ),
    Mistake(
        id="wrong-side",
        message={
            "en": "`OnSuccess` reports what went well. Those that fail are still told to nobody.",
            "ko": "`OnSuccess`는 잘된 것을 알려요. 실패한 것은 여전히 아무에게도 알리지 않아요.",
        },
        seen=looks.wrong_side,
        play=(_configure(1, "OnSuccess"),),
    ),
    Mistake(
        id="no-second-try",
        message={
            "en": "Without any retry a moment's hiccup costs an order. One more try fits into the time.",
            "ko": "재시도가 없으면 잠깐의 문제에도 주문을 잃어요. 한 번 더 시도할 시간은 있어요.",
        },
        seen=looks.no_second_try,
        play=(_configure(0, "OnFailure"),),
    ),
)

MISSION = Mission(
    id="spoiled-order",
    version=1,
    title={"en": "Spoiled orders", "ko": "상한 주문"},
    minutes=12,
    story={
        "en": "The website hands orders over to `ticket-fn` and does not wait. Orders for {item}, which is sold "
        "out, fail "
        "again and again and then vanish; the customer never hears of it. `lost-fn` would note such orders, if it got "
        "them. See to it that each one is tried once more and reaches `lost-fn` within {minutes} minutes, and that all "
        "others go on as before. The role may call `lost-fn` already.",
        "ko": "웹사이트는 주문을 `ticket-fn`에 맡기고 기다리지 않아요. 다 떨어진 {item} 주문은 거듭 실패하다가 "
        "사라지고, "
        "손님은 아무 말도 듣지 못해요. `lost-fn`은 그런 주문을 받기만 하면 적어 둘 수 있어요. 그런 주문을 한 번 더 "
        "시도하고 {minutes}분 안에 `lost-fn`에 닿게 하세요. 다른 주문은 전과 같아야 해요. 역할에는 `lost-fn`을 부를 "
        "권한이 이미 있어요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(open_the_shop,),
    draw=draw,
)
