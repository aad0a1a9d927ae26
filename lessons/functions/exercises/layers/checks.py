"""The checks of "Layers", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.bill_fn import BENCH, FUNCTION, LAYER, NEW_PRICE, OLD_PRICE, ORDER, package
from lessons.functions.exercises.layers import looks
from lessons.functions.looking import NO_FUNCTION
from lessons.functions.playing import deploy_bench, invoke, layered, publish_layer

_ONE_VERSION = {
    "one-version": {
        "en": "No layer has a second version yet. Publish `shop-2.zip` under the same name.",
        "ko": "버전이 둘인 계층이 아직 없어요. `shop-2.zip` 파일을 같은 이름으로 게시하세요.",
    }
}

CHECKS = (
    Check(
        id="missing",
        title={
            "en": "Call `bill-fn` without the module that it needs",
            "ko": "필요한 모듈 없이 `bill-fn` 불러 보기",
        },
        look=looks.missing,
        reasons=NO_FUNCTION
        | {
            "no-call": {
                "en": "`bill-fn` has not been called yet.",
                "ko": "`bill-fn`을 아직 호출하지 않았어요.",
            },
            "found-it": {
                "en": "No call has failed for want of a module. Call the code as it was, before it has a layer.",
                "ko": "모듈이 없어서 실패한 호출이 없어요. 계층을 붙이기 전에 원래 코드로 불러 보세요.",
            },
        },
        play=(deploy_bench(BENCH), invoke(FUNCTION, ORDER)),
    ),
    Check(
        id="attached",
        title={
            "en": "Publish the module as a layer, put it on the function, and get an answer",
            "ko": "모듈을 계층으로 게시해 함수에 붙이고 답 받기",
        },
        look=looks.attached,
        reasons=NO_FUNCTION
        | {
            "no-layer": {
                "en": "There is no layer yet. Publish `shop-1.zip`.",
                "ko": "아직 계층이 없어요. `shop-1.zip` 파일을 게시하세요.",
            },
            "not-attached": {
                "en": "`{arn}` is there, and `bill-fn` does not use it yet.",
                "ko": "계층이 있어요: `{arn}`. `bill-fn`에는 아직 붙이지 않았어요.",
            },
            "wrong-folder": {
                "en": "The layer is on the function, and the module is not found all the same. Python looks in "
                "`/opt/python`: the ZIP file must have the folder `python`.",
                "ko": "계층을 붙였는데도 모듈을 찾지 못했어요. Python은 `/opt/python`에서 찾아요. ZIP 파일에 `python` "
                "폴더가 있어야 해요.",
            },
            "failed": {
                "en": "Now call again. So far the last call has ended in `{error}`.",
                "ko": "이제 다시 불러 보세요. 지금까지 마지막 호출의 결과: `{error}`.",
            },
            "no-answer": {
                "en": "The layer is on the function. Call it.",
                "ko": "계층이 붙어 있어요. 함수를 불러 보세요.",
            },
        },
        play=(publish_layer(LAYER, package(OLD_PRICE)), layered(FUNCTION, "shop:1"), invoke(FUNCTION, ORDER)),
    ),
    Check(
        id="pinned",
        title={
            "en": "Publish new prices: the function answers as before",
            "ko": "새 값 게시하기: 함수는 예전대로 답해요",
        },
        look=looks.pinned,
        reasons=NO_FUNCTION
        | _ONE_VERSION
        | {
            "not-called": {
                "en": "The second version is there. Call `bill-fn` with the same order, before anything else.",
                "ko": "두 번째 버전이 있어요. 다른 일보다 먼저 같은 주문으로 `bill-fn`을 불러 보세요.",
            }
        },
        play=(publish_layer(LAYER, package(NEW_PRICE)), invoke(FUNCTION, ORDER)),
    ),
    Check(
        id="moved",
        title={
            "en": "Move the function to the new version of the layer",
            "ko": "함수를 계층의 새 버전으로 옮기기",
        },
        look=looks.moved,
        reasons=NO_FUNCTION
        | _ONE_VERSION
        | {
            "old-version": {
                "en": "The function does not use `{arn}` yet.",
                "ko": "함수가 아직 쓰지 않는 버전: `{arn}`.",
            },
            "not-called": {
                "en": "The new version is on the function. Call with the same order: the total is another one.",
                "ko": "새 버전을 붙였어요. 같은 주문으로 불러 보세요. 합계가 달라져요.",
            },
        },
        play=(layered(FUNCTION, "shop:2"), invoke(FUNCTION, ORDER)),
    ),
)
