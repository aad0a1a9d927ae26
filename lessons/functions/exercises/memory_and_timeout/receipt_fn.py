"""The shop's function that adds up the evening's receipts: work for the CPU, then a wait."""

from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "receipt-fn"
EVENING = {"receipts": 500}
STATEMENT = {"receipts": 1, "wait_seconds": 4}

_ENGLISH = """\
import time

RECEIPTS = 500  # on an ordinary evening
LINES = 250  # on each receipt


def lambda_handler(event, context):
    receipts = event.get("receipts", RECEIPTS)
    total = 0
    # Here the CPU works: with more of it, this part gets faster.
    for receipt in range(receipts):
        for line in range(LINES):
            total += (receipt * 37 + line * 11) % 9_000
    # Here the function waits for the bank. No CPU makes the bank faster.
    time.sleep(event.get("wait_seconds", 0.01))
    return {"receipts": receipts, "total": total}
"""

_KOREAN = """\
import time

RECEIPTS = 500  # 보통 저녁의 영수증 수
LINES = 250  # 영수증 한 장의 줄 수


def lambda_handler(event, context):
    receipts = event.get("receipts", RECEIPTS)
    total = 0
    # 여기서는 CPU가 일해요. CPU가 늘면 이 부분이 빨라져요.
    for receipt in range(receipts):
        for line in range(LINES):
            total += (receipt * 37 + line * 11) % 9_000
    # 여기서는 은행의 답을 기다려요. CPU가 늘어도 은행은 빨라지지 않아요.
    time.sleep(event.get("wait_seconds", 0.01))
    return {"receipts": receipts, "total": total}
"""

BENCH = BenchStart(
    function=FUNCTION,
    source={"en": _ENGLISH, "ko": _KOREAN},
    events=(
        SampleEvent("evening", '{"receipts": 500}'),
        SampleEvent("statement", '{"receipts": 1, "wait_seconds": 4}'),
        SampleEvent("empty", "{}"),
    ),
)
