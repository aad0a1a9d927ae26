"""AssumeRole: who may, for how long, and what comes back."""

from datetime import UTC, datetime

import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import SECOND, to_datetime
from tests.engine.sts.support import COOK, MINA, Kitchen, allow, deny, trust
from tests.engine.support import ACCOUNT

ASK = allow("sts:AssumeRole", resource=COOK)
DENIED = f"User: {MINA} is not authorized to perform: sts:AssumeRole on resource: {COOK} "


@pytest.fixture
def kitchen():
    return Kitchen()


def test_the_answer(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT), allow("lambda:ListFunctions"))
    answer = kitchen.ask_role(mina).answer
    credentials = answer.pop("Credentials")
    role_id = kitchen.cloud.state.parts["iam/"].roles["cook"].role_id
    arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/cook/lunch"
    assert answer == {"AssumedRoleUser": {"AssumedRoleId": f"{role_id}:lunch", "Arn": arn}}
    assert credentials["Expiration"] == to_datetime(kitchen.now + 3600 * SECOND)
    key, secret, token = (credentials[name] for name in ("AccessKeyId", "SecretAccessKey", "SessionToken"))
    assert (key[:4], len(key), len(secret), token[:16], len(token)) == ("ASIA", 20, 40, "IQoJb3JpZ2luX2Vj", 356)
    assert kitchen.cloud.signer_of(key).caller == Caller("role", ACCOUNT, arn, COOK, key)
    assert kitchen.cloud.signer_of(key).secret == secret
    cook = kitchen.caller(key)
    assert kitchen.done("lambda", "ListFunctions", {}, caller=cook) == {"Functions": []}
    assert not kitchen.may(mina, "lambda:ListFunctions")


def test_a_longer_token_when_asked_for(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT))
    answer = kitchen.ask_role(mina, MinimumSessionTokenSize=2000).answer
    assert len(answer["Credentials"]["SessionToken"]) == 2000


def test_a_trust_policy_that_names_the_account_leaves_it_to_the_account(kitchen):
    mina = kitchen.user("mina")
    kitchen.role("cook", trust(ACCOUNT))
    sentence = f"{DENIED}because no identity-based policy allows the sts:AssumeRole action"
    assert kitchen.refused_role(mina) == ("AccessDenied", sentence)


def test_a_trust_policy_that_names_the_user_suffices(kitchen):
    mina = kitchen.user("mina")
    kitchen.role("cook", trust(MINA))
    assert kitchen.assume(mina).identity == COOK


def test_without_trust_no_permission_helps(kitchen):
    mina = kitchen.user("mina", allow("*"))
    kitchen.role("cook", trust({"Service": "lambda.amazonaws.com"}))
    sentence = f"{DENIED}because no role trust policy allows the sts:AssumeRole action"
    assert kitchen.refused_role(mina) == ("AccessDenied", sentence)


def test_a_deny_wins(kitchen):
    mina = kitchen.user("mina", ASK, deny("sts:AssumeRole", resource="arn:aws:iam::*:role/cook"))
    kitchen.role("cook", trust(MINA))
    sentence = f"{DENIED}with an explicit deny in an identity-based policy"
    assert kitchen.refused_role(mina) == ("AccessDenied", sentence)


def test_root_may_not(kitchen):
    kitchen.role("cook", trust(ACCOUNT))
    denied = ("AccessDenied", "Roles may not be assumed by root accounts.")
    assert kitchen.refused_role(kitchen.cloud.root) == denied


@pytest.mark.parametrize("role", [COOK, f"arn:aws:iam::{ACCOUNT}:user/mina", "arn:aws:iam::999999999999:role/cook"])
def test_what_is_no_role_here_looks_like_one_that_may_not_be_assumed(kitchen, role):
    mina = kitchen.user("mina", allow("sts:AssumeRole"))
    code, message = kitchen.refused_role(mina, role)
    assert code == "AccessDenied"
    assert message.startswith(f"User: {MINA} is not authorized to perform: sts:AssumeRole on resource: {role}")


