"""The checks of "Events", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.exercises.events import looks
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.playing import deploy, deploy_bench, hand_over, invoke, reserve, wait
from lessons.functions.samples.table import find
from lessons.functions.ticket_fn import BENCH, FUNCTION, ORDER, RESTOCKED, SOLD_OUT

_QUEUE = find("sqs")
assert _QUEUE is not None

CHECKS = (
    Check(
        id="handed-over",
        title={
            "en": "Call `ticket-fn` with one event twice: wait for the answer, then hand it over",
            "ko": "같은 이벤트로 `ticket-fn` 두 번 부르기: 한 번은 답을 기다리고, 한 번은 맡겨 두기",
        },
        look=looks.handed_over,
        reasons=NO_FUNCTION
        | {
            "not-waited": {
                "en": "No call that somebody waited for has been answered yet. Choose `order` and press Invoke.",
                "ko": "답을 기다린 호출이 아직 없어요. `order` 이벤트를 고르고 호출을 눌러 보세요.",
            },
            "not-handed": {
                "en": "Now the same event with Asynchronous.",
                "ko": "이제 같은 이벤트로 비동기를 눌러 보세요.",
            },
            "other-event": {
                "en": "The two calls had different events. Take the same one both times, to compare.",
                "ko": "두 호출의 이벤트가 달랐어요. 견주어 보게 같은 이벤트를 쓰세요.",
            },
        },
        play=(deploy_bench(BENCH), invoke(FUNCTION, ORDER), hand_over(FUNCTION, ORDER)),
    ),
    Check(
        id="tried-again",
        title={
            "en": "Let an event fail until Lambda gives it up",
            "ko": "Lambda가 포기할 때까지 이벤트 하나를 실패하게 두기",
        },
        look=looks.tried_again,
        reasons=NO_FUNCTION
        | {
            "no-failure": {
                "en": "Nothing has failed yet. Hand over the event `sold-out`.",
                "ko": "아직 실패한 것이 없어요. `sold-out` 이벤트를 비동기로 맡겨 보세요.",
            },
            "only-waited": {
                "en": "That call failed while you waited: you have the error, and Lambda does nothing more. "
                "Hand the event over with Asynchronous.",
                "ko": "기다리던 호출이 실패했어요. 오류는 여러분에게 왔고 Lambda는 더 하지 않아요. "
                "같은 이벤트를 비동기로 맡겨 보세요.",
            },
            "too-few": {
                "en": "Tried so far: {count} of {goal}. Turn the clock on.",
                "ko": "지금까지 시도한 횟수: {count} / {goal}. 시계를 앞으로 돌려 보세요.",
            },
        },
        play=(hand_over(FUNCTION, SOLD_OUT), wait(minutes=1, seconds=5), wait(minutes=2, seconds=5)),
    ),
    Check(
        id="mended",
        title={
            "en": "Mend the function in between: a later try succeeds, without sending the event again",
            "ko": "그 사이에 함수 고치기: 이벤트를 다시 보내지 않아도 다음 시도가 성공해요",
        },
        look=looks.mended,
        reasons=NO_FUNCTION
        | {
            "no-failure": {
                "en": "No handed-over event has failed yet. Begin with `sold-out`.",
                "ko": "맡겨 둔 이벤트 가운데 실패한 것이 아직 없어요. `sold-out` 이벤트부터 맡기세요.",
            },
            "waits": {
                "en": 'The last try ended in `{error}`, and the next one is to come. Add `"mooncake"` to `STOCK`, '
                "deploy, and turn the clock on.",
                "ko": '마지막 시도는 `{error}` 오류로 끝났고, 다음 시도가 남아 있어요. `STOCK`에 `"mooncake"` 값을 '
                "더해 배포하고 시계를 앞으로 돌려 보세요.",
            },
            "dropped": {
                "en": "This event has used up its tries and is gone. Take the mooncake out of `STOCK` if it is there, "
                "deploy, hand over `sold-out` once more, and mend the function before the last try.",
                "ko": "이 이벤트는 시도를 다 써서 사라졌어요. `STOCK`에 mooncake가 있다면 빼고 배포한 뒤, "
                "`sold-out` 이벤트를 한 번 더 맡기고 마지막 시도 전에 함수를 고치세요.",
            },
        },
        play=(hand_over(FUNCTION, SOLD_OUT), deploy(FUNCTION, RESTOCKED), wait(minutes=1, seconds=5)),
    ),
    Check(
        id="from-a-queue",
        title={
            "en": "Run a batch from a queue: the answer names what failed",
            "ko": "큐에서 온 배치 실행하기: 실패한 것을 답에 적어요",
        },
        look=looks.from_a_queue,
        reasons=NO_FUNCTION
        | {
            "no-batch": {
                "en": "No event of a polled source has been run yet. Under Test events open the samples and pick SQS.",
                "ko": "폴링 소스의 이벤트를 아직 실행하지 않았어요. 테스트 이벤트에서 샘플을 열고 SQS를 고르세요.",
            },
            "no-report": {
                "en": "The batch came, but the answer has no list `batchItemFailures`. The sample brings a handler "
                "that gives one.",
                "ko": "배치는 왔지만 답에 `batchItemFailures` 목록이 없어요. 샘플에 그 목록을 답하는 핸들러가 있어요.",
            },
        },
        play=(deploy(FUNCTION, _QUEUE.starter), invoke(FUNCTION, _QUEUE.event)),
    ),
    Check(
        id="ceiling",
        title={
            "en": "Reserve so little that of three calls at once not all run",
            "ko": "동시에 온 호출 세 건이 다 실행되지는 않게 예약하기",
        },
        look=looks.ceiling,
        reasons=NO_FUNCTION
        | {
            "nothing-reserved": {
                "en": "`ticket-fn` has no share of its own, and so no ceiling.",
                "ko": "`ticket-fn`에는 제 몫이 없고, 그래서 상한도 없어요.",
            },
            "braked": {
                "en": "0 is the emergency brake: not one call runs. Reserve 1.",
                "ko": "0은 비상 브레이크예요. 호출이 하나도 실행되지 않아요. 1을 예약해 보세요.",
            },
            "all-run": {
                "en": "With {count} reserved all three still run.",
                "ko": "{count}개를 예약하면 세 건이 모두 실행돼요.",
            },
        },
        play=(reserve(FUNCTION, 1),),
    ),
)
