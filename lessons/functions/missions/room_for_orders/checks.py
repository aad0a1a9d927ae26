"""The checks of "Room for orders", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.missions.room_for_orders import looks

CHECKS = (
    Check(
        id="room-kept",
        title={
            "en": "{orders} orders at the same moment find room, whatever the others do",
            "ko": "다른 함수가 무엇을 하든 같은 순간의 주문 {orders}건을 받을 자리",
        },
        look=looks.room_kept,
        reasons=NO_FUNCTION
        | {
            "nothing-reserved": {
                "en": "`order-fn` shares with all others: a rush of photos can take everything.",
                "ko": "`order-fn`은 다른 함수들과 함께 써요. 사진이 몰리면 남는 자리가 없어요.",
            },
            "too-few": {
                "en": "Of {orders} orders that come at once {found} would be taken.",
                "ko": "한꺼번에 온 주문 {orders}건 가운데 {found}건만 받을 수 있어요.",
            },
        },
    ),
    Check(
        id="ceiling",
        title={
            "en": "Never more than {connections} photos at the same moment",
            "ko": "같은 순간에 사진은 {connections}장까지만",
        },
        look=looks.ceiling,
        reasons=NO_FUNCTION
        | {
            "too-many": {
                "en": "{found} photos could run at once, and the database bears {connections}.",
                "ko": "사진이 한꺼번에 {found}장까지 실행될 수 있어요. 데이터베이스가 견디는 것은 "
                "{connections}장이에요.",
            },
        },
    ),
    Check(
        id="photos-go-on",
        title={
            "en": "Photos still run, {connections} at once",
            "ko": "사진도 여전히 한꺼번에 {connections}장씩 실행됨",
        },
        look=looks.photos_go_on,
        reasons=NO_FUNCTION
        | {
            "no-ceiling": {
                "en": "`photo-fn` has neither a share nor a ceiling.",
                "ko": "`photo-fn`에는 정해진 몫도 상한도 없어요.",
            },
            "off": {
                "en": "No photo can run any more.",
                "ko": "이제 사진이 하나도 실행되지 않아요.",
            },
            "slower": {
                "en": "Only {found} photos can run at once, of the {connections} that the database bears.",
                "ko": "데이터베이스는 {connections}장을 견디는데 {found}장만 한꺼번에 실행할 수 있어요.",
            },
        },
    ),
    Check(
        id="served",
        title={"en": "An order has been served since", "ko": "그 뒤로 주문 하나를 처리함"},
        look=looks.served,
        reasons=NO_FUNCTION
        | {
            "no-call": {
                "en": "Nobody has called `order-fn` since you started the mission.",
                "ko": "미션을 시작한 뒤로 `order-fn`을 호출한 적이 없어요.",
            },
            "failed": {
                "en": "The last order failed: `{error}`.",
                "ko": "마지막 주문이 실패했어요: `{error}`.",
            },
        },
    ),
)
