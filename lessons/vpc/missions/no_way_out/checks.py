"""The checks of "No way out", and how its wrong ways are seen."""

from lessons.courseware.probe import Probe
from lessons.vpc.asking import WEBSITE, id_of, running
from lessons.vpc.ways import ASIDE, FIRST, SHUT, THROUGH, Way, after, check, shut, through

_OUT = Way("desk", WEBSITE, 443, by="nat-gateway")
_SERVED, _SITE = Way("counter", "desk", "{port}"), Way("internet", "counter", 80)
_NOBODY = (Way("internet", "desk", "{port}"), Way("internet", "desk", 22), Way("internet", "counter", 22))


def own_address(probe: Probe) -> bool:
    """Of the desk: one that the internet can name."""
    desk = running(probe, "desk")
    interface = probe.ec2.interfaces[desk.interfaces[0]] if desk is not None else None
    return interface is not None and bool(interface.public_ips or interface.elastic)


def to_the_street(probe: Probe) -> bool:
    """The desk's subnet has become a public one, and the desk has no address for it."""
    desk, street = running(probe, "desk"), id_of(probe, "street")
    return desk is not None and not own_address(probe) and probe.ec2.subnets[desk.subnet].table == street


_FIRST = through(_OUT)
CHECKS = (
    check(
        "goes-out",
        {
            "en": "`desk` reaches websites on the internet, port 443, through a NAT gateway",
            "ko": "`desk`에서 NAT 게이트웨이를 지나 인터넷의 웹사이트(443번 포트)에 닿기",
        },
        _FIRST,
        THROUGH,
        ASIDE,
    ),
    check(
        "served",
        {
            "en": "The shop goes on: everybody opens `counter` on port 80, and `counter` reaches `desk` on {port}",
            "ko": "가게는 그대로: 누구나 `counter`의 80번 포트를 열고, `counter`에서 `desk`의 {port}번 포트에 닿기",
        },
        after(_FIRST, through(_SITE, _SERVED)),
        FIRST,
        THROUGH,
    ),
    check(
        "nobody-in",
        {
            "en": "Nobody on the internet gets to `desk`, nor to port 22 of `counter`",
            "ko": "인터넷의 누구도 `desk`에, 또 `counter`의 22번 포트에 닿지 않기",
        },
        after(_FIRST, shut(*_NOBODY)),
        SHUT,
    ),
)
