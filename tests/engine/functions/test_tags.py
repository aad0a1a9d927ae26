"""Tags of functions, and what policies may ask of them."""

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.sts.support import allow, document
from tests.engine.support import ACCOUNT, REGION, Life, function_params, refused

FN = {"FunctionName": "order-fn"}
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"


@pytest.fixture
def life():
    return Life()


def tags(life):
    return life.call("lambda", "ListTags", {"Resource": ARN}).answer["Tags"]


def tag(life, **given):
    return life.call("lambda", "TagResource", {"Resource": ARN, "Tags": given})


def mina(life, *statements):
    arn = life.call("iam", "CreateUser", {"UserName": "mina"}).answer["User"]["Arn"]
    params = {"UserName": "mina", "PolicyName": "own", "PolicyDocument": document(*statements)}
    life.call("iam", "PutUserPolicy", params)
    return Caller.user(arn)


def test_given_with_creation_added_and_taken_away(life):
    life.create(Tags={"team": "kitchen"})
    assert life.call("lambda", "GetFunction", FN).answer["Tags"] == {"team": "kitchen"}
    before = life.function.revision_id
    tag(life, Team="hall", team="roof")
    assert tags(life) == {"team": "roof", "Team": "hall"}
    assert life.function.revision_id != before
    life.call("lambda", "UntagResource", {"Resource": ARN, "TagKeys": ["team", "nothing"]})
    assert tags(life) == {"Team": "hall"}


def test_refusals(life):
    assert refused(life, "ListTags", {"Resource": ARN}) == ("ResourceNotFoundException", f"Function not found: {ARN}")
    life.create()
    assert refused(life, "TagResource", {"Resource": ARN, "Tags": {}}) == (
        "InvalidParameterValueException",
        "An error occurred and the request cannot be processed.",
    )
    for qualifier in ("1", "live", "$LATEST"):
        assert refused(life, "TagResource", {"Resource": f"{ARN}:{qualifier}", "Tags": {"a": "b"}}) == (
            "InvalidParameterValueException",
            "Tags on function aliases and versions are not supported. Please specify a function ARN.",
        )
    reserved = ("InvalidParameterValueException", "aws: prefixed tag key names are not allowed for external use.")
    assert refused(life, "TagResource", {"Resource": ARN, "Tags": {"AWS:team": "x"}}) == reserved
    assert refused(life, "CreateFunction", function_params("second", Tags={"aws:x": ""})) == reserved
    mapping = f"arn:aws:lambda:{REGION}:{ACCOUNT}:event-source-mapping:0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
    assert refused(life, "ListTags", {"Resource": mapping})[1] == "Unsupported resource type for tagging"
    assert refused(life, "ListTags", {"Resource": ARN.replace(REGION, "us-east-1")})[0] == "ResourceNotFoundException"


def test_fifty_tags_and_no_more(life):
    life.create(Tags={f"key-{number}": "" for number in range(50)})
    assert refused(life, "TagResource", {"Resource": ARN, "Tags": {"one-more": ""}}) == (
        "InvalidParameterValueException",
        "Number of tags exceeds resource tag limit.",
    )
    assert tag(life, **{"key-1": "changed"}).refusal is None
    many = {f"key-{number}": "" for number in range(51)}
    assert refused(life, "CreateFunction", function_params("second", Tags=many))[0] == "InvalidParameterValueException"


def test_the_lengths_of_keys_and_values(life):
    life.create()
    assert tag(life, **{"k" * 128: "v" * 256}).refusal is None
    for key, value in (("k" * 129, ""), ("k", "v" * 257), ("", "")):
        assert tag(life, **{key: value}).refusal.code == "ValidationException"


def test_a_condition_on_the_functions_tags(life):
    life.create(Tags={"team": "kitchen"}, Publish=True)
    life.create("second", Tags={"team": "hall"})
    own = {"StringEquals": {"aws:ResourceTag/team": "kitchen"}}
    user = mina(life, allow("lambda:*") | {"Condition": own})
    for name in ("order-fn", "order-fn:1"):
        assert life.call("lambda", "GetFunction", {"FunctionName": name}, caller=user).refusal is None
    refusal = life.call("lambda", "GetFunction", {"FunctionName": "second"}, caller=user).refusal
    assert refusal.code == "AccessDeniedException"


def test_a_condition_on_the_tags_of_a_request(life):
    life.create()
    only = {"StringEquals": {"aws:RequestTag/team": "kitchen"}, "ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}
    user = mina(life, allow("lambda:TagResource", "lambda:CreateFunction") | {"Condition": only}, allow("iam:PassRole"))

    def may(operation, params):
        return life.call("lambda", operation, params, caller=user).refusal is None

    assert may("TagResource", {"Resource": ARN, "Tags": {"team": "kitchen"}})
    assert not may("TagResource", {"Resource": ARN, "Tags": {"team": "hall"}})
    assert not may("TagResource", {"Resource": ARN, "Tags": {"team": "kitchen", "cost": "1"}})
    assert may("CreateFunction", function_params("second", Tags={"team": "kitchen"}))
    assert not may("CreateFunction", function_params("third"))


def test_who_makes_a_function_with_tags_must_be_allowed_to_tag(life):
    user = mina(life, allow("lambda:CreateFunction", "iam:PassRole"))
    outcome = life.call("lambda", "CreateFunction", function_params(Tags={"team": "kitchen"}), caller=user)
    assert (outcome.refusal.code, outcome.decision.action) == ("AccessDeniedException", "lambda:TagResource")
    assert life.call("lambda", "CreateFunction", function_params(), caller=user).refusal is None
