"""What may be wrong since yesterday, and what mends it: one entry for each fault."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.functions.missions.timed_out import catering_fn
from lessons.functions.missions.timed_out.catering_fn import FUNCTION
from lessons.functions.playing import configure, deploy
from serverless_lab.engine.numbers import LAMBDA_MB_PER_VCPU

MOST_SECONDS = 3


@dataclass(frozen=True)
class Fault:
    """`event` is the sample event that runs out of time, `order` the same as data, `cure` what to do in words."""

    timeout: int
    memory: int
    rounds: int
    event: str
    order: Mapping[str, Any]
    cure: Text
    repair: Play


def _correct_the_loop(player: Player) -> None:
    deploy(FUNCTION, catering_fn.source(player.facts, endless=False)[player.language])(player)


FAULTS: dict[str, Fault] = {
    "short-timeout": Fault(
        timeout=1,
        memory=512,
        rounds=500,
        event="supplier",
        order=catering_fn.SUPPLIER,
        cure={
            "en": f"set the timeout to {MOST_SECONDS} seconds: the supplier answers after {{wait}} seconds",
            "ko": f"제한 시간을 {MOST_SECONDS}초로 늘리기(거래처의 답은 {{wait}}초 뒤에 와요)",
        },
        repair=configure(FUNCTION, Timeout=MOST_SECONDS),
    ),
    "small-memory": Fault(
        timeout=2,
        memory=128,
        rounds=20_000,
        event="large",
        order=catering_fn.LARGE,
        cure={
            "en": "raise the memory to 1,024 MB: the stamp of a large order needs CPU",
            "ko": "메모리를 1,024 MB로 늘리기(큰 주문의 도장 번호에는 CPU가 필요해요)",
        },
        repair=configure(FUNCTION, MemorySize=1024),
    ),
    "endless-loop": Fault(
        timeout=2,
        memory=256,
        rounds=500,
        event="remainder",
        order=catering_fn.REMAINDER,
        cure={
            "en": "correct `pack`, where nothing happens to what fills no box: on the level of `for` add `else:`, "
            "and in it `boxes.append(BOXES[-1])` and `count = 0`",
            "ko": "`pack` 고치기(상자를 다 채우지 못한 나머지가 그대로 남아요. `for`와 같은 깊이에 `else:` 줄을 "
            "더하고, 그 안에 `boxes.append(BOXES[-1])` 줄과 `count = 0` 줄을 쓰세요)",
        },
        repair=_correct_the_loop,
    ),
}


def draw(chance: Chance) -> Facts:
    """The supplier is slow only where that is the fault, so that nobody waits longer than the lesson needs."""
    fault = chance.turn(tuple(FAULTS))
    made = FAULTS[fault]
    low, high = (120, 150) if fault == "short-timeout" else (30, 60)
    wait = chance.randrange(low, high) / 100
    return {
        "fault": fault,
        "event": made.event,
        "wait": wait,
        "rounds": made.rounds,
        "most": MOST_SECONDS,
        "ceiling": LAMBDA_MB_PER_VCPU,
        "cure": {language: text.format(wait=wait) for language, text in made.cure.items()},
    }


def break_the_shop(player: Player) -> None:
    fault = player.facts["fault"]
    made = FAULTS[fault]
    source = catering_fn.source(player.facts, endless=fault == "endless-loop")[player.language]
    deploy(FUNCTION, source, MemorySize=made.memory, Timeout=made.timeout)(player)
