"""The mission "Nothing lost": a consumer that breaks down in the middle of its work loses no order."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.messaging.bench import BenchStart
from lessons.messaging.kitchen_fn import COOK, FUNCTION, ORDERS, PUT_AWAY, RIGHT, source
from lessons.messaging.missions.nothing_lost.checks import CHECKS
from lessons.messaging.missions.nothing_lost.looks import way
from lessons.messaging.missions.nothing_lost.scene import draw, open_the_shop
from lessons.messaging.playing import do
from lessons.messaging.workers import invoke, rewrite
from serverless_lab.engine.numbers import SQS_RETENTION_S

_SWALLOWING = ("try:", f"    {COOK}", "except ClientError as error:", '    print("no printer:", error)', PUT_AWAY)

_HINTS = (
    Hint(
        {
            "en": "Read `cat lambda_function.py` in the terminal, line by line, with one question: the program ends "
            "here, now. Where is the order then, in the queue, on the printer, or nowhere?",
            "ko": "터미널에서 `cat lambda_function.py` 명령으로 코드를 한 줄씩 읽으면서 물어보세요. 프로그램이 바로 이 "
            "줄에서 멈춘다면 주문은 어디에 있나요? 큐에? 프린터에? 아니면 아무 데도 없나요?",
        }
    ),
    Hint(
        {
            "en": "A message that was received and not deleted shows again by itself when the visibility timeout is "
            "over. So the order of things decides: what is deleted must have been cooked already.",
            "ko": "받고 나서 지우지 않은 메시지는 표시 제한 시간이 지나면 저절로 다시 보여요. 그러니 순서가 중요해요. "
            "지울 때는 이미 다 만든 뒤여야 해요.",
        }
    ),
    Hint(
        {
            "en": "In the loop write `cook(message)` first and `put_away(message)` on the next line, with no `try` "
            "around them. Then `zip code.zip lambda_function.py` and `aws lambda update-function-code --function-name "
            "kitchen-fn --zip-file fileb://code.zip`.",
            "ko": "반복문 안에 `cook(message)`를 먼저, 다음 줄에 `put_away(message)`를 쓰고 `try`로 감싸지 마세요. "
            "그다음 `zip code.zip lambda_function.py`, `aws lambda update-function-code --function-name kitchen-fn "
            "--zip-file fileb://code.zip` 명령으로 배포해요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Let `kitchen-fn` cook first and put away after that, and deploy it.",
            "ko": "`kitchen-fn` 함수가 먼저 만들고 그다음에 지우게 고쳐서 배포해요.",
        },
        rewrite(FUNCTION, source(*RIGHT)),
    ),
    SolutionStep(
        {
            "en": "Call `kitchen-fn`: `aws lambda invoke --function-name kitchen-fn out.json`. It cooks all {waiting} "
            "orders.",
            "ko": "`aws lambda invoke --function-name kitchen-fn out.json` 명령으로 함수를 호출해요. 주문 "
            "{waiting}건을 모두 만들어요.",
        },
        invoke(FUNCTION),
    ),
)

_MISTAKES = (
    Mistake(
        id="never-deletes",
        message={
            "en": "Nothing is lost any more, because nothing is ever deleted: every order comes back and is cooked "
            "again. What is cooked has to be put away.",
            "ko": "이제 잃는 주문은 없지만, 아무것도 지우지 않아서 그래요. 주문이 되돌아와 또 만들게 돼요. 만든 것은 "
            "지워야 해요.",
        },
        seen=way("never-deletes"),
        play=(rewrite(FUNCTION, source(COOK)),),
    ),
    Mistake(
        id="swallows",
        message={
            "en": "The error is caught, and then the order is put away all the same. The run looks well in the log, "
            "and the order is gone.",
            "ko": "오류를 잡아 놓고는 주문을 그대로 지워요. 로그는 멀쩡해 보이지만 주문은 사라졌어요.",
        },
        seen=way("swallows"),
        play=(rewrite(FUNCTION, source(*_SWALLOWING)),),
    ),
    Mistake(
        id="keeps-longer",
        message={
            "en": "The retention period is about messages that lie in the queue. What the worker has deleted is kept "
            "by nobody, however long the period is.",
            "ko": "보존 기간은 큐에 들어 있는 메시지에만 해당해요. 담당 프로그램이 지운 것은 기간이 아무리 길어도 "
            "남아 있지 않아요.",
        },
        seen=way("keeps-longer"),
        play=(do("SetQueueAttributes", ORDERS, Attributes={"MessageRetentionPeriod": str(SQS_RETENTION_S[1])}),),
    ),
)

MISSION = Mission(
    id="nothing-lost",
    version=1,
    title={"en": "Nothing lost", "ko": "잃어버린 주문 없이"},
    minutes=10,
    story={
        "en": "`kitchen-fn` takes orders out of the queue `orders` and writes a ticket for each into `tickets`, "
        "which the kitchen's printer prints. Last night the printer broke in the middle of the work. It was mended "
        "within the hour, and yet some orders were never seen again. There are {waiting} orders waiting now. See to "
        "it that nothing is lost when the printer breaks again, and that nothing is cooked twice on other days.",
        "ko": "`kitchen-fn` 함수는 `orders` 큐에서 주문을 받아 한 건마다 `tickets` 큐에 주문표를 넣고, 주방 프린터가 "
        "그것을 인쇄해요. 어젯밤 일하는 도중에 프린터가 고장 났어요. 한 시간 안에 고쳤는데도 주문 몇 건이 사라졌어요. "
        "지금은 주문 {waiting}건이 기다려요. 프린터가 또 고장 나도 주문을 잃지 않게 하고, 평소에는 같은 주문을 두 번 "
        "만들지 않게 하세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(function=FUNCTION),
    start=(open_the_shop,),
    draw=draw,
)
