"""7.3: news for everybody who wants it, and the door of a queue that a topic has to pass."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.messaging.bench import BenchStart
from lessons.messaging.exercises.amazon_sns import looks
from lessons.messaging.exercises.amazon_sns.checks import CHECKS
from lessons.messaging.exercises.amazon_sns.choosing import QUEUE_OR_TOPIC
from lessons.messaging.exercises.amazon_sns.quiz import QUIZ

_WITHOUT_A_POLICY = Prediction(
    id="without-a-policy",
    question={
        "en": "The queue `couriers` is subscribed to a topic of the same account. Nobody has given the queue a policy. "
        "Somebody publishes. What happens?",
        "ko": "`couriers` 큐가 같은 계정의 주제를 구독하고 있어요. 큐에는 아무도 정책을 달지 않았어요. 누가 메시지를 "
        "게시하면 어떻게 될까요?",
    },
    options=(
        Option(
            "arrives",
            {
                "en": "It arrives: topic and queue belong to one account",
                "ko": "도착해요. 주제와 큐가 같은 계정의 것이니까요",
            },
            {
                "en": "It is not the account that sends, but the service SNS, and a service needs a permission.",
                "ko": "보내는 것은 계정이 아니라 SNS 서비스예요. 서비스에는 권한이 있어야 해요.",
            },
        ),
        Option(
            "refused",
            {"en": "Publishing is refused", "ko": "게시가 거부돼요"},
            {
                "en": "Publishing concerns the topic alone. The publisher does not even know who has subscribed.",
                "ko": "게시는 주제의 일이에요. 게시하는 쪽은 누가 구독하는지도 몰라요.",
            },
        ),
        Option(
            "silent",
            {"en": "Publishing succeeds, and nothing arrives", "ko": "게시는 되는데, 아무것도 도착하지 않아요"},
            {
                "en": "SNS may not send there. The publisher never learns of it.",
                "ko": "SNS가 그 큐로 보낼 수 없어요. 게시한 쪽은 그것을 알 길이 없어요.",
            },
        ),
    ),
    truth=looks.without_a_policy,
    reveal={
        "en": "In a copy of your account the lab took the policy away, subscribed the queue and published. Publishing "
        "succeeded. Messages that came: {came}.",
        "ko": "실험실이 계정의 사본에서 정책을 없애고, 큐가 구독하게 한 다음 게시해 봤어요. 게시는 됐어요. "
        "도착한 메시지: {came}건.",
    },
)

LESSON = Lesson(
    slug="amazon-sns",
    number="7.3",
    title={"en": "Amazon SNS", "ko": "Amazon SNS"},
    summary={
        "en": "Published once, delivered at once to everybody who has subscribed, and why queues stand behind it.",
        "ko": "한 번 게시하면 구독한 모두에게 바로 전달돼요. 왜 그 뒤에 큐를 두는지도 봐요.",
    },
    minutes=10,
    template="messaging/lessons/amazon-sns",
    checks=CHECKS,
    predictions=(_WITHOUT_A_POLICY,),
    sorts=(QUEUE_OR_TOPIC,),
    quiz=QUIZ,
    bench=BenchStart(opens="queues"),
)
