"""Who acts at the console: signing in, switching to a role, back, out; and what undoing and time make of it."""

import json

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import HOUR, SECOND
from tests.engine.iam.good import PASSWORD
from tests.engine.sts.good import ALL
from tests.engine.support import ACCOUNT, Life

MINA = f"arn:aws:iam::{ACCOUNT}:user/mina"
COOK = f"arn:aws:iam::{ACCOUNT}:role/cook"


def life_with_mina(policy: str = ALL, trusted: str = ACCOUNT) -> Life:
    life = Life()
    statement = {"Effect": "Allow", "Principal": {"AWS": trusted}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    for operation, params in (
        ("CreateUser", {"UserName": "mina"}),
        ("CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD}),
        ("PutUserPolicy", {"UserName": "mina", "PolicyName": "own", "PolicyDocument": policy}),
        ("CreateRole", {"RoleName": "cook", "AssumeRolePolicyDocument": trust}),
    ):
        assert life.call("iam", operation, params).refusal is None
    return life


def at_console(life: Life, service: str, operation: str, params: dict | None = None):
    """As the page calls: whoever acts, acts."""
    return life.call(service, operation, params or {}, caller=life.cloud.speaker(service, operation))


def sign_in(life: Life):
    return at_console(life, "lab", "SignIn", {"UserName": "mina", "Password": PASSWORD})


def test_the_owner_acts_until_somebody_signs_in():
    life = life_with_mina()
    assert life.cloud.acting == Caller.root(ACCOUNT)
    key = sign_in(life).answer["KeyId"]
    assert life.cloud.acting == Caller.user(MINA, key)
    assert at_console(life, "sts", "GetCallerIdentity").answer["Arn"] == MINA


def test_the_labs_own_controls_stay_with_the_owner():
    life = life_with_mina()
    sign_in(life)
    assert life.cloud.speaker("lab", "SetClockRate") == Caller.root(ACCOUNT)
    assert at_console(life, "lab", "SetClockRate", {"Rate": 10}).refusal is None
    assert life.cloud.speaker("lab", "NoSuchThing") == life.cloud.acting


def test_switching_to_a_role_and_back():
    life = life_with_mina()
    sign_in(life)
    switched = at_console(life, "lab", "SwitchRole", {"RoleArn": COOK})
    assert switched.answer == {"Arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/cook/mina"}
    assert (life.cloud.acting.kind, life.cloud.acting.identity) == ("role", COOK)
    assert at_console(life, "iam", "ListUsers").refusal.code == "AccessDenied"
    assert at_console(life, "lab", "SwitchBack").refusal is None
    assert life.cloud.acting.arn == MINA
    again = at_console(life, "lab", "SwitchBack").refusal
    assert (again.code, again.message) == ("ValidationError", "No role was switched to.")


def test_a_role_that_does_not_trust_the_user_is_not_switched_to():
    life = life_with_mina(trusted="999999999999")
    sign_in(life)
    refused = at_console(life, "lab", "SwitchRole", {"RoleArn": COOK})
    assert refused.refusal.code == "AccessDenied"
    assert (refused.decision.by, refused.decision.allowed) == ("trust", False)
    assert life.cloud.acting.arn == MINA


def test_from_role_to_role_the_user_who_signed_in_switches():
    life = life_with_mina()
    trust = life.cloud.state.parts["iam/"].roles["cook"].trust
    assert life.call("iam", "CreateRole", {"RoleName": "courier", "AssumeRolePolicyDocument": trust}).refusal is None
    sign_in(life)
    for role in ("cook", "courier"):
        switched = at_console(life, "lab", "SwitchRole", {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/{role}"})
        assert switched.answer == {"Arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/{role}/mina"}
    assert life.entries[-1].caller.arn == MINA
    assert at_console(life, "lab", "SwitchBack").refusal is None
    assert life.cloud.acting.arn == MINA


def test_the_owner_cannot_switch_roles():
    life = life_with_mina()
    refused = at_console(life, "lab", "SwitchRole", {"RoleArn": COOK}).refusal
    assert (refused.code, refused.message) == ("AccessDenied", "Roles may not be assumed by root accounts.")


def test_signing_out_gives_the_account_back_to_its_owner():
    life = life_with_mina()
    refused = at_console(life, "lab", "SignOut").refusal
    assert (refused.code, refused.message) == ("ValidationError", "Nobody is signed in as an IAM user.")
    sign_in(life)
    at_console(life, "lab", "SwitchRole", {"RoleArn": COOK})
    assert at_console(life, "lab", "SignOut").refusal is None
    assert life.cloud.acting == Caller.root(ACCOUNT)


def test_a_session_that_has_ended_still_says_who_acts_but_may_nothing():
    life = life_with_mina()
    sign_in(life)
    at_console(life, "lab", "AdvanceClock", {"Until": life.cloud.state.clock.read(life.wall + SECOND) + 13 * HOUR})
    assert life.cloud.acting.arn == MINA
    assert at_console(life, "iam", "ListUsers").refusal.code == "ExpiredToken"


def test_replay_finds_the_same_person_acting():
    life = life_with_mina()
    sign_in(life)
    at_console(life, "lab", "SwitchRole", {"RoleArn": COOK})
    again = life.replayed()
    assert (again.acting, again.encode()) == (life.cloud.acting, life.cloud.encode())
