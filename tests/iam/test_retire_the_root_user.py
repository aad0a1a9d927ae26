"""The mission "Retire the root user": every reason, and who may be taken for whom."""

import pytest

from lessons.iam.missions.retire_the_root_user.mission import MISSION
from lessons.iam.playing import PASSWORD, add_device, do, fact, sign_in, sign_out
from lessons.iam.shop import ADMINISTRATOR
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons, solution

GROUP, USER, LOGIN, DEVICE, SIGN_IN, HIRE = solution(MISSION)
other = do("CreateUser", UserName="other")
other_password = do("CreateLoginProfile", UserName="other", Password=PASSWORD)
plain_user = do("CreateUser", UserName=fact("admin"))
directly = do("AttachUserPolicy", UserName=fact("admin"), PolicyArn=ADMINISTRATOR)
key = do("CreateAccessKey", UserName=fact("admin"))
ready = [GROUP, USER, LOGIN, DEVICE]

REASONS = [
    ("may-everything", "no-user", []),
    ("may-everything", "cannot", [plain_user]),
    ("may-everything", "direct", [plain_user, directly]),
    ("may-everything", "direct", [GROUP, USER, directly]),
    ("can-come-in", "no-user", []),
    ("can-come-in", "no-password", [plain_user]),
    ("can-come-in", "no-mfa", [plain_user, LOGIN]),
    ("can-come-in", "key", [*ready, key]),
    ("works-as-admin", "root-acts", [*ready, HIRE]),
    ("works-as-admin", "root-acts", [*ready, SIGN_IN, HIRE, sign_out]),
    ("works-as-admin", "somebody-else", [other, other_password, sign_in("other", PASSWORD)]),
    ("works-as-admin", "without-code", [GROUP, USER, LOGIN, SIGN_IN, HIRE]),
    ("works-as-admin", "not-made", [*ready, SIGN_IN]),
    ("works-as-admin", "made-before", [*ready, HIRE, SIGN_IN]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_two_groups_will_do_as_well_and_a_second_device() -> None:
    more = do("CreateGroup", GroupName="chiefs")
    joins = do("AddUserToGroup", GroupName="chiefs", UserName=fact("admin"))
    player = begun(MISSION, *ready, more, joins, SIGN_IN, HIRE)
    assert set(reasons(MISSION, player).values()) == {""}


def test_a_device_of_somebody_else_is_not_the_administrators() -> None:
    player = begun(MISSION, GROUP, USER, LOGIN, other, add_device("other"))
    assert reasons(MISSION, player)["can-come-in"] == "no-mfa"
