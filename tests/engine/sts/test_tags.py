"""Session tags and a source identity: what a caller says of itself, and how far it goes."""

import pytest

from tests.engine.sts.support import COOK, Kitchen, allow, trust
from tests.engine.support import ACCOUNT

MAY = allow("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity")
TRUST = trust(ACCOUNT, "sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity")
OWN = f"arn:aws:lambda:ap-northeast-2:{ACCOUNT}:function:${{aws:PrincipalTag/team}}-*"
SOUP = f"arn:aws:lambda:ap-northeast-2:{ACCOUNT}:function:soup-fn"
RICE = f"arn:aws:lambda:ap-northeast-2:{ACCOUNT}:function:rice-fn"


def tags(**named):
    return [{"Key": key, "Value": value} for key, value in named.items()]


@pytest.fixture
def kitchen():
    return Kitchen()


def test_a_tag_decides_what_the_session_may_do(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST, allow("lambda:InvokeFunction", resource=OWN))
    soup = kitchen.assume(mina, Tags=tags(team="soup"))
    assert [kitchen.may(soup, "lambda:InvokeFunction", name) for name in (SOUP, RICE)] == [True, False]
    untagged = kitchen.assume(mina)
    assert not kitchen.may(untagged, "lambda:InvokeFunction", SOUP)


def test_a_session_tag_goes_before_the_tag_of_the_role_whatever_the_case(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST, allow("lambda:InvokeFunction", resource=OWN), Tags=tags(Team="rice"))
    assert kitchen.may(kitchen.assume(mina), "lambda:InvokeFunction", RICE)
    soup = kitchen.assume(mina, Tags=tags(team="soup"))
    assert [kitchen.may(soup, "lambda:InvokeFunction", name) for name in (SOUP, RICE)] == [True, False]
    keys = kitchen.cloud.decide(soup, "lambda:InvokeFunction", SOUP).keys
    assert [name for name in keys if name.startswith("aws:PrincipalTag/")] == ["aws:PrincipalTag/team"]


@pytest.mark.parametrize(
    ("own", "trusted", "by"),
    [
        (allow("sts:AssumeRole"), TRUST, "identity-based policy"),
        (MAY, trust(ACCOUNT, "sts:AssumeRole"), "role trust policy"),
    ],
)
def test_tagging_is_a_permission_of_its_own_on_both_sides(kitchen, own, trusted, by):
    mina = kitchen.user("mina", own)
    kitchen.role("cook", trusted)
    message = (
        f"User: {mina.arn} is not authorized to perform: sts:TagSession on resource: {COOK} "
        f"because no {by} allows the sts:TagSession action"
    )
    assert kitchen.refused_role(mina, Tags=tags(team="soup")) == ("AccessDenied", message)


def test_which_tags_may_be_passed_is_a_condition(kitchen):
    condition = {
        "StringEquals": {"aws:RequestTag/team": ["soup", "rice"]},
        "ForAllValues:StringEquals": {"aws:TagKeys": ["team"], "sts:TransitiveTagKeys": ["team"]},
    }
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", trust(ACCOUNT, "sts:AssumeRole", "sts:TagSession", Condition=condition))
    assert kitchen.assume(mina, Tags=tags(team="soup"), TransitiveTagKeys=["team"]).identity == COOK
    assert kitchen.refused_role(mina, Tags=tags(team="noodles"))[0] == "AccessDenied"
    assert kitchen.refused_role(mina, Tags=tags(team="soup", shift="late"))[0] == "AccessDenied"


def test_transitive_tags_go_on_along_a_chain(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST, MAY)
    chef = kitchen.role("chef", TRUST, allow("lambda:InvokeFunction", resource=OWN))
    cook = kitchen.assume(mina, Tags=tags(team="soup", shift="late"), TransitiveTagKeys=["team"])
    outcome = kitchen.ask_role(cook, chef, Tags=tags(place="seoul"))
    session = kitchen.cloud.state.parts["sts/"].sessions[outcome.answer["Credentials"]["AccessKeyId"]]
    assert (session.tags, session.transitive) == ({"team": "soup", "place": "seoul"}, ["team"])
    assert kitchen.may(kitchen.caller(session.key_id), "lambda:InvokeFunction", SOUP)


