"""The mission "To each their own": one topic fans out, and each subscription filters for itself."""

import json

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.messaging.bench import BenchStart
from lessons.messaging.missions.each_their_own.checks import CHECKS
from lessons.messaging.missions.each_their_own.looks import way
from lessons.messaging.missions.each_their_own.scene import (
    ATTRIBUTES,
    BOOKS,
    COURIERS,
    GOODS,
    QUEUES,
    RIGHT,
    SNS,
    WAYS,
    confirm,
    draw,
    invite,
    open_doors,
    open_the_shop,
    order_of_all,
    subscribe_all,
)
from lessons.messaging.playing import let_service_send, together

_HINTS = (
    Hint(
        {
            "en": "Publish an order and look: nothing arrives as long as the queue's policy does not let "
            "`sns.amazonaws.com` send. 7.3 has such a policy, with the condition on `aws:SourceArn`. It is written "
            "with *Edit the policy*, or in the terminal with `aws sqs set-queue-attributes`.",
            "ko": "주문을 하나 게시해 보세요. 큐의 정책이 `sns.amazonaws.com`을 들여보내지 않으면 아무것도 도착하지 "
            "않아요. `aws:SourceArn` 조건이 붙은 정책이 7.3에 있어요. *정책 고치기*나 터미널의 `aws sqs "
            "set-queue-attributes` 명령으로 달 수 있어요.",
        }
    ),
    Hint(
        {
            "en": "A filter names what somebody wants, by the attribute that decides: `goods` for the kitchen, `way` "
            "for the couriers, `total` for the owner. Attributes that it does not name may be anything. Who wants "
            "everything needs no filter.",
            "ko": "필터에는 받을 것을, 그것을 가르는 속성으로만 적으세요. 주방은 `goods`, 배달원은 `way`, 사장님은 "
            "`total`이에요. 필터에 없는 속성은 무엇이든 괜찮아요. 모두 받을 곳에는 필터가 필요 없어요.",
        }
    ),
    Hint(
        {
            "en": "On the tab Topics subscribe `kitchen` with the values `dumplings` and `soup` for `goods`, "
            "`couriers` with `delivery` for `way`, and `bookkeeping` without a filter. Subscribe the address as "
            "`email`, confirm it in the Inbox, and filter by `total`: a list with one object, in which stands "
            '`"numeric": [">=", {large}]`. In the terminal `aws sns publish` takes `--message-attributes '
            "file://order.json`.",
            "ko": "주제 탭에서 `kitchen` 큐는 `goods` 값이 `dumplings`와 `soup`인 것, `couriers` 큐는 `way` 값이 "
            "`delivery`인 것만 받게 구독하고, `bookkeeping` 큐는 필터 없이 구독하세요. 이메일 주소는 `email`로 "
            "구독해서 받은 편지함에서 확인하고, `total`로 거르세요. 값은 목록이고, 그 안의 객체 하나에 "
            '`"numeric": [">=", {large}]`라고 적어요. 터미널의 `aws sns publish` 명령에는 `--message-attributes '
            "file://order.json`을 붙이면 돼요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Give each queue a policy: `sns.amazonaws.com` may `sqs:SendMessage`, if `aws:SourceArn` is the ARN "
            "of `shop-orders`.",
            "ko": "큐마다 정책을 달아요. `aws:SourceArn`이 `shop-orders`의 ARN일 때만 `sns.amazonaws.com`에 "
            "`sqs:SendMessage`를 허용해요.",
        },
        open_doors,
    ),
    SolutionStep(
        {
            "en": "Subscribe the queues: `kitchen` with a filter of two values for `goods`, `couriers` with one for "
            "`way`, `bookkeeping` with none.",
            "ko": "큐를 구독해요. `kitchen` 큐의 필터에는 `goods` 값 둘, `couriers` 큐의 필터에는 `way` 값 하나를 "
            "적고, `bookkeeping` 큐에는 필터를 두지 않아요.",
        },
        subscribe_all(),
    ),
    SolutionStep(
        {
            "en": "Subscribe `owner@mandu.example` with a filter for `total` from {large:,} on, and follow the link in "
            "the Inbox.",
            "ko": "`owner@mandu.example` 주소를 `total`이 {large:,} 이상이라는 필터와 함께 구독하고, 받은 편지함의 "
            "링크로 확인해요.",
        },
        together(invite, confirm),
    ),
    SolutionStep(
        {
            "en": "Publish dumplings for delivery, of {large:,} won. All four hear of it.",
            "ko": "배달할 만두 {large:,}원어치를 게시해요. 넷이 모두 받아요.",
        },
        order_of_all,
    ),
)

