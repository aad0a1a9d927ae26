"""How long keys count, whose they are, and what replay makes of them."""

import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import DAY, HOUR, to_datetime
from serverless_lab.engine.questions import SessionKeys, Signer
from tests.engine.iam.good import PASSWORD, PHONE, code_at
from tests.engine.sts.support import COOK, MINA, Kitchen, allow, trust
from tests.engine.sts.test_mfa import device
from tests.engine.support import ACCOUNT

INVALID = ("InvalidClientTokenId", "The security token included in the request is invalid.")
EXPIRED = ("ExpiredToken", "The security token included in the request is expired")
LIST = ("iam", "ListRoles", {})


@pytest.fixture
def kitchen():
    kitchen = Kitchen()
    kitchen.user("mina", allow("sts:AssumeRole"))
    kitchen.role("cook", trust(ACCOUNT), allow("*"))
    return kitchen


@pytest.fixture
def mina(kitchen):
    return kitchen.caller(next(iter(kitchen.cloud.state.parts["iam/"].key_owners)))


def sessions(kitchen):
    return kitchen.cloud.state.parts["sts/"].sessions


def keys(kitchen, caller):
    return kitchen.cloud.decide(caller, "lambda:ListFunctions", "*").keys


def test_a_key_that_nobody_has(kitchen):
    assert kitchen.cloud.signer_of("AKIAIOSFODNN7EXAMPLE") is None
    stranger = Caller.user(MINA, "AKIAIOSFODNN7EXAMPLE")
    assert kitchen.refused(stranger, *LIST) == INVALID
    code = ("UnrecognizedClientException", INVALID[1])
    assert kitchen.refused(stranger, "lambda", "ListFunctions", {}) == code


def test_a_long_term_key(kitchen, mina):
    made = kitchen.done("iam", "CreateAccessKey", {"UserName": "mina"})["AccessKey"]
    signer = Signer(Caller.user(MINA, made["AccessKeyId"]), made["SecretAccessKey"])
    assert kitchen.cloud.signer_of(made["AccessKeyId"]) == signer


def test_an_inactive_key(kitchen, mina):
    params = {"UserName": "mina", "AccessKeyId": mina.key, "Status": "Inactive"}
    kitchen.done("iam", "UpdateAccessKey", params)
    assert kitchen.refused(mina, "sts", "GetCallerIdentity", {}) == INVALID
    kitchen.done("iam", "UpdateAccessKey", params | {"Status": "Active"})
    assert kitchen.call("sts", "GetCallerIdentity", caller=mina).refusal is None


def test_a_key_counts_for_its_owner_alone(kitchen, mina):
    cook = kitchen.assume(mina)
    kitchen.user("jun", allow("*"))
    jun = f"arn:aws:iam::{ACCOUNT}:user/jun"
    assert kitchen.refused(Caller.user(jun, mina.key), *LIST) == INVALID
    assert kitchen.refused(Caller.user(jun, cook.key), *LIST) == INVALID


def test_a_role_that_is_gone_takes_its_sessions_along(kitchen, mina):
    cook = kitchen.assume(mina)
    assert kitchen.call(*LIST, caller=cook).refusal is None
    kitchen.done("iam", "DeleteRolePolicy", {"RoleName": "cook", "PolicyName": "own"})
    kitchen.done("iam", "DeleteRole", {"RoleName": "cook"})
    assert kitchen.refused(cook, *LIST) == INVALID
    kitchen.role("cook", trust(ACCOUNT), allow("*"))
    assert kitchen.refused(cook, *LIST) == INVALID  # a namesake