def test_inherited_tags_need_to_be_let_in_too(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST, MAY)
    chef = kitchen.role("chef", trust(ACCOUNT))
    cook = kitchen.assume(mina, Tags=tags(team="soup"), TransitiveTagKeys=["team"])
    code, message = kitchen.refused_role(cook, chef)
    assert code == "AccessDenied"
    assert message.endswith("because no role trust policy allows the sts:TagSession action")


def test_an_inherited_tag_cannot_be_passed_again(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST, MAY)
    chef = kitchen.role("chef", TRUST)
    cook = kitchen.assume(mina, Tags=tags(Team="soup"), TransitiveTagKeys=["team"])
    assert kitchen.refused_role(cook, chef, Tags=tags(TEAM="rice")) == (
        "ValidationError",
        "The tag team is inherited from the calling session and cannot be passed again.",
    )


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (
            {"Tags": tags(team="a", Team="b")},
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ),
        ({"Tags": tags(**{"aws:team": "a"})}, "Tag keys that begin with aws: are reserved for AWS: aws:team"),
        (
            {"Tags": tags(team="a"), "TransitiveTagKeys": ["shift"]},
            "TransitiveTagKeys names a tag that is not passed: shift",
        ),
    ],
)
def test_tags_that_make_no_sense(kitchen, params, message):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST)
    assert kitchen.refused_role(mina, **params) == ("ValidationError", message)


def test_fifty_tags_inherited_ones_included(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST, MAY)
    chef = kitchen.role("chef", TRUST)
    many = {f"t{number}": "x" for number in range(49)}
    cook = kitchen.assume(mina, Tags=tags(**many, team="soup"), TransitiveTagKeys=["team"])
    assert kitchen.assume(cook, chef, Tags=tags(**many)).identity == chef
    message = "A session has at most 50 tags, inherited ones included."
    assert kitchen.refused_role(cook, chef, Tags=tags(**many, one="more")) == ("ValidationError", message)


def test_a_source_identity_stays_along_a_chain(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", TRUST, MAY)
    seen = allow("logs:GetLogEvents", Condition={"StringEquals": {"aws:SourceIdentity": "mina"}})
    chef = kitchen.role("chef", TRUST, seen)
    outcome = kitchen.ask_role(mina, SourceIdentity="mina")
    assert outcome.answer["SourceIdentity"] == "mina"
    cook = kitchen.caller(outcome.answer["Credentials"]["AccessKeyId"])
    assert kitchen.ask_role(cook, chef).answer["SourceIdentity"] == "mina"
    assert kitchen.may(kitchen.assume(cook, chef, SourceIdentity="mina"), "logs:GetLogEvents")
    message = "SourceIdentity cannot be changed: the calling session already has the source identity mina"
    assert kitchen.refused_role(cook, chef, SourceIdentity="jun") == ("AccessDenied", message)


def test_a_source_identity_needs_to_be_let_in(kitchen):
    mina = kitchen.user("mina", MAY)
    kitchen.role("cook", trust(ACCOUNT))
    code, message = kitchen.refused_role(mina, SourceIdentity="mina")
    assert code == "AccessDenied"
    assert message.endswith("because no role trust policy allows the sts:SetSourceIdentity action")


def test_a_role_can_insist_on_a_source_identity(kitchen):
    mina = kitchen.user("mina", MAY)
    condition = {"StringLike": {"sts:SourceIdentity": "*"}}
    kitchen.role("cook", trust(ACCOUNT, "sts:AssumeRole", "sts:SetSourceIdentity", Condition=condition))
    assert kitchen.refused_role(mina)[0] == "AccessDenied"
    assert kitchen.assume(mina, SourceIdentity="mina").identity == COOK
