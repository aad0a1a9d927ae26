"""The shop of "Baked twice": a queue, a function that takes its time, and one number that does not fit."""

from collections.abc import Mapping
from typing import NamedTuple

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.missions.baked_twice.oven_fn import FUNCTION, source
from lessons.messaging.playing import create, do
from lessons.messaging.workers import configure, feed, feed_otherwise, hire
from serverless_lab.engine import numbers

TIMES = 6  # of the function's timeout that AWS advises to hide a message for
RUSH = 5  # orders of the learner's own
MINUTES = 10
_KEPT_S = 900  # so that an attempt that nobody goes on with does not bake for days
_OVENS = 2


class Fault(NamedTuple):
    """What is set: seconds a message is hidden, the function's timeout, orders in a call. `cure` in words and done."""

    visibility: int
    timeout: int
    batch: int
    cure: Text
    repair: Play


def visible(seconds: int) -> Play:
    return do("SetQueueAttributes", ORDERS, Attributes={"VisibilityTimeout": str(seconds)})


FAULTS: Mapping[str, Fault] = {
    "short-visibility": Fault(
        1,
        20,
        1,
        {
            "en": "set the visibility timeout of `orders` to 120 seconds, six times the timeout of `oven-fn`",
            "ko": "`orders` 큐의 표시 제한 시간을 `oven-fn` 제한 시간의 여섯 배인 120초로 정하기",
        },
        visible(20 * TIMES),
    ),
    "short-timeout": Fault(
        60,
        1,
        1,
        {
            "en": "set the timeout of `oven-fn` to 10 seconds: one order bakes for {baking}",
            "ko": "`oven-fn` 함수의 제한 시간을 10초로 늘리기(주문 하나를 굽는 데 {baking}초가 걸려요)",
        },
        configure(FUNCTION, Timeout=10),
    ),
    "large-batch": Fault(
        60,
        5,
        numbers.SQS_BATCH,
        {
            "en": "let the mapping hand over one order at a time (batch size 1): ten of {baking} seconds do not fit "
            "into the timeout",
            "ko": "이벤트 소스 매핑이 주문을 한 건씩 주게 하기(배치 크기 1). {baking}초짜리 열 건은 제한 시간에 "
            "다 들어가지 않아요",
        },
        feed_otherwise(FUNCTION, BatchSize=1),
    ),
}


def draw(chance: Chance) -> Facts:
    fault, baking = chance.turn(tuple(FAULTS)), chance.choice((2, 3))
    cure = {language: text.format(baking=baking) for language, text in FAULTS[fault].cure.items()}
    return {"fault": fault, "baking": baking, "cure": cure, "rush": RUSH, "minutes": MINUTES}


def open_the_shop(player: Player) -> None:
    """AWS looks at the two times when the mapping is made, so the queue's is changed afterwards."""
    fault = FAULTS[player.facts["fault"]]
    create(ORDERS, VisibilityTimeout="60", MessageRetentionPeriod=str(_KEPT_S))(player)
    hire(FUNCTION, source(player.facts), Timeout=fault.timeout)(player)
    feed(FUNCTION, ORDERS, BatchSize=fault.batch, ScalingConfig={"MaximumConcurrency": _OVENS})(player)
    if fault.visibility != 60:
        visible(fault.visibility)(player)


def mend(player: Player) -> None:
    FAULTS[player.facts["fault"]].repair(player)
