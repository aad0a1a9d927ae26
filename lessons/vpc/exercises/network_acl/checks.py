"""The checks of "Network ACL", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.vpc.asking import NO_INSTANCE
from lessons.vpc.exercises.network_acl import looks
from lessons.vpc.exercises.network_acl.looks import ACL, DATABASE, PRANKS, SSH, TELNET, WEB
from lessons.vpc.exercises.network_acl.scene import BACK, COUNTER, FRONT, LEDGER, RANGE, VPC
from lessons.vpc.walls import EPHEMERAL, acl, acl_rule, guard

_FIRST, _LAST = EPHEMERAL

CHECKS = (
    Check(
        id="guarded",
        title={
            "en": f"A network ACL `{ACL}` of your own stands before `{FRONT}` and stops port {TELNET}",
            "ko": f"직접 만든 네트워크 ACL `{ACL}`을 `{FRONT}` 앞에 세워 {TELNET}번 포트 막기",
        },
        look=looks.guarded,
        reasons=NO_INSTANCE
        | {
            "no-acl": {
                "en": f"There is no network ACL called `{ACL}` yet.",
                "ko": f"`{ACL}` 네트워크 ACL이 아직 없어요.",
            },
            "other-acl": {
                "en": f"`{ACL}` is there, but another ACL stands before `{FRONT}`.",
                "ko": f"`{ACL}`이 있지만 `{FRONT}` 앞에는 다른 ACL이 서 있어요.",
            },
            "telnet-open": {
                "en": f"A packet from the internet to port {TELNET} gets past `{ACL}`. Who allowed that?",
                "ko": f"인터넷에서 {TELNET}번 포트로 보낸 패킷이 `{ACL}`을 지나가요. 허용한 규칙이 있어요.",
            },
        },
        play=(acl(ACL, VPC), guard(FRONT, ACL)),
    ),
    Check(
        id="served",
        title={
            "en": f"Behind `{ACL}`, `{COUNTER}` answers the internet on port {WEB}, and port {SSH} stays shut",
            "ko": f"`{ACL}` 뒤의 `{COUNTER}`가 인터넷에 {WEB}번 포트로 답하고 {SSH}번 포트는 닫혀 있기",
        },
        look=looks.served,
        reasons=NO_INSTANCE
        | {
            "no-guard": {
                "en": f"`{ACL}` does not guard `{FRONT}` yet: see the step before.",
                "ko": f"`{ACL}`이 아직 `{FRONT}` 앞을 지키지 않아요. 앞 단계를 보세요.",
            },
            "not-in": {
                "en": f"A request to port {WEB} does not get in (`{{code}}`). It needs an inbound rule.",
                "ko": f"{WEB}번 포트로 보낸 요청이 들어오지 못해요(`{{code}}`). 인바운드 규칙이 필요해요.",
            },
            "no-answer": {
                "en": f"The request arrives and the answer is stopped (`{{code}}`). It goes to a port between {_FIRST} "
                f"and {_LAST} and needs an outbound rule of its own.",
                "ko": f"요청은 도착했는데 답이 막혀요(`{{code}}`). 답은 {_FIRST}번에서 {_LAST}번 사이의 포트로 가고, "
                "아웃바운드 규칙이 따로 필요해요.",
            },
            "ssh-open": {
                "en": f"Port {SSH} is open to the internet as well. Allow no more than port {WEB}.",
                "ko": f"{SSH}번 포트까지 인터넷에 열려 있어요. {WEB}번 포트만 허용하세요.",
            },
        },
        play=(acl_rule(ACL, 100, (WEB, WEB)), acl_rule(ACL, 100, EPHEMERAL, out=True)),
    ),
    Check(
        id="kept-out",
        title={
            "en": f"Nobody of `{PRANKS}` reaches `{COUNTER}` on port {WEB}, and everybody else still does",
            "ko": f"`{PRANKS}`에서만 `{COUNTER}`의 {WEB}번 포트에 닿지 못하고 다른 손님은 그대로 닿기",
        },
        look=looks.kept_out,
        reasons=NO_INSTANCE
        | {
            "not-served": {
                "en": "The other customers have no answer, or too much is open: see the step before.",
                "ko": "다른 손님이 답을 못 받거나 너무 많이 열려 있어요. 앞 단계를 보세요.",
            },
            "still-in": {
                "en": "They still get in: rule {number} fits first and allows it. The Deny needs a lower number.",
                "ko": "아직 들어와요. {number}번 규칙이 먼저 맞아서 허용해요. 거부 규칙의 번호가 더 작아야 해요.",
            },
        },
        play=(acl_rule(ACL, 90, (WEB, WEB), PRANKS, allow=False),),
    ),
    Check(
        id="reused",
        title={
            "en": f"The same `{ACL}` guards `{BACK}` as well, and `{COUNTER}` gets its answer from `{LEDGER}` on port "
            f"{DATABASE}",
            "ko": f"같은 `{ACL}`을 `{BACK}` 앞에도 세우고, `{COUNTER}`가 `{LEDGER}`의 {DATABASE}번 포트에서 답 받기",
        },
        look=looks.reused,
        reasons=NO_INSTANCE
        | {
            "not-both": {
                "en": f"`{ACL}` does not stand before both `{FRONT}` and `{BACK}` yet.",
                "ko": f"`{ACL}`이 아직 `{FRONT}`와 `{BACK}` 양쪽 앞에 서 있지 않아요.",
            },
            "no-way": {
                "en": f"The question of `{COUNTER}` does not arrive (`{{code}}`): it leaves one subnet and enters "
                "another, a rule for each.",
                "ko": f"`{COUNTER}`의 질문이 도착하지 못해요(`{{code}}`). 한 서브넷을 나가 다른 서브넷에 들어가니 "
                "규칙이 양쪽에 필요해요.",
            },
            "no-answer": {
                "en": f"`{LEDGER}` is asked, but its answer is stopped (`{{code}}`): it enters `{FRONT}` by a port "
                f"between {_FIRST} and {_LAST}.",
                "ko": f"`{LEDGER}`에 질문은 닿지만 답이 막혀요(`{{code}}`). 답은 {_FIRST}번에서 {_LAST}번 사이의 "
                f"포트로 `{FRONT}`에 들어와요.",
            },
            "ssh-inside": {
                "en": f"`{COUNTER}` reaches `{LEDGER}` on port {SSH} as well. Allow what is needed, not everything.",
                "ko": f"`{COUNTER}`가 `{LEDGER}`의 {SSH}번 포트에도 닿아요. 모두 열지 말고 필요한 것만 허용하세요.",
            },
        },
        play=(guard(BACK, ACL), acl_rule(ACL, 110, EPHEMERAL, RANGE)),
    ),
)
