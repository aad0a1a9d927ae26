"""The mission "Wrong handler": every reason, each fault with its own error, and other ways to repair it."""

import pytest

from lessons.courseware.course import Mission
from lessons.functions.missions.wrong_handler.delivery import HANDLERS, RIGHT_HANDLER, SOURCE
from lessons.functions.missions.wrong_handler.mission import MISSION
from lessons.functions.order_fn import FUNCTION, ORDER
from lessons.functions.playing import configure, deploy, edit, invoke, remove
from lessons.sandbox.trials import NOT_RUN
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
# The variants that the course shows first, by their fault.
VARIANTS = {MISSION.facts(variant)["fault"]: variant for variant in range(4)}
ERRORS = {
    "wrong-file": "Runtime.ImportModuleError",
    "wrong-function": "Runtime.HandlerNotFound",
    "no-dot": "Runtime.MalformedHandlerName",
    "syntax": "Runtime.UserCodeSyntaxError",
}

order = invoke(FUNCTION, ORDER)
right = configure(FUNCTION, Handler=RIGHT_HANDLER)
no_fee = edit(FUNCTION, " + FEE", "")
REASONS = [
    *((check, "no-function", [remove(FUNCTION)]) for check in CHECKS),
    ("totalled", "fails", []),
    ("totalled", "fails", [configure(FUNCTION, Handler="lambda_function.cook")]),
    ("kept", "orders-first", []),
    ("kept", "orders-first", [configure(FUNCTION, Handler="lambda_function.cook")]),
    ("totalled", "wrong", [right, no_fee]),
    ("totalled", "wrong", [right, edit(FUNCTION, '"total": total', '"total": str(total)')]),
    ("totalled", "wrong", [right, configure(FUNCTION, Environment={"Variables": {"DELIVERY_FEE": "1"}})]),
    ("kept", "memory", [right, configure(FUNCTION, MemorySize=1024)]),
    ("kept", "timeout", [right, configure(FUNCTION, Timeout=3)]),
    ("kept", "variables", [right, configure(FUNCTION, Environment={"Variables": {"DELIVERY_FEE": "1"}})]),
    ("kept", "another", [right, deploy("order-fn-2", SOURCE["en"])]),
    ("called", "no-run", []),
    ("called", "failed", [order]),
]


def begun(fault: str = "wrong-function", mission: Mission = MISSION) -> MemoryPlayer:
    return MemoryPlayer(facts=mission.facts(VARIANTS[fault])).play(*mission.start)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    by_lab = {(check_id, "by-lab") for check_id in ("totalled", "kept")}
    assert all_reasons(MISSION.checks) - by_lab == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize("check_id", ["totalled", "kept"])
def test_what_the_lab_could_not_try_is_not_held_against_the_learner(
    check_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = begun().play(right)
    monkeypatch.setattr(player, "_try_out", lambda _cloud, _name, events: [NOT_RUN] * len(events))
    assert reason_of(CHECKS[check_id], player.probe()) == "by-lab"


def test_the_first_four_variants_have_the_four_faults() -> None:
    assert set(VARIANTS) == set(HANDLERS) == set(ERRORS)


@pytest.mark.parametrize("fault", ERRORS)
def test_each_fault_shows_itself_by_an_error_of_its_own_before_start(fault: str) -> None:
    probe = begun(fault).play(order).probe()
    run = probe.invocations(FUNCTION)[0]
    assert (run.status, run.error_type) == ("init_error", ERRORS[fault])
    assert probe.log(run)[0].startswith(f"[ERROR] {ERRORS[fault]}: ")
    option = next(option for option in MISSION.diagnosis.options if option.id == fault)
    assert all(f"`{ERRORS[fault]}`" in said for said in option.feedback.values())


@pytest.mark.parametrize("fault", ["wrong-function", "wrong-file", "no-dot"])
def test_the_name_may_be_mended_in_the_code_instead(fault: str) -> None:
    renamed = edit(FUNCTION, "def take_order(", "def lambda_handler(")
    player = begun(fault).play(renamed, configure(FUNCTION, Handler="lambda_function.lambda_handler"), order)
    assert {reason_of(check, player.probe()) for check in MISSION.checks} == {""}


def test_settings_made_anew_as_they_were_are_as_good_as_kept() -> None:
    facts = MISSION.facts(VARIANTS["no-dot"])
    player = begun("no-dot").play(
        remove(FUNCTION),
        deploy(
            FUNCTION,
            SOURCE["en"],
            Handler=RIGHT_HANDLER,
            MemorySize=facts["memory"],
            Timeout=facts["timeout"],
            Environment={"Variables": {"DELIVERY_FEE": str(facts["fee"])}},
        ),
        order,
    )
    assert {reason_of(check, player.probe()) for check in MISSION.checks} == {""}


def test_only_the_syntax_is_at_fault_where_the_handler_is_right() -> None:
    assert [fault for fault, handler in HANDLERS.items() if handler == RIGHT_HANDLER] == ["syntax"]
    player = begun("syntax").play(right, order)
    assert player.probe().invocations(FUNCTION)[0].error_type == ERRORS["syntax"]


def test_more_memory_after_the_repair_is_no_known_mistake_but_not_what_was_asked() -> None:
    player = begun().play(right, configure(FUNCTION, MemorySize=1024))
    assert [mistake.id for mistake in MISSION.mistakes if mistake.seen(player.probe())] == []
    assert reason_of(CHECKS["kept"], player.probe()) == "memory"
