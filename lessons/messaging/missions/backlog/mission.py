"""The mission "The backlog": what a call costs is shared by the orders in it."""

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.messaging.bench import BenchStart
from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.missions.backlog.checks import CHECKS
from lessons.messaging.missions.backlog.fryer_fn import FUNCTION, SOURCE
from lessons.messaging.missions.backlog.looks import FRYERS, SECONDS, way
from lessons.messaging.playing import create, do, wait
from lessons.messaging.rehearsing import send_together
from lessons.messaging.workers import configure, feed, feed_otherwise, hire
from serverless_lab.engine.numbers import SQS_BATCH

_batches = feed_otherwise(FUNCTION, BatchSize=SQS_BATCH)
_on = feed_otherwise(FUNCTION, Enabled=True)


def _draw(chance: Chance) -> Facts:
    return {"waiting": chance.turn((30, 40, 50, 60)), "seconds": SECONDS, "fryers": FRYERS}


def _open_the_shop(player: Player) -> None:
    """The mapping stands still, so that nothing runs before somebody is here."""
    create(ORDERS)(player)
    hire(FUNCTION, SOURCE, Timeout=5)(player)
    feed(FUNCTION, ORDERS, BatchSize=1, Enabled=False, ScalingConfig={"MaximumConcurrency": FRYERS})(player)
    send_together(player, ORDERS, (f"A-{1000 + number}" for number in range(player.facts["waiting"])))


def _work_off(player: Player) -> None:
    _on(player)
    wait(60)(player)


_HINTS = (
    Hint(
        {
            "en": "Read `cat lambda_function.py`: which part of a call's time grows with the orders in it, and which "
            "does not? How many calls do 600 orders take now? `aws lambda list-event-source-mappings` tells.",
            "ko": "`cat lambda_function.py` 명령으로 코드를 읽어 보세요. 호출 시간 가운데 주문 수만큼 늘어나는 "
            "부분과 늘 같은 부분은 어디인가요? 지금은 600건에 호출이 몇 번 필요한가요? `aws lambda "
            "list-event-source-mappings` 명령을 보세요.",
        }
    ),
    Hint(
        {
            "en": "Heating is paid for with every call, so fewer calls with more orders in each are faster. More "
            "calls at once would be faster too, but there are {fryers} fryers.",
            "ko": "기름은 호출마다 새로 데우니, 한 번에 더 많은 주문을 주고 호출을 줄이면 빨라져요. 동시에 더 많이 "
            "불러도 빨라지지만 튀김기는 {fryers}대뿐이에요.",
        }
    ),
    Hint(
        {
            "en": "`aws lambda update-event-source-mapping --uuid … --batch-size 10 --enabled`. Then turn the clock a "
            "minute on.",
            "ko": "`aws lambda update-event-source-mapping --uuid … --batch-size 10 --enabled` 명령을 실행하고 "
            "시계를 1분 돌리세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Let the mapping hand over ten orders at a time: a batch size of 10.",
            "ko": "매핑이 주문을 한 번에 열 건씩 주게 해요. 배치 크기를 10으로 하면 돼요.",
        },
        _batches,
    ),
    SolutionStep(
        {
            "en": "Enable the mapping and turn the clock a minute on: nothing is left.",
            "ko": "매핑을 켜고 시계를 1분 돌려요. 남는 주문이 없어요.",
        },
        _work_off,
    ),
)

_MISTAKES = (
    Mistake(
        id="thrown-away",
        message={
            "en": "The backlog is gone because you threw it away. Guests are waiting for those orders.",
            "ko": "밀린 주문이 없어진 것은 버렸기 때문이에요. 손님들은 그 주문을 기다리고 있어요.",
        },
        seen=way("thrown-away"),
        play=(do("PurgeQueue", ORDERS),),
    ),
    Mistake(
        id="crowded",
        message={
            "en": "More calls at once do drain the queue, and each needs a fryer. Whatever stands behind a function, a "
            "fryer or a database, bears only so many at a time.",
            "ko": "동시에 더 많이 부르면 큐는 빨리 비지만, 호출마다 튀김기가 하나씩 필요해요. 튀김기든 "
            "데이터베이스든, 함수 뒤에 있는 것이 한 번에 감당하는 수에는 끝이 있어요.",
        },
        seen=way("crowded"),
        play=(feed_otherwise(FUNCTION, ScalingConfig={"MaximumConcurrency": 20}, Enabled=True),),
    ),
    Mistake(
        id="more-memory",
        message={
            "en": "More memory is more CPU, and this function calculates nothing: it waits for the oil. It only costs "
            "more.",
            "ko": "메모리를 늘리면 CPU가 늘어나는데, 이 함수는 계산하지 않고 기름을 기다려요. 요금만 더 나가요.",
        },
        seen=way("more-memory"),
        play=(configure(FUNCTION, MemorySize=1769), _on),
    ),
)

MISSION = Mission(
    id="backlog",
    version=1,
    title={"en": "The backlog", "ko": "밀린 주문"},
    minutes=12,
    story={
        "en": "Fried dumplings sell so well that on some evenings 600 orders lie in `orders` at once. Lambda takes "
        "them out for `fryer-fn`, one by one, and that takes longer than a minute. The kitchen has {fryers} fryers, "
        "so no more than {fryers} calls may run at once. See to it that such a backlog is fried within {seconds} "
        "seconds. The mapping is switched off until you are ready; {waiting} orders are waiting here.",
        "ko": "군만두가 너무 잘 팔려서, 어떤 저녁에는 `orders` 큐에 주문 600건이 한꺼번에 밀려요. Lambda가 "
        "`fryer-fn` 함수에 한 건씩 꺼내 주는데 1분이 넘게 걸려요. 튀김기는 {fryers}대뿐이라 동시에 도는 호출도 "
        "{fryers}개까지예요. 이렇게 밀린 주문을 {seconds}초 안에 튀기게 하세요. 준비될 때까지 매핑은 꺼져 있고, "
        "여기서는 주문 {waiting}건이 기다려요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(function=FUNCTION),
    start=(_open_the_shop,),
    draw=_draw,
)
