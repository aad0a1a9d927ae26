"""The checks of "To each their own", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.looking import BY_LAB, NO_QUEUE
from lessons.messaging.missions.each_their_own import looks
from lessons.messaging.missions.each_their_own.scene import BOOKS, COURIERS, KITCHEN

_CLOSED: dict[str, Text] = {
    "closed": {
        "en": "The policy of `{name}` does not let SNS in for the topic `shop-orders`. What is published is dropped.",
        "ko": "`{name}` 큐의 정책이 `shop-orders` 주제를 대신하는 SNS를 들여보내지 않아요. 게시한 것이 버려져요.",
    },
}
_NOT_SUBSCRIBED: dict[str, Text] = {
    "not-subscribed": {
        "en": "`{name}` has no subscription to `shop-orders`.",
        "ko": "아직 `shop-orders` 주제를 구독하지 않아요: `{name}`",
    },
}
_MISSED: dict[str, Text] = (
    NO_QUEUE
    | BY_LAB
    | _NOT_SUBSCRIBED
    | _CLOSED
    | {
        "no-topic": {
            "en": "There is no topic called `{name}` any more.",
            "ko": "이제 `{name}` 주제가 없어요.",
        },
        "none": {
            "en": "In a rehearsal every kind of order was published, and the filter of `{name}` let none of them in.",
            "ko": "시험 삼아 모든 종류의 주문을 게시했는데, `{name}` 큐의 필터가 하나도 통과시키지 않았어요.",
        },
        "missed": {
            "en": "In a rehearsal this order did not come to `{name}`: `{order}`.",
            "ko": "시험해 보니 이 주문이 `{name}` 큐에 오지 않았어요: `{order}`",
        },
        "new-missed": {
            "en": "In a rehearsal an order of a kind that does not exist today did not come to `{name}`.",
            "ko": "시험해 보니 지금은 없는 새로운 종류의 주문이 `{name}` 큐에 오지 않았어요.",
        },
    }
)
_OTHERS: dict[str, Text] = {
    "others": {
        "en": "In a rehearsal an order came to `{name}` that is none of theirs: `{order}`.",
        "ko": "시험해 보니 받지 않아야 할 주문이 `{name}` 큐에 왔어요: `{order}`",
    },
    "new-others": {
        "en": "In a rehearsal an order of a kind that does not exist today came to `{name}`, and is none of theirs.",
        "ko": "시험해 보니 지금은 없는 새로운 종류의 주문이 상관도 없는 `{name}` 큐에 왔어요.",
    },
}

CHECKS = (
    Check(
        id="kitchen",
        title={
            "en": "`kitchen` gets orders of dumplings and soup, however they leave the shop, and no others",
            "ko": "`kitchen` 큐에는 만두와 국 주문만, 어떻게 받아 가든 모두 도착함",
        },
        look=looks.hears(KITCHEN),
        reasons=_MISSED | _OTHERS,
    ),
    Check(
        id="couriers",
        title={
            "en": "`couriers` gets what is to be delivered, whatever it is, and no others",
            "ko": "`couriers` 큐에는 배달 주문만, 무엇이든 모두 도착함",
        },
        look=looks.hears(COURIERS),
        reasons=_MISSED | _OTHERS,
    ),
    Check(
        id="bookkeeping",
        title={
            "en": "`bookkeeping` gets every order, also of a kind that does not exist today",
            "ko": "`bookkeeping` 큐에는 지금 없는 종류까지 모든 주문이 도착함",
        },
        look=looks.hears(BOOKS),
        reasons=_MISSED,
    ),
    Check(
        id="owner",
        title={
            "en": "`owner@mandu.example` gets an e-mail for orders of {large:,} won or more, and for no others",
            "ko": "`owner@mandu.example`에는 {large:,}원 이상인 주문만 이메일로 도착함",
        },
        look=looks.owner,
        reasons=_NOT_SUBSCRIBED
        | BY_LAB
        | {
            "unconfirmed": {
                "en": "The address has subscribed, but nobody has confirmed it. The letter with the link lies in the "
                "Inbox.",
                "ko": "주소는 구독했지만 아직 확인하지 않았어요. 링크가 든 편지가 받은 편지함에 있어요.",
            },
            "missed": {
                "en": "In a rehearsal nothing was written to the owner about an order of {total:,} won.",
                "ko": "시험해 보니 {total:,}원짜리 주문을 사장님에게 알리지 않았어요.",
            },
            "others": {
                "en": "In a rehearsal the owner got a letter about an order of {total:,} won.",
                "ko": "시험해 보니 {total:,}원짜리 주문까지 사장님에게 알렸어요.",
            },
        },
    ),
    Check(
        id="doors",
        title={
            "en": "The queues let in the topic `shop-orders` of this account, and nobody else from outside",
            "ko": "큐 셋 모두 밖에서는 이 계정의 `shop-orders` 주제만 들여보냄",
        },
        look=looks.doors_closed,
        reasons=NO_QUEUE
        | _CLOSED
        | {
            "everybody": {
                "en": "Anybody in the world may send into `{name}` or take out of it: its policy allows that.",
                "ko": "`{name}` 큐에는 세상 누구나 넣거나 꺼낼 수 있어요. 정책이 모두에게 허용해요.",
            },
            "other-topic": {
                "en": "SNS may send into `{name}` on behalf of other topics, too.",
                "ko": "SNS가 다른 주제를 대신해서도 `{name}` 큐에 보낼 수 있어요.",
            },
            "other-account": {
                "en": "SNS may send into `{name}` on behalf of a topic of the same name in another account.",
                "ko": "SNS가 다른 계정에 있는 같은 이름의 주제를 대신해서도 `{name}` 큐에 보낼 수 있어요.",
            },
        },
    ),
    Check(
        id="seen",
        title={
            "en": "Publish an order yourself that all four hear of",
            "ko": "넷이 모두 받을 주문을 직접 게시하기",
        },
        look=looks.seen,
        reasons=NO_QUEUE
        | {
            "nothing": {
                "en": "Nothing has come into `{name}` yet.",
                "ko": "아직 `{name}` 큐에 온 것이 없어요.",
            },
            "no-letter": {
                "en": "All queues have got something, but no order has been written to the owner yet.",
                "ko": "세 큐에는 모두 왔는데, 사장님에게는 아직 주문을 알리는 이메일이 가지 않았어요.",
            },
        },
    ),
)
