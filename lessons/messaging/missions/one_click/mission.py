"""The mission "One order per click": a FIFO queue takes a message once, if it is told what is the same."""

import json

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.messaging.bench import BenchStart
from lessons.messaging.missions.one_click.checks import CHECKS
from lessons.messaging.missions.one_click.counter_fn import CLICK, FIFO, FUNCTION, SOURCE, into_fifo, remembering
from lessons.messaging.missions.one_click.looks import way
from lessons.messaging.playing import create
from lessons.messaging.workers import hire, invoke, rewrite

_right = rewrite(FUNCTION, into_fifo('event["click"]'))


def _draw(chance: Chance) -> Facts:
    return {"item": chance.turn(("pork", "kimchi", "shrimp", "leek"))}


def press(player: Player) -> None:
    """The browser sends its click, and since no answer comes in time, once more."""
    for second in (1, 4):
        invoke(FUNCTION, CLICK | {"sent": f"12:30:0{second}"})(player)


_HINTS = (
    Hint(
        {
            "en": "Call `counter-fn` twice with the same click: `aws lambda invoke --function-name counter-fn "
            "--cli-binary-format raw-in-base64-out --payload fileb://click.json out.json`. Then look into the queue. "
            "What in the two messages is the same, and what is not?",
            "ko": "`aws lambda invoke --function-name counter-fn --payload fileb://click.json out.json` 명령으로 "
            "같은 클릭을 두 번 보내고 큐를 보세요. 두 메시지에서 무엇이 같고 무엇이 다른가요?",
        }
    ),
    Hint(
        {
            "en": "A FIFO queue takes a message with the same *deduplication id* only once within five minutes. The id "
            "has to be the same exactly when the click is the same: not the dish, and not the whole text, in which the "
            "time stands.",
            "ko": "FIFO 큐는 *중복 제거 ID*가 같은 메시지를 5분 안에는 한 번만 받아요. 그 ID는 클릭이 같을 때만 같아야 "
            "해요. 음식 이름도 아니고, 시각이 들어 있는 본문 전체도 아니에요.",
        }
    ),
    Hint(
        {
            "en": "Create the FIFO queue `orders.fifo`. In `lambda_function.py` let `QUEUE` be that, and give "
            '`send_message` also `MessageGroupId=event["guest"]` and `MessageDeduplicationId=event["click"]`. Then '
            "`zip code.zip lambda_function.py` and `aws lambda update-function-code --function-name counter-fn "
            "--zip-file fileb://code.zip`.",
            "ko": "FIFO 큐 `orders.fifo`를 만드세요. `lambda_function.py` 파일에서 `QUEUE`를 그 이름으로 바꾸고, "
            '`send_message`에 `MessageGroupId=event["guest"]`와 `MessageDeduplicationId=event["click"]`도 넘기세요. '
            "그다음 `zip code.zip lambda_function.py`, `aws lambda update-function-code --function-name counter-fn "
            "--zip-file fileb://code.zip` 명령으로 배포해요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {"en": "Create the FIFO queue `orders.fifo`.", "ko": "FIFO 큐 `orders.fifo`를 만들어요."},
        create(FIFO),
    ),
    SolutionStep(
        {
            "en": "Let `counter-fn` send there, with the guest as the group and the click as the deduplication id.",
            "ko": "`counter-fn` 함수가 그리로 보내게 해요. 그룹은 손님, 중복 제거 ID는 클릭이에요.",
        },
        _right,
    ),
    SolutionStep(
        {
            "en": "Call `counter-fn` twice with the same click: one order lies in the queue.",
            "ko": "같은 `click` 값으로 `counter-fn` 함수를 두 번 호출해요. 큐에는 주문이 하나예요.",
        },
        press,
    ),
)

_MISTAKES = (
    Mistake(
        id="by-content",
        message={
            "en": "The queue compares whole texts, and the time at which a request was sent stands in them: two "
            "requests of the same click differ in it.",
            "ko": "큐가 본문 전체를 견주는데, 본문에는 요청을 보낸 시각이 들어 있어요. 같은 클릭의 두 요청도 시각은 "
            "달라요.",
        },
        seen=way("by-content"),
        play=(create(FIFO, ContentBasedDeduplication="true"), rewrite(FUNCTION, into_fifo())),
    ),
    Mistake(
        id="by-order",
        message={
            "en": "The queue now takes two guests, or a guest who orders seconds, for one. What is ordered does not "
            "say which click it was.",
            "ko": "이제 큐가 두 번 시킨 손님을 한 번 시킨 것으로 알아요. 무엇을 시켰는지로는 어느 클릭인지 알 수 "
            "없어요.",
        },
        seen=way("by-order"),
        play=(create(FIFO), rewrite(FUNCTION, into_fifo('event["item"]'))),
    ),
    Mistake(
        id="remembers",
        message={
            "en": "The function remembers clicks in its memory. Two requests at the same moment come into two "
            "environments, and neither knows what the other has seen.",
            "ko": "함수가 클릭을 자기 메모리에 기억해요. 같은 순간에 온 두 요청은 서로 다른 실행 환경으로 가고, 둘은 "
            "상대가 본 것을 몰라요.",
        },
        seen=way("remembers"),
        play=(rewrite(FUNCTION, remembering()),),
    ),
)

MISSION = Mission(
    id="one-order-per-click",
    version=1,
    title={"en": "One order per click", "ko": "클릭 한 번에 주문 하나"},
    minutes=15,
    story={
        "en": "When the answer takes too long, the browser sends a guest's click again, up to four minutes later; some "
        "guests press twice in the same moment. `counter-fn` puts an order into `orders` for each request, and so the "
        "kitchen has cooked {item} dumplings for nobody. See to it that a click is exactly one order. Whoever orders "
        "the same again, with another click, gets it again.",
        "ko": "응답이 늦으면 브라우저가 손님의 클릭을 다시 보내요. 길게는 4분 뒤에도요. 같은 순간에 두 번 보내기도 "
        "해요. `counter-fn` 함수는 요청마다 `orders` 큐에 주문을 넣어서, 주방이 아무도 시키지 않은 `{item}` 만두를 "
        "만들었어요. 클릭 한 번이 꼭 주문 하나가 되게 하세요. 같은 것을 또 시키려고 다시 누른 손님은 한 번 더 받아야 "
        "해요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(function=FUNCTION, files={"click.json": json.dumps(CLICK).encode()}),
    start=(create("orders"), hire(FUNCTION, SOURCE, ())),
    draw=_draw,
)
