"""What was delivered to the shop in "Wrong handler": the program, the settings, and the fault in one of them."""

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Text
from lessons.courseware.play import Player
from lessons.functions.bench import HANDLER
from lessons.functions.order_fn import FUNCTION
from lessons.functions.playing import configure, deploy

RIGHT_HANDLER = "lambda_function.take_order"
PRICES = {"dumplings": 4500, "soup": 6000}
FEE = "DELIVERY_FEE"

_PROGRAM = """\
import os

# {prices}
PRICES = {{"dumplings": 4500, "soup": 6000}}
FEE = int(os.environ["DELIVERY_FEE"])


# {handler}
def take_order(event, context):
    total = PRICES[event["item"]] * event["count"] + FEE
    return {{"item": event["item"], "total": total}}
"""

SOURCE: Text = {
    "en": _PROGRAM.format(
        prices="Prices in won. The delivery fee is a setting of the function.",
        handler="One order: price times count, and the fee.",
    ),
    "ko": _PROGRAM.format(
        prices="값은 원이에요. 배달비는 함수의 설정에 있어요.", handler="주문 하나: 값과 개수를 곱하고 배달비를 더해요."
    ),
}
# The handler as it was delivered, by fault; they take turns in this order.
HANDLERS = {
    "wrong-function": HANDLER,
    "syntax": RIGHT_HANDLER,
    "wrong-file": "orders.take_order",
    "no-dot": "take_order",
}
_REPAIRS: dict[str, Text] = {
    "wrong-file": {
        "en": "The file is called `lambda_function.py`. Under Configuration write `lambda_function.take_order`.",
        "ko": "파일 이름은 `lambda_function.py`예요. 설정 탭에서 핸들러를 `lambda_function.take_order`로 바꾸세요.",
    },
    "wrong-function": {
        "en": "The function in the file is `take_order`. Under Configuration write `lambda_function.take_order`.",
        "ko": "파일 안의 함수는 `take_order`예요. 설정 탭에서 핸들러를 `lambda_function.take_order`로 바꾸세요.",
    },
    "no-dot": {
        "en": "The file is missing in the handler. Under Configuration write `lambda_function.take_order`.",
        "ko": "핸들러에 파일 이름이 빠졌어요. 설정 탭에서 `lambda_function.take_order`로 바꾸세요.",
    },
    "syntax": {
        "en": "The line that reads `DELIVERY_FEE` lacks its last bracket. Add `)` at its end and deploy.",
        "ko": "`DELIVERY_FEE` 값을 읽는 줄에 마지막 괄호가 없어요. 끝에 `)`를 더해 배포하세요.",
    },
}


def draw(chance: Chance) -> Facts:
    fee, memory = chance.randrange(1_500, 4_001, 500), chance.choice((256, 384, 512, 768))
    fault, timeout = chance.turn(tuple(HANDLERS)), chance.randint(5, 12)
    return {"fault": fault, "repair": _REPAIRS[fault], "memory": memory, "timeout": timeout, "fee": fee}


def delivered(player: Player) -> None:
    """`order-fn` with the fault of the player's variant."""
    facts = player.facts
    source = SOURCE[player.language]
    if facts["fault"] == "syntax":
        source = source.replace(f'["{FEE}"])', f'["{FEE}"]')
    deploy(
        FUNCTION,
        source,
        Handler=HANDLERS[facts["fault"]],
        MemorySize=facts["memory"],
        Timeout=facts["timeout"],
        Environment={"Variables": variables(facts)},
    )(player)


def repaired(player: Player) -> None:
    """As the fault of the variant asks for."""
    if player.facts["fault"] == "syntax":
        deploy(FUNCTION, SOURCE[player.language])(player)
    else:
        configure(FUNCTION, Handler=RIGHT_HANDLER)(player)


def variables(facts: Facts) -> dict[str, str]:
    return {FEE: str(facts["fee"])}
