"""5.1: a service that runs the function you bring, and only when it is called."""

from lessons.courseware.course import Check, Lesson, Option, Prediction
from lessons.functions.exercises.what_lambda_is import looks
from lessons.functions.exercises.what_lambda_is.quiz import QUIZ
from lessons.functions.looking import NO_FUNCTION, UNSERVED
from lessons.functions.missions.first_function.mission import MISSION
from lessons.functions.order_fn import BENCH, FUNCTION, ORDER
from lessons.functions.playing import deploy, edit, invoke, wait

_NEW_ITEM = {"item": "kimchi", "count": 2}

_CHECKS = (
    Check(
        id="deployed",
        title={"en": "Deploy `order-fn`", "ko": "`order-fn` 배포하기"},
        look=looks.deployed,
        reasons=NO_FUNCTION,
        play=(lambda player: deploy(FUNCTION, BENCH.source[player.language])(player),),
    ),
    Check(
        id="first-call",
        title={"en": "Call `order-fn` and get an answer", "ko": "`order-fn`을 호출해서 답 받기"},
        look=looks.first_call,
        reasons=UNSERVED,
        play=(invoke(FUNCTION, ORDER),),
    ),
    Check(
        id="third-item",
        title={"en": "Give a third item a price and order it", "ko": "메뉴를 하나 더해 값을 매기고 주문하기"},
        look=looks.third_item,
        reasons=UNSERVED
        | {
            "known-items": {
                "en": "So far only dumplings and soup were ordered. Write a test event that names your new item.",
                "ko": "지금까지는 만두와 국만 주문했어요. 새 메뉴의 이름을 넣은 테스트 이벤트를 써 보세요.",
            },
            "no-price": {
                "en": "The order of `{item}` came to {total}: the code that ran has no price for it. "
                "Is the name spelt alike in both places, and is the new code deployed?",
                "ko": "`{item}` 주문의 합계는 {total}. 실행된 코드에 값이 없다는 뜻이에요. "
                "코드와 이벤트의 이름이 같은지, 고친 코드를 배포했는지 보세요.",
            },
            "no-total": {
                "en": "The answer to the order of `{item}` has no `total` that is a number.",
                "ko": "`{item}` 주문의 답에 숫자로 된 `total` 값이 없어요.",
            },
        },
        play=(edit(FUNCTION, '"soup": 6000', '"soup": 6000, "kimchi": 3000'), invoke(FUNCTION, _NEW_ITEM)),
    ),
    Check(
        id="quiet-hour",
        title={
            "en": "Let an hour pass without a call: nothing runs",
            "ko": "호출 없이 한 시간 보내기: 아무것도 실행되지 않아요",
        },
        look=looks.quiet_hour,
        reasons=UNSERVED
        | {
            "too-short": {
                "en": "The longest time without a call is {minutes} minutes so far, of {goal}.",
                "ko": "호출이 없던 시간은 가장 길 때가 {minutes}분이에요. {goal}분이 필요해요.",
            }
        },
        play=(wait(minutes=looks.QUIET_MINUTES),),
    ),
)

_MONTH_OF_ORDERS = Prediction(
    id="month-of-orders",
    question={
        "en": "The shop gets {{ MONTH_ORDERS }} orders a month. A small server that is always on costs "
        "USD {{ SERVER_MONTH_USD }} a month. What will the same orders cost as calls of a function?",
        "ko": "가게에는 한 달에 주문이 {{ MONTH_ORDERS }}건 들어와요. 늘 켜 둔 작은 서버는 한 달에 "
        "{{ SERVER_MONTH_USD }}달러예요. 같은 주문을 함수 호출로 받으면 얼마일까요?",
    },
    options=(
        Option(
            "like-a-server",
            {"en": "More than a dollar, about like the server", "ko": "1달러 넘게. 서버와 비슷해요"},
            {
                "en": "The server is paid for every hour. A function is paid only for the moments in which it works.",
                "ko": "서버는 켜 둔 모든 시간에 값을 내요. 함수는 일한 순간에만 내요.",
            },
        ),
        Option(
            "below-a-dollar",
            {"en": "Between a cent and a dollar", "ko": "1센트에서 1달러 사이"},
            {
                "en": "Work it out once: calls times the price of a call, plus seconds times gigabytes.",
                "ko": "한번 셈해 보세요. 호출 수에 호출 값을 곱하고, 초와 기가바이트를 곱한 값을 더하면 돼요.",
            },
        ),
        Option(
            "below-a-cent",
            {"en": "Less than one cent", "ko": "1센트도 안 돼요"},
            {
                "en": "A few thousand short calls use only minutes of computer time in a whole month.",
                "ko": "짧은 호출 몇천 번이 한 달 동안 쓰는 컴퓨터 시간은 몇 분뿐이에요.",
            },
        ),
    ),
    truth=looks.month_of_orders,
    reveal={
        "en": "Your first call was billed {billed_ms} ms and cost USD {cost}. "
        "{{ MONTH_ORDERS }} like it cost USD {month}.",
        "ko": "여러분의 첫 호출은 {billed_ms} ms만큼 청구되어 {cost}달러였어요. 이런 호출 {{ MONTH_ORDERS "
        "}}건이면 {month}달러예요.",
    },
)

LESSON = Lesson(
    slug="what-lambda-is",
    number="5.1",
    title={"en": "What Lambda is", "ko": "Lambda란 무엇일까요"},
    summary={
        "en": "Bring a function, let the cloud run it, and pay only for the moments it works.",
        "ko": "함수를 맡기면 클라우드가 실행하고, 일한 순간만큼만 값을 내요.",
    },
    minutes=10,
    template="functions/lessons/what-lambda-is",
    checks=_CHECKS,
    predictions=(_MONTH_OF_ORDERS,),
    missions=(MISSION,),
    quiz=QUIZ,
    bench=BENCH,
)
