"""7.4: observer and publish–subscribe, what a broker in between changes, and a topic as filter and fan-out."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.messaging.bench import BenchStart
from lessons.messaging.exercises.publish_subscribe import looks
from lessons.messaging.exercises.publish_subscribe.checks import CHECKS
from lessons.messaging.exercises.publish_subscribe.patterns import WHICH_PATTERN
from lessons.messaging.exercises.publish_subscribe.quiz import QUIZ
from lessons.messaging.missions.each_their_own.mission import MISSION as TO_EACH_THEIR_OWN
from lessons.messaging.missions.silent_queue.mission import MISSION as SILENT_QUEUE

_TYPO = Prediction(
    id="typo",
    question={
        "en": "The couriers have subscribed to messages with `way` = `delivery`. After a change the kitchen publishes "
        "with `way` = `delivry`. What happens?",
        "ko": "배달 쪽은 `way` 속성이 `delivery`인 메시지만 구독해요. 그런데 주방 프로그램을 고친 뒤로 `way`를 "
        "`delivry`로 "
        "잘못 적어 게시해요. 어떻게 될까요?",
    },
    options=(
        Option(
            "error",
            {"en": "The kitchen gets an error", "ko": "주방이 오류를 받아요"},
            {
                "en": "Whose error? The topic knows of no right values, and the kitchen of no couriers.",
                "ko": "주제는 어떤 값이 맞는지 모르고, 주방은 배달 쪽이 있는지도 몰라요.",
            },
        ),
        Option(
            "all",
            {"en": "The couriers get it all the same", "ko": "그래도 배달 쪽이 받아요"},
            {
                "en": "A filter compares to the letter.",
                "ko": "필터는 글자 하나까지 비교해요.",
            },
        ),
        Option(
            "unnoticed",
            {"en": "No courier hears of it, and nobody notices", "ko": "배달 쪽은 받지 못하고, 아무도 알아채지 못해요"},
            {
                "en": "That is the price of not knowing each other.",
                "ko": "서로를 모르는 대가예요.",
            },
        ),
    ),
    truth=looks.typo,
    reveal={
        "en": "The lab published it in a copy of your account. SNS accepted it. Messages that came to the couriers: "
        "{came}.",
        "ko": "실험실이 계정의 사본에서 게시해 봤어요. SNS는 받아들였어요. 배달 쪽에 도착한 메시지: {came}건.",
    },
)

_WHO_CALLS = Prediction(
    id="who-calls",
    question={
        "en": "120 orders, three queues: `kitchen` and `ledger` want every order, `couriers` deliveries only. How many "
        "calls do the producers make through a topic, and how many if they tell the queues themselves?",
        "ko": "주문 120건, 큐 셋이에요. `kitchen`과 `ledger`는 모든 주문을, `couriers`는 배달만 원해요. 생산자는 "
        "주제를 거칠 때와 큐에 직접 알릴 때 각각 몇 번 호출할까요?",
    },
    options=(
        Option(
            "as-many",
            {"en": "120 either way", "ko": "어느 쪽이든 120번"},
            {
                "en": "Somebody has to make the copies. Without a topic that is the producer.",
                "ko": "누군가는 사본을 만들어야 해요. 주제가 없으면 생산자가 만들어요.",
            },
        ),
        Option(
            "who-wants",
            {
                "en": "120 through the topic; otherwise one for each queue that wants an order",
                "ko": "주제를 거치면 120번, 직접 알리면 그 주문을 원하는 큐마다 한 번씩",
            },
            {
                "en": "The topic makes the copies, and it knows who wants what.",
                "ko": "주제가 사본을 만들고, 누가 무엇을 원하는지도 주제가 알아요.",
            },
        ),
        Option(
            "every-queue",
            {"en": "120 through the topic, 360 otherwise", "ko": "주제를 거치면 120번, 직접 알리면 360번"},
            {
                "en": "A subject that knows what each observer wants spares the calls for nothing.",
                "ko": "옵저버가 원하는 것을 아는 서브젝트는 헛호출을 하지 않아요.",
            },
        ),
    ),
    truth=looks.who_calls,
    reveal={
        "en": "The lab ran {orders} orders with your account's draw: {through} calls through the topic, {alone} by the "
        "producers themselves. The conveyor shows the same run.",
        "ko": "실험실이 이 계정의 뽑기로 주문 {orders}건을 흘려 봤어요. 주제를 거치면 호출 {through}번, 직접 알리면 "
        "{alone}번이에요. 컨베이어에서 똑같은 실행을 볼 수 있어요.",
    },
)

LESSON = Lesson(
    slug="publish-subscribe",
    number="7.4",
    title={"en": "Publish and subscribe", "ko": "게시와 구독"},
    summary={
        "en": "Telling each yourself, or having a topic tell them: what changes when sender and receivers do not know "
        "each "
        "other.",
        "ko": "직접 하나씩 알리거나, 주제가 대신 알리거나. 서로를 모르면 무엇이 좋고 무엇을 조심해야 하는지 봐요.",
    },
    minutes=10,
    template="messaging/lessons/publish-subscribe",
    checks=CHECKS,
    predictions=(_TYPO, _WHO_CALLS),
    sorts=(WHICH_PATTERN,),
    missions=(TO_EACH_THEIR_OWN, SILENT_QUEUE),
    quiz=QUIZ,
    bench=BenchStart(opens="messages"),
)
