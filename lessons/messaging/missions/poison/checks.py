"""The checks of "Poison", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.looking import BY_LAB, NO_FUNCTION, NO_QUEUE, NOT_FED
from lessons.messaging.missions.poison import looks

_NOT_THERE: dict[str, Text] = NO_FUNCTION | NO_QUEUE | NOT_FED | BY_LAB

CHECKS = (
    Check(
        id="set-aside",
        title={
            "en": "An order that nobody can cook lies in a dead-letter queue after {minutes} minutes at most",
            "ko": "아무도 못 만드는 주문은 {minutes}분 안에 데드 레터 큐로 감",
        },
        look=looks.set_aside,
        reasons=_NOT_THERE
        | {
            "comes-again": {
                "en": "In a rehearsal of {minutes} minutes it was tried {tries} times and is still in `orders`.",
                "ko": "{minutes}분을 시험해 보니 {tries}번을 시도하고도 아직 `orders` 큐에 있어요.",
            },
            "vanished": {
                "en": "In a rehearsal it was gone from `orders` and came to no dead-letter queue: nobody hears of it.",
                "ko": "시험해 보니 `orders` 큐에서 사라졌는데 데드 레터 큐에는 없어요. 아무도 그 주문을 모르게 돼요.",
            },
        },
    ),
    Check(
        id="others",
        title={
            "en": "Orders that come together with it are cooked, each of them once",
            "ko": "함께 들어온 다른 주문은 한 번씩 만듦",
        },
        look=looks.others,
        reasons=_NOT_THERE
        | {
            "dead": {
                "en": "In a rehearsal {dead} good orders went to the dead-letter queue together with the bad one.",
                "ko": "시험해 보니 멀쩡한 주문 {dead}건이 그 주문과 함께 데드 레터 큐로 갔어요.",
            },
            "missing": {
                "en": "In a rehearsal {missing} of {orders} good orders were never cooked.",
                "ko": "시험해 보니 멀쩡한 주문 {orders}건 가운데 {missing}건을 끝내 만들지 않았어요.",
            },
            "again": {
                "en": "In a rehearsal a good order was cooked {times} times, once with every try of the bad one.",
                "ko": "시험해 보니 멀쩡한 주문을 {times}번이나 만들었어요. 나쁜 주문을 다시 시도할 때마다 또 만든 "
                "거예요.",
            },
        },
    ),
    Check(
        id="patient",
        title={
            "en": "A good order that fails once, because the printer is out of paper, is cooked after all",
            "ko": "프린터에 종이가 떨어져 한 번 실패한 주문은 결국 만듦",
        },
        look=looks.patient,
        reasons=_NOT_THERE
        | {
            "first": {
                "en": "First the order that nobody can cook has to be set aside.",
                "ko": "먼저 아무도 못 만드는 주문을 따로 빼야 해요.",
            },
            "gave-up": {
                "en": "The printer was out of paper for {seconds} seconds, and a good order became a dead letter.",
                "ko": "프린터에 종이가 {seconds}초 동안 없었을 뿐인데 멀쩡한 주문이 데드 레터 큐로 갔어요.",
            },
            "lost": {
                "en": "The printer was out of paper for {seconds} seconds, and a good order was never cooked.",
                "ko": "프린터에 종이가 {seconds}초 동안 없었을 뿐인데 멀쩡한 주문을 끝내 만들지 않았어요.",
            },
        },
    ),
    Check(
        id="seen",
        title={
            "en": "Order {order}, for {item}, has arrived in your dead-letter queue",
            "ko": "`{item}` 주문({order})이 내 데드 레터 큐에 도착",
        },
        look=looks.seen,
        reasons=NO_QUEUE
        | {
            "no-dead-letters": {
                "en": "`orders` has no dead-letter queue yet.",
                "ko": "`orders` 큐에 아직 데드 레터 큐가 없어요.",
            },
            "gone": {
                "en": "It is in neither queue any more. Send it to `orders` once more: `{body}`.",
                "ko": "이제 두 큐 어디에도 없어요. `orders` 큐에 다시 보내 보세요: `{body}`.",
            },
            "not-there": {
                "en": "It is not in `{name}` yet. Turn the clock on: each try takes as long as a message is hidden.",
                "ko": "아직 `{name}` 큐에 없어요. 시계를 앞으로 돌리세요. 한 번 시도할 때마다 메시지가 감춰지는 "
                "시간만큼 걸려요.",
            },
        },
    ),
)
