"""From one account into another: both sides have to agree."""

import msgspec
import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.ports import MemoryBodies
from tests.engine.iam.good import code_at, iam
from tests.engine.sts.support import Kitchen, allow, deny, document, trust
from tests.engine.sts.test_mfa import device
from tests.engine.support import ACCOUNT, REGION, START

HOME = "999999999999"
COOK = f"arn:aws:iam::{ACCOUNT}:role/cook"
JUN = f"arn:aws:iam::{HOME}:user/jun"
ASK = ("sts", "AssumeRole", {"RoleArn": COOK, "RoleSessionName": "lunch"})
TAGGED = ("sts", "AssumeRole", ASK[2] | {"Tags": [{"Key": "team", "Value": "soup"}]})


@pytest.fixture
def kitchen():
    return Kitchen()


@pytest.fixture
def home():
    life = Kitchen()
    life.cloud = Cloud.found(HOME, seed="home", region=REGION, wall=START, bodies=MemoryBodies())
    return life


def ask(kitchen, caller, **more):
    return kitchen.ask_role(caller, COOK, **more)


@pytest.mark.parametrize("trusted", [HOME, JUN, "*"])
def test_both_agree(kitchen, home, trusted):
    jun = home.user("jun", allow("sts:AssumeRole", resource=COOK))
    kitchen.role("cook", trust(trusted), allow("lambda:ListFunctions"))
    gone = home.cloud.abroad(jun, *ASK)
    assert gone == Caller("user", HOME, JUN, JUN, jun.key, "allowed")
    cook = kitchen.assume(gone)
    assert (cook.account_id, cook.identity) == (ACCOUNT, COOK)
    assert kitchen.call("lambda", "ListFunctions", caller=cook).refusal is None


def test_home_does_not(kitchen, home):
    jun = home.user("jun", allow("sts:AssumeRole", resource="arn:aws:iam::*:role/chef"))
    kitchen.role("cook", trust(JUN))
    gone = home.cloud.abroad(jun, *ASK)
    assert gone.home == "denied"
    assert kitchen.refused_role(gone, COOK) == (
        "AccessDenied",
        f"User: {JUN} is not authorized to perform: sts:AssumeRole on resource: {COOK} "
        "because no identity-based policy allows the sts:AssumeRole action",
    )


def test_nobody_asked_home(kitchen):
    kitchen.role("cook", trust(HOME))
    assert kitchen.refused_role(Caller.user(JUN), COOK)[0] == "AccessDenied"


def test_the_role_does_not(kitchen, home):
    jun = home.user("jun", allow("*"))
    kitchen.role("cook", trust(ACCOUNT))
    assert kitchen.refused_role(home.cloud.abroad(jun, *ASK), COOK) == (
        "AccessDenied",
        f"User: {JUN} is not authorized to perform: sts:AssumeRole on resource: {COOK} "
        "because no role trust policy allows the sts:AssumeRole action",
    )


def test_home_answers_for_the_tags_as_well(kitchen, home):
    jun = home.user("jun", allow("sts:AssumeRole"))
    assert home.cloud.abroad(jun, *ASK).home == "allowed"
    assert home.cloud.abroad(jun, *TAGGED).home == "denied"
    home.grant("jun", allow("sts:AssumeRole", "sts:TagSession"))
    assert home.cloud.abroad(jun, *TAGGED).home == "allowed"


def test_a_key_that_does_not_count_any_more_is_not_vouched_for(home):
    jun = home.user("jun", allow("*"))
    params = {"UserName": "jun", "AccessKeyId": jun.key, "Status": "Inactive"}
    home.done("iam", "UpdateAccessKey", params)
    assert home.cloud.abroad(jun, *ASK).home == "denied"
    assert home.cloud.abroad(jun, "sts", "AssumeRole", {}).home == "denied"


def test_the_other_accounts_session_policy_counts_at_home(home):
    jun = home.user("jun", allow("*"))
    home.role("chef", trust(HOME), allow("sts:AssumeRole"))
    chef_arn = f"arn:aws:iam::{HOME}:role/chef"
    chef = home.assume(jun, chef_arn)
    narrow = home.assume(jun, chef_arn, Policy=document(allow("lambda:*")))
    assert [home.cloud.abroad(caller, *ASK).home for caller in (chef, narrow)] == ["allowed", "denied"]


