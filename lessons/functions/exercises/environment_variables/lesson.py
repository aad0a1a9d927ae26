"""5.7: settings and secrets from outside the code, changed without a deploy."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.functions.exercises.environment_variables import looks
from lessons.functions.exercises.environment_variables.checks import CHECKS
from lessons.functions.exercises.environment_variables.quiz import QUIZ
from lessons.functions.price_fn import BENCH

_AFTER_THE_CHANGE = Prediction(
    id="after-the-change",
    question={
        "en": "The function is warm and answers with a discount of 0. You set `DISCOUNT_PERCENT` to 10 under "
        "Configuration and deploy nothing. What does the next call do?",
        "ko": "함수는 웜 상태이고 할인 0으로 답하고 있어요. 배포는 하지 않고 설정에서 `DISCOUNT_PERCENT` 값만 10으로 "
        "바꿔요. 다음 호출은 어떻게 될까요?",
    },
    options=(
        Option(
            "old",
            {"en": "It answers 0 as before: the code is still the old one", "ko": "예전처럼 0. 코드가 그대로니까"},
            {
                "en": "The code is the old one, but the value never stood in it.",
                "ko": "코드는 그대로지만, 그 값은 처음부터 코드 안에 없었어요.",
            },
        ),
        Option(
            "warm-new",
            {"en": "It answers 10, in the warm environment", "ko": "웜 환경에서 10으로 답해요"},
            {
                "en": "A process is given its variables when it starts. The warm one could not hear of the new value, "
                "so Lambda does not use it again.",
                "ko": "프로세스는 시작할 때 변수를 받아요. 이미 떠 있던 환경은 새 값을 알 길이 없어서 다시 "
                "쓰지 않아요.",
            },
        ),
        Option(
            "cold-new",
            {"en": "It answers 10, after a cold start", "ko": "콜드 스타트를 하고 10으로 답해요"},
            {
                "en": "A new value means a new environment, and a new environment starts cold.",
                "ko": "값이 바뀌면 환경도 새로 뜨고, 새 환경은 콜드 스타트예요.",
            },
        ),
    ),
    truth=looks.after_the_change,
    reveal={
        "en": "`discount_percent` went from {before} to {after}, and this call's init took {init_ms} ms.",
        "ko": "`discount_percent` 값: {before} → {after}. 이 호출의 초기화 시간: {init_ms} ms.",
    },
)

_IS_IT_OPEN = Prediction(
    id="is-it-open",
    question={
        "en": 'The code says `"open": not closed`. You set `CLOSED_TODAY` to `false`. Is the shop open?',
        "ko": '코드에는 `"open": not closed`라고 적혀 있어요. `CLOSED_TODAY` 값을 `false`로 둬요. 가게는 '
        "열려 있을까요?",
    },
    options=(
        Option(
            "open",
            {"en": "Open: false means not closed", "ko": "열려 있어요. 닫은 게 아니라는 뜻이니까요"},
            {
                "en": "That is what it means to us. To Python it is a text of five letters.",
                "ko": "우리에게는 그런 뜻이죠. Python에게는 다섯 글자짜리 문자열이에요.",
            },
        ),
        Option(
            "closed",
            {"en": "Closed", "ko": "닫혀 있어요"},
            {
                "en": "Every text with at least one letter counts as true, also the text `false`.",
                "ko": "한 글자라도 있는 문자열은 참이에요. `false`라는 글자도 그래요.",
            },
        ),
        Option(
            "error",
            {"en": "Neither: the call fails", "ko": "둘 다 아니에요. 호출이 실패해요"},
            {
                "en": "Nothing has to be converted here, so nothing fails. That makes the mistake hard to find.",
                "ko": "여기서는 변환할 것이 없어서 실패도 하지 않아요. 그래서 더 찾기 어려운 실수예요.",
            },
        ),
    ),
    truth=looks.is_it_open,
    reveal={
        "en": "`closed_today` was the text `{text}`, and the answer said `open`: {open}.",
        "ko": "`closed_today` 글자: `{text}`. 답의 `open` 값: {open}.",
    },
)

LESSON = Lesson(
    slug="environment-variables",
    number="5.7",
    title={"en": "Environment variables", "ko": "환경 변수"},
    summary={
        "en": "Prices, opening hours and secrets from outside the code, changed without a deploy.",
        "ko": "가격, 영업 여부, 비밀 값을 코드 밖에 두고 배포 없이 바꿔요.",
    },
    minutes=12,
    template="functions/lessons/environment-variables",
    checks=CHECKS,
    predictions=(_AFTER_THE_CHANGE, _IS_IT_OPEN),
    quiz=QUIZ,
    bench=BENCH,
)
