"""The mission "Room for orders": one function is promised room, another gets a ceiling."""

from random import Random

from lessons.courseware.course import Facts, Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.room_for_orders import looks
from lessons.functions.missions.room_for_orders.checks import CHECKS
from lessons.functions.missions.room_for_orders.looks import ORDERS, PHOTOS
from lessons.functions.order_fn import BENCH, ORDER
from lessons.functions.playing import deploy, deploy_bench, invoke, reserve

LIMIT = 120
_PHOTO = """\
def lambda_handler(event, context):
    return {"photo": event.get("photo", "dumplings.jpg"), "stored": True}
"""


def _draw(chance: Random) -> Facts:
    return {"orders": chance.randrange(8, 15), "connections": chance.randrange(3, 7), "limit": LIMIT}


def _limit(player: Player) -> None:
    player.call("lab", "LimitConcurrency", {"Limit": LIMIT})


def _reserve(function: str, fact: str, more: int = 0) -> Play:
    def play(player: Player) -> None:
        reserve(function, player.facts[fact] + more)(player)

    return play


_HINTS = (
    Hint(
        {
            "en": "An account's limit is shared by all functions that have nothing of their own. Here it is {limit}. "
            "What does `order-fn` have left when {limit} photos run?",
            "ko": "계정의 한도는 제 몫이 없는 함수들이 함께 써요. 여기서는 {limit}개예요. "
            "사진 {limit}장이 실행 중이면 `order-fn`에는 무엇이 남을까요?",
        }
    ),
    Hint(
        {
            "en": "Reserved concurrency is two things: a share that nobody takes away, and a ceiling. "
            "`order-fn` needs it for the first, `photo-fn` for the second.",
            "ko": "예약된 동시성은 두 가지예요. 아무도 빼앗지 못하는 몫이면서 상한이에요. "
            "`order-fn`에는 몫이, `photo-fn`에는 상한이 필요해요.",
        }
    ),
    Hint(
        {
            "en": "In the terminal: `aws lambda put-function-concurrency --function-name order-fn "
            "--reserved-concurrent-executions {orders}`, and the same for `photo-fn` with {connections}.",
            "ko": "터미널에서 `aws lambda put-function-concurrency --function-name order-fn "
            "--reserved-concurrent-executions {orders}` 명령을 쓰고, `photo-fn`에도 {connections}개로 똑같이 하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {"en": "Reserve {orders} for `order-fn`.", "ko": "`order-fn`에 {orders}개를 예약해요."},
        _reserve(ORDERS, "orders"),
    ),
    SolutionStep(
        {
            "en": "Reserve {connections} for `photo-fn`: that is its ceiling.",
            "ko": "`photo-fn`에 {connections}개를 예약해요. 이것이 상한이 돼요.",
        },
        _reserve(PHOTOS, "connections"),
    ),
    SolutionStep({"en": "Call with the event `order`.", "ko": "`order` 이벤트로 호출해요."}, invoke(ORDERS, ORDER)),
)

_MISTAKES = (
    Mistake(
        id="switched-off",
        message={
            "en": "0 is the emergency brake: every call of `photo-fn` is turned away. It is to run, only not too often "
            "at once.",
            "ko": "0은 비상 브레이크예요. `photo-fn`의 모든 호출이 돌려보내져요. 멈추는 것이 아니라, 한꺼번에 "
            "너무 많지만 "
            "않으면 돼요.",
        },
        seen=looks.switched_off,
        play=(reserve(PHOTOS, 0),),
    ),
    Mistake(
        id="no-ceiling",
        message={
            "en": "Orders have their room now. Photos may still run as often at once as the account allows, and the "
            "database does not bear that.",
            "ko": "이제 주문의 자리는 있어요. 하지만 사진은 여전히 계정이 허락하는 만큼 한꺼번에 실행될 수 있고, "
            "데이터베이스는 그것을 견디지 못해요.",
        },
        seen=looks.no_ceiling,
        play=(_reserve(ORDERS, "orders"),),
    ),
    Mistake(
        id="exchanged",
        message={
            "en": "The two numbers are exchanged: orders have the ceiling that photos should have.",
            "ko": "두 숫자가 바뀌었어요. 사진에 둘 상한이 주문에 걸렸어요.",
        },
        seen=looks.exchanged,
        play=(_reserve(ORDERS, "connections"), _reserve(PHOTOS, "orders")),
    ),
    Mistake(
        id="too-tight",
        message={
            "en": "A reserved share is a ceiling as well: `order-fn` may not have more now, even if all others rest.",
            "ko": "예약한 몫은 상한이기도 해요. 다른 함수가 모두 쉬어도 `order-fn`은 이제 그보다 많이 쓰지 못해요.",
        },
        seen=looks.too_tight,
        play=(_reserve(ORDERS, "orders", -3),),
    ),
    Mistake(
        id="too-loose",
        message={
            "en": "So many photos at once are more than the database has connections for.",
            "ko": "한꺼번에 실행되는 사진이 데이터베이스가 받을 수 있는 연결보다 많아요.",
        },
        seen=looks.too_loose,
        play=(_reserve(PHOTOS, "connections", 2),),
    ),
)

MISSION = Mission(
    id="room-for-orders",
    version=1,
    title={"en": "Room for orders", "ko": "주문의 자리"},
    minutes=8,
    story={
        "en": "Since customers may send photos, orders are turned away at noon: the account may run {limit} calls "
        "at once, "
        "and a rush of photos takes them all. On top of that `photo-fn` opens more connections than its database "
        "bears. "
        "See to it that {orders} orders at the same moment always find room, and that never more than {connections} "
        "photos run at once.",
        "ko": "손님이 사진을 보낼 수 있게 된 뒤로, 점심이면 주문이 돌려보내져요. 계정이 한꺼번에 실행할 수 있는 호출은 "
        "{limit}개인데 사진이 몰려서 다 차지해요. 게다가 `photo-fn`은 데이터베이스가 견디는 것보다 연결을 많이 열어요. "
        "같은 순간의 주문 {orders}건은 언제나 받을 수 있고, 사진은 한꺼번에 {connections}장까지만 실행되게 하세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(deploy_bench(BENCH), deploy(PHOTOS, _PHOTO), _limit),
    draw=_draw,
)
