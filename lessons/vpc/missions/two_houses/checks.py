"""The checks of "Two houses", and how its wrong ways are seen."""

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of
from lessons.vpc.ways import ASIDE, SHUT, THROUGH, Way, after, answers, arrives, check, judged, shut, through

_ASKS, _BY_BRIDGE = Way("counter", "ledger", 5432), Way("counter", "ledger", 5432, by="peering")
_GUEST, _BACKDOOR = Way("guest", "ledger", 5432), Way("counter", "ledger", 22)
_NOBODY = (_GUEST, _BACKDOOR, Way("internet", "ledger", 5432), Way("ledger", "counter", 22), Way("ledger", "guest", 22))


def joined(probe: Probe) -> Finding:
    """A peering connection between the two VPCs, and it was accepted."""
    states = _states(probe)
    if "active" in states:
        return met()
    return not_yet("waiting" if "pending-acceptance" in states else "no-peering")


def waiting(probe: Probe) -> bool:
    states = _states(probe)
    return "pending-acceptance" in states and "active" not in states


def one_way(probe: Probe) -> bool:
    """Packets get there, answers do not come back."""
    return arrives(probe, _ASKS) and judged(probe, _ASKS).reason == "lost"


def whole_shop(probe: Probe) -> bool:
    return arrives(probe, _GUEST) and answers(probe, _BY_BRIDGE)


def by_the_street(probe: Probe) -> bool:
    """Across the internet, under a public address."""
    return judged(probe, _BY_BRIDGE).reason == "aside"


def _states(probe: Probe) -> set[str]:
    ends = {id_of(probe, "shop"), id_of(probe, "office")}
    found = probe.ec2.peerings.values()
    return {each.status for each in found if {each.requester.vpc, each.accepter.vpc} == ends}


CHECKS = (
    check(
        "joined",
        {
            "en": "An active peering connection joins the VPCs `shop` and `office`",
            "ko": "활성 상태의 피어링 연결로 `shop` VPC와 `office` VPC 잇기",
        },
        joined,
        {
            "no-peering": {
                "en": "There is no peering connection between the two yet.",
                "ko": "아직 둘 사이에 피어링 연결이 없어요.",
            },
            "waiting": {
                "en": "The other side was asked and has not accepted yet: `pending-acceptance`.",
                "ko": "상대에게 물어봤지만 아직 수락하지 않았어요: `pending-acceptance`.",
            },
        },
    ),
    check(
        "reached",
        {
            "en": "`counter` reaches the database of `ledger` on port 5432 across the peering",
            "ko": "`counter`에서 피어링을 건너 `ledger` 데이터베이스의 5432번 포트에 닿기",
        },
        through(_BY_BRIDGE),
        THROUGH,
        ASIDE,
    ),
    check(
        "nobody-else",
        {
            "en": "Nobody else gets to `ledger`, and `ledger` gets to nobody: not `guest`, not the internet, not port "
            "22",
            "ko": "`guest`도 인터넷도 `ledger`에 닿지 않고 22번 포트도 닫혀 있으며, `ledger`에서도 다른 곳에 닿지 않기",
        },
        after(through(_ASKS), shut(*_NOBODY)),
        SHUT,
    ),
)
