"""The content of "Two factors": every reason, what a stolen password opens, and the codes."""

import pytest

from lessons.iam.exercises.mfa.lesson import LESSON
from lessons.iam.playing import PASSWORD, add_device, do, sign_in, sign_out
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

mina = do("CreateUser", UserName="mina")
password = do("CreateLoginProfile", UserName="mina", Password=PASSWORD)
made = do("CreateVirtualMFADevice", VirtualMFADeviceName="phone")
device = add_device("mina")
signs_in = sign_in("mina", PASSWORD)
REASONS = [
    *((check, "no-user", []) for check in ("password", "device", "signed-in")),
    ("password", "no-password", [mina]),
    ("device", "no-device", [mina]),
    ("device", "not-turned-on", [mina, made]),
    ("signed-in", "never", [mina, password]),
    ("signed-in", "without-code", [mina, password, signs_in]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_session_without_a_code_does_not_spoil_one_with() -> None:
    player = MemoryPlayer().play(mina, password, signs_in, sign_out, device, signs_in)
    assert reason_of(LESSON.check("signed-in"), player.probe()) == ""


def test_a_stolen_password_alone_opens_nothing_once_there_is_a_device() -> None:
    truth_of = LESSON.predictions[0].truth
    assert truth_of(MemoryPlayer().play(mina, password).probe()) is None
    truth = truth_of(MemoryPlayer().play(mina, password, device).probe())
    assert truth.option == "asks"
    assert truth.facts == {"said": "This user signs in with a code of an MFA device."}
    says(LESSON.predictions[0].reveal, truth.facts)
