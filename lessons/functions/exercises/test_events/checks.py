"""The checks of "Tests", with a sentence for every way each can be unmet."""

from typing import Any

from lessons.courseware.course import Check, Play, Text
from lessons.functions.exercises.test_events import looks
from lessons.functions.playing import deploy, invoke
from lessons.functions.samples.table import SAMPLES
from lessons.functions.source_fn import BENCH, FUNCTION, KNOWS_API, KNOWS_TOPIC, RECEIPT

Reasons = dict[str, Text]

_ANY: Reasons = {
    "no-function": {
        "en": "There is no function called `source-fn` in your account. Deploy the code in the editor.",
        "ko": "계정에 `source-fn` 함수가 없어요. 편집기의 코드를 배포해 보세요.",
    },
    "wrong": {
        "en": "The event of {source} was answered with `{outcome}`, which does not name that service.",
        "ko": "{source} 이벤트에 돌아온 것: `{outcome}`. 이 서비스의 이름이 아니에요.",
    },
}

OWN: dict[str, Any] = {"Records": [{"eventSource": "aws:s3", "s3": {"object": {"key": "2026/09/20/B-2001.pdf"}}}]}
EVENTS = {sample.id: sample.event for sample in SAMPLES}


def _run(*names: str) -> tuple[Play, ...]:
    return tuple(invoke(FUNCTION, EVENTS[name]) for name in names)


CHECKS = (
    Check(
        id="saved-event",
        title={
            "en": "Deploy `source-fn` and run the saved event `receipt`: the answer names S3",
            "ko": "`source-fn` 배포하고 저장된 이벤트 `receipt` 실행하기: 답이 S3라고 말해요",
        },
        look=looks.saved_event,
        reasons=_ANY
        | {
            "not-tried": {
                "en": "`source-fn` has not been called with the event `receipt` yet.",
                "ko": "아직 `receipt` 이벤트로 `source-fn`을 호출하지 않았어요.",
            }
        },
        play=(deploy(FUNCTION, BENCH.source["en"]), invoke(FUNCTION, RECEIPT)),
    ),
    Check(
        id="own-event",
        title={
            "en": "Save an event of your own and run it",
            "ko": "나만의 이벤트를 저장해서 실행하기",
        },
        look=looks.own_event,
        reasons=_ANY
        | {
            "no-own": {
                "en": "So far only the events that were there already have been run. "
                "Change something in one, keep it under a new name, and call with it.",
                "ko": "지금까지는 원래 있던 이벤트만 실행했어요. 하나를 골라 내용을 바꾸고, 새 이름으로 "
                "저장해서 호출해 보세요.",
            }
        },
        play=(invoke(FUNCTION, OWN),),
    ),
    Check(
        id="each-kind",
        title={
            "en": "Run a sample of each kind: each answer names its source",
            "ko": "종류마다 샘플 하나씩 실행하기: 답마다 소스의 이름이 있어요",
        },
        look=looks.each_kind,
        reasons=_ANY
        | {
            "no-synchronous": {
                "en": "No event of a synchronous source has been run yet, such as the one of API Gateway.",
                "ko": "API Gateway 같은 동기 소스의 이벤트를 아직 실행하지 않았어요.",
            },
            "no-asynchronous": {
                "en": "No event of an asynchronous source has been run yet, such as the one of S3.",
                "ko": "S3 같은 비동기 소스의 이벤트를 아직 실행하지 않았어요.",
            },
            "no-polled": {
                "en": "No event of a polled source has been run yet. SQS is one.",
                "ko": "폴링 소스의 이벤트를 아직 실행하지 않았어요. SQS가 그중 하나예요.",
            },
        },
        play=(deploy(FUNCTION, KNOWS_API), *_run("api-gateway", "s3", "sqs")),
    ),
    Check(
        id="regression",
        title={
            "en": "Teach it one source more, then run three earlier events again: all still right",
            "ko": "소스 하나를 더 가르치고 예전 이벤트 세 개를 다시 실행하기: 여전히 모두 맞아요",
        },
        look=looks.regression,
        reasons={"no-function": _ANY["no-function"]}
        | {
            "not-tried": {
                "en": "`source-fn` has not been called with an event of any service yet.",
                "ko": "아직 어떤 서비스의 이벤트로도 `source-fn`을 호출하지 않았어요.",
            },
            "too-few": {
                "en": "Different events that were answered rightly before the last change: {count} of {goal}.",
                "ko": "마지막으로 바꾸기 전까지 바르게 답한 이벤트의 수: {count} / {goal}.",
            },
            "nothing-new": {
                "en": "The function as it is now has named no source that it did not know before.",
                "ko": "지금 함수는 전에 모르던 소스의 이름을 아직 하나도 말하지 않았어요.",
            },
            "not-again": {
                "en": "It knows something new. Of the events it knew before, {count} of {goal} have been run again.",
                "ko": "새로 알아보는 것이 생겼어요. 예전에 알아보던 이벤트를 다시 실행한 수: {count} / {goal}.",
            },
            "broken": {
                "en": "An event of {source} was answered rightly before the change. Now it ends in `{outcome}`.",
                "ko": "바꾸기 전에는 바르게 답하던 이벤트예요: {source}. 지금은 `{outcome}`.",
            },
        },
        play=(*_run("sns"), deploy(FUNCTION, KNOWS_TOPIC), *_run("sns", "s3", "sqs", "api-gateway")),
    ),
)
