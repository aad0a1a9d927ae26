"""Signing in at the console: what is asked, what is refused, and what is told to the rest of the account."""

import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import HOUR, to_datetime
from serverless_lab.engine.news import MfaCodeUsed, SignedIn
from tests.engine.iam.good import PASSWORD, advance_days, code_at, device, iam, ok, user
from tests.engine.support import Life

ARN = "arn:aws:iam::123456789012:user/mina"
NO = ("SignInFailed", "Your authentication information is incorrect. Please try again.", 403)


@pytest.fixture
def life():
    life = Life()
    for name in ("mina", "jun"):
        ok(life, "CreateUser", {"UserName": name})
    ok(life, "CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD})
    return life


def sign_in(life, password=PASSWORD, name="mina", **more):
    return life.call("lab", "SignIn", {"UserName": name, "Password": password, **more})


def refusal(done):
    return done.refusal.code, done.refusal.message, done.refusal.status


def test_the_right_password_opens_a_session(life):
    done = sign_in(life)
    key = done.answer["KeyId"]
    assert (key[:4], len(key)) == ("ASIA", 20)
    until = life.now + 12 * HOUR
    assert done.answer == {"KeyId": key, "UserArn": ARN, "Expires": until}
    (news,) = [each for each in done.news if isinstance(each, SignedIn)]
    assert (news.key_id, news.user_arn, news.expires, news.mfa) == (key, ARN, until, False)
    assert news.user_id == iam(life).users["mina"].user_id
    assert (len(news.secret), len(news.token) > 300) == (40, True)
    assert iam(life).users["mina"].login.last_used == life.now
    assert done.entry.changed is True


def test_every_session_has_its_own_key(life):
    assert sign_in(life).answer["KeyId"] != sign_in(life).answer["KeyId"]


def test_nobody_learns_which_names_there_are(life):
    unknown, wrong, without = sign_in(life, name="nobody"), sign_in(life, "Wrong-2026!"), sign_in(life, name="jun")
    assert refusal(unknown) == refusal(wrong) == refusal(without) == NO
    assert unknown.refusal.hint == wrong.refusal.hint == without.refusal.hint
    assert iam(life).users["mina"].login.last_used is None


def test_only_the_owner_opens_the_door(life):
    for caller in (user("mina"), Caller.role("arn:aws:iam::123456789012:role/lambda-basic-role", "s")):
        done = life.call("lab", "SignIn", {"UserName": "mina", "Password": PASSWORD}, caller=caller)
        assert done.refusal.code == "AccessDenied"
    lab = Caller.service("123456789012", "lab")
    assert life.call("lab", "SignIn", {"UserName": "mina", "Password": PASSWORD}, caller=lab).refusal is None


def test_a_user_with_a_device_shows_a_code(life):
    serial = device(life, "phone", "mina")
    life.wait(90)
    assert refusal(sign_in(life))[0] == "MfaCodeMissing"
    assert refusal(sign_in(life, "Wrong-2026!")) == NO
    assert refusal(sign_in(life, "Wrong-2026!", MfaCode=code_at(life, serial))) == NO
    assert refusal(sign_in(life, MfaCode=code_at(life, serial, 7)))[0] == "MfaCodeWrong"
    code = code_at(life, serial)
    done = sign_in(life, MfaCode=code)
    assert done.refusal is None
    assert [type(each) for each in done.news] == [MfaCodeUsed, SignedIn]
    assert done.news[1].mfa is True
    assert refusal(sign_in(life, MfaCode=code)) == (
        "MfaCodeWrong",
        "The MFA code is wrong, or has been used before.",
        403,
    )
    life.wait(60)
    assert sign_in(life, MfaCode=code_at(life, serial)).refusal is None


def test_any_of_several_devices_will_do(life):
    device(life, "phone", "mina")
    spare = device(life, "spare", "mina")
    life.wait(90)
    done = sign_in(life, MfaCode=code_at(life, spare))
    assert done.news[0].serial == spare


def test_a_code_nobody_asked_for_is_ignored(life):
    assert sign_in(life, MfaCode="123456").news[-1].mfa is False


def test_a_first_password_has_to_be_changed(life):
    ok(life, "UpdateLoginProfile", {"UserName": "mina", "PasswordResetRequired": True})
    must = ("PasswordResetRequired", "You must change your password to continue.", 403)
    assert refusal(sign_in(life)) == must
    assert refusal(sign_in(life, "Wrong-2026!", NewPassword="Another-2026!")) == NO
    assert refusal(sign_in(life, NewPassword="short"))[0] == "PasswordPolicyViolation"
    assert sign_in(life, NewPassword="Another-2026!").refusal is None
    assert (refusal(sign_in(life)), sign_in(life, "Another-2026!").refusal) == (NO, None)


def test_a_code_is_not_used_up_where_the_new_password_is_refused(life):
    phone = device(life, "phone", "mina")
    ok(life, "UpdateLoginProfile", {"UserName": "mina", "PasswordResetRequired": True})
    life.wait(90)
    refused = sign_in(life, NewPassword="short", MfaCode=code_at(life, phone))
    assert (refused.refusal.code, refused.news) == ("PasswordPolicyViolation", [])
    assert sign_in(life, NewPassword="Another-2026!", MfaCode=code_at(life, phone)).refusal is None


def test_an_expired_password_opens_the_door_to_change_it(life):
    ok(life, "UpdateAccountPasswordPolicy", {"MaxPasswordAge": 90})
    advance_days(life, 89)
    assert sign_in(life).refusal is None
    advance_days(life, 2)
    assert sign_in(life).refusal.code == "PasswordResetRequired"
    assert sign_in(life, NewPassword="Another-2026!").refusal is None
    advance_days(life, 89)
    assert sign_in(life, "Another-2026!").refusal is None


def test_a_hard_expiry_keeps_it_shut(life):
    ok(life, "UpdateAccountPasswordPolicy", {"MaxPasswordAge": 1, "HardExpiry": True})
    advance_days(life, 2)
    assert refusal(sign_in(life))[0] == "PasswordExpired"
    assert refusal(sign_in(life, "Wrong-2026!")) == NO


def test_a_session_lasts_as_long_as_the_profile_says(life):
    ok(life, "UpdateLoginProfile", {"UserName": "mina", "MaxSigninSessionDuration": 3600})
    assert sign_in(life).answer["Expires"] == life.now + HOUR


def test_when_a_password_was_last_used_is_shown(life):
    sign_in(life)
    at = to_datetime(life.now)
    assert ok(life, "GetUser", {"UserName": "mina"})["User"]["PasswordLastUsed"] == at
