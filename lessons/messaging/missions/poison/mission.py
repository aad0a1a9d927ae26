"""The mission "Poison": an order that fails for good is set aside, and harms no other."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.messaging.kitchen_fn import FUNCTION, ORDERS
from lessons.messaging.missions.poison.checks import CHECKS
from lessons.messaging.missions.poison.cooking_fn import BENCH
from lessons.messaging.missions.poison.looks import way
from lessons.messaging.missions.poison.scene import TRIES, draw, open_the_shop, set_aside
from lessons.messaging.playing import do, wait
from lessons.messaging.workers import edit, feed_otherwise
from serverless_lab.engine.numbers import SQS_RECEIVES

_COOK = '        cook(json.loads(record["body"]))\n'
_SWALLOWING = (
    '        try:\n            cook(json.loads(record["body"]))\n'
    "        except NotOnTheMenu:\n            print(record)\n"
)
_one_by_one = feed_otherwise(FUNCTION, BatchSize=1)

_HINTS = (
    Hint(
        {
            "en": "Look at the log: `aws logs filter-log-events --log-group-name /aws/lambda/kitchen-fn`. The same "
            "order fails every half minute. Who decides that it is tried again, and until when?",
            "ko": "`aws logs filter-log-events --log-group-name /aws/lambda/kitchen-fn` 명령으로 로그를 보세요. 같은 "
            "주문이 30초마다 실패해요. 다시 시도하는 것은 누가, 언제까지라고 정하나요?",
        }
    ),
    Hint(
        {
            "en": "A queue can have a *redrive policy*: what was received so and so often, and not deleted, goes to "
            "another queue. But Lambda calls the function with up to ten orders, and when it fails, all of them "
            "count as failed. How many orders should one call get?",
            "ko": "큐에는 *리드라이브 정책*(redrive policy)을 둘 수 있어요. 정해진 횟수만큼 받고도 지우지 않은 "
            "메시지를 다른 큐로 보내요. 그런데 Lambda는 한 번에 최대 열 건을 주면서 함수를 부르고, 함수가 실패하면 "
            "그 열 건이 모두 실패한 것이 돼요. 한 번에 몇 건을 주는 게 좋을까요?",
        }
    ),
    Hint(
        {
            "en": "Create a queue `orders-dead`. Set `RedrivePolicy` of `orders` to its ARN with a `maxReceiveCount` "
            "of 3. Then `aws lambda list-event-source-mappings` tells the UUID for `aws lambda "
            "update-event-source-mapping --uuid … --batch-size 1`.",
            "ko": "`orders-dead` 큐를 만드세요. `orders` 큐의 `RedrivePolicy`에 그 큐의 ARN과 `maxReceiveCount` 3을 "
            "넣으세요. 그다음 `aws lambda list-event-source-mappings` 명령으로 UUID를 알아내서 `aws lambda "
            "update-event-source-mapping --uuid … --batch-size 1` 명령을 실행하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Create the queue `orders-dead`, and let `orders` send there what was received three times.",
            "ko": "`orders-dead` 큐를 만들고, 세 번 받은 메시지를 `orders` 큐가 그리로 보내게 해요.",
        },
        set_aside(TRIES),
    ),
    SolutionStep(
        {
            "en": "Let Lambda call `kitchen-fn` with one order at a time: a batch size of 1.",
            "ko": "Lambda가 `kitchen-fn` 함수를 주문 한 건씩 주면서 부르게 해요. 배치 크기를 1로 하면 돼요.",
        },
        _one_by_one,
    ),
    SolutionStep(
        {
            "en": "Turn the clock two minutes on: order {order} lies in `orders-dead`.",
            "ko": "시계를 2분 돌리면 {order} 주문이 `orders-dead` 큐에 와 있어요.",
        },
        wait(120),
    ),
)

_MISTAKES = (
    Mistake(
        id="swallowed",
        message={
            "en": "Now the function ends without an error, and so Lambda deletes the order. It is out of the way, and "
            "nobody will ever know that a guest is waiting for it.",
            "ko": "이제 함수가 오류 없이 끝나니 Lambda가 주문을 지워요. 걸리적거리지는 않지만, 손님이 기다린다는 것을 "
            "아무도 모르게 돼요.",
        },
        seen=way("swallowed"),
        play=(edit(FUNCTION, _COOK, _SWALLOWING),),
    ),
    Mistake(
        id="expires",
        message={
            "en": "With so short a retention the bad order does vanish, but so does every good one that has to wait "
            "for a while, and no queue keeps them.",
            "ko": "보존 기간이 이렇게 짧으면 나쁜 주문은 사라지지만, 잠시 기다려야 하는 멀쩡한 주문도 함께 사라져요. "
            "어느 큐에도 남지 않고요.",
        },
        seen=way("expires"),
        play=(do("SetQueueAttributes", ORDERS, Attributes={"MessageRetentionPeriod": "60"}),),
    ),
    Mistake(
        id="whole-batch",
        message={
            "en": "The bad order is set aside, and takes with it whatever Lambda handed over in the same call: a call "
            "that fails has failed for all its orders.",
            "ko": "나쁜 주문을 따로 빼기는 하는데, 같은 호출로 받은 다른 주문까지 함께 가요. 호출이 실패하면 그 안의 "
            "주문이 모두 실패한 것이 되거든요.",
        },
        seen=way("whole-batch"),
        play=(set_aside(TRIES),),
    ),
    Mistake(
        id="gives-up",
        message={
            "en": "With a `maxReceiveCount` of 1 the first failure is the last. Most failures are over by the next "
            "try.",
            "ko": "`maxReceiveCount`가 1이면 처음 실패가 곧 마지막이에요. 대부분의 실패는 다음 시도 때면 풀려 있어요.",
        },
        seen=way("gives-up"),
        play=(set_aside(1), _one_by_one),
    ),
    Mistake(
        id="too-patient",
        message={
            "en": "There is a dead-letter queue, but the order has to fail so often first that hours go by. You pay "
            "for every try.",
            "ko": "데드 레터 큐는 있지만 너무 여러 번 실패해야 가게 되어 있어서 몇 시간이 걸려요. 시도할 때마다 "
            "요금도 나가요.",
        },
        seen=way("too-patient"),
        play=(set_aside(SQS_RECEIVES[1]), _one_by_one),
    ),
)

MISSION = Mission(
    id="poison",
    version=1,
    title={"en": "Poison", "ko": "독이 든 주문"},
    minutes=15,
    story={
        "en": "Lambda takes orders out of `orders` for `kitchen-fn`, up to ten at a time. Somebody has ordered "
        "{item}, which is not on the menu: `kitchen-fn` fails, the order shows again, and so it goes every half "
        "minute. Orders that come in the same call are cooked again each time, or not at all. See to it that such an "
        "order is set aside in a queue of its own, where the owner finds it, and that all others are served as if it "
        "were not there.",
        "ko": "Lambda가 `orders` 큐에서 주문을 최대 열 건씩 꺼내 `kitchen-fn` 함수에 줘요. 그런데 누가 메뉴에 없는 "
        "`{item}` 주문을 넣었어요. `kitchen-fn` 함수는 실패하고, 주문은 다시 보이고, 30초마다 되풀이돼요. 같은 호출에 "
        "든 다른 주문은 그때마다 또 만들거나 아예 만들지 못해요. 이런 주문은 사장님이 찾아볼 수 있는 다른 큐에 따로 "
        "빼고, 나머지 주문은 그런 주문이 없는 것처럼 처리되게 하세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(open_the_shop,),
    draw=draw,
)
