"""The checks of "No answer", and how its wrong ways are seen."""

from lessons.courseware.probe import Probe
from lessons.vpc.asking import WEBSITE, goes_out, running
from lessons.vpc.ways import ASIDE, FIRST, LOST, SHUT, THROUGH, Way, after, arrives, check, shut, through

_BY_BRIDGE = Way("counter", "ledger", 5432, by="peering")
_UPDATES = Way("ledger", WEBSITE, 443, by="nat-gateway")
_BACKDOOR = Way("counter", "ledger", 22)
_NOBODY = (Way("guest", "ledger", 5432), _BACKDOOR, Way("internet", "ledger", 5432), Way("ledger", "counter", 22))


def wide_open(probe: Probe) -> bool:
    return arrives(probe, _BACKDOOR)


def swallowed(probe: Probe) -> bool:
    """Everything that leaves the ledger's subnet goes over the bridge."""
    ledger = running(probe, "ledger")
    return ledger is not None and goes_out(probe, probe.ec2.subnets[ledger.subnet]).startswith("pcx-")


_FIRST = through(_BY_BRIDGE)
CHECKS = (
    check(
        "answered",
        {
            "en": "`counter` gets an answer from the database of `ledger`, port 5432, across the peering",
            "ko": "`counter`에서 피어링을 건너 `ledger` 데이터베이스(5432번 포트)의 대답 받기",
        },
        _FIRST,
        THROUGH,
        ASIDE,
    ),
    check(
        "updates",
        {
            "en": "`ledger` still fetches its updates from the internet through the NAT gateway",
            "ko": "`ledger`에서 여전히 NAT 게이트웨이를 지나 인터넷의 업데이트 받기",
        },
        after(_FIRST, through(_UPDATES)),
        FIRST,
        LOST,
        ASIDE,
    ),
    check(
        "nobody-else",
        {
            "en": "Nobody gets further than before: not `guest`, not the internet, not port 22",
            "ko": "`guest`도 인터넷도 22번 포트도, 전보다 더 열린 것이 없기",
        },
        after(_FIRST, shut(*_NOBODY)),
        SHUT,
    ),
)
