"""The break-fix mission "Cooked again": a worker that is done with a message has to say so."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.messaging.bench import BenchStart
from lessons.messaging.kitchen_fn import COOK, FUNCTION, ORDERS, PUT_AWAY, source
from lessons.messaging.missions.cooked_again.checks import CHECKS
from lessons.messaging.missions.cooked_again.diagnosis import DIAGNOSIS
from lessons.messaging.missions.cooked_again.looks import way
from lessons.messaging.missions.cooked_again.scene import SHOWS_AGAIN_S, draw, mend, open_the_shop
from lessons.messaging.playing import do, wait
from lessons.messaging.workers import TAKING, invoke, permit, rewrite


def _work(player: Player) -> None:
    """Everything that is in flight shows again before the worker is called."""
    wait(SHOWS_AGAIN_S)(player)
    invoke(FUNCTION)(player)


_HINTS = (
    Hint(
        {
            "en": "Call the worker in the terminal: `aws lambda invoke --function-name kitchen-fn out.json`. Half a "
            "minute later do it again. What does it find, and what does "
            "`aws logs filter-log-events --log-group-name /aws/lambda/kitchen-fn` say?",
            "ko": "터미널에서 `aws lambda invoke --function-name kitchen-fn out.json` 명령으로 함수를 호출하고, 30초쯤 "
            "뒤에 다시 호출해 보세요. 무엇을 받았나요? "
            "`aws logs filter-log-events --log-group-name /aws/lambda/kitchen-fn` 명령에는 무엇이 나오나요?",
        }
    ),
    Hint(
        {
            "en": "To receive is only to hide. Whoever is done deletes: with the receipt handle of this receipt, and "
            "with the permission to. Read `cat lambda_function.py` and "
            "`aws iam get-role-policy --role-name kitchen-fn-role --policy-name work`.",
            "ko": "받은 메시지는 감춰질 뿐이에요. 일을 마친 쪽이 지워야 하는데, 이번에 받은 수신 핸들이 있어야 하고 "
            "지울 권한도 있어야 해요. `cat lambda_function.py` 명령과 "
            "`aws iam get-role-policy --role-name kitchen-fn-role --policy-name work` 명령으로 읽어 보세요.",
        }
    ),
    Hint(
        {
            "en": "What to do: {cure}. Code is deployed with `edit lambda_function.py`, `zip code.zip "
            "lambda_function.py` and `aws lambda update-function-code --function-name kitchen-fn --zip-file "
            "fileb://code.zip`.",
            "ko": "할 일: {cure}. 코드는 `edit lambda_function.py`, `zip code.zip lambda_function.py`, "
            "`aws lambda update-function-code --function-name kitchen-fn --zip-file fileb://code.zip` 순서로 배포해요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Call `kitchen-fn`, half a minute after the last time: it finds all {waiting} orders again.",
            "ko": "마지막 호출 뒤 30초가 지났을 때 `kitchen-fn` 함수를 호출해요. 주문 {waiting}건을 또 받아요.",
        },
        _work,
    ),
    SolutionStep({"en": "Repair the cause: {cure}.", "ko": "원인을 고쳐요: {cure}."}, mend),
    SolutionStep(
        {
            "en": "Wait until the orders show again and call `kitchen-fn` once more. Then `orders` is empty.",
            "ko": "주문이 다시 보일 때까지 기다렸다가 `kitchen-fn` 함수를 한 번 더 호출해요. 이제 `orders` 큐가 "
            "비어요.",
        },
        _work,
    ),
)

_MISTAKES = (
    Mistake(
        id="hides",
        message={
            "en": "With so long a visibility timeout you do not see the orders come back, but they do. And an order "
            "that the kitchen could not cook now waits for hours as well.",
            "ko": "표시 제한 시간이 길어서 되돌아오는 것이 안 보일 뿐, 주문은 결국 되돌아와요. 이제는 주방이 만들지 "
            "못한 주문까지 몇 시간을 기다려요.",
        },
        seen=way("hides"),
        play=(do("SetQueueAttributes", ORDERS, Attributes={"VisibilityTimeout": "43200"}),),
    ),
    Mistake(
        id="not-kept",
        message={
            "en": "Now the queue forgets orders by itself, also those that nobody has cooked: the kitchen need only be "
            "closed for a while.",
            "ko": "이제 큐가 주문을 저절로 버려요. 아무도 만들지 않은 주문까지요. 주방이 잠깐만 쉬어도 사라져요.",
        },
        seen=way("not-kept"),
        play=(do("SetQueueAttributes", ORDERS, Attributes={"MessageRetentionPeriod": "60"}),),
    ),
    Mistake(
        id="thrown-away",
        message={
            "en": "The queue is empty because you threw everything away, orders that came a moment ago too. The next "
            "order will be cooked again and again like those before.",
            "ko": "큐가 빈 것은 방금 들어온 주문까지 모두 버렸기 때문이에요. 다음 주문도 전처럼 거듭 만들게 돼요.",
        },
        seen=way("thrown-away"),
        play=(do("PurgeQueue", ORDERS),),
    ),
    Mistake(
        id="deletes-first",
        message={
            "en": "Now the order is deleted before it is cooked. When the printer breaks in between, it is gone.",
            "ko": "이제 만들기도 전에 주문을 지워요. 그 사이에 프린터가 고장 나면 주문이 사라져요.",
        },
        seen=way("deletes-first"),
        play=(permit(FUNCTION, *TAKING), rewrite(FUNCTION, source(PUT_AWAY, COOK))),
    ),
)

MISSION = Mission(
    id="cooked-again",
    version=1,
    title={"en": "Cooked again", "ko": "또 만든 만두"},
    minutes=12,
    story={
        "en": "`kitchen-fn` takes orders out of the queue `orders` and writes a ticket for each into `tickets`, "
        "which the kitchen's printer prints. Since yesterday the same {waiting} orders are printed whenever it is "
        "called; the kitchen has cooked them five times. Find out why, and repair it so that each order is cooked "
        "once. If the printer breaks, no order may be lost.",
        "ko": "`kitchen-fn` 함수는 `orders` 큐에서 주문을 받아 한 건마다 `tickets` 큐에 주문표를 넣고, 주방 프린터가 "
        "그것을 인쇄해요. 그런데 어제부터 함수를 호출할 때마다 같은 주문 {waiting}건이 또 인쇄돼요. 주방은 같은 만두를 "
        "다섯 번이나 만들었어요. 원인을 찾아서 주문을 한 번씩만 만들게 고치세요. 프린터가 고장 나도 주문을 잃으면 "
        "안 돼요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(function=FUNCTION),
    start=(open_the_shop,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
