"""Checks that missions about the kitchen's worker share, with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.looking import BY_LAB, NO_FUNCTION, NO_QUEUE
from lessons.messaging.missions import kitchen_looks as looks

_NOT_THERE: dict[str, Text] = NO_FUNCTION | NO_QUEUE

COOKED_ONCE = Check(
    id="cooked-once",
    title={
        "en": "Each order is cooked once, and is then gone from `orders`",
        "ko": "주문을 한 번씩만 만들고, 만든 주문은 `orders` 큐에서 사라짐",
    },
    look=looks.cooked_once,
    reasons=_NOT_THERE
    | BY_LAB
    | {
        "failed": {
            "en": "In a rehearsal with three orders `kitchen-fn` failed: `{error}`.",
            "ko": "주문 세 건으로 시험해 보니 `kitchen-fn` 함수가 실패했어요: `{error}`.",
        },
        "not-cooked": {
            "en": "In a rehearsal {missing} of {orders} orders were never cooked.",
            "ko": "시험해 보니 주문 {orders}건 가운데 {missing}건은 끝내 만들지 않았어요.",
        },
        "again": {
            "en": "In a rehearsal one order was cooked {times} times within the hour.",
            "ko": "시험해 보니 한 시간 사이에 같은 주문을 {times}번 만들었어요.",
        },
        "left": {
            "en": "In a rehearsal all orders were cooked, but {left} of them still lie in `orders` an hour later.",
            "ko": "시험해 보니 주문을 다 만들었는데도 한 시간 뒤 `orders` 큐에 {left}건이 남아 있어요.",
        },
    },
)

SURVIVES = Check(
    id="survives",
    title={
        "en": "The printer breaks down in the middle of the work: an hour later nothing is lost",
        "ko": "일하는 도중에 프린터가 고장 나도 한 시간 뒤에 잃은 주문이 없음",
    },
    look=looks.survives,
    reasons=_NOT_THERE
    | BY_LAB
    | {
        "lost": {
            "en": "The printer broke, was mended, and {missing} of {orders} orders were never seen again.",
            "ko": "프린터가 고장 났다가 고쳐졌는데, 주문 {orders}건 가운데 {missing}건이 사라졌어요.",
        },
        "hidden": {
            "en": "An hour after the printer broke, {left} orders still have not been cooked; they lie in the queue.",
            "ko": "프린터가 고장 나고 한 시간이 지났는데 주문 {left}건을 아직 만들지 않았어요. 큐에는 남아 있어요.",
        },
    },
)

CLEARED = Check(
    id="cleared",
    title={
        "en": "The {waiting} orders that wait are cooked, and `orders` is empty",
        "ko": "기다리던 주문 {waiting}건을 만들고 `orders` 큐를 비우기",
    },
    look=looks.cleared,
    reasons=NO_QUEUE
    | {
        "waiting": {
            "en": "Orders in the queue, in flight or not: {left}. Call `kitchen-fn` once your repair is done.",
            "ko": "큐에 있는 주문(처리 중인 것까지): {left}건. 다 고쳤다면 `kitchen-fn` 함수를 호출하세요.",
        },
        "thrown-away": {
            "en": "`orders` is empty, but not every order was cooked: some were lost or thrown away.",
            "ko": "`orders` 큐는 비었지만 만들지 않은 주문이 있어요. 잃어버렸거나 버린 거예요.",
        },
    },
)
