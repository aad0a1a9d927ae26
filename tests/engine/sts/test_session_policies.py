"""Session policies: less than the role, never more; and how long they may be."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.sts.support import COOK, Kitchen, allow, deny, document, trust
from tests.engine.support import ACCOUNT, REGION

READ_ONLY = "arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess"
SOUP = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:soup-fn"
RICE = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:rice-fn"


@pytest.fixture
def kitchen():
    return Kitchen()


def cooks(kitchen, *statements):
    mina = kitchen.user("mina", allow("sts:AssumeRole", "sts:TagSession"))
    kitchen.role("cook", trust(ACCOUNT, "sts:AssumeRole", "sts:TagSession"), *statements)
    return mina


def test_what_role_and_session_policy_both_allow(kitchen):
    mina = cooks(kitchen, allow("lambda:*", "logs:GetLogEvents"))
    asked = document(allow("lambda:GetFunction", "lambda:DeleteFunction", resource=SOUP), allow("s3:*"))
    cook = kitchen.assume(mina, Policy=asked)
    assert kitchen.may(cook, "lambda:GetFunction", SOUP)
    assert not kitchen.may(cook, "lambda:GetFunction", RICE)
    assert not kitchen.may(cook, "s3:GetObject", "arn:aws:s3:::menu/today")
    decision = kitchen.cloud.decide(cook, "logs:GetLogEvents", "*")
    assert decision.sentence == "because no session policy allows the logs:GetLogEvents action"


def test_a_deny_in_it_is_named(kitchen):
    mina = cooks(kitchen, allow("lambda:*"))
    cook = kitchen.assume(mina, Policy=document(allow("*"), deny("lambda:ListFunctions")))
    assert kitchen.refused(cook, "lambda", "ListFunctions", {}) == (
        "AccessDeniedException",
        f"User: {cook.arn} is not authorized to perform: lambda:ListFunctions on resource: * "
        "with an explicit deny in a session policy",
    )


def test_managed_policies_add_to_each_other(kitchen):
    mina = cooks(kitchen, allow("lambda:*", "logs:*"))
    logs = kitchen.done("iam", "CreatePolicy", {"PolicyName": "logs", "PolicyDocument": document(allow("logs:Get*"))})
    arns = [{"arn": READ_ONLY}, {"arn": logs["Policy"]["Arn"]}]
    cook = kitchen.assume(mina, PolicyArns=arns)
    asked = ("lambda:GetFunction", "logs:GetLogEvents", "lambda:DeleteFunction", "logs:DeleteLogGroup")
    assert [kitchen.may(cook, action, SOUP) for action in asked] == [True, True, False, False]


def test_a_managed_policy_that_goes_takes_the_permission_with_it(kitchen):
    mina = cooks(kitchen, allow("*"))
    made = kitchen.done("iam", "CreatePolicy", {"PolicyName": "logs", "PolicyDocument": document(allow("logs:Get*"))})
    cook = kitchen.assume(mina, PolicyArns=[{"arn": made["Policy"]["Arn"]}])
    assert kitchen.may(cook, "logs:GetLogEvents")
    kitchen.done("iam", "DeletePolicy", {"PolicyArn": made["Policy"]["Arn"]})
    assert not kitchen.may(cook, "logs:GetLogEvents")


def test_how_full_the_session_is(kitchen):
    mina = cooks(kitchen)
    spaced = json.dumps(json.loads(document(allow("s3:GetObject"))), indent=8)
    tight = json.dumps(json.loads(document(allow("s3:GetObject"))), separators=(",", ":"))
    percent = -(-100 * len(tight) // 4096)
    assert kitchen.ask_role(mina, Policy=spaced).answer["PackedPolicySize"] == percent == 3
    assert "PackedPolicySize" not in kitchen.ask_role(mina).answer
    assert kitchen.ask_role(mina, PolicyArns=[{"arn": READ_ONLY}]).answer["PackedPolicySize"] == 2


def test_a_policy_of_2048_characters_and_no_more(kitchen):
    mina = cooks(kitchen)
    text = document(allow("s3:GetObject"))
    assert kitchen.ask_role(mina, Policy=text + " " * (2048 - len(text))).refusal is None
    code, message = kitchen.refused_role(mina, Policy=text + " " * (2049 - len(text)))
    assert code == "ValidationError"
    assert message.startswith('1 validation error detected: Value \'{"Version"')
    assert message.endswith(
        "at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048"
    )


def test_ten_managed_policies_and_no_more(kitchen):
    mina = cooks(kitchen)
    assert kitchen.ask_role(mina, PolicyArns=[{"arn": READ_ONLY}] * 10).refusal is None
    code, message = kitchen.refused_role(mina, PolicyArns=[{"arn": READ_ONLY}] * 11)
    assert code == "ValidationError"
    assert message.endswith(
        "at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10"
    )


def test_too_much_altogether(kitchen):
    mina = cooks(kitchen)
    tags = [{"Key": f"tag-{number}", "Value": "x" * 200} for number in range(20)]
    full = "Packed size of session tags consumes 101% of allotted space."
    assert kitchen.refused_role(mina, Tags=tags) == ("PackedPolicyTooLarge", full)
    code, message = kitchen.refused_role(mina, Tags=tags, PolicyArns=[{"arn": READ_ONLY}])
    assert code == "PackedPolicyTooLarge"
    assert message == "Packed policy consumes 102% of allotted space, please use smaller policy."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "This policy contains invalid Json"),
        ("[]", "Syntax errors in policy."),
        (document(trust("*")), "Policy document should not specify a principal."),
    ],
)
def test_a_text_that_is_no_policy(kitchen, text, message):
    mina = cooks(kitchen)
    assert kitchen.refused_role(mina, Policy=text) == ("MalformedPolicyDocument", message)


def test_a_managed_policy_that_does_not_exist(kitchen):
    mina = cooks(kitchen)
    arn = f"arn:aws:iam::{ACCOUNT}:policy/nowhere"
    message = f"Policy {arn} does not exist or is not attachable."
    assert kitchen.refused_role(mina, PolicyArns=[{"arn": arn}]) == ("ValidationError", message)


ACTIONS = ("lambda:GetFunction", "lambda:DeleteFunction", "logs:GetLogEvents", "s3:GetObject")
STATEMENTS = st.lists(
    st.builds(
        lambda effect, actions, resource: {**effect(*actions, resource=resource)},
        st.sampled_from([allow, allow, deny]),
        st.lists(st.sampled_from([*ACTIONS, "lambda:*", "*"]), min_size=1, max_size=2),
        st.sampled_from(["*", SOUP, "arn:aws:lambda:*:*:function:rice-*"]),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(STATEMENTS, STATEMENTS, st.booleans())
def test_a_session_policy_never_gives_more(of_role, of_session, managed):
    """In the same account and without a resource policy."""
    kitchen = Kitchen()
    mina = cooks(kitchen, *of_role)
    passed = {"Policy": document(*of_session)} | ({"PolicyArns": [{"arn": READ_ONLY}]} if managed else {})
    plain, limited = kitchen.assume(mina), kitchen.assume(mina, **passed)
    asked = [(action, resource) for action in ACTIONS for resource in (SOUP, RICE)]
    more = [each for each in asked if kitchen.may(limited, *each) and not kitchen.may(plain, *each)]
    assert (more, plain.identity) == ([], COOK)
