"""A second factor: shown to AssumeRole and GetSessionToken, taken once, and remembered for as long as it counts."""

import pytest

from tests.engine.iam.good import code_at, codes_now
from tests.engine.sts.support import COOK, Kitchen, allow, trust
from tests.engine.support import ACCOUNT

PHONE = f"arn:aws:iam::{ACCOUNT}:mfa/phone"
WITH_MFA = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
FAILED = ("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")
HALF = (
    "AccessDenied",
    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
)


@pytest.fixture
def kitchen():
    kitchen = Kitchen()
    kitchen.user("mina", allow("sts:AssumeRole", "lambda:ListFunctions"), allow("iam:ListRoles", Condition=WITH_MFA))
    kitchen.role("cook", trust(ACCOUNT, Condition=WITH_MFA))
    device(kitchen, "phone", "mina")
    return kitchen


@pytest.fixture
def mina(kitchen):
    return kitchen.caller(next(iter(kitchen.cloud.state.parts["iam/"].key_owners)))


def device(kitchen, name, user):
    serial = kitchen.done("iam", "CreateVirtualMFADevice", {"VirtualMFADeviceName": name})["VirtualMFADevice"]
    first, second = codes_now(kitchen, serial["SerialNumber"])
    codes = {"AuthenticationCode1": first, "AuthenticationCode2": second}
    kitchen.done("iam", "EnableMFADevice", {"UserName": user, "SerialNumber": serial["SerialNumber"], **codes})
    kitchen.wait(90)


def shown(kitchen):
    """The device and the code it shows now."""
    return {"SerialNumber": PHONE, "TokenCode": code_at(kitchen, PHONE)}


def token(kitchen, mina, **params):
    answer = kitchen.done("sts", "GetSessionToken", params, caller=mina)
    return kitchen.caller(answer["Credentials"]["AccessKeyId"])


def test_a_role_can_ask_for_it(kitchen, mina):
    code, message = kitchen.refused_role(mina)
    assert code == "AccessDenied"
    assert message.endswith("because no role trust policy allows the sts:AssumeRole action")
    assert kitchen.assume(mina, **shown(kitchen)).identity == COOK


def test_a_code_counts_once(kitchen, mina):
    code = shown(kitchen)
    assert kitchen.assume(mina, **code).identity == COOK
    assert kitchen.refused_role(mina, **code) == FAILED
    assert kitchen.refused(mina, "sts", "GetSessionToken", code) == FAILED
    kitchen.wait(60)
    assert kitchen.assume(mina, **shown(kitchen)).identity == COOK


def test_a_code_that_was_refused_for_another_reason_still_counts(kitchen, mina):
    code = shown(kitchen)
    refused = kitchen.refused_role(mina, **code, DurationSeconds=7200)
    assert refused[0] == "ValidationError"
    assert kitchen.assume(mina, **code).identity == COOK


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"TokenCode": "000000"}, FAILED),
        ({"SerialNumber": f"arn:aws:iam::{ACCOUNT}:mfa/nowhere"}, FAILED),
        ({"TokenCode": None}, HALF),
        ({"SerialNumber": None}, HALF),
    ],
)
@pytest.mark.parametrize("operation", ["AssumeRole", "GetSessionToken"])
def test_a_second_factor_that_is_none(kitchen, mina, operation, change, refusal):
    role = {"RoleArn": COOK, "RoleSessionName": "lunch"} if operation == "AssumeRole" else {}
    params = {name: value for name, value in (shown(kitchen) | change).items() if value is not None}
    assert kitchen.refused(mina, "sts", operation, role | params) == refusal


def test_somebody_elses_device(kitchen, mina):
    jun = kitchen.user("jun", allow("sts:AssumeRole"))
    assert kitchen.refused_role(jun, **shown(kitchen)) == FAILED


def test_a_session_token_remembers_it(kitchen, mina):
    plain, proven = token(kitchen, mina), token(kitchen, mina, **shown(kitchen))
    assert not kitchen.may(mina, "iam:ListRoles")
    assert not kitchen.may(plain, "iam:ListRoles")
    assert kitchen.call("iam", "ListRoles", caller=proven).refusal is None
    assert kitchen.assume(proven).identity == COOK
    assert kitchen.refused_role(plain)[0] == "AccessDenied"


def test_how_long_ago_goes_by_the_accounts_clock(kitchen, mina):
    recent = allow("lambda:GetFunction", Condition={"NumericLessThan": {"aws:MultiFactorAuthAge": "600"}})
    kitchen.grant("mina", recent)
    proven = token(kitchen, mina, **shown(kitchen))
    assert kitchen.may(proven, "lambda:GetFunction")
    kitchen.advance(590)
    assert kitchen.may(proven, "lambda:GetFunction")
    kitchen.advance(10)
    assert not kitchen.may(proven, "lambda:GetFunction")
    keys = kitchen.cloud.decide(proven, "lambda:GetFunction", "*").keys
    assert keys["aws:MultiFactorAuthAge"] == "602"


def test_the_role_itself_does_not_remember_it(kitchen, mina):
    cook = kitchen.assume(mina, **shown(kitchen))
    keys = kitchen.cloud.decide(cook, "lambda:GetFunction", "*").keys
    assert keys["aws:MultiFactorAuthPresent"] == "false"
    assert "aws:MultiFactorAuthAge" not in keys


def test_just_now_when_it_is_shown_to_the_role(kitchen, mina):
    just_now = {"NumericEquals": {"aws:MultiFactorAuthAge": "0"}}
    chef = kitchen.role("chef", trust(ACCOUNT, Condition=just_now))
    assert kitchen.refused_role(mina, chef)[0] == "AccessDenied"
    assert kitchen.assume(mina, chef, **shown(kitchen)).identity == chef


def test_codes_go_by_real_time_however_the_accounts_clock_runs(kitchen, mina):
    kitchen.advance(86_400)
    assert kitchen.assume(mina, **shown(kitchen)).identity == COOK
    kitchen.done("lab", "SetClockRate", {"Rate": 0})
    kitchen.wait(300)
    assert kitchen.assume(mina, **shown(kitchen)).identity == COOK


def test_replay_takes_the_same_codes(kitchen, mina):
    code = shown(kitchen)
    kitchen.assume(mina, **code)
    kitchen.refused_role(mina, **code)
    kitchen.advance(7200)
    token(kitchen, mina, **shown(kitchen))
    assert kitchen.replayed().encode() == kitchen.cloud.encode()
