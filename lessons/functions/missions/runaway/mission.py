"""The break-fix mission "Runaway": functions that hand orders on in a circle."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.runaway import looks
from lessons.functions.missions.runaway.checks import CHECKS
from lessons.functions.missions.runaway.diagnosis import DIAGNOSIS
from lessons.functions.missions.runaway.scene import BENCH, ORDER, TAKE, draw, mend, open_the_shop
from lessons.functions.playing import hand_over, on_success, reserve, wait
from serverless_lab.engine.numbers import LAMBDA_RECURSION


def _unguarded(player: Player) -> None:
    player.call("lambda", "PutFunctionRecursionConfig", {"FunctionName": TAKE, "RecursiveLoop": "Allow"})


def _order(player: Player) -> None:
    hand_over(TAKE, ORDER)(player)
    wait(seconds=30)(player)


_HINTS = (
    Hint(
        {
            "en": "In the terminal ask each of the three: `aws lambda get-function-event-invoke-config --function-name "
            "take-fn`, and so on. Draw on paper where each hands on what went well.",
            "ko": "터미널에서 세 함수를 하나씩 살펴보세요. `aws lambda get-function-event-invoke-config "
            "--function-name take-fn`처럼요. 잘된 것을 저마다 어디로 넘기는지 종이에 그려 보세요.",
        }
    ),
    Hint(
        {
            "en": "The chain should be a line: `take-fn`, `cook-fn`, `bill-fn`, and there it ends. One arrow "
            "leads back. "
            "The guard against loops is no repair: it only ends what has begun wrongly.",
            "ko": "흐름은 한 줄이어야 해요. `take-fn`, `cook-fn`, `bill-fn`, 그리고 끝이에요. 화살표 하나가 되돌아가고 "
            "있어요. 루프를 막는 장치는 고친 것이 아니에요. 잘못 시작된 것을 끝낼 뿐이에요.",
        }
    ),
    Hint({"en": "What to do: {cure}.", "ko": "할 일: {cure}."}),
)

_SOLUTION = (
    SolutionStep({"en": "Open the circle: {cure}.", "ko": "고리를 풀어요: {cure}."}, mend),
    SolutionStep(
        {
            "en": "Hand over an order and look at the three logs: one line each.",
            "ko": "주문 하나를 비동기로 맡기고 세 함수의 로그를 봐요. 한 줄씩이에요.",
        },
        _order,
    ),
)

_MISTAKES = (
    Mistake(
        id="unguarded",
        message={
            "en": f"Allowing the loop takes away what stopped it after {LAMBDA_RECURSION} calls. Now it runs until "
            "somebody sees the bill.",
            "ko": f"루프를 허용하면 {LAMBDA_RECURSION}번 만에 멈춰 주던 것까지 사라져요. 이제 누군가 청구서를 볼 "
            f"때까지 "
            "돌아요.",
        },
        seen=looks.lets_go,
        play=(_unguarded,),
    ),
    Mistake(
        id="braked",
        message={
            "en": "The emergency brake is right at the first moment: it stops the cost. But it stops the shop as well, "
            "and the circle is still there.",
            "ko": "처음 순간에는 비상 브레이크가 맞아요. 요금이 멈추니까요. 하지만 가게도 멈추고, 고리는 그대로예요.",
        },
        seen=looks.braked,
        play=(reserve(TAKE, 0),),
    ),
    Mistake(
        id="cut-off",
        message={
            "en": "Nothing goes round any more, and nothing is cooked any more either: `take-fn` hands on to nobody.",
            "ko": "이제 돌지 않지만 요리도 되지 않아요. `take-fn`이 아무에게도 넘기지 않거든요.",
        },
        seen=looks.cut_off,
        play=(on_success(TAKE, None),),
    ),
)

MISSION = Mission(
    id="runaway",
    version=2,
    title={"en": "Runaway", "ko": "멈추지 않는 호출"},
    minutes=12,
    story={
        "en": "An order comes to `take-fn`, which hands it on to `cook-fn`, and that to `bill-fn`. Since a change this "
        "morning {orders} orders have made more calls than a whole month before, and the bill grows. Find out "
        "what sends "
        "them round, and see to it that an order runs each of the three once.",
        "ko": "주문이 `take-fn`에 오면 `cook-fn`으로, 거기서 `bill-fn`으로 넘어가요. 오늘 아침에 무언가 바꾼 뒤로 주문 "
        "{orders}건이 지난 한 달보다 많은 호출을 만들었고, 요금이 늘고 있어요. 무엇이 주문을 돌게 하는지 찾아서, 주문 "
        "하나에 세 함수가 한 번씩만 실행되게 하세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(open_the_shop,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
