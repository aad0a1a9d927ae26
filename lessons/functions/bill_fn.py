"""The shop's function that makes a bill, with prices from a module that it shares: what layers are shown with."""

from lessons.functions.bench import BenchStart, SampleEvent
from lessons.sandbox import sources

FUNCTION = "bill-fn"
LAYER = "shop"
ORDER = {"item": "dumplings", "count": 2}
OLD_PRICE, NEW_PRICE = 4500, 5000

_CODE = """\
import shop{why}


def lambda_handler(event, context):
    return {{"total": shop.total(event["item"], event["count"])}}
"""
_MODULE = """\
PRICES = {{"dumplings": {price}, "soup": 6000}}


def total(item, count):
    return PRICES[item] * count
"""


def package(price: int, folder: str = "python/") -> bytes:
    """A layer with the module `shop`. Only in the folder `python/` is it found."""
    return sources.pack(_MODULE.format(price=price), f"{folder}shop.py")


BENCH = BenchStart(
    function=FUNCTION,
    source={
        "en": _CODE.format(why="  # not in this package: it is to come from a layer"),
        "ko": _CODE.format(why="  # 이 패키지에는 없어요. 계층에서 와야 해요"),
    },
    events=(SampleEvent("order", '{"item": "dumplings", "count": 2}'),),
    files={"shop-1.zip": package(OLD_PRICE), "shop-2.zip": package(NEW_PRICE)},
)
