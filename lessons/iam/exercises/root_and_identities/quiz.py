"""Questions about "Root and identities"."""

from lessons.courseware.quiz import Act, Choice, Matching, MultipleChoice, Option, Pair, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="daily-work",
            prompt={
                "en": "Why does nobody use the root user for daily work?",
                "ko": "왜 평소 일에 루트 사용자를 쓰지 않을까요?",
            },
            options=(
                Option(
                    id="no-limit",
                    text={
                        "en": "It may do everything, so one slip or one leaked password can cost everything",
                        "ko": "무엇이든 할 수 있어서, 실수 한 번이나 새어 나간 비밀번호 하나로 모두 잃을 수 있어요",
                    },
                    right=True,
                    rationale={
                        "en": "No policy of the account can hold root back, so nothing stands between a slip and its "
                        "consequence.",
                        "ko": "계정의 어떤 정책도 루트를 막을 수 없어요. 그래서 실수와 그 결과 사이에 아무것도 없어요.",
                    },
                ),
                Option(
                    id="price",
                    text={"en": "Calls by root cost more", "ko": "루트로 호출하면 요금이 더 들어요"},
                    rationale={
                        "en": "Who calls makes no difference to the price.",
                        "ko": "누가 호출하든 요금은 같아요.",
                    },
                ),
                Option(
                    id="slow",
                    text={
                        "en": "Root is checked against every policy, which is slow",
                        "ko": "모든 정책을 확인해서 느려요",
                    },
                    rationale={
                        "en": "The other way round: the policies of users, groups and roles are not asked for root.",
                        "ko": "반대예요. 루트에는 사용자, 그룹, 역할의 정책을 물어보지도 않아요.",
                    },
                ),
                Option(
                    id="no-console",
                    text={"en": "Root cannot sign in to the console", "ko": "루트는 콘솔에 로그인할 수 없어요"},
                    rationale={
                        "en": "It can, with the e-mail address and password of the account.",
                        "ko": "계정의 이메일 주소와 비밀번호로 로그인할 수 있어요.",
                    },
                ),
            ),
        ),
        Matching(
            id="four-things",
            prompt={"en": "What is what?", "ko": "무엇이 무엇일까요?"},
            pairs=(
                Pair(
                    id="user",
                    left={"en": "User", "ko": "사용자(User)"},
                    right={
                        "en": "One person or program with credentials of its own",
                        "ko": "자기만의 자격 증명을 가진 사람이나 프로그램 하나",
                    },
                    rationale={
                        "en": "A password or access keys belong to a user and last until somebody takes them away.",
                        "ko": "비밀번호나 액세스 키는 사용자의 것이고, 누가 거두기 전까지 계속 쓸 수 있어요.",
                    },
                ),
                Pair(
                    id="group",
                    left={"en": "Group", "ko": "그룹(Group)"},
                    right={"en": "Users who share rights", "ko": "권한을 함께 받는 사용자들"},
                    rationale={
                        "en": "Whoever joins has the group's rights at once, whoever leaves loses them.",
                        "ko": "들어오면 그룹의 권한이 바로 생기고, 나가면 사라져요.",
                    },
                ),
                Pair(
                    id="role",
                    left={"en": "Role", "ko": "역할(Role)"},
                    right={"en": "An identity that is put on for a while", "ko": "잠시 빌려 쓰는 자격 증명"},
                    rationale={
                        "en": "A role has no password. Whoever it trusts assumes it, and the session ends by itself.",
                        "ko": "역할에는 비밀번호가 없어요. 역할이 믿는 상대가 맡았다가, 시간이 지나면 저절로 끝나요.",
                    },
                ),
                Pair(
                    id="policy",
                    left={"en": "Policy", "ko": "정책(Policy)"},
                    right={"en": "A document that allows or denies", "ko": "허용하거나 거부하는 문서"},
                    rationale={
                        "en": "It does nothing by itself: it has to be attached to a user, a group or a role.",
                        "ko": "문서만 있어서는 아무 일도 없어요. 사용자나 그룹, 역할에 연결해야 해요.",
                    },
                ),
            ),
            extra=({"en": "The e-mail address of the account", "ko": "계정의 이메일 주소"},),
        ),
        TrueFalse(
            id="group-signs-in",
            prompt={
                "en": "Somebody can sign in as the group `kitchen`.",
                "ko": "`kitchen` 그룹으로 로그인할 수 있어요.",
            },
            truth=False,
            when_true={
                "en": "A group has no password and no keys. It hands its rights to its users, and these sign in.",
                "ko": "그룹에는 비밀번호도 키도 없어요. 권한을 사용자에게 건네줄 뿐이고, 로그인은 사용자가 해요.",
            },
            when_false={
                "en": "Right: it is always a user who signs in, so one sees afterwards who it was.",
                "ko": "맞아요. 로그인하는 것은 언제나 사용자예요. 그래서 누구였는지 나중에 알 수 있어요.",
            },
        ),
        MultipleChoice(
            id="needs-root",
            prompt={
                "en": "For which of these do you still need the root user?",
                "ko": "다음 가운데 그래도 루트 사용자가 필요한 일은 무엇일까요?",
            },
            options=(
                Option(
                    id="close",
                    text={"en": "Closing the account", "ko": "계정 닫기"},
                    right=True,
                    rationale={
                        "en": "What ends the whole account is kept for its owner.",
                        "ko": "계정 전체를 끝내는 일은 주인만 할 수 있어요.",
                    },
                ),
                Option(
                    id="address",
                    text={"en": "Changing the account's e-mail address", "ko": "계정의 이메일 주소 바꾸기"},
                    right=True,
                    rationale={
                        "en": "It is root's own name for signing in, so root changes it.",
                        "ko": "루트가 로그인할 때 쓰는 이름이니까 루트가 바꿔요.",
                    },
                ),
                Option(
                    id="users",
                    text={"en": "Creating users", "ko": "사용자 만들기"},
                    rationale={
                        "en": "An administrator with the right policy does that. You meet one in 3.2.1.",
                        "ko": "알맞은 정책을 가진 관리자가 하면 돼요. 관리자는 3.2.1에서 만나요.",
                    },
                ),
                Option(
                    id="functions",
                    text={"en": "Deleting functions", "ko": "함수 지우기"},
                    rationale={
                        "en": "A user with `lambda:DeleteFunction` can, and nobody else should.",
                        "ko": "`lambda:DeleteFunction` 권한이 있는 사용자면 할 수 있고, 다른 사람은 못 해야 해요.",
                    },
                ),
            ),
        ),
        Act(
            id="read-through-group",
            prompt={
                "en": "Let `mina` look at everything and change nothing, through the group `kitchen`.",
                "ko": "`kitchen` 그룹을 통해 `mina`가 모두 볼 수 있고 아무것도 바꿀 수 없게 해 보세요.",
            },
            check="iam/root-and-identities/reads-only",
            rationale={
                "en": "The right hangs on the group. The lab also tried it with somebody who joins today.",
                "ko": "권한이 그룹에 있어요. 실험실은 오늘 들어온 사람으로도 시험해 봤어요.",
            },
        ),
    ),
)
