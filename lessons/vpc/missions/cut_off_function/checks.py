"""The checks of "The function that lost the internet", and how its wrong ways are seen."""

from lessons.courseware.course import Text
from lessons.courseware.probe import Probe
from lessons.vpc.asking import WEBSITE
from lessons.vpc.missions.cut_off_function.scene import FUNCTION
from lessons.vpc.ways import FIRST, LOST, SHUT, Way, after, arrives, check, interfaces, judged, shut, through
from serverless_lab.engine.network.trace import FUNCTION as CALLED

_SOURCE = f"{CALLED}{FUNCTION}"
_OUT, _LEDGER = Way(_SOURCE, WEBSITE, 443), Way(_SOURCE, "ledger", 5432)
_VAULT_OUT = Way("ledger", WEBSITE, 443)
_NOBODY = (_VAULT_OUT, Way("internet", "ledger", 5432), Way("internet", "ledger", 22))
_AWAY: dict[str, Text] = {
    "missing": {
        "en": "`{name}` is not in its place: the function outside of every VPC, or the ledger not running.",
        "ko": "`{name}`: 제자리에 없어요. 함수가 VPC 밖에 있거나 장부가 실행 중이 아니에요.",
    }
}


def outside(probe: Probe) -> bool:
    """The function has left every VPC."""
    return not interfaces(probe, _SOURCE)


def straight_out(probe: Probe) -> bool:
    """It comes to the internet gateway itself, where a function has no public address."""
    return judged(probe, _OUT).facts.get("code") == "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"


def vault_too(probe: Probe) -> bool:
    return arrives(probe, _VAULT_OUT)


_FIRST = through(_OUT)
CHECKS = (
    check(
        "goes-out",
        {
            "en": "The function `report-fn` reaches websites and AWS services on the internet, port 443",
            "ko": "`report-fn` 함수에서 인터넷의 웹사이트와 AWS 서비스(443번 포트)에 닿기",
        },
        _FIRST,
        _AWAY,
        LOST,
    ),
    check(
        "ledger",
        {
            "en": "It still reaches the database of `ledger` on port 5432",
            "ko": "`report-fn` 함수에서 여전히 `ledger` 데이터베이스의 5432번 포트에 닿기",
        },
        after(_FIRST, through(_LEDGER)),
        FIRST,
        _AWAY,
        LOST,
    ),
    check(
        "vault-shut",
        {
            "en": "`ledger` stays shut off: nobody on the internet reaches it, and it reaches nobody there",
            "ko": "`ledger`는 그대로 닫혀 있기: 인터넷에서 닿지 않고, 인터넷에 닿지도 않기",
        },
        after(_FIRST, shut(*_NOBODY)),
        SHUT,
    ),
)
