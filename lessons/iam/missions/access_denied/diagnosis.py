"""Naming the cause of "Access denied": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Which policy denies, and why? Ask under Explain both as `mina` for the recipe and as the till's "
        "session for the menu, before you answer.",
        "ko": "어느 정책이, 왜 거부할까요? 답하기 전에 권한 확인 탭에서 `mina`로 조리법을, 계산대 세션으로 메뉴를 모두 "
        "물어보세요.",
    },
    options=(
        Option(
            "deny",
            {
                "en": "`kitchen-secrets`, on the group: it denies more than the secret recipes",
                "ko": "그룹의 `kitchen-secrets`: 비밀 조리법보다 더 많이 거부해요",
            },
            {
                "en": "This cause shows at the very first gate, and AWS says “with an explicit deny in an "
                "identity-based policy”. No other gate is reached.",
                "ko": "이 원인은 맨 첫 관문에서 드러나요. AWS는 “with an explicit deny in an identity-based "
                "policy”라고 하고, 다른 관문까지 가지 않아요.",
            },
        ),
        Option(
            "condition",
            {
                "en": "`kitchen-reads`, on the group: its condition is not met",
                "ko": "그룹의 `kitchen-reads`: 조건이 맞지 않아요",
            },
            {
                "en": "This cause shows at the identity gate, for reading: the Allow is there, and its Condition is "
                "the element that failed. The address of the request and the network written there tell the rest.",
                "ko": "이 원인은 읽기의 자격 증명 관문에서 드러나요. Allow가 있는데 맞지 않은 요소가 "
                "Condition이에요. 요청의 주소와 거기 적힌 네트워크를 견주면 알 수 있어요.",
            },
        ),
        Option(
            "boundary",
            {
                "en": "`staff-boundary`, the boundary of `mina`: it does not allow reading",
                "ko": "`mina`의 경계 `staff-boundary`: 읽기를 허용하지 않아요",
            },
            {
                "en": "This cause shows at the boundary gate, for reading: the identity gate before it is passed. AWS "
                "says “no permissions boundary allows”.",
                "ko": "이 원인은 읽기의 경계 관문에서 드러나요. 그 앞의 자격 증명 관문은 지나요. AWS는 “no "
                "permissions boundary allows”라고 해요.",
            },
        ),
        Option(
            "organization",
            {
                "en": "`known-teams`, of the organization: `mina` is not of a team it knows",
                "ko": "조직의 `known-teams`: `mina`의 팀을 모르는 팀으로 봐요",
            },
            {
                "en": "This cause shows as an explicit deny in a service control policy, by the condition on "
                "`aws:PrincipalTag/team`. Compared letter by letter, the tag is another.",
                "ko": "이 원인은 서비스 제어 정책의 명시적 거부로 드러나요. 조건은 `aws:PrincipalTag/team`이에요. 한 "
                "글자씩 견주면 태그가 달라요.",
            },
        ),
        Option(
            "resource",
            {
                "en": "`menu-writes`, on the role: its resource names something else",
                "ko": "역할의 `menu-writes`: 리소스가 다른 것을 가리켜요",
            },
            {
                "en": "This cause shows at the identity gate, for writing, with Resource as the element that failed; "
                "reading works.",
                "ko": "이 원인은 쓰기의 자격 증명 관문에서 드러나요. 맞지 않은 요소는 Resource이고, 읽기는 돼요.",
            },
        ),
        Option(
            "session",
            {
                "en": "`till-limits`, the session policy of the till: it does not allow writing",
                "ko": "계산대의 세션 정책 `till-limits`: 쓰기를 허용하지 않아요",
            },
            {
                "en": "This cause shows at the last gate, the session, for writing: the identity gate is passed, and "
                "reading works.",
                "ko": "이 원인은 쓰기의 마지막 세션 관문에서 드러나요. 자격 증명 관문은 지나고, 읽기는 돼요.",
            },
        ),
        Option(
            "trust",
            {
                "en": "The trust policy of the role: the till cannot take it on",
                "ko": "역할의 신뢰 정책: 계산대가 역할을 맡지 못해요",
            },
            {
                "en": "The till has a session of the role, or there would be none to ask about. It was let in.",
                "ko": "계산대에는 이미 역할의 세션이 있어요. 맡지 못했다면 물어볼 세션도 없겠죠.",
            },
        ),
    ),
)
