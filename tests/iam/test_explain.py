"""The explainer: questions as addresses, guesses, suggestions, and what makes no sense."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from lessons.sandbox.models import Account, JournalEntry
from tests.iam.desk import PAGE
from tests.iam.shop import PHOTO, allow, do, document

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
SCRIPT = "<script>alert(1)</script>"


def test_what_a_group_gives(ask: Any) -> None:
    shown = ask()
    assert "Allowed: an identity-based policy allows it." in shown
    assert "through the group cooks" in shown
    assert "then denied" in shown


def test_what_nobody_gives_and_what_would_flip_it(ask: Any) -> None:
    shown = ask(action="s3:PutObject")
    assert "Denied: no identity-based policy allows it" in shown
    assert "then allowed" in shown
    assert "Change Action of the statement in PhotoAccess (identity-based policy)." in shown
    assert "<code>/Statement/0</code>" in shown


def test_a_boundary(ask: Any) -> None:
    assert "Allowed: an identity-based policy allows it." in ask("user/jun")
    assert "Denied: the permissions boundary does not allow it" in ask("user/jun", "lambda:ListFunctions", "*")


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("root", "the root user of the account asks"),
        ("role/bookkeeper", "no identity-based policy allows it"),
        ("arn:aws:iam::999999999999:user/visitor", "the policy of the resource itself does not allow it"),
        ("lambda.amazonaws.com", "the policy of the resource itself does not allow it"),
    ],
)
def test_who_can_be_asked_about(ask: Any, shop: Account, who: str, said: str) -> None:
    assert said in ask(principal=who if "." in who or ":" in who else f"arn:aws:iam::{shop.account_id}:{who}")


def test_a_user_or_role_by_name_and_every_resource(ask: Any, shop: Account) -> None:
    assert ask(principal="mina").partition('class="answer"')[2] == ask().partition('class="answer"')[2]
    assert ask(principal="user/mina") == ask(principal="mina").replace('value="mina"', 'value="user/mina"')
    assert "no identity-based policy allows it" in ask(principal="bookkeeper")
    assert "assumed-role/bookkeeper/evening" in ask(principal="assumed-role/bookkeeper/evening").partition("answer")[2]
    do(shop, "PutUserPolicy", UserName="mina", PolicyName="Look", PolicyDocument=document(allow("lambda:List*")))
    assert "Allowed: an identity-based policy allows it." in ask(principal="mina", action="lambda:ListFunctions", on="")


def test_a_session_of_a_role(ask: Any, shop: Account) -> None:
    do(shop, "PutRolePolicy", RoleName="bookkeeper", PolicyName="Books", PolicyDocument=document(allow("s3:*")))
    shown = ask(f"arn:aws:sts::{shop.account_id}:assumed-role/bookkeeper/evening")
    assert "Allowed: an identity-based policy allows it." in shown
    assert "of the role bookkeeper" in shown


def test_keys_of_the_request_decide_and_stay_in_the_address(ask: Any, shop: Account) -> None:
    condition = {"Bool": {"aws:MultiFactorAuthPresent": "true"}, "StringEquals": {"aws:PrincipalTag/team": "books"}}
    statement = allow("sqs:*", Condition=condition)
    do(shop, "PutUserPolicy", UserName="sora", PolicyName="Queue", PolicyDocument=document(statement))
    queue = "arn:aws:sqs:ap-northeast-2:123456789012:orders"
    assert "the key is not there" in ask("user/sora", "sqs:SendMessage", queue)
    keys = ["aws:MultiFactorAuthPresent", "aws:PrincipalTag/team", "aws:SourceIp"]
    shown = ask("user/sora", "sqs:SendMessage", queue, key=keys, value=["true", "books", ""])
    assert "Allowed: an identity-based policy allows it." in shown
    assert 'value="aws:PrincipalTag/team"' in shown


def test_a_guess_comes_first(ask: Any) -> None:
    hidden = ask(guess="")
    assert "What do you think?" in hidden
    assert "an identity-based policy allows it" not in hidden
    assert "guess=denied" in hidden
    assert "You thought so too" in ask(guess="allowed")
    assert "You thought otherwise" in ask(guess="denied")
    assert "What do you think?" in ask(guess="nonsense")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("principal", "nobody", "This account has no such user or role"),
        ("principal", "mina of the kitchen", "This is no principal"),
        ("principal", "arn:aws:s3:::bucket", "This is no principal"),
        ("principal", "arn:aws:iam::{account}:user/nobody", "This account has no such user or role"),
        ("principal", "arn:aws:iam::{account}:user/kitchen/mina", "This account has no such user or role"),
        ("principal", "arn:aws:iam::{account}:role/", "This account has no such user or role"),
        ("principal", "arn:aws:iam::{account}:group/cooks", "This is no principal"),
        ("principal", "arn:aws:iam::999999999999:nothing", "This is no principal"),
        ("principal", "arn:aws:iam::1:root", "This is no principal"),
        (
            "principal",
            "arn:aws:iam::\u0663\u0663\u0663\u0663\u0663\u0663\u0663\u0663\u0663\u0663\u0663\u0663:root",
            "This is no principal",
        ),
        ("ask", "GetObject", "An action is written with its service"),
        ("ask", "s3:GetObjekt", "Did you mean s3:GetObject?"),
        ("ask", "nothing:Get", "There is no service with the prefix nothing."),
        ("ask", "s3:*", "Amazon S3 has no action *."),
        ("on", "dumpling-photos", "This is no ARN"),
        ("on", "arn:aws:s3", "This is no ARN"),
        *[(name, "x" * 10_000, "characters") for name in ("principal", "ask", "on", "add")],
        ("principal", "", "This field is required"),
    ],
)
def test_what_makes_no_sense_is_said(ask: Any, shop: Account, field: str, value: str, said: str) -> None:
    shown = ask(**{field: value.format(account=shop.account_id)})
    assert said in shown
    assert 'class="answer"' not in shown


def test_the_action_that_was_meant_is_named_in_korean_too(as_learner: Client, shop: Account) -> None:
    query = urlencode({"tab": "explain", "principal": "mina", "ask": "s3:GetObjekt", "on": "*"})
    shown = as_learner.get(f"{PAGE}?{query}", headers={"accept-language": "ko"}).text
    assert "Amazon S3에 없는 작업이에요: GetObjekt. 혹시 s3:GetObject 작업인가요?" in shown


def test_a_script_in_every_field_is_only_text(ask: Any, as_learner: Client) -> None:
    shown = ask(SCRIPT + ":", SCRIPT, SCRIPT, add=SCRIPT, home=SCRIPT, guess=SCRIPT, key=[SCRIPT], value=[SCRIPT])
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
    text = document(allow("s3:PutObject", "*", Condition={"StringEquals": {"aws:UserAgent": SCRIPT}}))
    reached = ask(action="s3:PutObject", on=f"arn:aws:s3:::{SCRIPT}", add=text, key=["aws:UserAgent"], value=[SCRIPT])
    assert "<script>alert" not in reached
    assert "Allowed" in reached
    assert "<script>" not in as_learner.get("/iam/actions/", {"ask": SCRIPT}).text


def test_twenty_keys_are_enough(ask: Any) -> None:
    shown = ask(key=[f"aws:RequestTag/k{number}" for number in range(500)], value=["v"] * 500)
    assert shown.count('name="key"') == 3 + 20 + 2


def test_suggestions(as_learner: Client, ask: Any, shop: Account) -> None:
    def named(typed: str) -> list[str]:
        return as_learner.get("/iam/actions/", {"ask": typed}).text.replace('<option value="', "").split('"></option>')

    assert "s3:GetObject" in named("s3:getob")
    assert "lambda:" in named("lam")
    assert named("nothing:x") == ["\n"]
    shown = ask(action="iam:GetUser")
    assert f'value="arn:aws:iam::{shop.account_id}:user/mina"' in shown
    assert f'value="arn:aws:iam::{shop.account_id}:user/UserNameWithPath"' in shown
    assert 'value="s3:prefix"' in ask(action="s3:ListBucket", on="arn:aws:s3:::dumpling-photos")


def test_an_action_on_a_resource_it_does_not_know(ask: Any) -> None:
    assert "AWS knows this action on other kinds of resources only" in ask(
        action="s3:ListBucket", on="arn:aws:sqs:x:1:orders"
    )
    assert "AWS knows this action on * only." in ask(action="s3:ListAllMyBuckets")


def test_the_panel_alone_for_htmx(as_learner: Client, shop: Account) -> None:
    principal = f"arn:aws:iam::{shop.account_id}:user/mina"
    query = urlencode(
        {"tab": "explain", "principal": principal, "ask": "s3:GetObject", "on": PHOTO, "key": "a:b", "value": "c"}
    )
    answer = as_learner.get(f"{PAGE}?{query}", headers={"HX-Request": "true", "HX-Target": "panel"} | ENGLISH)
    assert "What do you think?" in answer.text
    assert "<html" not in answer.text
    guess = {"HX-Request": "true", "HX-Target": "panel", "HX-Current-URL": f"http://testserver{answer['HX-Push-Url']}"}
    revealed = as_learner.get(f"{PAGE}?guess=allowed", headers=guess | ENGLISH)
    assert "You thought so too" in revealed.text
    assert "key=a%3Ab&value=c" in revealed["HX-Push-Url"]


def test_it_looks_back_too(ask: Any, as_learner: Client, shop: Account) -> None:
    last = JournalEntry.objects.latest("position").position
    do(shop, "DeleteGroupPolicy", GroupName="cooks", PolicyName="PhotoAccess")
    assert "Denied: no identity-based policy allows it" in ask()
    assert "Allowed: an identity-based policy allows it." in ask(at=last)


def test_a_visitor_may_ask_too(stranger: Client) -> None:
    query = urlencode(
        {
            "tab": "explain",
            "principal": "arn:aws:iam::123456789012:root",
            "ask": "s3:GetObject",
            "on": "*",
            "guess": "none",
        }
    )
    assert "the root user of the account asks" in stranger.get(f"{PAGE}?{query}", headers=ENGLISH).text
    assert JournalEntry.objects.count() == 0


def test_the_same_queries_for_a_short_and_a_long_question(
    ask: Any, shop: Account, django_assert_num_queries: Any
) -> None:
    ask()
    with django_assert_num_queries(7):
        ask()
    text = document(*(allow(f"s3:Get{n}*") for n in range(30)))
    with django_assert_num_queries(7):
        ask(add=text, key=["aws:SourceIp"] * 9, value=["1.2.3.4"] * 9)
