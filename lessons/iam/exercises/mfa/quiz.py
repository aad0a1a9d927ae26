"""Questions about "Two factors"."""

from lessons.courseware.quiz import Act, Choice, Matching, MultipleChoice, Option, Pair, Quiz, TrueFalse
from serverless_lab.engine.numbers import IAM_MFA_DEVICES_PER_USER

QUIZ = Quiz(
    version=1,
    questions=(
        MultipleChoice(
            id="two-factors",
            prompt={
                "en": "Which of these are two factors?",
                "ko": "다음 가운데 2요소 인증은 무엇일까요?",
            },
            options=(
                Option(
                    id="password-phone",
                    text={"en": "Password and a code of a phone's app", "ko": "비밀번호와 휴대폰 앱의 코드"},
                    right=True,
                    rationale={
                        "en": "Knowledge and possession: two kinds.",
                        "ko": "지식과 소유, 서로 다른 두 종류예요.",
                    },
                ),
                Option(
                    id="password-question",
                    text={"en": "Password and the answer to a question", "ko": "비밀번호와 질문의 답"},
                    rationale={
                        "en": "Both are knowledge, so this is one factor asked for twice.",
                        "ko": "둘 다 지식이에요. 한 가지를 두 번 물은 셈이에요.",
                    },
                ),
                Option(
                    id="key-finger",
                    text={"en": "Hardware key and fingerprint", "ko": "하드웨어 키와 지문"},
                    right=True,
                    rationale={
                        "en": "Possession and inherence. There is no password in it, and still it is two.",
                        "ko": "소유와 존재예요. 비밀번호가 없어도 두 가지예요.",
                    },
                ),
                Option(
                    id="phone-list",
                    text={"en": "SMS code and a printed list of codes", "ko": "문자 코드와 인쇄한 코드 목록"},
                    rationale={
                        "en": "Both are things one has. Whoever steals the bag has both.",
                        "ko": "둘 다 가진 물건이에요. 가방을 훔치면 둘 다 가져가요.",
                    },
                ),
            ),
        ),
        Matching(
            id="pieces",
            prompt={"en": "What is what?", "ko": "무엇이 무엇일까요?"},
            pairs=(
                Pair(
                    id="secret",
                    left={"en": "Secret behind the QR code", "ko": "QR 코드 속의 비밀"},
                    right={
                        "en": "Shared once, when the device is set up",
                        "ko": "장치를 등록할 때 한 번 나누어 가져요",
                    },
                    rationale={
                        "en": "Phone and AWS keep it, and it is never sent again.",
                        "ko": "휴대폰과 AWS가 하나씩 간직하고, 다시는 보내지 않아요.",
                    },
                ),
                Pair(
                    id="code",
                    left={"en": "Six digits", "ko": "여섯 자리 숫자"},
                    right={"en": "Worked out anew every 30 seconds", "ko": "30초마다 새로 계산해요"},
                    rationale={
                        "en": "From the secret and the time, on both sides.",
                        "ko": "비밀과 시각으로, 양쪽에서 똑같이 계산해요.",
                    },
                ),
                Pair(
                    id="session",
                    left={"en": "Session", "ko": "세션"},
                    right={"en": "Remembers whether a code was shown", "ko": "코드를 보였는지 기억해요"},
                    rationale={
                        "en": "Policies find it in the key `aws:MultiFactorAuthPresent`.",
                        "ko": "정책은 그것을 `aws:MultiFactorAuthPresent` 키에서 봐요.",
                    },
                ),
            ),
            extra=({"en": "Is the same for all users", "ko": "모든 사용자가 똑같아요"},),
        ),
        TrueFalse(
            id="code-again",
            prompt={
                "en": "A code that was used to sign in can be used once more while it is shown.",
                "ko": "로그인에 쓴 코드라도 화면에 보이는 동안에는 한 번 더 쓸 수 있어요.",
            },
            truth=False,
            when_true={
                "en": "Then whoever watched you type it could follow you in. Try it: the second time it is refused.",
                "ko": "그러면 옆에서 본 사람이 따라 들어올 수 있어요. 해 보세요. 두 번째는 거절돼요.",
            },
            when_false={
                "en": "Right: each code counts once. Wait for the next.",
                "ko": "맞아요. 코드마다 한 번만 쓸 수 있어요. 다음 코드를 기다려요.",
            },
        ),
        Choice(
            id="long-term-key",
            prompt={
                "en": "A program calls with the long-term access key of a user. What does a policy find under "
                "`aws:MultiFactorAuthPresent`?",
                "ko": "프로그램이 사용자의 장기 액세스 키로 호출해요. 정책에서 `aws:MultiFactorAuthPresent`는 "
                "어떤 값일까요?",
            },
            options=(
                Option(
                    id="false",
                    text={"en": "`false`", "ko": "`false`"},
                    rationale={
                        "en": "`false` stands there for a session that began without a code. A long-term key has no "
                        "session.",
                        "ko": "`false`는 코드 없이 시작한 세션의 값이에요. 장기 키에는 세션이 없어요.",
                    },
                ),
                Option(
                    id="absent",
                    text={"en": "Nothing: the key is absent", "ko": "아무것도 없어요. 키 자체가 없어요"},
                    right=True,
                    rationale={
                        "en": "That is why a Deny asks with `BoolIfExists`: it then also holds where the key is "
                        "absent.",
                        "ko": "그래서 Deny에서는 `BoolIfExists`로 물어요. 그러면 키가 없을 때도 걸려요.",
                    },
                ),
                Option(
                    id="true",
                    text={
                        "en": "`true`, because the user has a device",
                        "ko": "`true`. 사용자에게 장치가 있으니까",
                    },
                    rationale={
                        "en": "Having a device is not enough. A code has to be shown for this session.",
                        "ko": "장치가 있다고 되는 것은 아니에요. 이 세션에서 코드를 보여야 해요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="how-many",
            prompt={
                "en": f"A user can have up to {IAM_MFA_DEVICES_PER_USER} devices, and the code of any of them will do.",
                "ko": f"사용자 한 명은 장치를 {IAM_MFA_DEVICES_PER_USER}개까지 가질 수 있고, "
                "그 가운데 아무 장치의 코드나 쓸 수 있어요.",
            },
            truth=True,
            when_true={
                "en": "So a second device can lie in the safe for the day the phone is lost.",
                "ko": "그래서 휴대폰을 잃어버릴 날을 위해 하나를 더 금고에 둘 수 있어요.",
            },
            when_false={
                "en": "It is so: a spare device saves you when the phone is lost.",
                "ko": "정말 그래요. 예비 장치가 있으면 휴대폰을 잃어버려도 괜찮아요.",
            },
        ),
        Act(
            id="sign-in-with-code",
            prompt={
                "en": "Sign in as `mina` with password and code.",
                "ko": "비밀번호와 코드로 `mina`로 로그인해 보세요.",
            },
            check="iam/mfa/signed-in",
            rationale={
                "en": "The session remembers that a code was shown.",
                "ko": "코드를 보였다는 것을 세션이 기억해요.",
            },
        ),
    ),
)
