"""Five wishes of the shop, to be put to what fulfils them: a queue or a topic."""

from lessons.courseware.course import Kind, Sort, Text, Thing

_QUEUE, _TOPIC = "queue", "topic"


def _thing(name: str, text: Text, kind: str, queue: Text, topic: Text) -> Thing:
    return Thing(name, text, kind, {_QUEUE: queue, _TOPIC: topic})


_THINGS = (
    _thing(
        "one-cook",
        {"en": "Each order is cooked by exactly one of the cooks", "ko": "주문마다 요리사 한 명만 요리해요"},
        _QUEUE,
        {
            "en": "Whoever receives it has it; the others do not see it.",
            "ko": "받은 사람만 갖고, 다른 요리사에게는 안 보여요.",
        },
        {
            "en": "A topic would tell all cooks, and all would cook.",
            "ko": "주제는 모든 요리사에게 알려서 모두가 요리하게 돼요.",
        },
    ),
    _thing(
        "all-know",
        {
            "en": "Guest, courier and bookkeeping all hear that an order is ready",
            "ko": "음식이 나온 것을 손님, 배달, 장부가 모두 알아요",
        },
        _TOPIC,
        {
            "en": "In a queue one of them would take the message from the others.",
            "ko": "큐라면 하나가 가져가서 나머지는 못 받아요.",
        },
        {"en": "One message in, a copy for each subscriber out.", "ko": "하나를 게시하면 구독자마다 하나씩 받아요."},
    ),
    _thing(
        "over-night",
        {
            "en": "What comes at night waits until the bookkeeper comes in the morning",
            "ko": "밤에 온 것은 아침에 장부 담당이 올 때까지 기다려요",
        },
        _QUEUE,
        {"en": "It keeps messages, for days if need be.", "ko": "큐는 필요하면 며칠이라도 보관해요."},
        {
            "en": "A topic keeps nothing: it delivers now, and after some attempts gives up.",
            "ko": "주제는 보관하지 않아요. 지금 전달하고, 몇 번 해 보다가 포기해요.",
        },
    ),
    _thing(
        "freezer",
        {
            "en": "A text message to the owner's phone when the freezer gets warm",
            "ko": "냉동고가 따뜻해지면 주인의 휴대전화로 문자 보내기",
        },
        _TOPIC,
        {
            "en": "Nobody would fetch it from there in the middle of the night.",
            "ko": "한밤중에 큐를 들여다볼 사람은 없어요.",
        },
        {
            "en": "It is pushed to phones, e-mail, functions and more.",
            "ko": "전화, 전자 우편, 함수 등으로 바로 보내 줘요.",
        },
    ),
    _thing(
        "one-more",
        {
            "en": "Next month the loyalty programme wants to hear of orders too; nobody wants to touch the sender",
            "ko": "다음 달부터 단골 적립도 주문 소식을 받아야 해요. 보내는 프로그램은 고치기 싫어요",
        },
        _TOPIC,
        {"en": "The sender would have to send into one queue more.", "ko": "보내는 쪽이 큐 하나에 더 보내야 해요."},
        {
            "en": "One subscription more, and the sender does not notice.",
            "ko": "구독 하나만 더하면 되고, 보내는 쪽은 몰라도 돼요.",
        },
    ),
)

QUEUE_OR_TOPIC = Sort(
    id="queue-or-topic",
    question={"en": "A queue, or a topic?", "ko": "큐일까요, 주제일까요?"},
    kinds=(
        Kind(
            _QUEUE,
            {"en": "Queue (SQS)", "ko": "큐(SQS)"},
            {"en": "Each message goes to one worker, who fetches it.", "ko": "메시지마다 담당 하나가 와서 가져가요."},
        ),
        Kind(
            _TOPIC,
            {"en": "Topic (SNS)", "ko": "주제(SNS)"},
            {
                "en": "Each message is brought to every subscriber, now.",
                "ko": "메시지마다 모든 구독자에게 바로 가져다줘요.",
            },
        ),
    ),
    things=_THINGS,
    done={
        "en": "A queue shares work out, a topic spreads news. Together: a topic, with a queue behind it for each.",
        "ko": "큐는 일을 나누고 주제는 소식을 퍼뜨려요. 함께 쓰면 주제 하나 뒤에 구독자마다 큐를 둬요.",
    },
)
