"""Login profiles and the password policy, rule by rule."""

from datetime import UTC, datetime

import pytest

from tests.engine.iam.good import PASSWORD, advance_days, iam, ok, refused, user
from tests.engine.support import Life

MINA = {"UserName": "mina"}
WEAK = ("PasswordPolicyViolation", "Password does not conform to the account password policy.")
REUSED = (
    "PasswordPolicyViolation",
    "Policy constraint violation with password reuse prevention during password change.",
)


@pytest.fixture
def life():
    life = Life()
    ok(life, "CreateUser", MINA)
    return life


def policy(life, **rules):
    ok(life, "UpdateAccountPasswordPolicy", {"AllowUsersToChangePassword": True, **rules})


def change(life, old, new):
    return life.call("iam", "ChangePassword", {"OldPassword": old, "NewPassword": new}, caller=user("mina"))


def test_a_login_profile_is_made_shown_and_deleted(life):
    asked = {**MINA, "Password": PASSWORD, "PasswordResetRequired": True, "MaxSigninSessionDuration": 3600}
    shown = {
        "UserName": "mina",
        "CreateDate": datetime(2026, 9, 21, 14, 13, 22, tzinfo=UTC),
        "PasswordResetRequired": True,
        "MaxSigninSessionDuration": 3600,
    }
    assert ok(life, "CreateLoginProfile", asked) == {"LoginProfile": shown}
    exists = ("EntityAlreadyExists", "Login Profile for user mina already exists.")
    assert refused(life, "CreateLoginProfile", asked) == exists
    assert ok(life, "GetLoginProfile", MINA) == {"LoginProfile": shown}
    ok(life, "DeleteLoginProfile", MINA)
    missing = ("NoSuchEntity", "Login Profile for User mina cannot be found.")
    assert refused(life, "GetLoginProfile", MINA) == missing
    assert refused(life, "UpdateLoginProfile", MINA) == missing
    assert refused(life, "DeleteLoginProfile", MINA) == missing


def test_an_update_touches_what_it_names(life):
    ok(life, "CreateLoginProfile", {**MINA, "Password": PASSWORD, "MaxSigninSessionDuration": 7200})
    before = iam(life).users["mina"].login.sealed
    ok(life, "UpdateLoginProfile", {**MINA, "PasswordResetRequired": True})
    login = iam(life).users["mina"].login
    assert (login.sealed, login.must_reset, login.max_session) == (before, True, 7200)
    ok(life, "UpdateLoginProfile", {**MINA, "Password": "Another-2026!"})
    assert (login.sealed != before, login.previous, login.must_reset) == (True, [before], True)
    both = {"MaxSigninSessionDuration": 3600, "ResetMaxSigninSessionDuration": True}
    assert refused(life, "UpdateLoginProfile", MINA | both)[0] == "InvalidInput"
    ok(life, "UpdateLoginProfile", {**MINA, "ResetMaxSigninSessionDuration": True})
    assert "MaxSigninSessionDuration" not in ok(life, "GetLoginProfile", MINA)["LoginProfile"]
    ok(life, "UpdateLoginProfile", {**MINA, "MaxSigninSessionDuration": 3600})
    assert ok(life, "GetLoginProfile", MINA)["LoginProfile"]["MaxSigninSessionDuration"] == 3600


def test_a_password_is_needed(life):
    assert refused(life, "CreateLoginProfile", MINA)[0] == "InvalidInput"
    assert refused(life, "CreateLoginProfile", {"Password": PASSWORD})[0] == "NotSimulatedException"


@pytest.mark.parametrize(
    ("password", "good"),
    [("Abcdef1", False), ("Abcdefg1", True), ("abcdefg1", False), ("abcdef1!", True), ("ABC def!", True)],
)
def test_without_a_policy_eight_characters_of_three_kinds(life, password, good):
    done = life.call("iam", "CreateLoginProfile", {**MINA, "Password": password})
    assert (done.refusal is None) is good
    if not good:
        assert (done.refusal.code, done.refusal.message) == WEAK


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ({"MinimumPasswordLength": 10}, "abcdefghi", "abcdefghij"),
        ({"RequireSymbols": True}, "abcdef;", "abcdef|"),
        ({"RequireNumbers": True}, "abcdefg", "abcdef7"),
        ({"RequireUppercaseCharacters": True}, "abcdefÜ", "abcdefU"),
        ({"RequireLowercaseCharacters": True}, "ABCDEFü", "ABCDEFu"),
        ({}, "abcde", "abcdef"),
    ],
)
def test_every_rule_is_held(life, rule, bad, good):
    policy(life, **rule)
    assert refused(life, "CreateLoginProfile", {**MINA, "Password": bad}) == WEAK
    ok(life, "CreateLoginProfile", {**MINA, "Password": good})
    assert refused(life, "UpdateLoginProfile", {**MINA, "Password": bad}) == WEAK
    done = change(life, good, bad)
    assert (done.refusal.code, done.refusal.message) == WEAK


