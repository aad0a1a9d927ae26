"""The quiz of "An administrator in place of root"."""

from lessons.courseware.quiz import Act, Choice, MultipleChoice, Numeric, Option, Quiz, TrueFalse
from serverless_lab.engine import numbers

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="daily-work",
            prompt={
                "en": "The owner wants to add a cook and look at the bill every evening. Who should they be at the "
                "console?",
                "ko": "사장님은 저녁마다 요리사를 등록하고 요금을 확인해요. 콘솔에는 누구로 들어가야 할까요?",
            },
            options=(
                Option(
                    id="root",
                    text={"en": "The root user: it may do everything", "ko": "루트 사용자. 무엇이든 할 수 있으니까"},
                    rationale={
                        "en": "That is why not: nothing inside the account limits root, and a slip or a stolen "
                        "password costs the whole account.",
                        "ko": "바로 그래서 안 돼요. 계정 안의 무엇도 루트를 막지 못해서, 실수나 도난 한 번에 계정 "
                        "전체가 위험해요.",
                    },
                ),
                Option(
                    id="admin-user",
                    text={
                        "en": "A user of their own in the group of administrators, with MFA",
                        "ko": "관리자 그룹에 든 자기 사용자. MFA도 켜서",
                    },
                    rationale={
                        "en": "It may do the same work, has a name in the records, and can be taken away again.",
                        "ko": "같은 일을 할 수 있고, 기록에 이름이 남고, 필요하면 다시 거둘 수 있어요.",
                    },
                    right=True,
                ),
                Option(
                    id="shared",
                    text={"en": "One user that all managers share", "ko": "관리자들이 함께 쓰는 사용자 하나"},
                    rationale={
                        "en": "Then the records cannot say who did it, and the password is known to too many.",
                        "ko": "누가 했는지 기록에서 알 수 없고, 비밀번호를 아는 사람도 너무 많아져요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="what-a-group-is",
            prompt={"en": "What is true of a group?", "ko": "그룹에 대한 설명으로 맞는 것을 모두 고르세요."},
            options=(
                Option(
                    id="carries",
                    text={"en": "Its policies count for every member", "ko": "그룹의 정책은 구성원 모두에게 적용돼요"},
                    rationale={
                        "en": "From the moment somebody is in it, until they leave.",
                        "ko": "들어온 순간부터 나갈 때까지 그래요.",
                    },
                    right=True,
                ),
                Option(
                    id="signs-in",
                    text={"en": "One can sign in as a group", "ko": "그룹으로 로그인할 수 있어요"},
                    rationale={
                        "en": "A group is nobody: it has no password, and no policy can name it as a principal.",
                        "ko": "그룹은 누군가가 아니에요. 비밀번호도 없고, 정책의 주체로 적을 수도 없어요.",
                    },
                ),
                Option(
                    id="several",
                    text={"en": "A user can be in several", "ko": "사용자 한 명이 여러 그룹에 들 수 있어요"},
                    rationale={
                        "en": "In up to {{ IAM_GROUPS_PER_USER }}; what they allow adds up.",
                        "ko": "{{ IAM_GROUPS_PER_USER }}개까지요. 그룹들이 허용한 것은 합쳐져요.",
                    },
                    right=True,
                ),
                Option(
                    id="nested",
                    text={"en": "A group can hold another group", "ko": "그룹 안에 다른 그룹을 넣을 수 있어요"},
                    rationale={
                        "en": "Only users can be members.",
                        "ko": "구성원은 사용자만 될 수 있어요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="admin-is-root",
            prompt={
                "en": "A user with `AdministratorAccess` can do everything that root can.",
                "ko": "`AdministratorAccess` 정책이 있는 사용자는 루트가 할 수 있는 일을 모두 할 수 있어요.",
            },
            truth=False,
            when_true={
                "en": "Almost. Closing the account, changing its e-mail address and a few more are for root only.",
                "ko": "거의 그래요. 하지만 계정을 닫거나 계정의 이메일을 바꾸는 일처럼 루트만 할 수 있는 일이 남아요.",
            },
            when_false={
                "en": "Right: a short list, such as closing the account, stays with root. And a user can be limited.",
                "ko": "맞아요. 계정 닫기 같은 몇 가지는 루트만 해요. 그리고 사용자는 제한할 수 있어요.",
            },
        ),
        Numeric(
            id="groups-per-user",
            prompt={
                "en": "In how many groups can one user be?",
                "ko": "사용자 한 명은 그룹 몇 개까지 들어갈 수 있나요?",
            },
            answer=numbers.IAM_GROUPS_PER_USER,
            rationale={
                "en": "{{ IAM_GROUPS_PER_USER }}. Whoever needs more usually needs fewer, better cut groups.",
                "ko": "{{ IAM_GROUPS_PER_USER }}개예요. 더 필요하다면 그룹을 다시 나눌 때가 된 거예요.",
            },
        ),
        Act(
            id="share-it",
            prompt={
                "en": "Let `bora` and `jun` call `order-fn` by a group, and give them nothing else.",
                "ko": "`bora`와 `jun`이 그룹으로 `order-fn` 함수를 호출하게 하고, 다른 권한은 주지 마세요.",
            },
            check="iam/administrator/shared-rights",
            rationale={
                "en": "One policy, one group, two members: the third one is one more membership.",
                "ko": "정책 하나, 그룹 하나, 구성원 둘. 세 번째 사람은 그룹에 넣기만 하면 돼요.",
            },
        ),
    ),
)
