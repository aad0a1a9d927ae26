"""The dumpling shop's order function: what the bench holds in the lessons that begin the chapter."""

from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "order-fn"
COUNTER = "orders_here"
ORDER = {"item": "dumplings", "count": 2}
TOO_SLOW = {"item": "soup", "count": 1, "wait_seconds": 5}

_ENGLISH = """\
import time

# Lines out here run once, while an environment gets ready.
print("kitchen: lighting the stove")
PRICES = {"dumplings": 4500, "soup": 6000}  # won
orders_here = 0


# The handler runs once for every call.
def lambda_handler(event, context):
    global orders_here
    orders_here += 1
    time.sleep(event.get("wait_seconds", 0))
    item = event.get("item", "dumplings")
    count = event.get("count", 1)
    return {"item": item, "total": PRICES.get(item, 0) * count, "orders_here": orders_here}
"""

_KOREAN = """\
import time

# 여기 바깥의 줄은 실행 환경을 새로 준비할 때 한 번만 실행돼요.
print("주방: 불을 켜요")
PRICES = {"dumplings": 4500, "soup": 6000}  # 원
orders_here = 0


# 핸들러는 호출될 때마다 한 번씩 실행돼요.
def lambda_handler(event, context):
    global orders_here
    orders_here += 1
    time.sleep(event.get("wait_seconds", 0))
    item = event.get("item", "dumplings")
    count = event.get("count", 1)
    return {"item": item, "total": PRICES.get(item, 0) * count, "orders_here": orders_here}
"""

_NODE_ENGLISH = """\
// Lines out here run once, while an environment gets ready.
console.log("kitchen: lighting the stove");
const PRICES = { dumplings: 4500, soup: 6000 }; // won
let ordersHere = 0;

// The handler runs once for every call.
export const handler = async (event, context) => {
  ordersHere += 1;
  const { item = "dumplings", count = 1, wait_seconds = 0 } = event;
  await new Promise((resolve) => setTimeout(resolve, wait_seconds * 1000));
  return { item, total: (PRICES[item] ?? 0) * count, orders_here: ordersHere };
};
"""

_NODE_KOREAN = """\
// 여기 바깥의 줄은 실행 환경을 새로 준비할 때 한 번만 실행돼요.
console.log("주방: 불을 켜요");
const PRICES = { dumplings: 4500, soup: 6000 }; // 원
let ordersHere = 0;

// 핸들러는 호출될 때마다 한 번씩 실행돼요.
export const handler = async (event, context) => {
  ordersHere += 1;
  const { item = "dumplings", count = 1, wait_seconds = 0 } = event;
  await new Promise((resolve) => setTimeout(resolve, wait_seconds * 1000));
  return { item, total: (PRICES[item] ?? 0) * count, orders_here: ordersHere };
};
"""

BENCH = BenchStart(
    function=FUNCTION,
    source={"en": _ENGLISH, "ko": _KOREAN},
    node={"en": _NODE_ENGLISH, "ko": _NODE_KOREAN},
    events=(
        SampleEvent("order", '{"item": "dumplings", "count": 2}'),
        SampleEvent("empty", "{}"),
        SampleEvent("too-slow", '{"item": "soup", "count": 1, "wait_seconds": 5}'),
    ),
)