def test_a_user_that_is_gone_takes_its_sessions_along(kitchen, mina):
    answer = kitchen.done("sts", "GetSessionToken", {}, caller=mina)
    session = kitchen.caller(answer["Credentials"]["AccessKeyId"])
    kitchen.done("iam", "DeleteAccessKey", {"UserName": "mina", "AccessKeyId": mina.key})
    assert kitchen.call("sts", "GetCallerIdentity", caller=session).refusal is None
    kitchen.done("iam", "DeleteUserPolicy", {"UserName": "mina", "PolicyName": "own"})
    kitchen.done("iam", "DeleteUser", {"UserName": "mina"})
    assert kitchen.refused(session, "sts", "GetCallerIdentity", {}) == INVALID


def test_the_accounts_clock_ends_a_session(kitchen, mina):
    cook = kitchen.assume(mina)
    kitchen.advance(3590)
    assert kitchen.call(*LIST, caller=cook).refusal is None
    kitchen.advance(10)
    assert kitchen.refused(cook, *LIST) == EXPIRED
    assert kitchen.cloud.signer_of(cook.key).caller == cook  # who it was is still known


def test_a_session_counts_until_the_very_moment_it_ends(kitchen, mina):
    cook = kitchen.assume(mina)
    end = sessions(kitchen)[cook.key].expires
    kitchen.done("lab", "SetClockRate", {"Rate": 0})
    kitchen.done("lab", "AdvanceClock", {"Until": end - 1})
    assert kitchen.call(*LIST, caller=cook).refusal is None
    kitchen.done("lab", "AdvanceClock", {"Until": end})
    assert kitchen.refused(cook, *LIST) == EXPIRED


def test_a_clock_that_stands_keeps_a_session(kitchen, mina):
    cook = kitchen.assume(mina)
    kitchen.done("lab", "SetClockRate", {"Rate": 0})
    kitchen.wait(100_000)
    assert kitchen.call(*LIST, caller=cook).refusal is None


