"""The checks of "One order per click", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.messaging.looking import BY_LAB, NO_FUNCTION
from lessons.messaging.missions.one_click import looks

CHECKS = (
    Check(
        id="once",
        title={
            "en": "A click whose request comes two or three times is one order",
            "ko": "한 번 누른 요청이 두세 번 와도 주문은 하나",
        },
        look=looks.once,
        reasons=NO_FUNCTION
        | BY_LAB
        | {
            "failed": {
                "en": "In a rehearsal `counter-fn` failed for {failed} requests.",
                "ko": "시험해 보니 요청 {failed}건에서 `counter-fn` 함수가 실패했어요.",
            },
            "unreadable": {
                "en": "In a rehearsal {unreadable} messages had no `click` in them: the kitchen reads the order as "
                "JSON.",
                "ko": "시험해 보니 메시지 {unreadable}건에 `click` 값이 없어요. 주방은 주문을 JSON으로 읽어요.",
            },
            "again": {
                "en": "In a rehearsal one click became {times} orders.",
                "ko": "시험해 보니 한 번 누른 것이 주문 {times}건이 됐어요.",
            },
        },
    ),
    Check(
        id="each",
        title={
            "en": "Whoever presses again, to order the same once more, gets it once more",
            "ko": "같은 것을 더 시키려고 다시 누르면 주문이 하나 더 생김",
        },
        look=looks.each,
        reasons={
            "first": {
                "en": "First no click may become two orders.",
                "ko": "먼저 한 번 누른 것이 주문 두 건이 되지 않아야 해요.",
            },
            "missing": {
                "en": "In a rehearsal {missing} of {clicks} clicks became no order at all.",
                "ko": "시험해 보니 {clicks}번 누른 것 가운데 {missing}번은 주문이 되지 않았어요.",
            },
        },
    ),
    Check(
        id="seen",
        title={
            "en": "Send the same click twice yourself, and find one order in the queue",
            "ko": "같은 클릭을 두 번 직접 보내고 큐에서 주문 하나를 확인",
        },
        look=looks.seen,
        reasons=NO_FUNCTION
        | BY_LAB
        | {
            "none": {
                "en": "You have not called `counter-fn` twice with the same `click` yet.",
                "ko": "아직 같은 `click` 값으로 `counter-fn` 함수를 두 번 호출하지 않았어요.",
            },
            "again": {
                "en": "Click `{click}` lies in the queues {times} times. Try another one.",
                "ko": "클릭 `{click}`, 큐에 든 주문: {times}건. 다른 값으로 다시 해 보세요.",
            },
            "gone": {
                "en": "Click `{click}` cannot be found in any queue: nothing of it can be received now.",
                "ko": "클릭 `{click}`: 지금 어느 큐에서도 받을 수 없어요.",
            },
        },
    ),
)
