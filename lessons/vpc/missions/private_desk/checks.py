"""The checks of "The order desk goes indoors", and how its wrong ways are seen."""

from lessons.courseware.probe import Probe
from lessons.vpc.asking import WEBSITE
from lessons.vpc.ways import ASIDE, SHUT, THROUGH, Way, after, answers, arrives, check, judged, shut, through

_IN, _GUEST = Way("counter", "desk", "{port}"), Way("guest", "desk", "{port}")
_OUT, _BY_NAT = Way("desk", WEBSITE, 443), Way("desk", WEBSITE, 443, by="nat-gateway")


def on_the_street(probe: Probe) -> bool:
    return answers(probe, _OUT) and not answers(probe, _BY_NAT)


def turns_in_circles(probe: Probe) -> bool:
    return judged(probe, _OUT).facts.get("code") == "NAT_ROUTES_TO_ITSELF"


def for_everybody(probe: Probe) -> bool:
    return arrives(probe, _GUEST)


_TITLES = (
    {
        "en": "`counter` reaches the order desk, an instance called `desk`, on port {port}",
        "ko": "`counter`에서 주문 창구인 `desk` 인스턴스의 {port}번 포트에 닿기",
    },
    {
        "en": "`desk` reaches websites on the internet, and they see the address of a NAT gateway",
        "ko": "`desk`에서 인터넷의 웹사이트에 닿고, 웹사이트에는 NAT 게이트웨이의 주소가 보이기",
    },
    {
        "en": "Nobody else reaches `desk`: neither the internet nor `guest`",
        "ko": "인터넷도 `guest`도, 다른 누구도 `desk`에 닿지 않기",
    },
)
_NOBODY = (_GUEST, Way("internet", "desk", "{port}"), Way("internet", "desk", 22), Way("guest", "desk", 22))
CHECKS = (
    check("served", _TITLES[0], through(_IN), THROUGH),
    check("goes-out", _TITLES[1], through(_BY_NAT), THROUGH, ASIDE),
    check("nobody-else", _TITLES[2], after(through(_IN, _BY_NAT), shut(*_NOBODY)), SHUT),
)
