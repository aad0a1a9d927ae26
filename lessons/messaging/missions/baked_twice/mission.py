"""The break-fix mission "Baked twice": three times that have to fit together."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.messaging.bench import BenchStart
from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.missions.baked_twice.checks import CHECKS
from lessons.messaging.missions.baked_twice.diagnosis import DIAGNOSIS
from lessons.messaging.missions.baked_twice.looks import way
from lessons.messaging.missions.baked_twice.oven_fn import FUNCTION
from lessons.messaging.missions.baked_twice.scene import RUSH, draw, mend, open_the_shop, visible
from lessons.messaging.playing import do, wait
from lessons.messaging.workers import edit, reserve
from serverless_lab.engine.numbers import SQS_VISIBILITY_S


def _rush(player: Player) -> None:
    """Orders of the learner's own, and the time that they take."""
    entries = [{"Id": str(number), "MessageBody": f"A-{number}: 2 pork"} for number in range(RUSH)]
    do("SendMessageBatch", ORDERS, Entries=entries)(player)
    wait(120)(player)


def _less_baking(player: Player) -> None:
    edit(FUNCTION, f"BAKING_SECONDS = {player.facts['baking']}", "BAKING_SECONDS = 0")(player)


_HINTS = (
    Hint(
        {
            "en": 'Send one order: `aws sqs send-message --queue-url …/orders --message-body "1 pork"`. Turn the '
            "clock on by ten seconds (`clock +10s`), then read `aws logs filter-log-events --log-group-name "
            "/aws/lambda/oven-fn`. Do the same with ten at once.",
            "ko": '`aws sqs send-message --queue-url …/orders --message-body "1 pork"` 명령으로 주문 한 건을 '
            "보내세요. `clock +10s`로 시계를 돌리고 `aws logs filter-log-events --log-group-name "
            "/aws/lambda/oven-fn` 명령으로 로그를 읽으세요. 열 건을 한꺼번에 보내서도 해 보세요.",
        }
    ),
    Hint(
        {
            "en": "One order bakes for {baking} seconds. A call has to fit into the function's timeout, and the "
            "timeout into the time for which the queue hides a message; AWS advises six times as much.",
            "ko": "주문 하나를 굽는 데 {baking}초가 걸려요. 한 번의 호출은 함수의 제한 시간 안에, 제한 시간은 큐가 "
            "메시지를 감추는 시간 안에 들어가야 해요. AWS는 여섯 배를 권해요.",
        }
    ),
    Hint({"en": "What to do: {cure}.", "ko": "할 일: {cure}."}),
)

_SOLUTION = (
    SolutionStep({"en": "Repair the cause: {cure}.", "ko": "원인을 고쳐요: {cure}."}, mend),
    SolutionStep(
        {
            "en": "Send {rush} orders at once and turn the clock two minutes on. Each is baked once.",
            "ko": "주문 {rush}건을 한꺼번에 보내고 시계를 2분 돌려요. 한 건씩 한 번만 구워요.",
        },
        _rush,
    ),
)

_MISTAKES = (
    Mistake(
        id="half-a-day",
        message={
            "en": "With so long a visibility timeout nothing shows too early. But an order whose oven went out is "
            "hidden for just as long, and nobody bakes it.",
            "ko": "표시 제한 시간이 이렇게 길면 너무 일찍 보이는 일은 없어요. 하지만 오븐이 꺼진 주문도 그만큼 "
            "감춰져서 아무도 굽지 않아요.",
        },
        seen=way("half-a-day"),
        play=(visible(SQS_VISIBILITY_S[1]),),
    ),
    Mistake(
        id="changed",
        message={
            "en": "Now the dough comes out of the oven raw. How long an order bakes is not for you to choose.",
            "ko": "이제 반죽이 덜 익은 채로 나와요. 굽는 시간은 마음대로 정할 수 있는 것이 아니에요.",
        },
        seen=way("changed"),
        play=(_less_baking,),
    ),
    Mistake(
        id="one-oven",
        message={
            "en": "Only one call at a time now, and orders are baked again all the same: they show again whether or "
            "not somebody is free.",
            "ko": "이제 한 번에 하나씩만 호출되지만 주문을 또 굽는 것은 그대로예요. 빈 오븐이 있든 없든 메시지는 다시 "
            "보이거든요.",
        },
        seen=way("one-oven"),
        play=(reserve(FUNCTION, 1),),
    ),
)

MISSION = Mission(
    id="baked-twice",
    version=1,
    title={"en": "Baked twice", "ko": "두 번 구운 만두"},
    minutes=15,
    story={
        "en": "Baked dumplings are new on the menu. Lambda takes orders out of `orders` for `oven-fn`, which bakes "
        "each for {baking} seconds, in two ovens at most. The guests are happy, the owner is not: the same orders go "
        "into the oven again and again. The code is right. Find the number that does not fit, so that each order is "
        "baked once, also when many come at the same moment.",
        "ko": "구운 만두가 새로 나왔어요. Lambda가 `orders` 큐에서 주문을 꺼내 `oven-fn` 함수에 주면, 함수는 한 건을 "
        "{baking}초 동안 구워요. 오븐은 두 대까지예요. 그런데 같은 주문이 자꾸 다시 오븐에 들어가요. 코드는 맞아요. "
        "서로 맞지 않는 숫자를 찾아서, 주문이 한꺼번에 몰려도 한 번씩만 굽게 하세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(function=FUNCTION),
    start=(open_the_shop,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