def test_the_external_id_counts_across_accounts(kitchen, home):
    jun = home.user("jun", allow("sts:AssumeRole"))
    kitchen.role("cook", trust(HOME, Condition={"StringEquals": {"sts:ExternalId": "kitchen-7"}}))
    gone = home.cloud.abroad(jun, *ASK)
    assert kitchen.refused_role(gone, COOK)[0] == "AccessDenied"
    assert kitchen.refused_role(gone, COOK, ExternalId="kitchen-8")[0] == "AccessDenied"
    assert ask(kitchen, gone, ExternalId="kitchen-7").refusal is None


def test_a_role_of_another_account_makes_a_chain(kitchen, home):
    jun = home.user("jun", allow("*"))
    home.role("chef", trust(HOME), allow("sts:AssumeRole"))
    chef = home.cloud.abroad(home.assume(jun, f"arn:aws:iam::{HOME}:role/chef"), *ASK)
    kitchen.role("cook", trust(HOME), MaxSessionDuration=7200)
    code, message = kitchen.refused_role(chef, COOK, DurationSeconds=7200)
    assert code == "ValidationError"
    assert message.endswith("1 hour session limit for roles assumed by role chaining.")
    assert ask(kitchen, chef).refusal is None


def test_replay_knows_what_home_said(kitchen, home):
    jun = home.user("jun", allow("sts:AssumeRole"))
    kitchen.role("cook", trust(HOME))
    kitchen.assume(home.cloud.abroad(jun, *ASK))
    assert kitchen.replayed().encode() == kitchen.cloud.encode()


def saying(caller, word):
    return msgspec.structs.replace(caller, abroad=word)


def test_home_writes_down_that_it_let_its_caller_go(home):
    jun = home.user("jun", allow("sts:AssumeRole", resource=COOK))
    before = iam(home).users["jun"].access_keys[jun.key].last_used
    done = ask(home, saying(jun, "allowed"))
    assert (done.answer, done.refusal, done.entry.changed) == ({}, None, True)
    assert before is None
    assert iam(home).users["jun"].access_keys[jun.key].last_used[1:] == ("sts", REGION)
    assert list(iam(home).users["jun"].used) == ["sts:AssumeRole"]
    again = Cloud.found(HOME, seed="home", region=REGION, wall=START, bodies=MemoryBodies())
    again.replay(home.entries)
    assert again.encode() == home.cloud.encode()


@pytest.mark.parametrize(
    ("statement", "word", "reason"),
    [
        (allow("sts:AssumeRole"), "denied", "because no role trust policy allows the sts:AssumeRole action"),
        (allow("sts:AssumeRole"), "", "because no role trust policy allows the sts:AssumeRole action"),
        (allow("iam:*"), "allowed", "because no identity-based policy allows the sts:AssumeRole action"),
        (deny("sts:AssumeRole"), "allowed", "with an explicit deny in an identity-based policy"),
    ],
)
def test_home_refuses_in_one_voice(home, statement, word, reason):
    jun = home.user("jun", statement)
    told = f"User: {JUN} is not authorized to perform: sts:AssumeRole on resource: {COOK} {reason}"
    assert home.refused_role(saying(jun, word), COOK) == ("AccessDenied", told)


def test_a_word_of_another_account_says_nothing_about_roles_here(kitchen):
    jun = kitchen.user("jun", allow("*"))
    kitchen.role("cook", trust(HOME))
    assert kitchen.refused_role(saying(jun, "allowed"), COOK)[0] == "AccessDenied"


def test_a_code_shown_at_home_counts_once(home):
    jun, phone = home.user("jun", allow("*")), f"arn:aws:iam::{HOME}:mfa/phone"
    device(home, "phone", "jun")
    shown = {"SerialNumber": phone, "TokenCode": code_at(home, phone)}
    assert ask(home, saying(jun, "allowed"), **shown).refusal is None
    assert ask(home, saying(jun, "allowed"), **shown).refusal.code == "AccessDenied"


def test_the_path_at_home_shows_no_policy_of_the_other_account(home):
    jun = home.user("jun", allow("sts:AssumeRole"))
    path = {gate.name: gate.verdict for gate in ask(home, saying(jun, "allowed")).decision.gates}
    assert (path["resource"], path["identity"], path["home"]) == ("passed", "passed", "absent")
    refused = ask(home, saying(jun, "denied")).decision
    assert [gate.name for gate in refused.gates if gate.verdict == "stopped"] == ["resource"]
    assert [trace.kind for trace in refused.statements] == ["identity"]
