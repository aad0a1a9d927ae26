"""The mission "First function": write a small function of one's own, from a stub."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.functions.bench import BenchStart, SampleEvent
from lessons.functions.missions.first_function import orders
from lessons.functions.missions.first_function.checks import CHECKS
from lessons.functions.missions.first_function.looks import way
from lessons.functions.missions.first_function.programs import COUNT_IGNORED, FUNCTION, NEVER_UNKNOWN, STUB, deployed
from lessons.functions.playing import invoke

_TWO_ITEMS = {"items": [{"item": "dumplings", "count": 2}, {"item": "soup", "count": 1}]}

_BENCH = BenchStart(
    function=FUNCTION,
    source=STUB,
    events=(
        SampleEvent("order", '{"items": [{"item": "dumplings", "count": 2}, {"item": "soup", "count": 1}]}'),
        SampleEvent("with-tea", '{"items": [{"item": "noodles", "count": 1}, {"item": "tea", "count": 3}]}'),
        SampleEvent("nothing", '{"items": []}'),
    ),
)

_HINTS = (
    Hint(
        {
            "en": "Call with each of the three test events and compare the answer with what you reckon on paper. "
            "Under every check that is not met stands an order that still goes wrong.",
            "ko": "테스트 이벤트 세 개로 차례차례 호출하고, 종이에 셈한 값과 답을 견주어 보세요. "
            "아직 안 된 확인 항목 아래에는 어떤 주문이 틀렸는지 적혀 있어요.",
        }
    ),
    Hint(
        {
            "en": "The order is a list, so go through it line by line and add to a variable that begins at 0. "
            "`name in PRICES` says whether there is a price. The discount comes at the very end, on the whole.",
            "ko": "주문은 목록이니까 한 줄씩 돌면서, 0에서 시작한 변수에 더해 가세요. "
            "값이 있는 이름인지는 `name in PRICES`로 알 수 있어요. 할인은 맨 끝에 전체 합계에서 빼요.",
        }
    ),
    Hint(
        {
            "en": 'Begin with `for line in event["items"]:` and add `PRICES[line["item"]] * line["count"]` '
            'if `line["item"]` is in `PRICES`, else append the name to `unknown`. '
            "After the loop: `if total >= {threshold}:`.",
            "ko": '`for line in event["items"]:` 줄로 시작하세요. `line["item"]` 이름이 `PRICES`에 있으면 '
            '`PRICES[line["item"]] * line["count"]` 값을 더하고, 없으면 이름을 `unknown`에 넣으세요. '
            "반복이 끝난 다음 줄은 `if total >= {threshold}:`.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Fill in the price list, go through the lines in a loop, add price times count, and collect names "
            "without a price in `unknown`. Deploy.",
            "ko": "가격표를 채우고, 반복문으로 줄마다 값과 개수를 곱해 더하고, 값이 없는 이름은 `unknown`에 모아요. "
            "그리고 배포해요.",
        },
        deployed(compare=""),
    ),
    SolutionStep(
        {
            "en": "After the loop take off {percent} % if the total is {threshold:,} or more. Deploy.",
            "ko": "반복문 다음에, 합계가 {threshold:,}원 이상이면 {percent}% 빼요. 그리고 배포해요.",
        },
        deployed(),
    ),
    SolutionStep(
        {
            "en": "Call it with the event `order` and look at the total.",
            "ko": "`order` 이벤트로 호출하고 합계를 보세요.",
        },
        invoke(FUNCTION, _TWO_ITEMS),
    ),
)

_MISTAKES = (
    Mistake(
        id="hard-coded",
        message={
            "en": "The function gives the same total whatever is ordered. A function is called with many events: "
            "the answer has to be reckoned from `event`.",
            "ko": "무엇을 주문해도 합계가 같아요. 함수는 여러 이벤트로 호출되니까, 답은 `event`에서 셈해야 해요.",
        },
        seen=way("hard-coded"),
        play=(deployed(answer='return {"total": 12500, "unknown": []}'),),
    ),
    Mistake(
        id="count-ignored",
        message={
            "en": "Each line counts once, however many portions it orders. Every line also has a `count`.",
            "ko": "몇 개를 주문하든 줄마다 한 번만 세고 있어요. 줄에는 `count`도 들어 있어요.",
        },
        seen=way("count-ignored"),
        play=(deployed(line=COUNT_IGNORED),),
    ),
    Mistake(
        id="text",
        message={
            "en": "`total` is a text. It looks like a number, but whoever gets the answer cannot add to it. "
            "Return the number itself, without quotes or `str`.",
            "ko": "`total` 값이 문자열이에요. 숫자처럼 보여도 답을 받은 쪽에서 더할 수 없어요. "
            "따옴표나 `str` 없이 숫자 그대로 돌려주세요.",
        },
        seen=way("text"),
        play=(deployed(answer='return {"total": str(total), "unknown": unknown}'),),
    ),
    Mistake(
        id="printed",
        message={
            "en": "The answer is `null`: the handler ends without `return`. What is printed goes to the log; "
            "only what is returned reaches the caller.",
            "ko": "답이 `null`이에요. 핸들러가 `return` 없이 끝났거든요. 출력한 것은 로그로 가고, "
            "돌려준 것만 호출한 쪽에 가요.",
        },
        seen=way("printed"),
        play=(deployed(answer="print(total, unknown)"),),
    ),
    Mistake(
        id="crash",
        message={
            "en": "An item without a price ends the whole call with an error, so the customer gets no answer at all. "
            "Ask whether the name is in `PRICES` before you look it up.",
            "ko": "값이 없는 메뉴 하나 때문에 호출 전체가 오류로 끝나서, 손님은 아무 답도 받지 못해요. "
            "값을 찾기 전에 `PRICES`에 있는 이름인지 먼저 물어보세요.",
        },
        seen=way("crash"),
        play=(deployed(line=NEVER_UNKNOWN),),
    ),
    Mistake(
        id="strict",
        message={
            "en": "An order of exactly {threshold:,} won gets no discount, though it begins there. "
            "`>` leaves the threshold itself out, `>=` takes it in.",
            "ko": "딱 {threshold:,}원인 주문에 할인이 없어요. 할인은 그 값부터예요. "
            "`>`는 경곗값을 빼고, `>=`는 경곗값까지 넣어요.",
        },
        seen=way("strict"),
        play=(deployed(compare=">"),),
    ),
)

MISSION = Mission(
    id="first-function",
    version=1,
    title={"en": "First function", "ko": "나의 첫 함수"},
    minutes=15,
    story={
        "en": "The shop wants a function of its own for the till: `total-fn`. It gets an order in `items`, "
        "line by line with `item` and `count`, and answers with two things: `total`, a number in won, "
        "and `unknown`, the list of names that are not on the price list. Unknown names must not stop the rest. "
        "The price list: dumplings {dumplings:,}, soup {soup:,}, noodles {noodles:,}. "
        "An order of {threshold:,} won or more is {percent} % cheaper as a whole. "
        "The editor holds the beginning. Orders that you do not see will be tried too.",
        "ko": "가게에 계산대용 함수 `total-fn`이 필요해요. 이 함수는 `items`에 주문을 받아요. "
        "줄마다 `item`과 `count`가 있어요. 답은 두 가지예요. `total`은 원으로 셈한 숫자이고, "
        "`unknown`은 가격표에 없는 이름의 목록이에요. 모르는 이름이 있어도 나머지는 계산해야 해요. "
        "가격표는 dumplings {dumplings:,}원, soup {soup:,}원, noodles {noodles:,}원이에요. "
        "합계가 {threshold:,}원 이상이면 전체에서 {percent}% 깎아 줘요. "
        "편집기에 시작 부분이 있어요. 보이지 않는 주문으로도 시험해 볼 거예요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=_BENCH,
    draw=orders.draw,
)