def test_a_policy_is_replaced_as_a_whole(life):
    missing = ("NoSuchEntity", "The Password Policy with domain name 123456789012 cannot be found.")
    assert refused(life, "GetAccountPasswordPolicy") == missing
    assert refused(life, "DeleteAccountPasswordPolicy") == missing
    ok(life, "UpdateAccountPasswordPolicy", {"MaxPasswordAge": 90, "PasswordReusePrevention": 3, "HardExpiry": True})
    shown = {
        "MinimumPasswordLength": 6,
        "RequireSymbols": False,
        "RequireNumbers": False,
        "RequireUppercaseCharacters": False,
        "RequireLowercaseCharacters": False,
        "AllowUsersToChangePassword": False,
        "ExpirePasswords": True,
        "HardExpiry": True,
        "MaxPasswordAge": 90,
        "PasswordReusePrevention": 3,
    }
    assert ok(life, "GetAccountPasswordPolicy") == {"PasswordPolicy": shown}
    ok(life, "UpdateAccountPasswordPolicy", {"RequireSymbols": True})
    expected = {**shown, "RequireSymbols": True, "ExpirePasswords": False, "HardExpiry": False}
    del expected["MaxPasswordAge"], expected["PasswordReusePrevention"]
    assert ok(life, "GetAccountPasswordPolicy") == {"PasswordPolicy": expected}
    ok(life, "DeleteAccountPasswordPolicy")
    assert refused(life, "GetAccountPasswordPolicy") == missing


def test_users_change_their_own_password_when_they_may(life):
    ok(life, "CreateLoginProfile", {**MINA, "Password": PASSWORD, "PasswordResetRequired": True})
    assert change(life, PASSWORD, "Another-2026!").refusal.code == "AccessDenied"
    policy(life)
    done = change(life, PASSWORD, "Another-2026!")
    assert (done.refusal, done.decision.deciding.policy) == (None, "AllowUsersToChangePassword")
    assert iam(life).users["mina"].login.must_reset is False
    shown = ok(life, "GetAccountPasswordPolicy", caller=user("mina"))["PasswordPolicy"]
    assert shown["AllowUsersToChangePassword"] is True
    assert refused(life, "DeleteAccountPasswordPolicy", caller=user("mina"))[0] == "AccessDenied"


def test_the_old_password_must_be_right(life):
    policy(life)
    assert change(life, PASSWORD, "Another-2026!").refusal.message == "Login Profile for User mina cannot be found."
    ok(life, "CreateLoginProfile", {**MINA, "Password": PASSWORD})
    done = change(life, "Wrong-2026!", "Another-2026!")
    assert (done.refusal.code, done.refusal.message) == ("AccessDenied", "The old password was incorrect.")


def test_only_users_have_an_own_password(life):
    asked = {"OldPassword": PASSWORD, "NewPassword": PASSWORD}
    assert refused(life, "ChangePassword", asked) == (
        "InvalidUserType",
        "Only IAM Users can change their own password.",
    )


def test_passwords_do_not_come_back_too_soon(life):
    policy(life, PasswordReusePrevention=2)
    ok(life, "CreateLoginProfile", {**MINA, "Password": "first-1"})
    done = change(life, "first-1", "first-1")
    assert (done.refusal.code, done.refusal.message) == REUSED
    assert change(life, "first-1", "second-2").refusal is None
    assert change(life, "second-2", "first-1").refusal.message == REUSED[1]
    assert change(life, "second-2", "third-3").refusal is None
    assert change(life, "third-3", "first-1").refusal is None


def test_only_so_many_passwords_are_remembered(life):
    policy(life)
    ok(life, "CreateLoginProfile", {**MINA, "Password": "password-0"})
    for number in range(27):
        assert change(life, f"password-{number}", f"password-{number + 1}").refusal is None
    assert len(iam(life).users["mina"].login.previous) == 24


def test_an_expired_password_can_still_be_changed_by_who_has_a_key(life):
    policy(life, MaxPasswordAge=1, HardExpiry=True)
    ok(life, "CreateLoginProfile", {**MINA, "Password": "first-1"})
    advance_days(life, 2)
    assert change(life, "first-1", "second-2").refusal is None
