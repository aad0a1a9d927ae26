"""The checks of "Security groups", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.vpc.asking import NO_INSTANCE
from lessons.vpc.exercises.security_groups import looks
from lessons.vpc.exercises.security_groups.looks import DATABASE, OFFICE, SSH, WEB
from lessons.vpc.exercises.security_groups.scene import COUNTER, KIOSK, LEDGER, LEDGER_GROUP, VPC, WEB_GROUP
from lessons.vpc.playing import group, let_in
from lessons.vpc.walls import let_nothing_out, let_out, wear

_OFFICE_GROUP = "office-sg"
_SSH_OPEN = {
    "ssh-open": {
        "en": f"Anybody on the internet reaches `{COUNTER}` on port {SSH}.",
        "ko": f"인터넷의 아무나 `{COUNTER}`의 {SSH}번 포트에 닿아요.",
    }
}

CHECKS = (
    Check(
        id="open-for-customers",
        title={
            "en": f"`{COUNTER}` answers the internet on port {WEB}, and port {SSH} stays shut",
            "ko": f"`{COUNTER}`가 인터넷에 {WEB}번 포트로 답하고 {SSH}번 포트는 닫혀 있기",
        },
        look=looks.open_for_customers,
        reasons=NO_INSTANCE
        | _SSH_OPEN
        | {
            "shut": {
                "en": f"A packet from the internet to port {WEB} has no answer (`{{code}}`).",
                "ko": f"인터넷에서 {WEB}번 포트로 보낸 패킷에 답이 없어요(`{{code}}`).",
            },
        },
        play=(let_in(WEB_GROUP, WEB),),
    ),
    Check(
        id="answers-alone",
        title={
            "en": f"`{COUNTER}` still answers customers, but cannot open connections to the internet itself",
            "ko": f"`{COUNTER}`가 손님에게는 그대로 답하지만 스스로 인터넷에 연결하지는 못하기",
        },
        look=looks.answers_alone,
        reasons=NO_INSTANCE
        | {
            "no-answer": {
                "en": f"Customers have no answer on port {WEB} (`{{code}}`).",
                "ko": f"손님이 {WEB}번 포트에서 답을 받지 못해요(`{{code}}`).",
            },
            "goes-out": {
                "en": f"`{COUNTER}` can still open connections to the internet, on port {{port}}: a group that it "
                "wears lets them out. Every new group lets everything out.",
                "ko": f"`{COUNTER}`가 아직 {{port}}번 포트로 인터넷에 연결할 수 있어요. 쓰는 그룹 하나가 "
                "내보내요. 새로 만든 그룹은 모두 내보내요.",
            },
        },
        play=(let_nothing_out(WEB_GROUP),),
    ),
    Check(
        id="by-group",
        title={
            "en": f"`{LEDGER}` answers on port {DATABASE} whoever wears the groups of `{COUNTER}`, and not `{KIOSK}`",
            "ko": f"`{LEDGER}`가 {DATABASE}번 포트에서 `{COUNTER}`와 같은 그룹을 쓰는 서버에만 답하고 `{KIOSK}`에는 "
            "답하지 않기",
        },
        look=looks.by_group,
        reasons=NO_INSTANCE
        | {
            "not-in": {
                "en": f"The question of `{COUNTER}` is not let in (`{{code}}`): `{LEDGER}` needs an inbound rule.",
                "ko": f"`{COUNTER}`의 질문을 들여보내지 않아요(`{{code}}`). `{LEDGER}` 쪽에 인바운드 규칙이 필요해요.",
            },
            "not-out": {
                "en": f"`{COUNTER}` cannot ask (`{{code}}`): its own group lets nothing out on port {DATABASE}.",
                "ko": f"`{COUNTER}`가 물어볼 수 없어요(`{{code}}`). 자기 그룹이 {DATABASE}번 포트로 내보내지 않아요.",
            },
            "kiosk-too": {
                "en": f"`{KIOSK}` gets in as well. The rule says more than it should: which group is meant?",
                "ko": f"`{KIOSK}`도 들어와요. 규칙이 너무 넓어요. 어느 그룹을 뜻하나요?",
            },
            "by-address": {
                "en": f"A further server with the groups of `{COUNTER}` would stay outside: some rule names an "
                "address. Name the group instead.",
                "ko": f"`{COUNTER}`와 같은 그룹을 쓰는 서버를 더 두면 그 서버는 못 들어와요. 규칙에 주소가 적혀 "
                "있어요. 그룹을 적으세요.",
            },
        },
        play=(let_in(LEDGER_GROUP, DATABASE, f"{{{WEB_GROUP}}}"), let_out(WEB_GROUP, DATABASE, f"{{{LEDGER_GROUP}}}")),
    ),
    Check(
        id="office-too",
        title={
            "en": f"A second group on `{COUNTER}` lets `{OFFICE}` in on port {SSH}, and nobody else",
            "ko": f"`{COUNTER}`가 두 번째 그룹을 써서 {SSH}번 포트에 `{OFFICE}`만 들어오기",
        },
        look=looks.office_too,
        reasons=NO_INSTANCE
        | _SSH_OPEN
        | {
            "one-group": {
                "en": f"`{COUNTER}` wears one group only.",
                "ko": f"`{COUNTER}`가 아직 그룹을 하나만 쓰고 있어요.",
            },
            "office-shut": {
                "en": f"Nobody of `{OFFICE}` has an answer on port {SSH} yet.",
                "ko": f"`{OFFICE}`에서 {SSH}번 포트로 보내도 아직 답이 없어요.",
            },
            "web-lost": {
                "en": f"Port {WEB} has no answer any more: `{COUNTER}` has to wear both groups at once.",
                "ko": f"이제 {WEB}번 포트에 답이 없어요. `{COUNTER}`가 두 그룹을 함께 써야 해요.",
            },
        },
        play=(
            group(_OFFICE_GROUP, VPC),
            let_in(_OFFICE_GROUP, SSH, OFFICE),
            let_nothing_out(_OFFICE_GROUP),
            wear(COUNTER, WEB_GROUP, _OFFICE_GROUP),
        ),
    ),
)
