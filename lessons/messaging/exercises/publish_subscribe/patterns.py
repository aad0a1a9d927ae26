"""Five sentences, to be put to the pattern that they are true of."""

from lessons.courseware.course import Kind, Sort, Text, Thing

_OBSERVER, _PUBSUB = "observer", "pubsub"


def _thing(name: str, text: Text, kind: str, observer: Text, pubsub: Text) -> Thing:
    return Thing(name, text, kind, {_OBSERVER: observer, _PUBSUB: pubsub})


_THINGS = (
    _thing(
        "list",
        {"en": "The sender holds a list of those who want to hear", "ko": "보내는 쪽이 들을 상대의 목록을 갖고 있어요"},
        _OBSERVER,
        {"en": "The subject knows its observers, and calls each.", "ko": "서브젝트가 옵저버를 알고 하나씩 불러요."},
        {
            "en": "There the broker holds the list. The sender has none.",
            "ko": "그 목록은 브로커가 갖고 있어요. 보내는 쪽에는 없어요.",
        },
    ),
    _thing(
        "between",
        {"en": "A third party stands between sender and receivers", "ko": "보내는 쪽과 받는 쪽 사이에 제삼자가 있어요"},
        _PUBSUB,
        {"en": "Subject and observer talk directly.", "ko": "서브젝트와 옵저버는 직접 이야기해요."},
        {"en": "The broker: here a topic of SNS.", "ko": "브로커예요. 여기서는 SNS의 주제고요."},
    ),
    _thing(
        "one-program",
        {
            "en": "A button in a program tells the window that it was pressed",
            "ko": "프로그램 안의 버튼이 창에게 눌렸다고 알려요",
        },
        _OBSERVER,
        {
            "en": "Within one program a call is the simplest way.",
            "ko": "한 프로그램 안에서는 바로 부르는 것이 가장 간단해요.",
        },
        {
            "en": "A broker between a button and its window would be a detour.",
            "ko": "버튼과 창 사이에 브로커를 두는 것은 돌아가는 길이에요.",
        },
    ),
    _thing(
        "more-receivers",
        {
            "en": "A new receiver is added without a line of the sender being changed",
            "ko": "보내는 쪽을 한 줄도 고치지 않고 받는 쪽을 더해요",
        },
        _PUBSUB,
        {
            "en": "Somebody has to register it with the subject, which must be running and known.",
            "ko": "서브젝트를 알고, 켜져 있을 때 등록해야 해요.",
        },
        {
            "en": "It subscribes to the topic; the sender never learns of it.",
            "ko": "주제를 구독하면 끝이에요. 보내는 쪽은 몰라요.",
        },
    ),
    _thing(
        "unnoticed",
        {
            "en": "That nobody listens any more is noticed by no one",
            "ko": "이제 아무도 듣지 않는데 누구도 알아채지 못해요",
        },
        _PUBSUB,
        {
            "en": "The subject sees its list, and that it is empty.",
            "ko": "서브젝트는 자기 목록이 빈 것을 볼 수 있어요.",
        },
        {"en": "The price of loose coupling. Metrics must tell.", "ko": "결합이 느슨한 대가예요. 지표로 살펴야 해요."},
    ),
)

WHICH_PATTERN = Sort(
    id="which-pattern",
    question={"en": "Of which pattern is it true?", "ko": "어느 패턴 이야기일까요?"},
    kinds=(
        Kind(
            _OBSERVER,
            {"en": "Observer", "ko": "옵저버 패턴"},
            {"en": "The subject tells its observers itself.", "ko": "서브젝트가 옵저버에게 직접 알려요."},
        ),
        Kind(
            _PUBSUB,
            {"en": "Publish–subscribe", "ko": "게시-구독"},
            {"en": "A broker passes on what is published.", "ko": "게시된 것을 브로커가 전해 줘요."},
        ),
    ),
    things=_THINGS,
    done={
        "en": "A broker or none: that is the difference, and everything else follows from it.",
        "ko": "브로커가 있느냐 없느냐가 차이예요. 나머지는 모두 거기에서 나와요.",
    },
)