_MISTAKES = (
    Mistake(
        id="closed-door",
        message={
            "en": "A subscription does not open a queue. SNS knocks, is sent away, and drops the message; who "
            "published it never hears of that. The queue's own policy has to let SNS in.",
            "ko": "구독한다고 큐의 문이 열리지는 않아요. SNS는 거절당하면 메시지를 버리고, 게시한 쪽은 그 일을 몰라요. "
            "큐의 정책이 SNS를 들여보내야 해요.",
        },
        seen=way("closed-door"),
        play=(subscribe_all(),),
    ),
    Mistake(
        id="open-door",
        message={
            "en": "The orders arrive, and so does what a stranger likes to send. Without a condition on "
            "`aws:SourceArn`, or with one that fits too much, SNS comes in on behalf of other topics as well.",
            "ko": "주문이 오기는 하지만, 모르는 사람이 보내는 것도 들어와요. `aws:SourceArn` 조건이 없거나 너무 넓으면 "
            "SNS가 다른 주제를 대신해서도 들어와요.",
        },
        seen=way("open-door"),
        play=(*(let_service_send(queue, SNS) for queue in QUEUES), subscribe_all()),
    ),
    Mistake(
        id="no-filter",
        message={
            "en": "Without a filter a subscription gets everything. The topic does not know who cooks and who rides: "
            "each subscription has to say what it wants.",
            "ko": "필터가 없는 구독은 모두 받아요. 누가 요리하고 누가 배달하는지 주제는 몰라요. 무엇을 받을지는 "
            "구독마다 정해야 해요.",
        },
        seen=way("no-filter"),
        play=(open_doors, subscribe_all({queue: {} for queue in QUEUES})),
    ),
    Mistake(
        id="excludes",
        message={
            "en": "The filter names what somebody does not want. Whatever is new passes it: name what is wanted.",
            "ko": "필터에 받지 않을 것을 적었어요. 새로 생기는 것은 모두 통과해요. 받을 것을 적으세요.",
        },
        seen=way("excludes"),
        play=(open_doors, subscribe_all(RIGHT | {COURIERS: {"way": [{"anything-but": WAYS[1:]}]}})),
    ),
    Mistake(
        id="lists-all",
        message={
            "en": "The filter of bookkeeping lists everything that there is today. What the shop sells from tomorrow "
            "on is in no list, and nobody books it.",
            "ko": "장부의 필터에 지금 있는 것만 모두 적었어요. 내일부터 파는 것은 목록에 없어서 아무도 장부에 적지 "
            "못해요.",
        },
        seen=way("lists-all"),
        play=(open_doors, subscribe_all(RIGHT | {BOOKS: {"goods": GOODS}})),
    ),
)

MISSION = Mission(
    id="to-each-their-own",
    version=1,
    title={"en": "To each their own", "ko": "저마다 제 소식만"},
    minutes=15,
    story={
        "en": "The shop publishes every order on `shop-orders`, with three attributes: `goods` (`dumplings`, `soup` or "
        "`voucher`), `way` (`delivery`, `pick-up` or `table`) and `total`, a number of won. Nobody has subscribed yet. "
        "The queues `kitchen`, `couriers` and `bookkeeping` are there, and let nobody in. The kitchen is to get what "
        "it cooks, dumplings and soup; the couriers what is delivered; bookkeeping everything, also what the shop "
        "starts to sell next year; and the owner an e-mail to `owner@mandu.example` for every order of {large:,} won "
        "or more. No stranger may put anything into the queues.",
        "ko": "가게는 주문을 모두 `shop-orders` 주제에 게시해요. 속성은 셋이에요. `goods`는 `dumplings`(만두), "
        "`soup`(국), `voucher`(상품권) 가운데 하나, `way`는 `delivery`(배달), `pick-up`(포장), `table`(매장) 가운데 "
        "하나, `total`은 금액(원)을 나타내는 수예요. 아직 아무도 구독하지 않았어요. `kitchen`, `couriers`, "
        "`bookkeeping` 큐는 있지만 아무도 들여보내지 않아요. 주방은 만두와 국 주문만, 배달원은 배달 주문만, 장부는 "
        "내년에 새로 팔 것까지 모두 받게 하세요. 사장님은 {large:,}원 이상인 주문마다 `owner@mandu.example` 주소로 "
        "이메일을 받아야 해요. 모르는 사람이 큐에 무엇을 넣을 수 있으면 안 돼요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="topics", files={"order.json": json.dumps(ATTRIBUTES, indent=2).encode()}),
    start=(open_the_shop,),
    draw=draw,
)
