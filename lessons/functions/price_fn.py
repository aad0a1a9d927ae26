"""The dumpling shop's price function: its settings come from environment variables."""

from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "price-fn"
DISCOUNT, CLOSED, TOKEN = "DISCOUNT_PERCENT", "CLOSED_TODAY", "KITCHEN_TOKEN"
ORDER = {"item": "dumplings", "count": 2}

_CODE = """\
import os

{settings}
SETTINGS = ("DISCOUNT_PERCENT", "CLOSED_TODAY", "KITCHEN_TOKEN")
print("settings:", {{name: os.environ[name] for name in SETTINGS if name in os.environ}})

PRICES = {{"dumplings": 4500, "soup": 6000}}  # {won}
discount = int(os.environ.get("DISCOUNT_PERCENT", "0"))
closed = os.environ.get("CLOSED_TODAY", "")


def lambda_handler(event, context):
    full = PRICES.get(event.get("item", "dumplings"), 0) * event.get("count", 1)
    return {{
        "total": full - full * discount // 100,
        "discount_percent": discount,
        "open": not closed,
        "closed_today": closed,{text}
    }}
"""


def _source(settings: str, won: str, text: str) -> str:
    return _CODE.format(settings=settings, won=won, text=text)


BENCH = BenchStart(
    function=FUNCTION,
    source={
        "en": _source(
            "# Settings come from outside, once per environment. Without one, the default counts.",
            "won",
            "  # the text as it was set",
        ),
        "ko": _source(
            "# 설정은 바깥에서 와요. 환경마다 한 번 읽고, 없으면 기본값을 써요.",
            "원",
            "  # 설정한 글자 그대로",
        ),
    },
    events=(
        SampleEvent("order", '{"item": "dumplings", "count": 2}'),
        SampleEvent("soup", '{"item": "soup", "count": 3}'),
    ),
)

# The same code as the lesson asks for it: the text compared, then the secret left out of the log.
MENDED = BENCH.source["en"].replace('"open": not closed', '"open": closed != "true"')
QUIET = MENDED.replace(', "KITCHEN_TOKEN")', ")")
