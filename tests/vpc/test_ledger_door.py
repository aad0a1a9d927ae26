"""The mission "A door for the order desk": every reason, and other rules that are as good."""

import pytest

from lessons.vpc.missions.ledger_door.mission import MISSION
from lessons.vpc.missions.ledger_house import LEDGER_SG, allow, allow_address
from lessons.vpc.playing import group, let_everything_in, let_in
from lessons.vpc.walls import wear
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, renamed, solution, stopped

WORK = solution(MISSION)
REASONS = [
    ("reached", "lost", []),
    ("reached", "missing", [*WORK, stopped("desk")]),
    ("reached", "missing", [*WORK, stopped("ledger")]),
    ("tomorrow", "first", []),
    ("tomorrow", "turned-away", [allow_address]),
    ("tomorrow", "no-group", [*WORK, renamed("desk-sg", "old-sg")]),
    ("nobody-else", "first", []),
    ("nobody-else", "missing", [*WORK, stopped("broom")]),
    ("nobody-else", "open", [*WORK, allow("{broom-sg}")]),
    ("nobody-else", "open", [*WORK, allow("front_range")]),
    ("nobody-else", "open", [*WORK, let_in(LEDGER_SG, 22, "{desk-sg}")]),
    ("nobody-else", "open", [*WORK, let_everything_in("broom-sg")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_further_group_on_the_ledger_is_as_good() -> None:
    player = begun(MISSION, group("books-sg", "shop"), allow("{desk-sg}", to="books-sg"))
    assert reasons(MISSION, player)["reached"] == "lost"
    assert reasons(MISSION, player.play(wear("ledger", "ledger-sg", "books-sg"))) == met(MISSION)


def test_asking_about_tomorrow_launches_nothing_today() -> None:
    player = begun(MISSION, *WORK)
    before = len(player.probe().ec2.instances)
    assert reasons(MISSION, player) == met(MISSION)
    assert (len(player.probe().ec2.instances), before) == (4, 4)
