"""The mission "Out of memory": every reason and fault, and repairs that nobody suggests."""

import re

import pytest

from lessons.courseware.course import Play
from lessons.courseware.finding import Finding
from lessons.courseware.play import Player
from lessons.functions.missions.out_of_memory import label_fn, looks
from lessons.functions.missions.out_of_memory.faults import CEILING, FAULTS, OFTEN
from lessons.functions.missions.out_of_memory.label_fn import FUNCTION, right_answer
from lessons.functions.missions.out_of_memory.mission import MISSION
from lessons.functions.playing import configure, deploy, invoke, remove
from lessons.sandbox.trials import NOT_RUN
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
VARIANTS = {MISSION.facts(variant)["fault"]: MISSION.facts(variant) for variant in range(4)}
every_fault = pytest.mark.parametrize("fault", sorted(FAULTS))
RETURN = '    return {"zone"'

small, party = invoke(FUNCTION, label_fn.SMALL), invoke(FUNCTION, label_fn.PARTY)
repair = {fault: made.repair for fault, made in FAULTS.items()}


def begun(fault: str, *plays: Play) -> tuple[MemoryPlayer, int]:
    player = MemoryPlayer(facts=VARIANTS[fault]).play(*MISSION.start)
    since = player.head
    return player.play(*plays), since


def edited(old: str, new: str) -> Play:
    """The code as it should be, with one text in it replaced."""

    def play(player: Player) -> None:
        code = label_fn.source(player.facts)["en"]
        assert old in code
        deploy(FUNCTION, code.replace(old, new))(player)

    return play


def findings(player: MemoryPlayer, since: int) -> dict[str, Finding]:
    return {check.id: check.look(player.probe(since)) for check in MISSION.checks}


raising = edited(RETURN, f'    raise KeyError("label")\n{RETURN}')
wrong = edited("label[-1]", "label[0] + 1")
REASONS = [
    ("every-order", "no-function", "small-memory", [remove(FUNCTION)]),
    ("every-order", "killed-small", "small-memory", []),
    ("every-order", "killed-party", "all-at-once", []),
    ("every-order", "killed-party", "all-at-once", [configure(FUNCTION, MemorySize=CEILING)]),
    ("every-order", "killed-again", "keeps-maps", []),
    ("every-order", "killed-again", "keeps-maps", [configure(FUNCTION, MemorySize=CEILING)]),
    ("every-order", "wrong", "keeps-maps", [wrong]),
    ("every-order", "wrong", "small-memory", [edited("(MAP_MB * 1_048_576 // 251)", "40_000")]),
    ("every-order", "failed", "keeps-maps", [raising]),
    ("within-bounds", "no-function", "small-memory", [remove(FUNCTION)]),
    ("within-bounds", "orders-first", "all-at-once", []),
    ("within-bounds", "large", "small-memory", [configure(FUNCTION, MemorySize=CEILING + 1)]),
    ("seen-working", "not-called", "all-at-once", [small]),
    ("seen-working", "killed", "all-at-once", [party]),
    ("seen-working", "failed", "small-memory", [raising, configure(FUNCTION, MemorySize=CEILING), small]),
    ("seen-working", "wrong", "keeps-maps", [wrong, small]),
    ("seen-working", "not-often", "keeps-maps", [repair["keeps-maps"], small]),
]


@pytest.mark.parametrize(("check_id", "reason", "fault", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, fault: str, plays: list[Play]) -> None:
    player, since = begun(fault, *plays)
    assert reason_of(CHECKS[check_id], player.probe(since)) == reason


def test_every_reason_is_played() -> None:
    by_lab = {("every-order", "by-lab")}
    assert all_reasons(MISSION.checks) - by_lab == {(check_id, reason) for check_id, reason, _, _ in REASONS}


@pytest.mark.parametrize("tried", [[], [NOT_RUN] * 12])
def test_what_the_lab_could_not_try_is_not_held_against_the_learner(
    tried: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    player, since = begun("small-memory", repair["small-memory"])
    monkeypatch.setattr(player, "_try_out", lambda *_: tried)
    assert findings(player, since)["every-order"].reason == "by-lab"


def test_the_first_variants_have_all_faults() -> None:
    assert set(VARIANTS) == set(FAULTS)


@every_fault
def test_the_cure_of_one_fault_is_not_that_of_another(fault: str) -> None:
    for other, made in FAULTS.items():
        player, since = begun(fault, made.repair, *[small, party] * OFTEN)
        cured = fault == other or {fault, other} == {"all-at-once", "keeps-maps"}  # both put the whole code right
        assert all(finding.met for finding in findings(player, since).values()) == cured


@pytest.mark.parametrize("fault", ["all-at-once", "keeps-maps"])
def test_memory_alone_does_not_cure_the_code_within_the_bounds(fault: str) -> None:
    for memory in (CEILING, 2 * CEILING, 1024):
        player, since = begun(fault, configure(FUNCTION, MemorySize=memory), *[small, party] * OFTEN)
        assert not all(finding.met for finding in findings(player, since).values())


def test_a_map_that_is_read_anew_and_given_back_is_as_good() -> None:
    anew = edited("    if not maps:\n        maps.append(load_map())", "    maps[:] = [load_map()]")
    player, since = begun("keeps-maps", anew, *[small] * OFTEN)
    assert all(finding.met for finding in findings(player, since).values())


def test_an_answer_for_the_bench_alone_is_found_out() -> None:
    answer = right_answer(label_fn.SMALL, VARIANTS["small-memory"]["map"])
    learned = edited('    print(f"house', f'    if house == 12:\n        return {answer}\n    print(f"house')
    player, since = begun("small-memory", learned, small)
    found = findings(player, since)
    assert found["seen-working"].met
    assert (found["every-order"].reason, found["within-bounds"].reason) == ("killed-small", "orders-first")


def test_no_hidden_order_is_on_the_bench() -> None:
    assert [order for _kind, order in looks._ORDERS if order in (label_fn.SMALL, label_fn.PARTY)] == []


def test_both_sources_are_the_same_program_in_two_languages() -> None:
    def program(code: str) -> list[str]:
        code = re.sub(r'""".*?"""|print\(.*?\)\n', "", code)
        return [line.partition("#")[0].rstrip() for line in code.splitlines()]

    for fault in ("", *FAULTS):
        both = label_fn.source(VARIANTS["small-memory"], fault)
        assert program(both["en"]) == program(both["ko"])
        assert re.search("#.*[가-힣]", both["ko"])
