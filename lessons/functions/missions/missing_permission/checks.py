"""The checks of "Missing permission", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.missions.missing_permission import looks

CHECKS = (
    Check(
        id="gets-through",
        title={
            "en": "As its role, `counter-fn` may count what is sold in `DumplingShop` and call `kitchen-fn`",
            "ko": "`counter-fn`의 역할로 `DumplingShop`에 판매량을 세고 `kitchen-fn`을 부를 수 있기",
        },
        look=looks.gets_through,
        reasons=NO_FUNCTION
        | {
            "count-denied": {
                "en": "`cloudwatch:PutMetricData` in the namespace `DumplingShop` is denied to the role.",
                "ko": "역할에 `DumplingShop` 네임스페이스의 `cloudwatch:PutMetricData`가 거부돼요.",
            },
            "cook-denied": {
                "en": "`lambda:InvokeFunction` on `kitchen-fn` is denied to the role.",
                "ko": "역할에 `kitchen-fn`에 대한 `lambda:InvokeFunction`이 거부돼요.",
            },
        },
    ),
    Check(
        id="no-more",
        title={
            "en": "It may do no more than that, and can never be let near `refund-fn` by mistake",
            "ko": "그 밖에는 아무것도 못 하고, 실수로도 `refund-fn`을 부르지 못하기",
        },
        look=looks.no_more,
        reasons={
            "first": {
                "en": "First both calls have to get through.",
                "ko": "먼저 두 호출이 다 통과해야 해요.",
            },
            "more": {
                "en": "The role may do `{action}` as well, which the code never asks for.",
                "ko": "코드가 하지도 않는 `{action}` 작업까지 역할에 허용돼요.",
            },
            "other-functions": {
                "en": "The role may call other functions too, not only `kitchen-fn`.",
                "ko": "`kitchen-fn`뿐 아니라 다른 함수도 부를 수 있어요.",
            },
            "other-namespaces": {
                "en": "The role may write into every namespace. `PutMetricData` has no resource to be narrowed; a "
                "condition on `cloudwatch:namespace` does it.",
                "ko": "어느 네임스페이스에나 쓸 수 있어요. `PutMetricData`에는 좁힐 리소스가 없어서 "
                "`cloudwatch:namespace` 조건으로 좁혀요.",
            },
            "stranger": {
                "en": "Somebody of an account that nobody named may call `kitchen-fn`.",
                "ko": "아무도 적지 않은 계정의 사람도 `kitchen-fn`을 부를 수 있어요.",
            },
            "unguarded": {
                "en": "The Deny that keeps the counter from `refund-fn` is gone: the next policy that is a little too "
                "wide would let it refund.",
                "ko": "`refund-fn`을 막던 Deny가 사라졌어요. 다음에 조금 넓은 정책 하나만 붙어도 환불을 할 수 있게 "
                "돼요.",
            },
        },
    ),
    Check(
        id="served",
        title={
            "en": "Call `counter-fn` with an order: it is answered, and the kitchen has it",
            "ko": "`counter-fn`을 주문으로 호출해서 답을 받고, 주방까지 닿기",
        },
        look=looks.served,
        reasons={
            "not-called": {
                "en": "`counter-fn` has not been called since you began.",
                "ko": "시작한 뒤로 `counter-fn`을 호출하지 않았어요.",
            },
            "failed": {
                "en": "The last order failed: `{error}`.",
                "ko": "마지막 주문이 실패했어요: `{error}`.",
            },
            "not-cooked": {
                "en": "The last order was answered, but `kitchen-fn` never heard of it.",
                "ko": "마지막 주문에 답은 왔지만 `kitchen-fn`은 그 주문을 받지 못했어요.",
            },
        },
    ),
)
