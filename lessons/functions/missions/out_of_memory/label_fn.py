"""The function of "Out of memory": it finds a house on a map and draws labels; a variant breaks one of the two, or
starves both."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.course import Text
from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "label-fn"
_MODULUS, _FACTOR = 1_000_003, 31  # of the code that stands for the labels
_ZONES, _HOUSES = 251, 100_000  # on the map, over which the houses are spread

SMALL = {"house": 12, "bags": 1}
PARTY = {"house": 340, "bags": 180}

_ENGLISH = '''\
MAP_MB = {map}  # the map of the town as the city hands it out; nobody can make it smaller
LABEL_KB = 1_024  # one label is a picture
maps = []  # outlives the call


def lambda_handler(event, context):
    house, bags = event["house"], event["bags"]
    print(f"house {{house}}, {{bags}} bags")
    zone = zone_of(house)
    print("the zone is found")
    code = 0
    for label in labels(house, bags):
        code = (code * 31 + label[-1]) % 1_000_003
    print("the labels are printed")
    return {{"zone": zone, "bags": bags, "code": code}}


def zone_of(house):
    """Which courier goes there? To find out, the whole map has to be in memory."""
{loading}
    town = maps[-1]
    return town[house * len(town) // 100_000]


def load_map():
    return bytes(range(251)) * (MAP_MB * 1_048_576 // 251)


def labels(house, bags):
    """A picture for each bag."""
{drawing}


def draw(house, bag):
    return bytes([(house + bag) % 251]) * (LABEL_KB * 1_024)
'''

_KOREAN = '''\
MAP_MB = {map}  # 시청에서 나눠 주는 동네 지도의 크기. 아무도 줄일 수 없어요
LABEL_KB = 1_024  # 라벨 한 장은 그림이에요
maps = []  # 호출이 끝나도 남아요


def lambda_handler(event, context):
    house, bags = event["house"], event["bags"]
    print(f"{{house}}번지, 봉투 {{bags}}개")
    zone = zone_of(house)
    print("구역을 찾았어요")
    code = 0
    for label in labels(house, bags):
        code = (code * 31 + label[-1]) % 1_000_003
    print("라벨을 뽑았어요")
    return {{"zone": zone, "bags": bags, "code": code}}


def zone_of(house):
    """어느 배달원이 갈까? 찾으려면 지도 전체가 메모리에 있어야 해요."""
{loading}
    town = maps[-1]
    return town[house * len(town) // 100_000]


def load_map():
    return bytes(range(251)) * (MAP_MB * 1_048_576 // 251)


def labels(house, bags):
    """봉투마다 그림 한 장."""
{drawing}


def draw(house, bag):
    return bytes([(house + bag) % 251]) * (LABEL_KB * 1_024)
'''

_LOADS_ONCE = """\
    if not maps:
        maps.append(load_map())"""
_LOADS_EACH_TIME = """\
    maps.append(load_map())"""
_ONE_BY_ONE = """\
    for bag in range(bags):
        yield draw(house, bag)"""
_ALL_AT_ONCE = """\
    return [draw(house, bag) for bag in range(bags)]"""


def source(facts: Mapping[str, Any], fault: str = "") -> Text:
    """The code with this variant's map, as it should be or with one of its faults."""
    named = {
        "map": facts["map"],
        "loading": _LOADS_EACH_TIME if fault == "keeps-maps" else _LOADS_ONCE,
        "drawing": _ALL_AT_ONCE if fault == "all-at-once" else _ONE_BY_ONE,
    }
    return {"en": _ENGLISH.format(**named), "ko": _KOREAN.format(**named)}


def right_answer(order: Mapping[str, Any], map_mb: int) -> dict[str, int]:
    """What a shop that works answers, worked out without the map and the pictures."""
    house, bags = order["house"], order["bags"]
    size = _ZONES * ((map_mb << 20) // _ZONES)
    code = 0
    for bag in range(bags):
        code = (code * _FACTOR + (house + bag) % _ZONES) % _MODULUS
    return {"zone": house * size // _HOUSES % _ZONES, "bags": bags, "code": code}


BENCH = BenchStart(
    function=FUNCTION,
    source=source({"map": 20}),
    events=(
        SampleEvent("one-bag", '{"house": 12, "bags": 1}'),
        SampleEvent("party", '{"house": 340, "bags": 180}'),
    ),
)
