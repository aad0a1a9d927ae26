"""The quiz of "Policies, element by element"."""

from lessons.courseware.quiz import (
    Act,
    Choice,
    Matching,
    NearMiss,
    Numeric,
    Option,
    Pair,
    Quiz,
    ShortAnswer,
    WrongAnswer,
)
from serverless_lab.engine import numbers

QUIZ = Quiz(
    version=1,
    questions=(
        Matching(
            id="elements",
            prompt={"en": "Which element answers which question?", "ko": "어느 요소가 어떤 질문에 답하나요?"},
            pairs=(
                Pair(
                    id="effect",
                    left={"en": "`Effect`", "ko": "`Effect`"},
                    right={"en": "Yes or no?", "ko": "되나요, 안 되나요?"},
                    rationale={"en": "`Allow` or `Deny`, nothing else.", "ko": "`Allow` 아니면 `Deny`예요."},
                ),
                Pair(
                    id="action",
                    left={"en": "`Action`", "ko": "`Action`"},
                    right={"en": "To do what?", "ko": "무엇을 하려고?"},
                    rationale={
                        "en": "A service and an operation, such as `s3:GetObject`.",
                        "ko": "`s3:GetObject`처럼 서비스와 작업이에요.",
                    },
                ),
                Pair(
                    id="resource",
                    left={"en": "`Resource`", "ko": "`Resource`"},
                    right={"en": "On which thing?", "ko": "어떤 것에?"},
                    rationale={"en": "One or more ARNs, or `*`.", "ko": "ARN 하나 이상, 또는 `*`예요."},
                ),
                Pair(
                    id="condition",
                    left={"en": "`Condition`", "ko": "`Condition`"},
                    right={"en": "Under which circumstances?", "ko": "어떤 상황에서?"},
                    rationale={
                        "en": "It compares condition keys: address, time, tags, MFA.",
                        "ko": "주소, 시각, 태그, MFA 같은 조건 키를 비교해요.",
                    },
                ),
            ),
            extra=({"en": "For how much money?", "ko": "얼마에?"},),
        ),
        Choice(
            id="principal",
            prompt={
                "en": "Which policy has a `Principal`?",
                "ko": "`Principal`이 들어가는 정책은 어느 것인가요?",
            },
            options=(
                Option(
                    id="on-a-user",
                    text={"en": "One attached to a user", "ko": "사용자에 붙는 정책"},
                    rationale={
                        "en": "There it would say twice who is meant; IAM refuses it.",
                        "ko": "누구인지는 붙은 곳이 이미 말해 줘요. 적으면 IAM이 거절해요.",
                    },
                ),
                Option(
                    id="on-a-resource",
                    text={
                        "en": "One attached to a resource, such as a role's trust policy",
                        "ko": "역할의 신뢰 정책처럼 리소스에 붙는 정책",
                    },
                    rationale={
                        "en": "It is attached to the thing, so it has to say who may come.",
                        "ko": "대상에 붙어 있으니 누가 와도 되는지 적어야 해요.",
                    },
                    right=True,
                ),
                Option(
                    id="on-a-group",
                    text={"en": "One attached to a group", "ko": "그룹에 붙는 정책"},
                    rationale={
                        "en": "It counts for the members; nobody is named in it.",
                        "ko": "구성원에게 적용되고, 정책 안에 누구라고 적지 않아요.",
                    },
                ),
            ),
        ),
        ShortAnswer(
            id="version-date",
            prompt={
                "en": "Which date goes into `Version` of every policy you write today?",
                "ko": "지금 쓰는 정책의 `Version`에는 어떤 날짜를 적나요?",
            },
            accepted=("2012-10-17",),
            rationale={
                "en": "`2012-10-17`: the version of the language, not of your text. Without it variables such as "
                "`${{aws:username}}` stay plain text.",
                "ko": "`2012-10-17`이에요. 정책 언어의 버전이지 여러분 글의 버전이 아니에요. 빠뜨리면 "
                "`${{aws:username}}` 같은 변수가 그냥 글자로 남아요.",
            },
            wrong=(
                WrongAnswer(
                    text="2008-10-17",
                    rationale={
                        "en": "The older language, which knows no variables.",
                        "ko": "변수를 모르는 예전 버전이에요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="kept-versions",
            prompt={
                "en": "How many versions does a managed policy keep at most?",
                "ko": "관리형 정책 하나는 버전을 몇 개까지 보관하나요?",
            },
            answer=numbers.IAM_VERSIONS_PER_POLICY,
            rationale={
                "en": "{{ IAM_VERSIONS_PER_POLICY }}. For one more, delete one that is not in force.",
                "ko": "{{ IAM_VERSIONS_PER_POLICY }}개예요. 더 만들려면 쓰지 않는 버전을 지우세요.",
            },
            near=(
                NearMiss(
                    value=numbers.IAM_POLICIES_PER_HOLDER,
                    rationale={
                        "en": "That is how many managed policies one user, group or role can have.",
                        "ko": "그건 사용자, 그룹, 역할 하나에 붙일 수 있는 관리형 정책의 수예요.",
                    },
                ),
            ),
        ),
        Act(
            id="from-the-shop",
            prompt={
                "en": "Let `photographer` read from the shop's network only.",
                "ko": "`photographer`가 가게 네트워크에서만 읽을 수 있게 하세요.",
            },
            check="iam/policies/from-the-shop",
            rationale={
                "en": "One `Condition` with `IpAddress`: from elsewhere the statement no longer matches.",
                "ko": "`IpAddress`를 쓴 `Condition` 하나예요. 다른 곳에서 온 요청에는 문장이 들어맞지 않아요.",
            },
        ),
    ),
)
