"""Who gets to the ledger: the checks of two missions, and how their wrong ways are seen."""

from lessons.courseware.course import Check
from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of, running, send
from lessons.vpc.missions.ledger_house import DESK_SG
from lessons.vpc.standin import stand_in
from lessons.vpc.ways import FIRST, SHUT, THROUGH, Way, after, answers, arrives, check, shut, through, where

_DESK = Way("desk", "ledger", "{port}")
_OTHERS = tuple(Way(each, "ledger", "{port}") for each in ("counter", "broom", "internet"))
_OTHER_DOORS = (Way("desk", "ledger", 22), Way("broom", "ledger", 22), Way("desk", "broom", 22))


def tomorrow(probe: Probe) -> Finding:
    """One more desk, in the same subnet and with the same group, needs no new rule."""
    desk, group = running(probe, "desk"), id_of(probe, DESK_SG)
    there = probe.ec2.subnets[desk.subnet] if desk is not None and group else None
    then = stand_in(probe, there, group=group) if there is not None else None
    if then is None:
        return not_yet("no-group")
    found = send(then.probe, then.id, id_of(probe, "ledger"), probe.facts["port"])
    return met() if found.answered else not_yet("turned-away", **where(then.probe, found))


def one_address(probe: Probe) -> bool:
    """The desk of today gets through, one of tomorrow does not."""
    return answers(probe, _DESK) and tomorrow(probe).reason == "turned-away"


def everything(probe: Probe) -> bool:
    return arrives(probe, _OTHER_DOORS[0])


def whole_house(probe: Probe) -> bool:
    """Whoever is in the network gets to the database, and to nothing else."""
    return answers(probe, _DESK) and arrives(probe, _OTHERS[0]) and arrives(probe, _OTHERS[1]) and not everything(probe)


def checks() -> tuple[Check, ...]:
    reached = through(_DESK)
    return (
        check(
            "reached",
            {
                "en": "`desk` reaches the database of `ledger` on port {port}",
                "ko": "`desk`에서 `ledger` 데이터베이스의 {port}번 포트에 닿기",
            },
            reached,
            THROUGH,
        ),
        check(
            "tomorrow",
            {
                "en": "So does any other instance that wears the group `desk-sg`, without a new rule",
                "ko": "`desk-sg` 그룹을 쓰는 다른 인스턴스도 새 규칙 없이 닿기",
            },
            after(reached, tomorrow),
            FIRST,
            {
                "turned-away": {
                    "en": "A second desk with the group `desk-sg` would be turned away at `{place}`: `{code}`.",
                    "ko": "`desk-sg` 그룹을 쓰는 둘째 창구라면 `{place}`에서 막혀요: `{code}`.",
                },
                "no-group": {
                    "en": "There is no group called `desk-sg` any more that a second desk could wear.",
                    "ko": "둘째 창구가 쓸 `desk-sg` 그룹이 이제 없어요.",
                },
            },
        ),
        check(
            "nobody-else",
            {
                "en": "Nobody else does: neither `counter` nor `broom` nor the internet; and no other port opens",
                "ko": "`counter`, `broom`, 인터넷을 비롯해 다른 누구도 닿지 않고, 다른 포트도 열리지 않기",
            },
            after(reached, shut(*_OTHERS, *_OTHER_DOORS)),
            SHUT,
        ),
    )
