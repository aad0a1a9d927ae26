"""The quiz of "Environment variables"."""

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
from serverless_lab.engine import numbers

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="who-sees-the-new-value",
            prompt={
                "en": "Two environments of a function wait, warm. You change one variable. "
                "Which of the next calls sees the new value?",
                "ko": "함수의 환경 두 개가 웜 상태로 기다리고 있어요. 변수 하나를 바꿨어요. 다음 호출 가운데 "
                "어느 것이 새 값을 볼까요?",
            },
            options=(
                Option(
                    id="every-one",
                    text={"en": "Every one, from the next call on", "ko": "다음 호출부터 모두"},
                    rationale={
                        "en": "Neither of the two waiting environments is used again; "
                        "the next call starts one with the new value.",
                        "ko": "기다리던 환경은 둘 다 다시 쓰지 않아요. 다음 호출은 새 값을 받은 새 환경에서 시작해요.",
                    },
                    right=True,
                ),
                Option(
                    id="once-reclaimed",
                    text={
                        "en": "Only calls after both environments were reclaimed for idleness",
                        "ko": "두 환경이 쉬다가 사라진 뒤의 호출만",
                    },
                    rationale={
                        "en": "Nobody has to wait for that: a change of the configuration retires them at once.",
                        "ko": "기다릴 필요가 없어요. 설정을 바꾸면 그 환경들은 바로 물러나요.",
                    },
                ),
                Option(
                    id="after-deploy",
                    text={"en": "None before the code is deployed again", "ko": "코드를 다시 배포하기 전에는 없어요"},
                    rationale={
                        "en": "The code stays as it is. That a value can change without it is what variables are for.",
                        "ko": "코드는 그대로예요. 코드를 건드리지 않고 값을 바꾸려고 환경 변수를 쓰는 거예요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="names",
            prompt={
                "en": "Which of these names can you give to a variable of your function?",
                "ko": "함수의 변수 이름으로 쓸 수 있는 것을 모두 고르세요.",
            },
            options=(
                Option(
                    id="discount",
                    text={"en": "`DISCOUNT_PERCENT`", "ko": "`DISCOUNT_PERCENT`"},
                    rationale={
                        "en": "Letters and an underscore, a letter first: allowed.",
                        "ko": "글자와 밑줄로 되어 있고 글자로 시작해요. 쓸 수 있어요.",
                    },
                    right=True,
                ),
                Option(
                    id="level",
                    text={"en": "`log_level2`", "ko": "`log_level2`"},
                    rationale={
                        "en": "Small letters and digits are fine too, as long as a letter comes first.",
                        "ko": "소문자와 숫자도 괜찮아요. 글자로 시작하기만 하면 돼요.",
                    },
                    right=True,
                ),
                Option(
                    id="digit",
                    text={"en": "`2FOR1`", "ko": "`2FOR1`"},
                    rationale={
                        "en": "The first character must be a letter.",
                        "ko": "첫 글자는 숫자가 아니라 알파벳이어야 해요.",
                    },
                ),
                Option(
                    id="region",
                    text={"en": "`AWS_REGION`", "ko": "`AWS_REGION`"},
                    rationale={
                        "en": "Lambda sets this one itself and refuses yours. Your code may read it.",
                        "ko": "Lambda가 직접 넣는 변수라 거절해요. 코드에서 읽는 것은 괜찮아요.",
                    },
                ),
                Option(
                    id="hyphen",
                    text={"en": "`SHOP-HOURS`", "ko": "`SHOP-HOURS`"},
                    rationale={
                        "en": "A hyphen is not allowed; an underscore is.",
                        "ko": "하이픈은 쓸 수 없어요. 밑줄은 쓸 수 있어요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="room",
            prompt={
                "en": "How much room do all environment variables of one function have together?",
                "ko": "함수 하나의 환경 변수를 모두 합쳐 얼마까지 쓸 수 있나요?",
            },
            answer=numbers.LAMBDA_ENVIRONMENT_BYTES / 1024,
            unit="KB",
            rationale={
                "en": "{{ LAMBDA_ENVIRONMENT_BYTES|KB }} KB for all names and values together. "
                "What is longer belongs in a file, a bucket or a parameter store.",
                "ko": "이름과 값을 모두 합쳐 {{ LAMBDA_ENVIRONMENT_BYTES|KB }} KB예요. "
                "더 긴 것은 파일이나 버킷, Parameter Store에 두세요.",
            },
            near=(
                NearMiss(
                    value=numbers.LAMBDA_ENVIRONMENT_BYTES,
                    rationale={
                        "en": "That is the number of bytes. The question asks for KB.",
                        "ko": "그건 바이트 수예요. 여기서는 KB로 물었어요.",
                    },
                ),
                NearMiss(
                    value=numbers.LAMBDA_SYNC_PAYLOAD_BYTES / 1024,
                    rationale={
                        "en": "That is the limit of an event in a synchronous call.",
                        "ko": "그건 동기 호출에서 이벤트가 가질 수 있는 크기예요.",
                    },
                ),
            ),
        ),
        ShortAnswer(
            id="type",
            prompt={
                "en": '`TABLES` is set to `12`. Of which Python type is `os.environ["TABLES"]`?',
                "ko": '`TABLES` 값을 `12`로 두었어요. `os.environ["TABLES"]` 값은 Python의 어떤 타입일까요?',
            },
            accepted=("str", "string", "text", "문자열", "스트링"),
            rationale={
                "en": "`str`: every value is text. To calculate with it, convert it, for example with `int`.",
                "ko": "`str`이에요. 값은 모두 문자열이라, 계산하려면 `int` 같은 것으로 바꿔야 해요.",
            },
            wrong=(
                WrongAnswer(
                    text="int",
                    rationale={
                        "en": "It looks like a number, but nothing has converted it yet.",
                        "ko": "숫자처럼 보이지만 아직 아무도 변환하지 않았어요.",
                    },
                ),
                WrongAnswer(
                    text="bool",
                    rationale={
                        "en": "An `if` would treat it as true, but it stays a text.",
                        "ko": "`if` 문에서는 참으로 다루지만, 그래도 문자열이에요.",
                    },
                ),
            ),
        ),
        Choice(
            id="payment-key",
            prompt={
                "en": "The shop gets a key of its payment provider. A new one is due every month. "
                "Where is it kept best?",
                "ko": "가게가 결제 회사의 키를 받았어요. 키는 매달 새것으로 바꿔야 해요. 어디에 두는 것이 "
                "가장 좋을까요?",
            },
            options=(
                Option(
                    id="code",
                    text={"en": "In the code, so that it can never be missing", "ko": "빠질 일이 없도록 코드 안에"},
                    rationale={
                        "en": "Then everybody who may read the code has it, the history keeps it, "
                        "and every month needs a deploy.",
                        "ko": "코드를 볼 수 있는 사람은 모두 키를 갖게 되고, 변경 기록에도 남고, 매달 배포해야 해요.",
                    },
                ),
                Option(
                    id="variable",
                    text={
                        "en": "In an environment variable, for it is encrypted at rest",
                        "ko": "저장될 때 암호화되니까 환경 변수에",
                    },
                    rationale={
                        "en": "Better than in the code. But whoever may read the configuration sees it in plain text, "
                        "and you have to replace it by hand.",
                        "ko": "코드보다는 나아요. 하지만 설정을 읽을 수 있는 사람에게 그대로 보이고, 바꾸는 "
                        "일도 손으로 해야 해요.",
                    },
                ),
                Option(
                    id="secrets-manager",
                    text={
                        "en": "In Secrets Manager; a variable only says under which name",
                        "ko": "Secrets Manager에. 변수에는 그 이름만",
                    },
                    rationale={
                        "en": "The function reads it with its own role, and it can be replaced on a schedule "
                        "without touching the function.",
                        "ko": "함수가 자기 역할로 읽고, 함수를 건드리지 않은 채 정해진 때마다 바꿀 수 있어요.",
                    },
                    right=True,
                ),
            ),
        ),
        Act(
            id="change-it",
            prompt={
                "en": "Change the discount of `price-fn` without a deploy, and let a call answer with the new one.",
                "ko": "배포하지 않고 `price-fn`의 할인을 바꾼 뒤, 새 할인으로 답하는 호출을 해 보세요.",
            },
            check="functions/environment-variables/sunday",
            rationale={
                "en": "One change under Configuration, one cold call, and `CodeSha256` is what it was.",
                "ko": "설정에서 값 하나를 바꾸고 콜드 스타트 호출 한 번. `CodeSha256` 값은 그대로예요.",
            },
        ),
    ),
)
