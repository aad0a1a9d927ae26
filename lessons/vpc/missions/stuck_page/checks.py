"""The checks of "The page that never comes", and how its wrong ways are seen."""

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import WEBSITE, running, world
from lessons.vpc.ways import FIRST, MISSING, OPEN, Way, after, arrives, check, shut, where
from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.walk import INTERNET

# Where clients listen for answers: the ends of the ranges that Linux, Windows and NAT gateways take theirs from.
CLIENT_PORTS = (1024, 32768, 49152, 60999, 65535)
_IN = tuple(Way(INTERNET, "counter", port) for port in (22, 443, 3306, 5432, 8080))
_OUT = tuple(Way("counter", WEBSITE, port) for port in (22, 25, 53, 587))


def page(probe: Probe) -> Finding:
    """Whatever port a client has chosen for itself."""
    counter = running(probe, "counter")
    if counter is None or 80 not in [each.port for each in counter.listeners]:
        return not_yet("missing", name="counter")
    for port in CLIENT_PORTS:
        found = trace(world(probe), INTERNET, counter.id, "tcp", 80, port)
        if not found.answered:
            return not_yet("no-page", client=port, **where(probe, found))
    return met()


def no_wall(probe: Probe) -> bool:
    return arrives(probe, _IN[0])


def everything_out(probe: Probe) -> bool:
    return arrives(probe, _OUT[0]) and not no_wall(probe)


CHECKS = (
    check(
        "page",
        {
            "en": "Anybody on the internet gets the page of `counter`, port 80, from whatever port they ask",
            "ko": "인터넷의 누구나, 어떤 클라이언트 포트에서 물어도 `counter`의 80번 포트에서 페이지 받기",
        },
        page,
        MISSING,
        {
            "no-page": {
                "en": "Who asks from port {client} gets no answer: it ends at `{place}` with `{code}`.",
                "ko": "클라이언트 포트 {client}번에서 물으면 답이 없어요. `{place}`에서 끝나요(`{code}`).",
            }
        },
    ),
    check(
        "wall-in",
        {
            "en": "No other port than 80 can be reached from outside",
            "ko": "밖에서는 80번 말고 다른 포트에 닿을 수 없기",
        },
        after(page, shut(*_IN)),
        FIRST,
        OPEN,
    ),
    check(
        "wall-out",
        {
            "en": "As before, `counter` itself reaches no port below 1024 on the internet",
            "ko": "전처럼 `counter`에서 인터넷의 1024번 아래 포트에 닿을 수 없기",
        },
        after(page, shut(*_OUT)),
        FIRST,
        OPEN,
    ),
)
