"""The checks of "Standard and FIFO", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.messaging.exercises.standard_and_fifo import looks
from lessons.messaging.exercises.standard_and_fifo.looks import LOOSE, STRICT
from lessons.messaging.looking import NO_QUEUE
from lessons.messaging.playing import create, receive, send, together

CHECKS = (
    Check(
        id="copies",
        title={
            "en": "Send the same bill twice into the standard queue `bills`: both stay",
            "ko": "표준 큐 `bills`에 같은 계산서를 두 번 보내기: 둘 다 남아요",
        },
        look=looks.copies,
        reasons=NO_QUEUE
        | {
            "no-copies": {
                "en": "No two messages in `bills` say the same. Messages there: {count}.",
                "ko": "`bills` 큐에 내용이 같은 메시지가 없어요. 지금 있는 메시지: {count}건.",
            }
        },
        play=(together(create(LOOSE), send(LOOSE, "table 7: 12,000", "table 7: 12,000")),),
    ),
    Check(
        id="fifo",
        title={"en": "Create the FIFO queue `bills.fifo`", "ko": "FIFO 큐 `bills.fifo` 만들기"},
        look=looks.fifo,
        reasons=NO_QUEUE,
        play=(create(STRICT),),
    ),
    Check(
        id="once",
        title={
            "en": "Send a bill into `bills.fifo` twice with the same deduplication id: one stays",
            "ko": "`bills.fifo` 큐에 중복 제거 ID가 같은 계산서를 두 번 보내기: 하나만 남아요",
        },
        look=looks.once,
        reasons=NO_QUEUE
        | {
            "too-few": {
                "en": "Messages sent to `bills.fifo` so far: {count}.",
                "ko": "지금까지 `bills.fifo` 큐에 보낸 메시지: {count}건.",
            },
            "none-left-out": {
                "en": "Every message was kept: {count}. Send one again with the deduplication id it had.",
                "ko": "보낸 메시지가 모두 남았어요: {count}건. 같은 중복 제거 ID로 다시 보내 보세요.",
            },
        },
        play=(
            send(STRICT, "12,000", MessageGroupId="table-7", MessageDeduplicationId="a"),
            send(STRICT, "12,000", MessageGroupId="table-7", MessageDeduplicationId="a"),
        ),
    ),
    Check(
        id="in-order",
        title={
            "en": "Let a message wait behind another one of its group, while another group goes on",
            "ko": "같은 그룹의 앞 메시지를 기다리게 하기: 다른 그룹은 막히지 않아요",
        },
        look=looks.in_order,
        reasons=NO_QUEUE
        | {
            "none-in-flight": {
                "en": "Nothing of `bills.fifo` is in flight. Receive one message, and look again at once.",
                "ko": "`bills.fifo` 큐에 처리 중인 메시지가 없어요. 하나를 받고 바로 다시 보세요.",
            },
            "none-behind": {
                "en": "No message waits for its group. Send a second one into the group that is in flight.",
                "ko": "같은 그룹을 기다리는 메시지가 없어요. 처리 중인 그룹에 하나 더 보내 보세요.",
            },
            "one-group": {
                "en": "There is no message of another group that could be received now.",
                "ko": "지금 받을 수 있는 다른 그룹의 메시지가 없어요.",
            },
        },
        play=(
            send(STRICT, "8,000", MessageGroupId="table-7", MessageDeduplicationId="b"),
            send(STRICT, "5,000", MessageGroupId="table-9", MessageDeduplicationId="c"),
            receive(STRICT),
        ),
    ),
)
