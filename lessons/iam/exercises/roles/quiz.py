"""Questions about "Roles"."""

from lessons.courseware.quiz import Act, Choice, Item, Matching, Option, Ordering, Pair, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Matching(
            id="two-policies",
            prompt={
                "en": "Which policy of a role answers which question?",
                "ko": "역할의 어느 정책이 어느 물음에 답할까요?",
            },
            pairs=(
                Pair(
                    id="trust",
                    left={"en": "Trust policy", "ko": "신뢰 정책"},
                    right={"en": "Who may assume the role?", "ko": "누가 이 역할을 맡을 수 있나?"},
                    rationale={
                        "en": "It names a principal, and its action is `sts:AssumeRole`.",
                        "ko": "Principal을 적고, 작업은 `sts:AssumeRole`이에요.",
                    },
                ),
                Pair(
                    id="permissions",
                    left={"en": "Permissions policy", "ko": "권한 정책"},
                    right={"en": "What may a session do then?", "ko": "맡은 다음에 무엇을 할 수 있나?"},
                    rationale={
                        "en": "It names actions and resources, and no principal: that is the role itself.",
                        "ko": "작업과 리소스를 적어요. Principal은 적지 않아요. 역할 자신이니까요.",
                    },
                ),
            ),
            extra=({"en": "How does the role sign in?", "ko": "역할은 어떻게 로그인하나?"},),
        ),
        Ordering(
            id="assuming",
            prompt={
                "en": "A user of this account reads receipts by way of a role. In which order does it happen?",
                "ko": "이 계정의 사용자가 역할로 영수증을 읽어요. 어떤 차례로 일어날까요?",
            },
            items=(
                Item(
                    id="ask",
                    text={"en": "The user asks for `sts:AssumeRole`", "ko": "사용자가 `sts:AssumeRole`을 요청해요"},
                    rationale={
                        "en": "It begins with a call like any other, made by the user.",
                        "ko": "다른 것과 똑같은 호출로 시작해요. 호출하는 것은 사용자예요.",
                    },
                ),
                Item(
                    id="trust",
                    text={"en": "The trust policy is asked", "ko": "신뢰 정책에 물어봐요"},
                    rationale={
                        "en": "Before anything is given out, the role has to agree.",
                        "ko": "무엇을 내주기 전에 역할이 허락해야 해요.",
                    },
                ),
                Item(
                    id="credentials",
                    text={"en": "Temporary credentials are given out", "ko": "임시 자격 증명을 내줘요"},
                    rationale={
                        "en": "Key, secret and token, with a moment at which they end.",
                        "ko": "키와 비밀과 토큰이에요. 끝나는 시각이 정해져 있어요.",
                    },
                ),
                Item(
                    id="call",
                    text={"en": "`s3:GetObject` is called as the role", "ko": "역할로 `s3:GetObject`를 호출해요"},
                    rationale={
                        "en": "From here on the permissions policies of the role are asked.",
                        "ko": "여기부터는 역할의 권한 정책에 물어봐요.",
                    },
                ),
                Item(
                    id="end",
                    text={"en": "The session ends by itself", "ko": "세션이 저절로 끝나요"},
                    rationale={
                        "en": "Nobody has to collect anything.",
                        "ko": "누가 거두러 다닐 필요가 없어요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="role-password",
            prompt={
                "en": "A role has a password, which one types in to switch to it.",
                "ko": "역할에는 비밀번호가 있고, 전환할 때 그 비밀번호를 넣어요.",
            },
            truth=False,
            when_true={
                "en": "Switching asks for nothing: who you are is known already. The trust policy decides.",
                "ko": "전환할 때는 아무것도 묻지 않아요. 누구인지는 이미 아니까, 신뢰 정책이 정해요.",
            },
            when_false={
                "en": "Right. There is no secret of a role that could be lost.",
                "ko": "맞아요. 역할에는 잃어버릴 비밀이 없어요.",
            },
        ),
        Choice(
            id="function-key",
            prompt={
                "en": "A function has to read a bucket. How does it get the right?",
                "ko": "함수가 버킷을 읽어야 해요. 권한은 어떻게 줄까요?",
            },
            options=(
                Option(
                    id="keys",
                    text={
                        "en": "Access keys of a user in its environment variables",
                        "ko": "사용자의 액세스 키를 환경 변수에 넣어요",
                    },
                    rationale={
                        "en": "They would last for ever, and everybody who sees the configuration would have them.",
                        "ko": "끝나지 않는 키인 데다, 설정을 보는 사람이면 누구나 갖게 돼요.",
                    },
                ),
                Option(
                    id="role",
                    text={
                        "en": "A role that trusts `lambda.amazonaws.com`",
                        "ko": "`lambda.amazonaws.com`을 믿는 역할을 줘요",
                    },
                    right=True,
                    rationale={
                        "en": "Lambda assumes it for the function and renews the credentials before they end.",
                        "ko": "Lambda가 함수 대신 역할을 맡고, 끝나기 전에 자격 증명을 새로 받아요.",
                    },
                ),
                Option(
                    id="group",
                    text={"en": "It joins a group", "ko": "그룹에 넣어요"},
                    rationale={
                        "en": "Only users are in groups.",
                        "ko": "그룹에는 사용자만 들어가요.",
                    },
                ),
                Option(
                    id="root",
                    text={"en": "It runs as root, so it needs none", "ko": "루트로 실행되니까 필요 없어요"},
                    rationale={
                        "en": "A function is its role, and may do what that role may.",
                        "ko": "함수는 자기 역할로 일하고, 그 역할이 할 수 있는 것만 해요.",
                    },
                ),
            ),
        ),
        Choice(
            id="external-id",
            prompt={
                "en": "A firm works for a hundred shops, and each trusts the firm's account. What does an external "
                "id of each shop's own prevent?",
                "ko": "한 회사가 가게 백 곳의 일을 해 주고, 가게마다 이 회사의 계정을 믿어요. 가게마다 다른 외부 "
                "ID는 무엇을 막을까요?",
            },
            options=(
                Option(
                    id="deputy",
                    text={
                        "en": "That another customer names our role and the firm opens it for them",
                        "ko": "다른 고객이 우리 역할의 ARN을 대서, 회사가 그 고객에게 열어 주는 일",
                    },
                    right=True,
                    rationale={
                        "en": "The firm sends the id that belongs to the customer it works for. With another "
                        "customer's id our role says no.",
                        "ko": "회사는 지금 일해 주는 고객의 ID를 보내요. 다른 고객의 ID로는 우리 역할이 거절해요.",
                    },
                ),
                Option(
                    id="eavesdrop",
                    text={"en": "That somebody listens in on the call", "ko": "누가 호출을 엿듣는 일"},
                    rationale={
                        "en": "Calls are encrypted anyway. The id is not even a secret.",
                        "ko": "호출은 어차피 암호화돼요. 게다가 외부 ID는 비밀도 아니에요.",
                    },
                ),
                Option(
                    id="long",
                    text={"en": "That the session lasts too long", "ko": "세션이 너무 오래 가는 일"},
                    rationale={
                        "en": "How long it lasts is asked for when assuming the role, up to the role's limit.",
                        "ko": "길이는 역할을 맡을 때 정해요. 역할의 한도까지만 돼요.",
                    },
                ),
            ),
        ),
        Act(
            id="switch",
            prompt={
                "en": "Sign in as `sora` and switch to `receipt-reader`.",
                "ko": "`sora`로 로그인하고 `receipt-reader` 역할로 전환해 보세요.",
            },
            check="iam/roles/switched",
            rationale={
                "en": "The journal has the session under the name of the role, with `sora` behind the slash.",
                "ko": "기록에는 역할 이름의 세션이 있고, 빗금 뒤에 `sora`가 있어요.",
            },
        ),
    ),
)
