"""The function of "Timed out": it asks a supplier, packs boxes and stamps the order; a variant breaks one of "
"the three."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.course import Text
from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "catering-fn"
BOXES = (10, 4)
SUPPLIED = "dumplings"
_MODULUS, _FACTOR, _STEP = 1_000_003, 31, 7  # of the stamp's loop

SUPPLIER = {"item": SUPPLIED, "count": 10}
LARGE = {"item": "soup", "count": 100}
REMAINDER = {"item": "soup", "count": 13}

_ENGLISH = '''\
import time

SUPPLIER_SECONDS = {wait}  # the supplier needs that long to answer; it is not ours
ROUNDS = {rounds}  # for the stamp, for each piece
BOXES = (10, 4)  # pieces in a box, the largest first


def lambda_handler(event, context):
    item, count = event["item"], event["count"]
    print(f"order: {{item}}, {{count}} pieces")
    ready_at = ask_supplier(item, count)
    print("supplier has answered")
    boxes = pack(count)
    print("boxes are packed")
    return {{"item": item, "ready_at": ready_at, "boxes": boxes, "stamp": stamp(count)}}


def ask_supplier(item, count):
    """At what hour? Dumplings need fresh dough from the supplier, soup is in stock."""
    if item != "dumplings":
        return 9
    time.sleep(SUPPLIER_SECONDS)
    return 10 + count % 8


def pack(count):
    """Fill the largest boxes first; what fills no box comes into one more of the smallest."""
    boxes = []
    while count > 0:
{packing}
    return boxes


def stamp(count):
    """A number that is dear to calculate, so that nobody can forge an order."""
    value = count
    for _ in range(ROUNDS * count):
        value = (value * 31 + 7) % 1_000_003
    return value
'''

_KOREAN = '''\
import time

SUPPLIER_SECONDS = {wait}  # 거래처가 답하기까지 걸리는 시간(초). 우리가 정할 수 없어요
ROUNDS = {rounds}  # 도장 번호를 만들 때 한 개마다 도는 횟수
BOXES = (10, 4)  # 상자에 들어가는 개수, 큰 것부터


def lambda_handler(event, context):
    item, count = event["item"], event["count"]
    print(f"주문: {{item}}, {{count}}개")
    ready_at = ask_supplier(item, count)
    print("거래처가 답했어요")
    boxes = pack(count)
    print("상자에 담았어요")
    return {{"item": item, "ready_at": ready_at, "boxes": boxes, "stamp": stamp(count)}}


def ask_supplier(item, count):
    """몇 시에 될까? 만두는 거래처의 새 반죽이 있어야 하고, 국은 늘 준비되어 있어요."""
    if item != "dumplings":
        return 9
    time.sleep(SUPPLIER_SECONDS)
    return 10 + count % 8


def pack(count):
    """큰 상자부터 채우고, 상자를 다 채우지 못한 나머지는 가장 작은 상자 하나에 더 담아요."""
    boxes = []
    while count > 0:
{packing}
    return boxes


def stamp(count):
    """주문을 위조하지 못하게, 일부러 계산하기 힘든 번호를 만들어요."""
    value = count
    for _ in range(ROUNDS * count):
        value = (value * 31 + 7) % 1_000_003
    return value
'''

_PACKS_ALL = """\
        size = next((size for size in BOXES if size <= count), BOXES[-1])
        boxes.append(size)
        count -= size"""

_PACKS_FULL_BOXES_ONLY = """\
        for size in BOXES:
            if size <= count:
                boxes.append(size)
                count -= size
                break"""


def source(facts: Mapping[str, Any], *, endless: bool) -> Text:
    """The code with this variant's supplier and stamp; `endless`: packing stops at nothing but a full box."""
    packing = _PACKS_FULL_BOXES_ONLY if endless else _PACKS_ALL
    named = {"wait": facts["wait"], "rounds": f"{facts['rounds']:_}", "packing": packing}
    return {"en": _ENGLISH.format(**named), "ko": _KOREAN.format(**named)}


def right_answer(order: Mapping[str, Any], rounds: int) -> dict[str, Any]:
    """What a shop that works answers; the stamp's loop is a geometric series, so nobody has to run it here."""
    count: int = order["count"]
    turns = rounds * count
    grown = pow(_FACTOR, turns, _MODULUS)
    series = (grown - 1) * pow(_FACTOR - 1, -1, _MODULUS)
    return {
        "item": order["item"],
        "ready_at": 10 + count % 8 if order["item"] == SUPPLIED else 9,
        "boxes": _boxes(count),
        "stamp": (grown * count + _STEP * series) % _MODULUS,
    }


def leaves_a_remainder(count: int) -> bool:
    return sum(_boxes(count)) != count


def _boxes(count: int) -> list[int]:
    boxes: list[int] = []
    while sum(boxes) < count:
        left = count - sum(boxes)
        boxes.append(next((size for size in BOXES if size <= left), BOXES[-1]))
    return boxes


BENCH = BenchStart(
    function=FUNCTION,
    source=source({"wait": 0.2, "rounds": 500}, endless=False),
    events=(
        SampleEvent("small", '{"item": "soup", "count": 8}'),
        SampleEvent("supplier", '{"item": "dumplings", "count": 10}'),
        SampleEvent("large", '{"item": "soup", "count": 100}'),
        SampleEvent("remainder", '{"item": "soup", "count": 13}'),
    ),
)
