"""Five situations, to be put to the service that fits: Amazon SQS or Amazon MQ."""

from lessons.courseware.course import Kind, Sort, Text, Thing

_SQS, _MQ = "sqs", "mq"


def _thing(name: str, text: Text, kind: str, sqs: Text, mq: Text) -> Thing:
    return Thing(name, text, kind, {_SQS: sqs, _MQ: mq})


_THINGS = (
    _thing(
        "new-shop",
        {
            "en": "A new order service made of functions; it has no queue yet",
            "ko": "함수로 새로 만드는 주문 서비스. 아직 큐가 없어요",
        },
        _SQS,
        {
            "en": "Nothing has to be kept compatible, and there is nothing to look after.",
            "ko": "맞출 옛것이 없고, 돌볼 것도 없어요.",
        },
        {
            "en": "It would work, but a broker is a machine that runs and costs day and night.",
            "ko": "되기는 하지만, 브로커는 밤낮으로 켜져 있고 요금도 그만큼 나오는 기계예요.",
        },
    ),
    _thing(
        "warehouse",
        {
            "en": "The warehouse program in Java: it talks to ActiveMQ by JMS and shall move without new code",
            "ko": "JMS로 ActiveMQ와 통신하는 Java 창고 프로그램. 코드를 고치지 않고 옮겨야 해요",
        },
        _MQ,
        {
            "en": "Every place that sends or receives would have to be rewritten.",
            "ko": "보내고 받는 곳을 모두 다시 써야 해요.",
        },
        {
            "en": "Amazon MQ runs ActiveMQ itself: only the address and the password change.",
            "ko": "Amazon MQ는 ActiveMQ를 그대로 돌려요. 주소와 암호만 바꾸면 돼요.",
        },
    ),
    _thing(
        "scales",
        {"en": "Kitchen scales whose maker built in STOMP and nothing else", "ko": "STOMP밖에 모르는 주방 저울"},
        _MQ,
        {
            "en": "SQS speaks HTTPS with signed requests. The scales cannot.",
            "ko": "SQS는 서명한 HTTPS 요청만 받아요. 저울은 그렇게 못 해요.",
        },
        {
            "en": "ActiveMQ understands STOMP, AMQP, MQTT and more.",
            "ko": "ActiveMQ는 STOMP, AMQP, MQTT 등을 알아들어요.",
        },
    ),
    _thing(
        "holidays",
        {
            "en": "Thousands of orders on holidays, none for weeks; an idle day should cost nothing",
            "ko": "명절에는 주문이 수천 건, 몇 주씩은 0건. 쉬는 날에는 돈이 들지 않아야 해요",
        },
        _SQS,
        {"en": "Paid by the request: no requests, no bill.", "ko": "요청 수만큼 내니까, 요청이 없으면 요금도 없어요."},
        {"en": "A broker is paid by the hour, busy or not.", "ko": "브로커는 바쁘든 쉬든 시간마다 요금을 내요."},
    ),
    _thing(
        "exchanges",
        {
            "en": "A bought program that needs RabbitMQ, with routing by AMQP exchanges",
            "ko": "사서 쓰는 프로그램. RabbitMQ와 AMQP 익스체인지로 메시지를 나눠요",
        },
        _MQ,
        {
            "en": "SQS knows no exchanges, and the program cannot be changed.",
            "ko": "SQS에는 익스체인지가 없고, 프로그램은 고칠 수 없어요.",
        },
        {"en": "Amazon MQ offers RabbitMQ as well.", "ko": "Amazon MQ는 RabbitMQ도 제공해요."},
    ),
)

WHICH_BROKER = Sort(
    id="which-broker",
    question={"en": "Which service fits?", "ko": "어느 서비스가 어울릴까요?"},
    kinds=(
        Kind(
            _SQS,
            {"en": "Amazon SQS", "ko": "Amazon SQS"},
            {"en": "A queue of AWS's own, by requests over HTTPS.", "ko": "AWS의 큐예요. HTTPS 요청으로 써요."},
        ),
        Kind(
            _MQ,
            {"en": "Amazon MQ", "ko": "Amazon MQ"},
            {
                "en": "ActiveMQ or RabbitMQ, run by AWS, with their standard protocols.",
                "ko": "AWS가 대신 돌려 주는 ActiveMQ나 RabbitMQ예요. 표준 프로토콜을 그대로 써요.",
            },
        ),
    ),
    things=_THINGS,
    done={
        "en": "What already speaks a standard protocol moves to Amazon MQ; what is new rarely needs more than SQS.",
        "ko": "이미 표준 프로토콜로 말하는 것은 Amazon MQ로 옮기고, 새로 만드는 것은 대개 SQS면 넉넉해요.",
    },
)
