"""The quiz of "Layers"."""

from lessons.courseware.quiz import (
    Act,
    Choice,
    MultipleChoice,
    NearMiss,
    Numeric,
    Option,
    Quiz,
    ShortAnswer,
    WrongAnswer,
)
from serverless_lab.engine.numbers import LAMBDA_LAYERS

QUIZ = Quiz(
    version=1,
    questions=(
        ShortAnswer(
            id="which-folder",
            prompt={
                "en": "In which folder of the ZIP file must a Python module lie, so that `import` finds it in the "
                "layer?",
                "ko": "`import`가 계층에서 Python 모듈을 찾으려면 ZIP 파일의 어느 폴더에 있어야 할까요?",
            },
            accepted=("python", "python/", "/python", "/opt/python"),
            rationale={
                "en": "The layer is unpacked in `/opt`, and Python looks in `/opt/python`.",
                "ko": "계층은 `/opt`에 풀리고, Python은 `/opt/python`에서 찾아요.",
            },
            wrong=(
                WrongAnswer(
                    text="/opt",
                    rationale={
                        "en": "There the layer is unpacked; Python looks one folder deeper.",
                        "ko": "계층이 풀리는 곳이에요. Python은 한 폴더 더 안에서 찾아요.",
                    },
                ),
                WrongAnswer(
                    text="/var/task",
                    rationale={
                        "en": "That is the function's own package.",
                        "ko": "그것은 함수 자신의 패키지예요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="how-many",
            prompt={
                "en": "How many layers may a function use at most?",
                "ko": "함수 하나에 계층을 몇 개까지 붙일 수 있나요?",
            },
            answer=float(LAMBDA_LAYERS),
            rationale={
                "en": "Five, and they count towards the {{ LAMBDA_UNZIPPED_BYTES|MB }} MB of the package.",
                "ko": "다섯 개예요. 크기는 패키지의 {{ LAMBDA_UNZIPPED_BYTES|MB }} MB에 함께 들어가요.",
            },
            near=(
                NearMiss(
                    value=50.0,
                    rationale={"en": "Fifty is the number of tags.", "ko": "쉰은 태그의 수예요."},
                ),
            ),
        ),
        Choice(
            id="deleted",
            prompt={
                "en": "Somebody deletes version 1 of a layer. What becomes of the functions that use it?",
                "ko": "누군가 계층의 버전 1을 지웠어요. 그것을 쓰던 함수는 어떻게 될까요?",
            },
            options=(
                Option(
                    id="go-on",
                    right=True,
                    text={
                        "en": "They go on with it; only new ones cannot take it",
                        "ko": "그대로 계속 써요. 새로 붙일 수만 없어요",
                    },
                    rationale={
                        "en": "Each keeps what it has, so nobody else's deletion breaks it.",
                        "ko": "쓰던 것은 저마다 간직하고 있어서, 남이 지워도 망가지지 않아요.",
                    },
                ),
                Option(
                    id="fail",
                    text={"en": "Their next cold start fails", "ko": "다음 콜드 스타트부터 실패해요"},
                    rationale={
                        "en": "That would let one team break another's functions.",
                        "ko": "그러면 한 팀이 다른 팀의 함수를 망가뜨릴 수 있어요.",
                    },
                ),
                Option(
                    id="next",
                    text={"en": "They take version 2", "ko": "버전 2를 쓰게 돼요"},
                    rationale={
                        "en": "A version is never exchanged behind a function's back.",
                        "ko": "함수 모르게 버전이 바뀌는 일은 없어요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="what-for",
            prompt={
                "en": "For which of these is a layer a good place?",
                "ko": "계층에 두기 좋은 것을 모두 고르세요.",
            },
            options=(
                Option(
                    id="library",
                    right=True,
                    text={"en": "A library that ten functions import", "ko": "함수 열 개가 쓰는 라이브러리"},
                    rationale={
                        "en": "Packed once, and the functions' own packages stay small.",
                        "ko": "한 번만 담으면 되고, 함수마다의 패키지는 작게 남아요.",
                    },
                ),
                Option(
                    id="settings",
                    text={"en": "The password of the database", "ko": "데이터베이스의 비밀번호"},
                    rationale={
                        "en": "Whoever may read the layer reads it. Secrets belong into a vault.",
                        "ko": "계층을 읽을 수 있는 사람은 다 읽어요. 비밀은 금고에 두세요.",
                    },
                ),
                Option(
                    id="fonts",
                    right=True,
                    text={"en": "The fonts that all receipts use", "ko": "모든 영수증이 쓰는 글꼴"},
                    rationale={
                        "en": "Files need not be code: under `/opt` they can be read.",
                        "ko": "코드가 아니어도 돼요. `/opt`에서 읽을 수 있어요.",
                    },
                ),
                Option(
                    id="speed",
                    text={
                        "en": "A heavy library, so that cold starts get shorter",
                        "ko": "무거운 라이브러리, 콜드 스타트를 줄이려고",
                    },
                    rationale={
                        "en": "It has to be fetched and loaded all the same, from wherever it comes.",
                        "ko": "어디서 오든 가져와서 읽어야 하는 것은 같아요.",
                    },
                ),
            ),
        ),
        Act(
            id="move-it",
            prompt={
                "en": "Let `bill-fn` use the second version of the layer, and see the total change.",
                "ko": "`bill-fn`이 계층의 두 번째 버전을 쓰게 하고, 합계가 바뀌는 것을 보세요.",
            },
            check="functions/layers/moved",
            rationale={
                "en": "The function's own code is the same; what it imports is not.",
                "ko": "함수의 코드는 그대로고, 가져다 쓰는 것이 바뀌었어요.",
            },
        ),
    ),
)
