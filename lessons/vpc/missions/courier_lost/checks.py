"""The checks of "The courier who gets lost", and how its wrong ways are seen."""

from lessons.courseware.probe import Probe
from lessons.vpc.ways import ASIDE, FIRST, SHUT, THROUGH, Way, after, answers, arrives, check, shut, through

_WANTED = Way("scooter", "ledger", 5432, by="peering")
_OLD = Way("scooter", "counter", 80), Way("counter", "ledger", 5432)
_BACKDOOR = Way("counter", "ledger", 22)
_NOBODY = (Way("guest", "ledger", 5432), Way("scooter", "ledger", 22), _BACKDOOR, Way("guest", "counter", 80))


def cut(probe: Probe) -> bool:
    """One of the two old ways is gone."""
    return not all(answers(probe, way) for way in _OLD)


def wide_open(probe: Probe) -> bool:
    return not cut(probe) and arrives(probe, _BACKDOOR)


_FIRST = through(_WANTED)
CHECKS = (
    check(
        "reached",
        {
            "en": "`scooter` in `courier` reaches the database of `ledger` in `office`, port 5432, across a peering",
            "ko": "`courier`의 `scooter`에서 피어링을 건너 `office`에 있는 `ledger` 데이터베이스(5432번 포트)에 닿기",
        },
        _FIRST,
        THROUGH,
        ASIDE,
    ),
    check(
        "old-ways",
        {
            "en": "The old ways stay: `scooter` reaches `counter` on 80, and `counter` reaches `ledger` on 5432",
            "ko": "원래 길은 그대로: `scooter`에서 `counter`의 80번, `counter`에서 `ledger`의 5432번 포트에 닿기",
        },
        after(_FIRST, through(*_OLD)),
        FIRST,
        THROUGH,
    ),
    check(
        "nobody-else",
        {
            "en": "Nobody gets further than before: `guest` reaches nothing, and port 22 stays shut",
            "ko": "전보다 더 열린 것 없기: `guest`는 아무 데도 닿지 않고, 22번 포트는 닫혀 있기",
        },
        after(_FIRST, shut(*_NOBODY)),
        SHUT,
    ),
)
