"""The shop's function that tells a price: what is published, pointed to and shared out in 5.8 and its mission."""

from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "menu-fn"
ALIAS = "live"
ASKED = {"item": "dumplings"}
OLD_PRICE, NEW_PRICE = 4500, 5000

_CODE = """\
{why}
PRICES = {{"dumplings": {price}, "soup": 6000}}


def lambda_handler(event, context):
    item = event.get("item", "dumplings")
    return {{"item": item, "price": PRICES[item], "version": context.function_version}}
"""
_WHY = {"en": "# Prices in won, as they stand on the menu.", "ko": "# 메뉴판에 적힌 값이에요. 단위는 원."}


def source(price: int) -> dict[str, str]:
    return {language: _CODE.format(why=why, price=price) for language, why in _WHY.items()}


BENCH = BenchStart(
    function=FUNCTION,
    source=source(OLD_PRICE),
    events=(SampleEvent("price", '{"item": "dumplings"}'), SampleEvent("empty", "{}")),
)
DEARER = source(NEW_PRICE)["en"]
