"""The checks of "The bridge that does not stand", and how its wrong ways are seen."""

from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of, running
from lessons.vpc.playing import ANYWHERE
from lessons.vpc.ways import ASIDE, FIRST, SHUT, THROUGH, Way, after, answers, check, shut, through

_LEDGER, _STOVE = Way("counter", "ledger", 5432, by="peering"), Way("counter", "stove", 80)
_NOBODY = (
    Way("guest", "ledger", 5432),
    Way("counter", "ledger", 22),
    Way("internet", "ledger", 5432),
    Way("stove", "ledger", 5432),
    Way("guest", "stove", 80),
)


def opened(probe: Probe) -> bool:
    """A door of the ledger names everybody as its source."""
    found = running(probe, "ledger")
    groups = probe.ec2.interfaces[found.interfaces[0]].groups if found is not None else []
    rules = (rule for group in groups for rule in probe.ec2.groups[group].rules.values())
    return not moved_in(probe) and any(not rule.egress and rule.cidr == ANYWHERE for rule in rules)


def kitchen_cut(probe: Probe) -> bool:
    return not answers(probe, _STOVE)


def moved_in(probe: Probe) -> bool:
    """The ledger stands in the shop's own VPC."""
    found = running(probe, "ledger")
    return found is not None and found.vpc == id_of(probe, "shop")


_FIRST = through(_LEDGER)
CHECKS = (
    check(
        "reached",
        {
            "en": "`counter` reaches the database of `ledger`, port 5432, in a VPC of its own across a peering",
            "ko": "`counter`에서 피어링을 건너 다른 VPC에 있는 `ledger` 데이터베이스의 5432번 포트에 닿기",
        },
        _FIRST,
        THROUGH,
        ASIDE,
    ),
    check(
        "kitchen",
        {
            "en": "`counter` still reaches `stove` in the kitchen, port 80",
            "ko": "`counter`에서 여전히 주방의 `stove` 80번 포트에 닿기",
        },
        after(_FIRST, through(_STOVE)),
        FIRST,
        THROUGH,
    ),
    check(
        "nobody-else",
        {
            "en": "Nobody else gets to `ledger`: not `guest`, not `stove`, not the internet, not port 22",
            "ko": "`guest`도 `stove`도 인터넷도, 다른 누구도 `ledger`에 닿지 않고 22번 포트도 닫혀 있기",
        },
        after(_FIRST, shut(*_NOBODY)),
        SHUT,
    ),
)
