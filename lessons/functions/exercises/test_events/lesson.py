"""5.9: test events of one's own, samples of what services send, and running them again after a change."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.functions.exercises.test_events import looks
from lessons.functions.exercises.test_events.checks import CHECKS
from lessons.functions.exercises.test_events.quiz import QUIZ
from lessons.functions.source_fn import BENCH

_CAPITAL_LETTER = Prediction(
    id="capital-letter",
    question={
        "en": '`source-fn` reads `event["Records"][0]["eventSource"]`. With the event of a bucket that works. '
        "What happens with the event of an SNS topic, which has `Records` as well?",
        "ko": '`source-fn`은 `event["Records"][0]["eventSource"]` 값을 읽어요. 버킷의 이벤트로는 잘돼요. '
        "마찬가지로 `Records`가 있는 SNS 주제의 이벤트로 호출하면 어떻게 될까요?",
    },
    options=(
        Option(
            "names",
            {"en": "It answers `aws:sns`", "ko": "`aws:sns`라고 답해요"},
            {
                "en": "It would, if every service spelt its fields alike.",
                "ko": "모든 서비스가 필드를 똑같이 적는다면 그랬을 거예요.",
            },
        ),
        Option(
            "unknown",
            {"en": "It answers `unknown`", "ko": "`unknown`이라고 답해요"},
            {
                "en": "That line is only reached by events without `Records`.",
                "ko": "그 줄까지 가는 것은 `Records`가 없는 이벤트뿐이에요.",
            },
        ),
        Option(
            "fails",
            {"en": "The call fails", "ko": "호출이 실패해요"},
            {
                "en": "Nobody notices such a difference by reading. Running one event shows it.",
                "ko": "이런 차이는 눈으로 읽어서는 잘 보이지 않아요. 이벤트 하나를 실행해 보면 드러나요.",
            },
        ),
    ),
    truth=looks.capital_letter,
    reveal={
        "en": "SNS writes `EventSource`, with a capital E. Your first call with its event ended in `{outcome}`.",
        "ko": "SNS는 대문자 E로 `EventSource`라고 적어요. 그 이벤트로 처음 호출한 결과: `{outcome}`.",
    },
)

LESSON = Lesson(
    slug="test-events",
    number="5.9",
    title={"en": "Tests", "ko": "테스트"},
    summary={
        "en": "Keep events, try what services would send, and run them again after every change.",
        "ko": "이벤트를 저장해 두고, 서비스가 보낼 것을 미리 실행해 보고, 고칠 때마다 다시 실행해요.",
    },
    minutes=12,
    template="functions/lessons/test-events",
    checks=CHECKS,
    predictions=(_CAPITAL_LETTER,),
    quiz=QUIZ,
    bench=BENCH,
)
