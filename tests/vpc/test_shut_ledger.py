"""The repair "The ledger stays shut": every reason, and each fault by itself."""

import pytest

from lessons.vpc.missions.ledger_house import LEDGER_SG, allow, allow_address
from lessons.vpc.missions.shut_ledger.mission import MISSION
from lessons.vpc.missions.shut_ledger.scene import FAULTS, mended, without
from lessons.vpc.playing import let_everything_in
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, renamed, solved, stopped, variants

REASONS = [
    ("wrong-group", "reached", "lost", []),
    ("own-group", "reached", "missing", [mended, stopped("ledger")]),
    ("own-group", "tomorrow", "first", []),
    ("own-group", "tomorrow", "turned-away", [without(allow_address)]),
    ("own-group", "tomorrow", "no-group", [mended, renamed("desk-sg", "old-sg")]),
    ("wrong-range", "nobody-else", "first", []),
    ("public-address", "nobody-else", "missing", [mended, stopped("broom")]),
    ("public-address", "nobody-else", "open", [mended, let_everything_in(LEDGER_SG)]),
    # The wrong rule is to go: it lets somebody in.
    ("wrong-group", "nobody-else", "open", [allow("{desk-sg}")]),
    ("wrong-range", "nobody-else", "open", [allow("{desk-sg}")]),
    # The counter wears what the desk wears now.
    ("unworn", "nobody-else", "open", [allow("{counter-sg}")]),
]


@pytest.mark.parametrize(("fault", "check_id", "reason", "plays"), REASONS)
def test_reasons(fault: str, check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays, fault=fault))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for _, check_id, reason, _ in REASONS}


def test_every_fault_comes_up_and_is_one_of_the_answers() -> None:
    assert set(variants(MISSION)) == set(FAULTS) == {option.id for option in MISSION.diagnosis.options[:5]}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_ends_at_the_group_of_the_ledger_and_its_repair_is_all(fault: str) -> None:
    found = MISSION.checks[0].look(begun(MISSION, fault=fault).probe())
    assert (found.facts["place"], found.facts["code"]) == (LEDGER_SG, "ENI_SG_RULES_MISMATCH")
    assert reasons(MISSION, solved(MISSION, fault=fault)) == met(MISSION)
