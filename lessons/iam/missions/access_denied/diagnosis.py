"""Naming the cause of "Access denied": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Which policy denies, and why? Ask under Explain both as `mina` for the recipe and as the till's "
        "session "
        "for the menu, before you answer.",
        "ko": "어느 정책이, 왜 거부할까요? 답하기 전에 판단 설명에서 `mina`로 조리법을, 계산대 세션으로 메뉴를 모두 "
        "물어보세요.",
    },
    options=(
        Option(
            "deny",
            {
                "en": "`kitchen-secrets`, on the group: it denies more than the secret recipes",
                "ko": "그룹의 `kitchen-secrets`: 비밀 조리법보다 더 많이 거부한다",
            },
            {
                "en": "Then the very first gate stops the request, and AWS says “with an explicit deny in an "
                "identity-based policy”. Is that what it says?",
                "ko": "그렇다면 맨 첫 관문에서 멈추고 AWS가 “with an explicit deny in an identity-based policy”라고 "
                "해요. "
                "그렇게 나오나요?",
            },
        ),
        Option(
            "condition",
            {
                "en": "`kitchen-reads`, on the group: its condition is not met",
                "ko": "그룹의 `kitchen-reads`: 조건이 맞지 않는다",
            },
            {
                "en": "Then the identity gate stops reading, and the trace marks the Condition of that Allow as "
                "failed.",
                "ko": "그렇다면 읽기가 자격 증명 관문에서 멈추고, 그 Allow의 Condition이 맞지 않았다고 나와요.",
            },
        ),
        Option(
            "boundary",
            {
                "en": "`staff-boundary`, the boundary of `mina`: it does not allow reading",
                "ko": "`mina`의 경계 `staff-boundary`: 읽기를 허용하지 않는다",
            },
            {
                "en": "Then the identity gate is passed and the boundary gate is not. The sentence ends with "
                "“no permissions boundary allows”.",
                "ko": "그렇다면 자격 증명 관문은 지나고 경계 관문에서 멈춰요. 문장에 “no permissions boundary "
                "allows”라고 "
                "나와요.",
            },
        ),
        Option(
            "organization",
            {
                "en": "`known-teams`, of the organization: `mina` is not of a team it knows",
                "ko": "조직의 `known-teams`: `mina`가 아는 팀에 속하지 않는다",
            },
            {
                "en": "Then an explicit deny in a service control policy stops reading, by the condition on "
                "`aws:PrincipalTag/team`. Compare the tag letter by letter.",
                "ko": "그렇다면 서비스 제어 정책의 명시적 거부가 읽기를 막아요. 조건은 "
                "`aws:PrincipalTag/team`이에요. 태그를 한 "
                "글자씩 견주어 보세요.",
            },
        ),
        Option(
            "resource",
            {
                "en": "`menu-writes`, on the role: its resource names something else",
                "ko": "역할의 `menu-writes`: 리소스가 다른 것을 가리킨다",
            },
            {
                "en": "Then reading works, and writing stops at the identity gate with Resource as the failed element.",
                "ko": "그렇다면 읽기는 되고, 쓰기가 자격 증명 관문에서 멈춰요. 맞지 않은 요소는 Resource예요.",
            },
        ),
        Option(
            "session",
            {
                "en": "`till-limits`, the session policy of the till: it does not allow writing",
                "ko": "계산대의 세션 정책 `till-limits`: 쓰기를 허용하지 않는다",
            },
            {
                "en": "Then reading works, and writing passes the identity gate and stops at the last one, the "
                "session.",
                "ko": "그렇다면 읽기는 되고, 쓰기는 자격 증명 관문을 지나 마지막 세션 관문에서 멈춰요.",
            },
        ),
        Option(
            "trust",
            {
                "en": "The trust policy of the role: the till cannot take it on",
                "ko": "역할의 신뢰 정책: 계산대가 역할을 맡지 못한다",
            },
            {
                "en": "The till has a session of the role, or there would be none to ask about. It was let in.",
                "ko": "계산대에는 이미 역할의 세션이 있어요. 맡지 못했다면 물어볼 세션도 없겠죠.",
            },
        ),
    ),
)
