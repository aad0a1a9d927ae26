"""The quiz of "How a decision is made"."""

from lessons.courseware.quiz import Act, Choice, Item, MultipleChoice, Option, Ordering, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Ordering(
            id="order",
            prompt={
                "en": "A user asks something of a thing in the same account. In which order are the policies asked?",
                "ko": "사용자가 같은 계정의 무언가에 요청을 보내요. 정책을 어떤 순서로 물을까요?",
            },
            items=(
                Item(
                    id="deny",
                    text={"en": "Does anything deny it explicitly?", "ko": "명시적으로 거부하는 것이 있나?"},
                    rationale={
                        "en": "Found anywhere, it ends the matter.",
                        "ko": "어디에서든 찾으면 거기서 끝나요.",
                    },
                ),
                Item(
                    id="organization",
                    text={"en": "Does the organization allow it?", "ko": "조직이 허용하나?"},
                    rationale={
                        "en": "Service control policies limit everybody in the account.",
                        "ko": "서비스 제어 정책은 계정의 모두를 제한해요.",
                    },
                ),
                Item(
                    id="resource",
                    text={"en": "Does the thing's own policy let them in?", "ko": "리소스의 정책이 받아 주나?"},
                    rationale={
                        "en": "If it names the user, that is enough within one account.",
                        "ko": "사용자를 적어 두었다면 같은 계정에서는 이것으로 충분해요.",
                    },
                ),
                Item(
                    id="identity",
                    text={"en": "Does a policy of the user allow it?", "ko": "사용자의 정책이 허용하나?"},
                    rationale={
                        "en": "Its own, or one of its groups. Nothing found: implicit deny.",
                        "ko": "자기 것이나 그룹의 것이요. 없으면 암시적 거부예요.",
                    },
                ),
                Item(
                    id="boundary",
                    text={"en": "Does its permissions boundary allow it?", "ko": "권한 경계가 허용하나?"},
                    rationale={
                        "en": "It can only take away from what was granted.",
                        "ko": "주어진 것에서 덜어 낼 뿐이에요.",
                    },
                ),
                Item(
                    id="session",
                    text={"en": "Does the session policy allow it?", "ko": "세션 정책이 허용하나?"},
                    rationale={
                        "en": "The last limit, for temporary credentials only.",
                        "ko": "마지막 제한이에요. 임시 자격 증명에만 있어요.",
                    },
                ),
            ),
        ),
        Choice(
            id="no-word",
            prompt={
                "en": "No policy anywhere speaks of an action. What happens?",
                "ko": "어떤 정책도 그 작업을 말하지 않아요. 어떻게 되나요?",
            },
            options=(
                Option(
                    id="allowed",
                    text={"en": "It is allowed: nobody forbade it", "ko": "허용돼요. 막은 사람이 없으니까요"},
                    rationale={
                        "en": "It is the other way round: what nobody allows is denied.",
                        "ko": "반대예요. 아무도 허용하지 않은 것은 거부돼요.",
                    },
                ),
                Option(
                    id="implicit",
                    text={"en": "It is denied implicitly", "ko": "암시적으로 거부돼요"},
                    rationale={
                        "en": "One matching Allow would change that; with an explicit deny it would not.",
                        "ko": "맞는 Allow 하나면 달라져요. 명시적 거부라면 그래도 안 돼요.",
                    },
                    right=True,
                ),
                Option(
                    id="asks",
                    text={"en": "The account's owner is asked", "ko": "계정 소유자에게 물어봐요"},
                    rationale={
                        "en": "Nobody is asked. A decision comes from policies alone.",
                        "ko": "아무에게도 묻지 않아요. 정책만으로 정해져요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="who-grants",
            prompt={
                "en": "Which of these can give somebody a permission?",
                "ko": "누군가에게 권한을 줄 수 있는 것을 모두 고르세요.",
            },
            options=(
                Option(
                    id="group",
                    text={"en": "A policy on their group", "ko": "그룹에 붙은 정책"},
                    rationale={
                        "en": "It is an identity policy: it counts like their own.",
                        "ko": "자격 증명 기반 정책이라 자기 것과 똑같이 적용돼요.",
                    },
                    right=True,
                ),
                Option(
                    id="trust",
                    text={
                        "en": "A role's trust policy that names them, within the account",
                        "ko": "같은 계정에서 그 사람을 적은 역할의 신뢰 정책",
                    },
                    rationale={
                        "en": "A resource policy that names the very user gives the permission by itself.",
                        "ko": "바로 그 사용자를 적은 리소스 정책은 그것만으로 권한을 줘요.",
                    },
                    right=True,
                ),
                Option(
                    id="scp",
                    text={"en": "A service control policy", "ko": "서비스 제어 정책"},
                    rationale={
                        "en": "It says what may be granted at most; it grants nothing.",
                        "ko": "줄 수 있는 최대한을 정할 뿐, 주지는 않아요.",
                    },
                ),
                Option(
                    id="session",
                    text={"en": "A session policy", "ko": "세션 정책"},
                    rationale={
                        "en": "It cuts down what the role may do, for one session.",
                        "ko": "세션 하나 동안 역할의 권한을 줄일 뿐이에요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="more-allows",
            prompt={
                "en": "A request meets an explicit deny. Attaching `AdministratorAccess` gets it through.",
                "ko": "요청이 명시적 거부에 걸렸어요. `AdministratorAccess`를 붙이면 통과해요.",
            },
            truth=False,
            when_true={
                "en": "No Allow passes an explicit deny. Find the Deny and change that.",
                "ko": "어떤 Allow도 명시적 거부를 넘지 못해요. Deny를 찾아서 고쳐야 해요.",
            },
            when_false={
                "en": "Right. And the user would have gained everything else.",
                "ko": "맞아요. 게다가 다른 권한만 잔뜩 생겨요.",
            },
        ),
        Act(
            id="stop-it",
            prompt={
                "en": "Let a permissions boundary stop what a policy of `accountant` allows.",
                "ko": "`accountant`의 정책이 허용한 것을 권한 경계가 막게 해 보세요.",
            },
            check="iam/decisions/boundary-stops",
            rationale={
                "en": "In the trace the identity gate is passed and the boundary gate is not.",
                "ko": "과정을 보면 자격 증명 관문은 지나고 경계 관문에서 멈춰요.",
            },
        ),
    ),
)