def test_what_is_no_arn_is_said_to_be_invalid(kitchen):
    mina = kitchen.user("mina", allow("*"))
    said = kitchen.refused_role(mina, "the role of the cook")
    assert said == ("ValidationError", "the role of the cook is invalid")


def test_the_external_id_keeps_a_confused_deputy_out(kitchen):
    partner = kitchen.user("partner", allow("sts:AssumeRole"))
    trusted = trust(ACCOUNT, Condition={"StringEquals": {"sts:ExternalId": "kitchen-7"}})
    kitchen.role("cook", trusted)
    denied = "AccessDenied"
    assert kitchen.refused_role(partner)[0] == denied
    assert kitchen.refused_role(partner, ExternalId="kitchen-8")[0] == denied
    session = kitchen.assume(partner, ExternalId="kitchen-7")
    assert kitchen.cloud.state.parts["sts/"].sessions[session.key].external_id == "kitchen-7"


def test_the_session_name_can_be_tied_to_the_user(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT, Condition={"StringEquals": {"sts:RoleSessionName": "${aws:username}"}}))
    assert kitchen.refused_role(mina)[0] == "AccessDenied"
    assert kitchen.assume(mina, RoleSessionName="mina").arn == f"arn:aws:sts::{ACCOUNT}:assumed-role/cook/mina"


@pytest.mark.parametrize(("longest", "asked", "taken"), [(3600, 3601, False), (7200, 7200, True), (7200, 7201, False)])
def test_no_longer_than_the_role_allows(kitchen, longest, asked, taken):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT), MaxSessionDuration=longest)
    outcome = kitchen.ask_role(mina, DurationSeconds=asked)
    if taken:
        assert outcome.answer["Credentials"]["Expiration"] == to_datetime(kitchen.now + asked * SECOND)
    else:
        message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
        assert (outcome.refusal.code, outcome.refusal.message) == ("ValidationError", message)


def test_no_shorter_than_fifteen_minutes(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT))
    code, message = kitchen.refused_role(mina, DurationSeconds=899)
    assert code == "ValidationError"
    assert message.endswith("Member must have value greater than or equal to 900")


def test_a_chain_lasts_an_hour_at_most(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT), allow("sts:AssumeRole"))
    chef = kitchen.role("chef", trust(COOK), MaxSessionDuration=43200)
    cook = kitchen.assume(mina)
    message = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    assert kitchen.refused_role(cook, chef, DurationSeconds=3601) == ("ValidationError", message)
    assert kitchen.assume(cook, chef, DurationSeconds=3600).identity == chef


def test_what_a_role_may_do_ends_with_the_session(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT), allow("lambda:ListFunctions"))
    cook = kitchen.assume(mina, DurationSeconds=900)
    kitchen.wait(890)
    assert kitchen.call("lambda", "ListFunctions", caller=cook).refusal is None
    kitchen.wait(10)
    code = ("ExpiredTokenException", "The security token included in the request is expired")
    assert kitchen.refused(cook, "lambda", "ListFunctions", {}) == code


def test_provided_contexts_are_not_simulated(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT))
    contexts = [{"ProviderArn": "arn:aws:iam::aws:contextProvider/IdentityCenter", "ContextAssertion": "eyJh"}]
    assert kitchen.refused_role(mina, ProvidedContexts=contexts) == (
        "NotSimulatedException",
        "ProvidedContexts is not simulated here.",
    )


def test_it_is_written_down_when_the_role_was_last_used(kitchen):
    mina = kitchen.user("mina", ASK)
    kitchen.role("cook", trust(ACCOUNT))
    cook = kitchen.assume(mina)
    assert kitchen.done("iam", "GetRole", {"RoleName": "cook"})["Role"].get("RoleLastUsed", {}) == {}
    kitchen.done("sts", "GetCallerIdentity", {}, caller=cook)
    used = kitchen.done("iam", "GetRole", {"RoleName": "cook"})["Role"]["RoleLastUsed"]
    at = kitchen.entries[-2].at
    assert used == {"LastUsedDate": datetime.fromtimestamp(at // SECOND, UTC), "Region": "ap-northeast-2"}
