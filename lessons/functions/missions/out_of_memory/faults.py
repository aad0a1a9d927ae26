"""What may be wrong with `label-fn`, and what mends it: one entry for each fault."""

from dataclasses import dataclass

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.functions.missions.out_of_memory import label_fn
from lessons.functions.missions.out_of_memory.label_fn import FUNCTION
from lessons.functions.playing import configure, deploy

MEMORY, CEILING, TIMEOUT, DISK = 128, 192, 10, 512
OFTEN = 8  # calls in one environment: more than a map that is kept each time leaves room for


@dataclass(frozen=True)
class Fault:
    """`map` is its size in MB, between two bounds; `event` one that is killed, `cure` what to do in words."""

    map: tuple[int, int]
    event: str
    cure: Text
    repair: Play


def _correct_the_code(player: Player) -> None:
    deploy(FUNCTION, label_fn.source(player.facts)[player.language])(player)


FAULTS: dict[str, Fault] = {
    "small-memory": Fault(
        map=(104, 120),
        event="one-bag",
        cure={
            "en": "raise the memory to {ceiling} MB: the map alone takes {map}",
            "ko": "메모리를 {ceiling} MB로 늘리기(지도만 {map} MB예요)",
        },
        repair=configure(FUNCTION, MemorySize=CEILING),
    ),
    "all-at-once": Fault(
        map=(6, 12),
        event="party",
        cure={
            "en": "correct `labels`, which makes a list of all pictures before the first is printed: in place of "
            "`return [...]` write `for bag in range(bags):` and, indented in it, `yield draw(house, bag)`",
            "ko": "`labels` 고치기(첫 장을 뽑기도 전에 그림을 모두 리스트에 담아요. `return [...]` 대신 "
            "`for bag in range(bags):` 줄을 쓰고, 그 안에 들여써서 `yield draw(house, bag)` 줄을 쓰세요)",
        },
        repair=_correct_the_code,
    ),
    "keeps-maps": Fault(
        map=(18, 24),
        event="one-bag",
        cure={
            "en": "correct `zone_of`, which keeps one more map with each call: write `if not maps:` above "
            "`maps.append(load_map())` and indent that line",
            "ko": "`zone_of` 고치기(호출할 때마다 지도를 한 장씩 더 남겨요. `maps.append(load_map())` 줄 위에 "
            "`if not maps:` 줄을 쓰고 그 줄을 들여쓰세요)",
        },
        repair=_correct_the_code,
    ),
}


_SINCE: tuple[Text, ...] = (
    {"en": "Monday", "ko": "월요일"},
    {"en": "Tuesday", "ko": "화요일"},
    {"en": "Friday", "ko": "금요일"},
    {"en": "Sunday", "ko": "일요일"},
)


def draw(chance: Chance) -> Facts:
    fault, share = chance.turn(tuple(FAULTS)), chance.random()
    made = FAULTS[fault]
    low, high = made.map
    size = round(low + share * (high - low))
    return {
        "fault": fault,
        "since": chance.choice(_SINCE),
        "event": made.event,
        "map": size,
        "memory": MEMORY,
        "ceiling": CEILING,
        "often": OFTEN,
        "cure": {language: text.format(map=size, ceiling=CEILING) for language, text in made.cure.items()},
    }


def break_the_shop(player: Player) -> None:
    source = label_fn.source(player.facts, player.facts["fault"])[player.language]
    deploy(FUNCTION, source, MemorySize=MEMORY, Timeout=TIMEOUT)(player)