def test_sessions_that_ended_over_a_day_ago_are_dropped(kitchen, mina):
    old = [kitchen.assume(mina).key for _ in range(5)]
    kitchen.advance((DAY + HOUR) // 1_000_000 + 30)
    first = kitchen.assume(mina).key
    assert set(sessions(kitchen)) == {*old[2:], first}
    second = kitchen.assume(mina).key
    third = kitchen.assume(mina).key
    assert set(sessions(kitchen)) == {first, second, third}
    assert kitchen.cloud.signer_of(old[0]) is None


def test_a_longer_session_outlives_a_shorter_one_given_out_later(kitchen, mina):
    answer = kitchen.done("sts", "GetSessionToken", {"DurationSeconds": 129_600}, caller=mina)
    cook = kitchen.assume(mina)
    kitchen.advance((DAY + HOUR) // 1_000_000 + 30)
    new = kitchen.assume(mina)
    assert set(sessions(kitchen)) == {answer["Credentials"]["AccessKeyId"], new.key}
    assert cook.key not in sessions(kitchen)


def test_what_a_session_says_about_its_caller(kitchen, mina):
    role_id = kitchen.cloud.state.parts["iam/"].roles["cook"].role_id
    cook = kitchen.assume(mina)
    issued = to_datetime(sessions(kitchen)[cook.key].issued).strftime("%Y-%m-%dT%H:%M:%SZ")
    shown = ("aws:PrincipalArn", "aws:userid", "aws:TokenIssueTime", "aws:MultiFactorAuthPresent")
    assert [keys(kitchen, cook)[name] for name in shown] == [COOK, f"{role_id}:lunch", issued, "false"]
    assert not {"aws:MultiFactorAuthPresent", "aws:TokenIssueTime"} & set(keys(kitchen, mina))


@pytest.mark.parametrize("mfa", [True, False])
def test_a_sign_in_is_a_session(kitchen, mfa):
    kitchen.done("iam", "CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD})
    code = {}
    if mfa:
        device(kitchen, "phone", "mina")
        code = {"MfaCode": code_at(kitchen, PHONE)}
    key = kitchen.done("lab", "SignIn", {"UserName": "mina", "Password": PASSWORD, **code})["KeyId"]
    mina = kitchen.caller(key)
    assert mina == Caller("user", ACCOUNT, MINA, MINA, key)
    kitchen.advance(60)
    found = keys(kitchen, mina)
    assert found["aws:MultiFactorAuthPresent"] == str(mfa).lower()
    assert found.get("aws:MultiFactorAuthAge") == ("61" if mfa else None)
    kitchen.grant("mina", allow("iam:ListRoles"))
    assert kitchen.call(*LIST, caller=mina).refusal is None  # the console opens IAM without a second factor
    kitchen.advance(12 * 3600)
    assert kitchen.refused(mina, *LIST) == EXPIRED


def test_a_user_with_a_new_name_keeps_its_sessions(kitchen, mina):
    kitchen.grant("mina", allow("sts:AssumeRole", "sts:GetFederationToken"))
    answer = kitchen.done("sts", "GetSessionToken", {}, caller=mina)
    guest = kitchen.done("sts", "GetFederationToken", {"Name": "guest"}, caller=mina)
    kitchen.done("iam", "UpdateUser", {"UserName": "mina", "NewUserName": "mina.kim"})
    new = f"arn:aws:iam::{ACCOUNT}:user/mina.kim"
    assert [kitchen.caller(mina.key).arn, kitchen.caller(answer["Credentials"]["AccessKeyId"]).arn] == [new, new]
    guest = kitchen.caller(guest["Credentials"]["AccessKeyId"])
    assert (guest.identity, guest.arn) == (new, f"arn:aws:sts::{ACCOUNT}:federated-user/guest")
    for caller in (guest, kitchen.caller(answer["Credentials"]["AccessKeyId"])):
        assert kitchen.call("sts", "GetCallerIdentity", caller=caller).refusal is None


def test_when_a_key_was_last_used(kitchen, mina):
    used = {"AccessKeyId": mina.key}
    never = {"ServiceName": "N/A", "Region": "N/A"}
    assert kitchen.done("iam", "GetAccessKeyLastUsed", used)["AccessKeyLastUsed"] == never
    kitchen.refused(mina, *LIST)
    assert kitchen.done("iam", "GetAccessKeyLastUsed", used)["AccessKeyLastUsed"] == never
    kitchen.done("sts", "GetCallerIdentity", {}, caller=mina)
    at = to_datetime(kitchen.entries[-1].at)
    assert kitchen.done("iam", "GetAccessKeyLastUsed", used)["AccessKeyLastUsed"] == {
        "LastUsedDate": at,
        "ServiceName": "sts",
        "Region": "ap-northeast-2",
    }


def test_replay_gives_the_same_keys(kitchen, mina):
    cook = kitchen.assume(mina)
    kitchen.call("lambda", "ListFunctions", caller=cook)
    kitchen.refused(Caller.user(MINA, "AKIAIOSFODNN7EXAMPLE"), *LIST)
    kitchen.advance(3600)
    kitchen.refused(cook, *LIST)
    replayed = kitchen.replayed()
    assert replayed.encode() == kitchen.cloud.encode()
    assert replayed.signer_of(cook.key) == kitchen.cloud.signer_of(cook.key)


def test_looking_leaves_nothing_behind(kitchen, mina):
    before = kitchen.cloud.encode()
    kitchen.cloud.signer_of(mina.key)
    kitchen.cloud.signer_of("ASIANOBODY")
    kitchen.cloud.decide(mina, "lambda:ListFunctions", "*")
    assert kitchen.cloud.encode() == before
    assert "sts/" not in kitchen.cloud.state.parts


def test_a_key_of_another_account_is_that_accounts_affair(kitchen):
    other = Caller.user("arn:aws:iam::999999999999:user/jun", "AKIAIOSFODNN7EXAMPLE")
    machine = kitchen.cloud._machine
    context = machine.context(other, "ap-northeast-2", kitchen.now, kitchen.wall, "x")
    assert context.ask(SessionKeys(other)) == {}
    assert kitchen.refused(other, *LIST)[0] == "AccessDenied"
