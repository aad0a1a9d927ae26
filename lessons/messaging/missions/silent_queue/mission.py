"""The break-fix mission "The silent queue": a filter that matches nothing refuses nobody, and nobody hears of it."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.messaging.bench import BenchStart
from lessons.messaging.missions.silent_queue.checks import CHECKS
from lessons.messaging.missions.silent_queue.diagnosis import DIAGNOSIS
from lessons.messaging.missions.silent_queue.looks import way
from lessons.messaging.missions.silent_queue.scene import (
    OTHERS,
    OURS,
    TOPIC,
    WAY,
    draw,
    mend,
    open_the_shop,
    set_filter,
)
from lessons.messaging.playing import publish

_HINTS = (
    Hint(
        {
            "en": "`aws sns list-subscriptions` tells the ARN, and `aws sns get-subscription-attributes "
            "--subscription-arn …` the filter. The shop publishes a text such as “order {number}” with one attribute, "
            "`way`.",
            "ko": "`aws sns list-subscriptions` 명령으로 ARN을, `aws sns get-subscription-attributes "
            "--subscription-arn …` 명령으로 필터를 볼 수 있어요. 가게는 “order {number}” 같은 글에 `way` 속성 하나를 "
            "붙여 게시해요.",
        }
    ),
    Hint(
        {
            "en": "A message passes when every name in the filter is an attribute of it, with one of the values that "
            "stand there, letter by letter. What does not pass is dropped without an error.",
            "ko": "필터에 적힌 이름이 모두 메시지의 속성이고, 그 값이 적힌 값 가운데 하나와 한 글자도 다르지 않아야 "
            "통과해요. 통과하지 못한 것은 오류 없이 버려져요.",
        }
    ),
    Hint(
        {
            "en": "What to do: {cure}, with `aws sns set-subscription-attributes` or on the tab Topics.",
            "ko": "할 일: {cure}. `aws sns set-subscription-attributes` 명령이나 주제 탭에서 할 수 있어요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep({"en": "Repair the cause: {cure}.", "ko": "원인을 고쳐요: {cure}."}, mend),
    SolutionStep(
        {
            "en": "Publish a delivery: attribute `way`, type `String`, value `delivery`. It lies in `couriers`.",
            "ko": "배달 주문을 게시해요. 속성 이름은 `way`, 형식은 `String`, 값은 `delivery`예요. `couriers` 큐에 "
            "도착해요.",
        },
        publish(TOPIC, "order for delivery", **{WAY: OURS}),
    ),
)

_MISTAKES = (
    Mistake(
        id="no-filter",
        message={
            "en": "Without a filter the couriers are told of everything, and ride to guests who sit at a table.",
            "ko": "필터가 없으면 배달원에게 모든 소식이 가요. 매장에 앉아 있는 손님에게도 배달하러 가게 돼요.",
        },
        seen=way("no-filter"),
        play=(set_filter({}),),
    ),
    Mistake(
        id="excludes",
        message={
            "en": "The filter says what not to deliver, and forgets one kind. It lets in whatever is new, too.",
            "ko": "필터가 배달하지 않을 것을 적었는데 한 가지를 빠뜨렸어요. 새로 생기는 종류도 모두 들여보내요.",
        },
        seen=way("excludes"),
        play=(set_filter({WAY: [{"anything-but": [OTHERS[0]]}]}),),
    ),
)

MISSION = Mission(
    id="silent-queue",
    version=1,
    title={"en": "The silent queue", "ko": "조용한 큐"},
    minutes=10,
    story={
        "en": "The shop publishes every order on `order-news`, with an attribute `way` that is `delivery`, `pick-up` "
        "or `table`. The couriers' queue subscribed with a filter, to hear of deliveries alone. Since yesterday it "
        "hears of nothing: order {number} was published, no error was reported, and nobody rode out. Find out why, "
        "and repair the filter.",
        "ko": "가게는 주문을 모두 `order-news` 주제에 게시하고, `way` 속성에 `delivery`, `pick-up`, `table` 가운데 "
        "하나를 적어요. 배달원의 큐는 배달 주문만 받으려고 필터를 두고 구독했어요. 그런데 어제부터 아무 소식도 "
        "없어요. 주문 {number}번도 게시됐고 오류도 없었는데 아무도 배달하러 가지 않았어요. 까닭을 찾아서 필터를 "
        "고치세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="topics"),
    start=(open_the_shop,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
