"""The mission "Make it warm": some minutes without a cold start, then several customers at once."""

from random import Random

from lessons.courseware.course import Facts, Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.make_it_warm import looks
from lessons.functions.missions.make_it_warm.checks import CHECKS
from lessons.functions.order_fn import BENCH, FUNCTION, ORDER, TOO_SLOW
from lessons.functions.playing import at_once, configure, deploy_bench, invoke, wait
from serverless_lab.engine.numbers import LAMBDA_RECLAIM_MINUTES

_LEAST_IDLE = LAMBDA_RECLAIM_MINUTES[0]
_PAUSE_MINUTES = 5  # one press of a button on the clock, and shorter than the least idle time


def _draw(chance: Random) -> Facts:
    return {"minutes": chance.choice((20, 25, 30, 35)), "customers": chance.choice((2, 3))}


def _at_once(less: int = 0) -> Play:
    """As many calls at the same moment as customers will come, or some less."""

    def play(player: Player) -> None:
        at_once(FUNCTION, player.facts["customers"] - less, ORDER)(player)

    return play


def _at_once_again_and_again(less: int = 0) -> Play:
    """With short pauses in between, until the time to hold is over."""

    def play(player: Player) -> None:
        for _ in range(player.facts["minutes"] // _PAUSE_MINUTES + 1):
            wait(minutes=_PAUSE_MINUTES)(player)
            _at_once(less)(player)

    return play


_HINTS = (
    Hint(
        {
            "en": "Look at the strip of environments: when does an idle one disappear, "
            "and how many are left when {customers} orders come at once?",
            "ko": "실행 환경 그림을 보세요. 쉬던 환경은 언제 사라지나요? "
            "주문 {customers}건이 한꺼번에 올 때 환경은 몇 개 남아 있나요?",
        }
    ),
    Hint(
        {
            "en": f"In this lab an idle environment lives at least {_LEAST_IDLE} minutes. "
            "Every call begins that time anew, but only for the environment that served it. "
            "Calls at the same moment need an environment each.",
            "ko": f"이 실험실에서 쉬는 환경은 적어도 {_LEAST_IDLE}분은 남아 있어요. "
            "호출할 때마다 그 시간이 다시 시작되지만, 호출을 맡은 환경만 그래요. "
            "같은 순간에 오는 호출에는 저마다 환경이 하나씩 필요해요.",
        }
    ),
    Hint(
        {
            "en": "Send {customers} calls at once with the event `order`, "
            f"turn the clock {_PAUSE_MINUTES} minutes ahead and do the same again right away, "
            "until the {minutes} minutes are over.",
            "ko": "`order` 이벤트로 {customers}번 동시에 호출하세요. "
            f"시계를 {_PAUSE_MINUTES}분 앞으로 돌리고 바로 다시 호출하세요. "
            "{minutes}분이 지날 때까지 이것을 되풀이하면 돼요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Send {customers} calls at once. All start cold; from now on {customers} environments are ready.",
            "ko": "{customers}번 동시에 호출해요. 모두 콜드 스타트이고, 이제 환경 {customers}개가 준비됐어요.",
        },
        _at_once(),
    ),
    SolutionStep(
        {
            "en": "Again and again, until {minutes} minutes are over: "
            f"turn the clock {_PAUSE_MINUTES} minutes ahead, "
            "then send {customers} calls at once.",
            "ko": "{minutes}분이 지날 때까지 되풀이해요. "
            f"시계를 {_PAUSE_MINUTES}분 앞으로 돌리고 "
            "{customers}번 동시에 호출하기.",
        },
        _at_once_again_and_again(),
    ),
)

_MISTAKES = (
    Mistake(
        id="too-long-a-pause",
        message={
            "en": "That pause was too long. When an idle environment goes is not promised; "
            f"here it may be after {_LEAST_IDLE} minutes already. Keep each pause shorter than that.",
            "ko": "너무 오래 쉬었어요. 쉬는 환경이 언제 사라지는지는 약속되어 있지 않아요. "
            f"여기서는 {_LEAST_IDLE}분만 지나도 사라질 수 있으니 그보다 짧게 쉬세요.",
        },
        seen=looks.paused_too_long,
        play=(at_once(FUNCTION, 2, ORDER), wait(minutes=16), invoke(FUNCTION, ORDER)),
    ),
    Mistake(
        id="too-few-at-once",
        message={
            "en": "You keep fewer environments warm than customers will come. Calls that do not overlap all go to the "
            "environment used last, however many you send. The last customer finds nothing ready.",
            "ko": "올 손님보다 적은 수의 환경만 데우고 있어요. 겹치지 않는 호출은 몇 번을 보내도 마지막에 쓴 환경으로 "
            "가요. 그래서 마지막 손님에게는 준비된 환경이 없어요.",
        },
        seen=looks.too_few_at_once,
        play=(_at_once(less=1), _at_once_again_and_again(less=1)),
    ),
    Mistake(
        id="changed-midway",
        message={
            "en": "You changed the function in the middle. "
            "Lambda does not use environments of the old state again. "
            "Change first, then warm up.",
            "ko": "중간에 함수를 바꿨어요. Lambda는 예전 상태로 데워 둔 환경을 다시 쓰지 않아요. "
            "먼저 바꾸고, 그다음에 데우세요.",
        },
        seen=looks.changed_midway,
        play=(
            at_once(FUNCTION, 2, ORDER),
            wait(minutes=4),
            configure(FUNCTION, Environment={"Variables": {"KITCHEN": "open"}}),
            invoke(FUNCTION, ORDER),
        ),
    ),
    Mistake(
        id="more-memory",
        message={
            "en": "More memory makes a cold start shorter. It does not keep an environment, "
            "and the change itself threw the warm ones away.",
            "ko": "메모리를 늘리면 콜드 스타트가 짧아질 뿐, 환경이 더 오래 남지는 않아요. "
            "게다가 바꾸는 순간 데워 둔 환경도 사라졌어요.",
        },
        seen=looks.gave_it_memory,
        play=(
            at_once(FUNCTION, 2, ORDER),
            wait(minutes=4),
            configure(FUNCTION, MemorySize=1024),
            invoke(FUNCTION, ORDER),
        ),
    ),
    Mistake(
        id="failing-ping",
        message={
            "en": "A call that times out or crashes takes its environment with it. Warm up with a call that succeeds.",
            "ko": "시간을 넘기거나 중단된 호출은 환경까지 잃게 해요. 성공하는 호출로 데우세요.",
        },
        seen=looks.lost_to_a_failure,
        play=(at_once(FUNCTION, 2, ORDER), wait(minutes=4), invoke(FUNCTION, TOO_SLOW)),
    ),
)

MISSION = Mission(
    id="make-it-warm",
    version=3,
    title={"en": "Make it warm", "ko": "따뜻하게 지키기"},
    minutes=10,
    story={
        "en": "A quiet afternoon at the dumpling shop: orders are rare, and each one should still be answered warm. "
        "After the very first call, keep `order-fn` free of cold starts for {minutes} minutes on your account's clock. "
        "Then {customers} customers order at the same moment, and all of them must start warm. "
        "Nobody else calls: you send the calls, and you turn the clock.",
        "ko": "만두 가게의 한가한 오후예요. 주문은 드물지만 모두 웜 스타트로 답하고 싶어요. "
        "맨 처음 호출 다음부터 계정의 시계로 {minutes}분 동안 `order-fn`에 콜드 스타트가 없게 지키세요. "
        "그다음 손님 {customers}명이 같은 순간에 주문하면 모두 웜 스타트여야 해요. "
        "다른 호출은 오지 않아요. 호출도, 시계를 돌리는 것도 여러분 손에 있어요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(deploy_bench(BENCH),),
    draw=_draw,
)
