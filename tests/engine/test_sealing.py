"""Passwords are sealed before anything is kept, and nobody smuggles in a seal of their own."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine import sealing, wiring
from serverless_lab.engine.cloud import ReplayDiverged
from serverless_lab.engine.models import input_shape, service_model
from serverless_lab.engine.validation import failures
from tests.engine.iam.good import iam, ok, prepare, user
from tests.engine.support import Life

SECRET = "Dumpling#Soup7-x"


def kept(life):
    """Everything the engine gives out to be written down."""
    return b"".join([life.cloud.encode(), *(msgspec.msgpack.encode(entry) for entry in life.entries)])


@pytest.fixture
def life():
    life = Life()
    ok(life, "CreateUser", {"UserName": "mina"})
    return life


def test_no_byte_of_a_password_is_kept(life):
    for operation, params in (
        ("CreateLoginProfile", {"UserName": "mina", "Password": SECRET}),
        ("UpdateLoginProfile", {"UserName": "mina", "Password": SECRET}),
        ("CreateLoginProfile", {"UserName": "nobody", "Password": SECRET}),
        ("CreateLoginProfile", {"UserName": "mina", "password": SECRET}),
        ("CreateUser", {"UserName": "jun", "Password": SECRET}),
        ("GetAccountSummary", {"Password": SECRET}),
        ("MakeDumplings", {"NewPassword": SECRET}),
        ("CreateLoginProfile", {"UserName": "mina", "Password": [SECRET]}),
        ("CreateLoginProfile", {"UserName": "mina", "Password": SECRET + "만두"}),
        ("CreateLoginProfile", {"UserName": "mina", "Password": SECRET * 20}),
    ):
        done = life.call("iam", operation, params)
        if done.refusal is not None:
            assert SECRET not in done.refusal.message
    life.call("iam", "ChangePassword", {"OldPassword": SECRET, "NewPassword": SECRET + "2"}, caller=user("mina"))
    life.call("lab", "SignIn", {"UserName": "mina", "Password": SECRET})
    assert SECRET.encode() not in kept(life)
    assert life.replayed().encode() == life.cloud.encode()


def test_a_refused_password_is_named_without_being_shown(life):
    done = life.call("iam", "CreateLoginProfile", {"UserName": "mina", "Password": SECRET * 20})
    assert done.refusal.message == (
        "1 validation error detected: Value at 'password' failed to satisfy constraint: "
        "Member must have length less than or equal to 128"
    )
    assert done.entry.params == {"UserName": "mina", "Password": {}}


def test_the_state_holds_the_sealed_text(life):
    done = life.call("iam", "CreateLoginProfile", {"UserName": "mina", "Password": SECRET})
    sealed = done.entry.params["Password"]
    assert sealed == sealing.seal(SECRET, "seed")
    assert sealed.startswith("sealed:1:16:ulds:")
    assert iam(life).users["mina"].login.sealed == sealed


def test_a_text_that_looks_sealed_is_a_password_like_any_other(life):
    ok(life, "CreateLoginProfile", {"UserName": "mina", "Password": SECRET})
    sealed = iam(life).users["mina"].login.sealed
    done = life.call("lab", "SignIn", {"UserName": "mina", "Password": sealed})
    assert done.refusal.code == "SignInFailed"
    ok(life, "UpdateLoginProfile", {"UserName": "mina", "Password": sealed})
    assert iam(life).users["mina"].login.sealed == sealing.seal(sealed, "seed") != sealed


def test_a_journal_with_a_password_in_clear_is_not_played(life):
    done = life.call("iam", "CreateLoginProfile", {"UserName": "mina", "Password": SECRET})
    life.entries[-1] = msgspec.structs.replace(done.entry, params={"UserName": "mina", "Password": SECRET})
    with pytest.raises(ReplayDiverged, match=r"entry 2 iam\.CreateLoginProfile: a password in clear"):
        life.replayed()


def test_accounts_do_not_share_seals():
    assert sealing.seal(SECRET, "one") != sealing.seal(SECRET, "two")
    assert sealing.seal(SECRET, "one") == sealing.seal(SECRET, "one")


@pytest.mark.parametrize(
    ("password", "kinds"),
    [("abc", "l"), ("ABC", "u"), ("019", "d"), ("!'", "s"), ("aB3{", "ulds"), (" é\t", ""), ('"', ""), ("Ünder", "l")],
)
def test_which_kinds_of_characters_a_password_has(password, kinds):
    assert sealing.traits(sealing.seal(password, "seed"))[:2] == (len(password), kinds)


@pytest.mark.parametrize(("password", "lacks"), [
    ("abcd", ""), ("abca", "v"), ("ab d", ""), ("abc,", "p"), ("abc:", "p"), ("abc=", "p"), ("ab\td", "p"), ("ab", "v"),
    ("만두만두", "vp"), ("abcé", "p"), ("", "v"),
])  # fmt: skip
def test_what_a_password_lacks(password, lacks):
    assert sealing.traits(sealing.seal(password, "seed")).lacks == lacks


def test_a_seal_of_an_older_lab_opens_as_well():
    now = sealing.seal("a,b,a,b,a", "seed")
    older = now.replace(":lvp:", ":l:")
    assert older != now
    assert sealing.same(older, now)
    assert not sealing.same(older, sealing.seal("a,b,a,b,b", "seed"))
    assert sealing.are_sealed({"Password": older})
    assert sealing.traits(older).lacks == ""


def test_a_service_without_bounds_keeps_every_text_sealed():
    for password, length in (("만두" * 8, 16), ("x" * 5_000, 999), ("", 0), ("two\nlines", 9)):
        (sealed,) = sealing.seal_params({"Password": password}, "seed", "mq").values()
        assert sealing.traits(sealed).length == length
    assert sealing.seal_params({"Password": "\ud800"}, "seed", "mq") == {"Password": {}}
    assert sealing.seal_params({"Password": "만두" * 8}, "seed", "iam") == {"Password": {}}


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(max_codepoint=0x17F), max_size=140))
def test_what_is_sealed_fits_the_models_just_when_the_password_does(password):
    shape = input_shape("iam", "CreateLoginProfile").members["Password"]
    sealed = sealing.seal_params({"Password": password}, "seed")
    assert sealing.are_sealed(sealed)
    assert bool(failures(shape, sealed["Password"])) is bool(failures(shape, password))


def test_every_password_of_the_models_is_found_and_nothing_else():
    found, sensitive = set(), set()
    for service in {service for service, _ in wiring.OPERATIONS} - {"mq"}:  # whose model marks nothing as sensitive
        for operation in service_model(service).operation_names:
            shape = input_shape(service, operation)
            for name, member in shape.members.items() if shape else ():
                if sealing.is_password(name, ""):
                    found.add((operation, name, member.type_name))
                if member.metadata.get("sensitive") and "assword" in member.name:
                    sensitive.add((operation, name, member.type_name))
    found -= {("VerifySMSSandboxPhoneNumber", "OneTimePassword", "string")}  # a code that works once
    switches = {(operation, name, kind) for operation, name, kind in found if kind == "boolean"}
    assert found - switches == sensitive
    assert {name for _, name, _ in switches} == {"AllowUsersToChangePassword"}
    assert {("ChangePassword", "OldPassword", "string"), ("SignIn", "Password", "string")} <= sensitive


def test_passwords_of_a_brokers_users_are_found_within():
    params = {"BrokerName": "shop", "Users": [{"Username": "chef", "Password": "steam-and-fold-12"}]}
    assert not sealing.are_sealed(params)
    sealed = sealing.seal_params(params, "seed")
    assert sealing.are_sealed(sealed)
    assert sealed["Users"] == [{"Username": "chef", "Password": sealing.seal("steam-and-fold-12", "seed")}]
    assert sealing.mask_params(sealed)["Users"] == [{"Username": "chef", "Password": "********"}]
    assert sealing.seal_params({"Users": ["mina"]}, "seed") == {"Users": ["mina"]}


def test_people_are_shown_stars():
    params = {"UserName": "mina", "Password": "sealed:1:…", "AllowUsersToChangePassword": True}
    assert sealing.mask_params(params) == params | {"Password": "********"}


def test_a_whole_account_comes_back_from_its_journal():
    life = Life()
    prepare(life)
    assert life.replayed().encode() == life.cloud.encode()
