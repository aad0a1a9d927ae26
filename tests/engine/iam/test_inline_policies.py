"""Inline policies of users, groups and roles: the same four operations for each."""

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.iam.calls import answer, pages, policy, refusal
from tests.engine.support import ACCOUNT, Life

HOLDERS = [
    ("User", "UserPolicies", {"UserName": "mina"}),
    ("Group", "GroupPolicies", {"GroupName": "cooks"}),
    ("Role", "RolePolicies", {"RoleName": "lambda-basic-role"}),
]


@pytest.fixture
def life():
    life = Life()
    answer(life, "CreateUser", UserName="mina")
    answer(life, "CreateGroup", GroupName="cooks")
    answer(life, "AddUserToGroup", GroupName="cooks", UserName="mina")
    return life


@pytest.mark.parametrize(("title", "plural", "who"), HOLDERS)
def test_put_read_list_delete(life, title, plural, who):
    for name in ("menu", "bill", "cellar"):
        answer(life, f"Put{title}Policy", PolicyName=name, PolicyDocument=policy(), **who)
    assert pages(life, f"List{plural}", "PolicyNames", **who) == ["bill", "cellar", "menu"]
    read = answer(life, f"Get{title}Policy", PolicyName="menu", **who)
    assert read == who | {"PolicyName": "menu", "PolicyDocument": policy()}
    answer(life, f"Delete{title}Policy", PolicyName="menu", **who)
    gone = ("NoSuchEntity", f"The {title.lower()} policy with name menu cannot be found.")
    assert refusal(life, f"Get{title}Policy", PolicyName="menu", **who) == gone
    assert refusal(life, f"Delete{title}Policy", PolicyName="menu", **who) == gone


@pytest.mark.parametrize(("title", "plural", "who"), HOLDERS)
def test_of_somebody_who_is_not_there(life, title, plural, who):
    nobody = dict.fromkeys(who, "nobody")
    gone = ("NoSuchEntity", f"The {title.lower()} with name nobody cannot be found.")
    assert refusal(life, f"Put{title}Policy", PolicyName="p", PolicyDocument=policy(), **nobody) == gone
    assert refusal(life, f"List{plural}", **nobody) == gone


def test_a_second_of_the_same_name_takes_the_place_of_the_first(life):
    other = policy({"Effect": "Deny", "Action": "*", "Resource": "*"})
    answer(life, "PutUserPolicy", UserName="mina", PolicyName="p", PolicyDocument=policy())
    answer(life, "PutUserPolicy", UserName="mina", PolicyName="p", PolicyDocument=other)
    assert answer(life, "GetUserPolicy", UserName="mina", PolicyName="p")["PolicyDocument"] == other


@pytest.mark.parametrize(("title", "who"), [("User", {"UserName": "mina"}), ("Group", {"GroupName": "cooks"})])
def test_what_is_put_there_counts_from_the_next_call(life, title, who):
    mina = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")
    assert life.call("lambda", "ListFunctions", {}, caller=mina).refusal.code == "AccessDeniedException"
    allowed = policy({"Effect": "Allow", "Action": "lambda:List*", "Resource": "*"})
    answer(life, f"Put{title}Policy", PolicyName="p", PolicyDocument=allowed, **who)
    assert life.call("lambda", "ListFunctions", {}, caller=mina).refusal is None
