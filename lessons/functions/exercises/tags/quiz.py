"""The quiz of "Tags"."""

from lessons.courseware.quiz import Act, Choice, NearMiss, Numeric, Option, Quiz, TrueFalse
from serverless_lab.engine.numbers import LAMBDA_TAGS

QUIZ = Quiz(
    version=1,
    questions=(
        TrueFalse(
            id="tag-changes-a-call",
            prompt={
                "en": "A function gets a new tag. Its next call has to start in a new environment.",
                "ko": "함수에 태그를 새로 달았어요. 다음 호출은 새 실행 환경에서 시작해야 해요.",
            },
            truth=False,
            when_true={
                "en": "Code and settings are as before, and the environments stay.",
                "ko": "코드와 설정은 그대로라서 환경도 그대로 남아요.",
            },
            when_false={
                "en": "A tag hangs on the outside. The function itself does not know it.",
                "ko": "태그는 바깥에 달려요. 함수 자신은 모르는 값이에요.",
            },
        ),
        Choice(
            id="when-in-the-bill",
            prompt={
                "en": "All functions have been tagged today. Which part of the bill can be sorted by the tag?",
                "ko": "오늘 모든 함수에 태그를 달았어요. 청구서의 어느 부분을 태그로 나눌 수 있을까요?",
            },
            options=(
                Option(
                    id="from-now",
                    right=True,
                    text={
                        "en": "What comes from now on, once the key is activated for billing",
                        "ko": "키를 청구용으로 활성화한 뒤, 이제부터의 비용",
                    },
                    rationale={
                        "en": "A tag is only used in bills once its key is a cost allocation tag; it takes up to "
                        "a day.",
                        "ko": "키를 비용 할당 태그로 켜야 청구서에 쓰여요. 나타나기까지 하루쯤 걸려요.",
                    },
                ),
                Option(
                    id="all",
                    text={"en": "All, since the account was opened", "ko": "계정을 연 뒤의 비용 전부"},
                    rationale={
                        "en": "What has been billed without a tag stays without one. A backfill reaches back a year "
                        "at most, and only as far as the tag had been there.",
                        "ko": "태그 없이 청구된 것은 그대로예요. 소급 적용도 길어야 1년이고, 그때 달려 있던 "
                        "태그만 통해요.",
                    },
                ),
                Option(
                    id="none",
                    text={"en": "None: tags are only for searching", "ko": "없어요. 태그는 찾을 때만 써요"},
                    rationale={
                        "en": "Sorting costs is what most teams tag for.",
                        "ko": "비용을 나누려고 태그를 다는 팀이 가장 많아요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="how-many",
            prompt={
                "en": "How many tags may a function have at most?",
                "ko": "함수 하나에 태그를 몇 개까지 달 수 있나요?",
            },
            answer=float(LAMBDA_TAGS),
            rationale={
                "en": "Fifty of your own; those that begin with `aws:` are AWS's and do not count.",
                "ko": "내 태그 쉰 개예요. `aws:`로 시작하는 것은 AWS의 것이라 세지 않아요.",
            },
            near=(
                NearMiss(
                    value=5.0,
                    rationale={"en": "Five is the number of layers.", "ko": "다섯은 계층의 수예요."},
                ),
            ),
        ),
        Choice(
            id="not-in-a-tag",
            prompt={"en": "Which of these does not belong in a tag?", "ko": "태그에 적으면 안 되는 것은 무엇일까요?"},
            options=(
                Option(
                    id="secret",
                    right=True,
                    text={"en": "The password of the kitchen's printer", "ko": "주방 프린터의 비밀번호"},
                    rationale={
                        "en": "Tags are shown to many, in lists, logs and bills.",
                        "ko": "태그는 목록, 로그, 청구서에서 많은 사람이 봐요.",
                    },
                ),
                Option(
                    id="team",
                    text={"en": "The team that answers for it", "ko": "맡은 팀"},
                    rationale={
                        "en": "The classic: whom to ask, and who pays.",
                        "ko": "가장 흔한 쓰임이에요. 누구에게 물어보고 누가 값을 치를지요.",
                    },
                ),
                Option(
                    id="stage",
                    text={"en": "Whether it is live or a test", "ko": "운영용인지 시험용인지"},
                    rationale={
                        "en": "Useful for finding what may be deleted.",
                        "ko": "지워도 되는 것을 찾을 때 좋아요.",
                    },
                ),
            ),
        ),
        Act(
            id="allow-by-tag",
            prompt={
                "en": "Let `head-cook` call all functions of the kitchen, those of tomorrow too, and no other.",
                "ko": "`head-cook` 사용자가 주방의 함수를 모두, 내일 생길 것까지 부르고 다른 것은 못 부르게 하세요.",
            },
            check="functions/tags/by-tag",
            rationale={
                "en": "The policy names a tag in place of names, so it need not be touched again.",
                "ko": "정책에 이름 대신 태그를 적어서 다시 고칠 필요가 없어요.",
            },
        ),
    ),
)
