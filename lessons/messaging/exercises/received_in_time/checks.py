"""The checks of "Received in time", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.messaging.exercises.received_in_time import looks
from lessons.messaging.exercises.received_in_time.looks import DEAD, QUEUE, RECEIPTS
from lessons.messaging.looking import NO_QUEUE
from lessons.messaging.playing import bury, create, move_back, prolong, receive, send, together, wait
from serverless_lab.engine import numbers

CHECKS = (
    Check(
        id="long-poll",
        title={
            "en": "Create the queue `tickets`, where receiving waits for up to 20 seconds",
            "ko": "받을 때 20초까지 기다리는 `tickets` 큐 만들기",
        },
        look=looks.long_poll,
        reasons=NO_QUEUE
        | {
            "other-wait": {
                "en": "Whoever receives from `tickets` waits for {seconds} seconds.",
                "ko": "`tickets` 큐에서 받을 때 기다리는 시간: {seconds}초.",
            }
        },
        play=(create(QUEUE, ReceiveMessageWaitTimeSeconds=str(numbers.SQS_WAIT_S[1])),),
    ),
    Check(
        id="longer",
        title={
            "en": "Receive a ticket, and hide it for longer than the queue would",
            "ko": "주문서를 하나 받아서 큐의 설정보다 오래 감추기",
        },
        look=looks.longer,
        reasons=NO_QUEUE
        | {
            "none-in-flight": {
                "en": "No ticket is in flight. Send one, and receive it.",
                "ko": "처리 중인 주문서가 없어요. 하나를 보내고 받아 보세요.",
            },
            "as-usual": {
                "en": "What is in flight shows again as soon as the queue says. Give it more time.",
                "ko": "처리 중인 것이 큐의 설정대로 다시 보일 거예요. 시간을 더 주세요.",
            },
        },
        play=(together(send(QUEUE, "banquet"), receive(QUEUE), prolong(QUEUE, 3_600)),),
    ),
    Check(
        id="dead-letters",
        title={
            "en": "What was received three times from `tickets` goes to the queue `tickets-dead`",
            "ko": "`tickets` 큐에서 세 번 받은 것은 `tickets-dead` 큐로 보내기",
        },
        look=looks.dead_letters,
        reasons=NO_QUEUE
        | {
            "no-policy": {
                "en": "`tickets` has no redrive policy that leads to `tickets-dead`.",
                "ko": "`tickets` 큐에 `tickets-dead` 큐로 보내는 리드라이브 정책이 없어요.",
            },
            "other-count": {
                "en": "A ticket would go there after being received so many times: {count}.",
                "ko": "지금은 이만큼 받은 뒤에 보내요: {count}번.",
            },
        },
        play=(together(create(DEAD), bury(QUEUE, DEAD, RECEIPTS)),),
    ),
    Check(
        id="buried",
        title={
            "en": "Let a ticket end in `tickets-dead`",
            "ko": "주문서 하나가 `tickets-dead` 큐로 가게 하기",
        },
        look=looks.buried,
        reasons=NO_QUEUE
        | {
            "none-dead": {
                "en": "No ticket has come there from `tickets` yet. Receive one three times without deleting it, and "
                "receive once more.",
                "ko": "`tickets` 큐에서 온 주문서가 아직 없어요. 하나를 지우지 않고 세 번 받은 다음 한 번 더 받아 "
                "보세요.",
            }
        },
        play=(
            send(QUEUE, "half a dumpling"),
            *[receive(QUEUE, VisibilityTimeout=0, WaitTimeSeconds=0)] * (RECEIPTS + 1),
        ),
    ),
    Check(
        id="back",
        title={
            "en": "Move it back to where it came from",
            "ko": "왔던 곳으로 되돌려 보내기",
        },
        look=looks.back,
        reasons=NO_QUEUE
        | {
            "no-task": {
                "en": "No task has moved messages out of `tickets-dead` yet.",
                "ko": "`tickets-dead` 큐에서 메시지를 옮기는 작업을 아직 시작하지 않았어요.",
            },
            "none-moved": {
                "en": "The task has not moved anything. Let a second pass, or look whether anything was there to move.",
                "ko": "작업이 아직 아무것도 옮기지 않았어요. 1초쯤 기다리거나, 옮길 것이 있었는지 보세요.",
            },
        },
        play=(move_back(DEAD), wait(3)),
    ),
)
