"""The quiz of "Least privilege"."""

from lessons.courseware.quiz import Act, Choice, MultipleChoice, Option, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="intersection",
            prompt={
                "en": "A user's policies allow `s3:*` and `lambda:*`. The boundary allows `s3:GetObject` and "
                "`sqs:*`. What may the user do?",
                "ko": "사용자의 정책은 `s3:*`와 `lambda:*`를, 경계는 `s3:GetObject`와 `sqs:*`를 허용해요. 이 "
                "사용자는 무엇을 할 수 있나요?",
            },
            options=(
                Option(
                    id="get",
                    text={"en": "`s3:GetObject`", "ko": "`s3:GetObject`"},
                    rationale={
                        "en": "Only that stands in both.",
                        "ko": "둘 다에 있는 것은 이것뿐이에요.",
                    },
                    right=True,
                ),
                Option(
                    id="get-and-sqs",
                    text={"en": "`s3:GetObject` and `sqs:*`", "ko": "`s3:GetObject`와 `sqs:*`"},
                    rationale={
                        "en": "The boundary would allow `sqs:*`, but nothing grants it.",
                        "ko": "경계는 `sqs:*`를 허용하지만 주는 정책이 없어요.",
                    },
                ),
                Option(
                    id="all",
                    text={"en": "Everything that either allows", "ko": "둘 중 하나라도 허용한 것 모두"},
                    rationale={
                        "en": "Policies add up among themselves; a boundary takes away.",
                        "ko": "정책끼리는 더해지지만 경계는 덜어 내요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="what-tells",
            prompt={
                "en": "What helps to find rights that nobody needs?",
                "ko": "아무도 필요로 하지 않는 권한을 찾는 데 도움이 되는 것을 모두 고르세요.",
            },
            options=(
                Option(
                    id="last-accessed",
                    text={"en": "Last accessed information", "ko": "마지막 액세스 정보"},
                    rationale={
                        "en": "It shows the services somebody's policies open and never saw used.",
                        "ko": "정책으로 열려 있지만 한 번도 쓰지 않은 서비스를 보여 줘요.",
                    },
                    right=True,
                ),
                Option(
                    id="trail",
                    text={"en": "The record of calls (CloudTrail)", "ko": "호출 기록(CloudTrail)"},
                    rationale={
                        "en": "It names each call, so a policy can be written from what was really done.",
                        "ko": "호출이 하나하나 남아서, 실제로 한 일로 정책을 쓸 수 있어요.",
                    },
                    right=True,
                ),
                Option(
                    id="denials",
                    text={"en": "Waiting until somebody is denied", "ko": "누군가 거부될 때까지 기다리기"},
                    rationale={
                        "en": "Too wide rights are never denied; that is the trouble with them.",
                        "ko": "너무 넓은 권한은 거부되는 일이 없어요. 그래서 문제예요.",
                    },
                ),
                Option(
                    id="star",
                    text={"en": "Searching policies for a star as action", "ko": "정책에서 작업이 별표인 곳 찾기"},
                    rationale={
                        "en": "A star means that nobody has said yet what is needed.",
                        "ko": "별표는 무엇이 필요한지 아직 아무도 정하지 않았다는 뜻이에요.",
                    },
                    right=True,
                ),
            ),
        ),
        TrueFalse(
            id="boundary-grants",
            prompt={
                "en": "Setting a permissions boundary can give somebody a right they did not have.",
                "ko": "권한 경계를 정하면 없던 권한이 생길 수 있어요.",
            },
            truth=False,
            when_true={
                "en": "It only ever takes away. Rights come from policies.",
                "ko": "경계는 덜어 내기만 해요. 권한은 정책에서 와요.",
            },
            when_false={
                "en": "Right: it is a limit. Widening a boundary, though, can bring back what it had stopped.",
                "ko": "맞아요. 한계일 뿐이에요. 다만 경계를 넓히면 막혀 있던 것이 다시 통할 수 있어요.",
            },
        ),
        Choice(
            id="escalation",
            prompt={
                "en": "Somebody may only use IAM, and there do `iam:CreateRole`, `iam:AttachRolePolicy` and "
                "`sts:AssumeRole`. How far can they get?",
                "ko": "어떤 사람이 `iam:CreateRole`, `iam:AttachRolePolicy`, `sts:AssumeRole`만 할 수 있어요. "
                "어디까지 갈 수 있을까요?",
            },
            options=(
                Option(
                    id="everything",
                    text={"en": "To everything in the account", "ko": "계정의 모든 것"},
                    rationale={
                        "en": "Make a role that trusts you, attach `AdministratorAccess`, take it on. A boundary "
                        "that every new role must have closes this way.",
                        "ko": "자신을 신뢰하는 역할을 만들고 `AdministratorAccess`를 붙여 맡으면 돼요. 새 역할마다 "
                        "경계를 요구하면 이 길이 막혀요.",
                    },
                    right=True,
                ),
                Option(
                    id="roles-only",
                    text={"en": "To roles, no further", "ko": "역할까지만"},
                    rationale={
                        "en": "A role can hold any policy, and whoever takes it on has those rights.",
                        "ko": "역할에는 어떤 정책이든 붙일 수 있고, 맡은 사람은 그 권한을 가져요.",
                    },
                ),
                Option(
                    id="own-rights",
                    text={"en": "To the rights they have themselves", "ko": "자기가 가진 권한까지만"},
                    rationale={
                        "en": "IAM does not compare what you hand out with what you have.",
                        "ko": "IAM은 나눠 주는 권한을 가진 권한과 비교하지 않아요.",
                    },
                ),
            ),
        ),
        Act(
            id="cut-it-down",
            prompt={
                "en": "Cut `trainee` down to making and listing users.",
                "ko": "`trainee`의 권한을 사용자 만들기와 목록 보기로 줄이세요.",
            },
            check="iam/least-privilege/cut-down",
            rationale={
                "en": "Two actions in place of a star. The work goes on as before.",
                "ko": "별표 대신 작업 두 개. 하던 일은 그대로 할 수 있어요.",
            },
        ),
    ),
)
