"""Every form of the bench: filled in well, refused by AWS, and filled in with nonsense."""

import html
from typing import Any

import pytest
from django.test import Client

from lessons.iam.forms import FORMS
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from tests.iam.desk import HTMX, PAGE, iam_of, page, post, text
from tests.iam.good_forms import ELSEWHERE, GOOD, READ, lived

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


def filled(account: Account, value: Any, **more: str) -> Any:
    """With this account's id in its place."""
    if isinstance(value, dict):
        return {name: filled(account, each, **more) for name, each in value.items()}
    if isinstance(value, str) and "{account}" in value:
        value = value.replace("{account}", account.account_id)
    return more.get(value, value) if isinstance(value, str) else value


def test_every_operation_has_a_good_form() -> None:
    assert set(GOOD) | ELSEWHERE == set(FORMS)


@pytest.mark.parametrize("operation", GOOD)
def test_a_good_form_is_carried_out_and_seen(as_learner: Client, account: Account, iam: Any, operation: str) -> None:
    lived(iam)
    good = GOOD[operation]
    more = (
        {"{key}": iam("CreateAccessKey", UserName="mina")["AccessKey"]["AccessKeyId"]}
        if "AccessKey" in operation
        else {}
    )
    answer = post(as_learner, operation, filled(account, good.where), filled(account, good.data, **more))
    assert answer.status_code == 200, html.unescape(text(answer))
    assert good.seen in text(answer)
    head = lab.look(account).head
    assert JournalEntry.objects.get(account=account, position=head).operation in (operation, "AddUserToGroup")


@pytest.mark.parametrize("operation", sorted(FORMS))
def test_an_empty_form_never_fails(as_learner: Client, account: Account, operation: str) -> None:
    asks_nothing = operation in ("GenerateCredentialReport", "UpdateAccountPasswordPolicy")
    assert post(as_learner, operation, "", {}).status_code == (200 if asks_nothing else 422)


@pytest.mark.parametrize("value", [SCRIPT, "x" * 10_000, "no-such-thing", "\0", "만두 🥟", "%s -%s {}"])
@pytest.mark.parametrize("operation", sorted(set(FORMS) - {"GenerateCredentialReport", "DeleteAccountPasswordPolicy"}))
def test_nonsense_is_refused_and_shown_as_text(
    as_learner: Client, account: Account, operation: str, value: str
) -> None:
    tab = "?tab=account" if "Account" in operation else ""
    answer = post(as_learner, operation, tab, dict.fromkeys(FORMS[operation].base_fields, value))
    good = value == "no-such-thing" and operation in ("CreateAccountAlias", "CreateVirtualMFADevice")
    assert answer.status_code == (200 if good else 422)
    assert SCRIPT not in text(answer)
    assert iam_of(account).users == {}


def test_what_aws_refuses_stands_at_its_form_once(as_learner: Client, iam: Any) -> None:
    iam("CreateUser", UserName="mina")
    shown = text(post(as_learner, "CreateUser", "", {"UserName": "mina"}))
    assert shown.count("User with name mina already exists.") == 2  # at the form, and for screen readers
    assert "EntityAlreadyExists" in shown
    assert "The name is taken." in shown
    assert '<details class="do" id="CreateUser" open>' in shown
    assert 'value="mina"' in shown


def test_a_user_that_is_not_empty_is_not_deleted_and_what_is_in_the_way_is_named(
    as_learner: Client, account: Account, iam: Any
) -> None:
    lived(iam)
    shown = page(as_learner, "?user=mina")
    assert "memberships: kitchen" in shown
    assert "inline policies: own" in shown
    refused = post(as_learner, "DeleteUser", "?user=mina", {"UserName": "mina"})
    assert (refused.status_code, "DeleteConflict" in text(refused)) == (422, True)
    assert "mina" in iam_of(account).users


def test_an_inline_policy_that_is_refused_stays_where_it_was_edited(as_learner: Client, iam: Any) -> None:
    lived(iam)
    bad = {"UserName": "mina", "PolicyName": "own", "PolicyDocument": '{"Version": "2012-10-17"}'}
    shown = text(post(as_learner, "PutUserPolicy", "?user=mina", bad))
    assert "MalformedPolicyDocument" in shown
    assert '<details class="fold" open>' in shown
    assert '<details class="do" id="PutUserPolicy-mina">' in shown


def test_trust_is_made_of_choices(as_learner: Client, account: Account) -> None:
    other = {"RoleName": "guest", "trusted": "other", "account": "210987654321", "external_id": "dim sum", "mfa": "on"}
    assert post(as_learner, "CreateRole", "?tab=roles", other).status_code == 200
    trust = iam_of(account).roles["guest"].trust
    assert '"arn:aws:iam::210987654321:root"' in trust
    assert '"sts:ExternalId": "dim sum"' in trust
    assert '"aws:MultiFactorAuthPresent": "true"' in trust
    here = {"RoleName": "staff", "trusted": "here"}
    assert post(as_learner, "CreateRole", "?tab=roles", here).status_code == 200
    assert f'"arn:aws:iam::{account.account_id}:root"' in iam_of(account).roles["staff"].trust
    nobody = post(as_learner, "CreateRole", "?tab=roles", {"RoleName": "x", "trusted": "other"})
    assert (nobody.status_code, "Type the id of the account" in text(nobody)) == (422, True)


def test_nought_is_a_value_that_aws_judges(as_learner: Client, account: Account, iam: Any) -> None:
    lived(iam)
    longest = {"RoleName": "cook", "MaxSessionDuration": "0"}
    for operation, data, where in (
        ("UpdateRole", longest, "?tab=roles&role=cook"),
        ("UpdateAccountPasswordPolicy", {"MinimumPasswordLength": "0"}, "?tab=account"),
    ):
        answer = post(as_learner, operation, where, data)
        assert (answer.status_code, "ValidationError" in text(answer)) == (422, True)


def test_a_group_that_is_sent_often_is_joined_once(as_learner: Client, account: Account, iam: Any) -> None:
    iam("CreateGroup", GroupName="kitchen")
    head = lab.look(account).head
    assert post(as_learner, "CreateUser", "", {"UserName": "mina", "groups": ["kitchen"] * 300}).status_code == 200
    assert lab.look(account).head == head + 2


def test_an_operation_without_a_form_is_not_there(as_learner: Client, account: Account) -> None:
    assert post(as_learner, "ListUsers").status_code == 404
    assert post(as_learner, "SetOrganizationPolicies").status_code == 404


def test_nobody_reaches_the_account_of_somebody_else(
    as_learner: Client, as_other: Client, account: Account, iam: Any
) -> None:
    lived(iam)
    answer = post(as_other, "DeleteUser", "?user=jun", {"UserName": "jun"})
    assert answer.status_code == 422
    assert "jun" in iam_of(account).users
    assert "jun</h2>" not in page(as_other, "?user=jun")


def test_a_visit_without_scripts(stranger: Client) -> None:
    stranger.cookies["lab_language"] = "en"
    made = stranger.post(f"{PAGE}do/CreateUser/", {"UserName": "mina"})
    assert (made.status_code, made["Location"]) == (303, f"{PAGE}?user=mina")
    refused = stranger.post(f"{PAGE}do/CreateUser/", {"UserName": "mina"})
    assert (refused.status_code, "EntityAlreadyExists" in text(refused)) == (422, True)
    key = stranger.post(f"{PAGE}do/CreateAccessKey/?user=mina", {"UserName": "mina"})
    assert (key.status_code, 'id="once-secret"' in text(key)) == (200, True)
    assert 'id="once-secret"' not in page(stranger, "?user=mina")


@pytest.mark.parametrize(
    "where",
    [
        "",
        "?tab=groups",
        "?tab=roles",
        "?tab=policies",
        "?tab=account",
        "?user={}",
        "?tab=groups&group={}",
        "?tab=roles&role={}",
    ],
)
def test_the_page_asks_the_database_equally_often_for_one_and_for_three(
    as_learner: Client, iam: Any, where: str, django_assert_num_queries: Any
) -> None:
    for number, name in enumerate(("mina", "jun", "sora")):
        iam("CreateUser", UserName=name)
        iam("CreateGroup", GroupName=name)
        iam("CreateRole", RoleName=name, AssumeRolePolicyDocument=GOOD["UpdateAssumeRolePolicy"].data["PolicyDocument"])
        iam("CreatePolicy", PolicyName=name, PolicyDocument=READ)
        for member in ("mina", "jun", "sora")[: number + 1]:
            iam("PutUserPolicy", UserName="mina", PolicyName=name, PolicyDocument=READ)
            iam("AddUserToGroup", UserName=member, GroupName=name)
        if number != 1:
            page(as_learner, where.format("mina"))
            with django_assert_num_queries(7):
                page(as_learner, where.format("mina"))


def test_what_is_not_there_any_more_is_said(as_learner: Client, account: Account) -> None:
    assert "“nobody” is not there, or not there any more." in page(as_learner, "?user=nobody")
    assert SCRIPT not in page(as_learner, f"?user={SCRIPT}")
    assert "not there any more" in page(as_learner, "?tab=policies&policy=arn:aws:iam::1:policy/x")


def test_the_past_has_no_forms(as_learner: Client, account: Account, iam: Any) -> None:
    lived(iam)
    past = as_learner.get(f"{PAGE}?user=mina&at={lab.look(account).head - 1}", headers=HTMX)
    assert past.status_code == 200
    assert "/do/" not in text(past)
    for offered in ('id="sign-in-as"', "Still in the way:"):
        assert offered not in text(past)
        assert offered in page(as_learner, "?user=mina")


def test_the_password_policy_tells_all_that_can_be_set(as_learner: Client, iam: Any) -> None:
    iam("UpdateAccountPasswordPolicy", MinimumPasswordLength=10)
    shown = page(as_learner, "?tab=account")
    labels = [field.label for field in FORMS["UpdateAccountPasswordPolicy"].base_fields.values()]
    assert [label for label in labels if f"<dt>{label}</dt>" not in shown] == []


def test_choices_are_shown_as_json_before_anything_is_made(as_learner: Client, account: Account) -> None:
    choices = {"RoleName": "guest", "trusted": "other", "account": "210987654321", "external_id": "dim sum"}
    headers = HTMX | {"HX-Current-URL": f"http://testserver{PAGE}?tab=roles"}
    shown = text(as_learner.post(f"{PAGE}check/CreateRole/", choices, headers=headers))
    assert "&quot;sts:ExternalId&quot;: &quot;dim sum&quot;" in shown
    assert '<option value="written" selected>' in shown
    assert "guest" not in iam_of(account).roles


def test_a_group_counts_its_managed_and_its_inline_policies(as_learner: Client, account: Account) -> None:
    for operation, params in (
        ("CreateGroup", {"GroupName": "kitchen"}),
        ("PutGroupPolicy", {"GroupName": "kitchen", "PolicyName": "reads", "PolicyDocument": READ}),
        ("AttachGroupPolicy", {"GroupName": "kitchen", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}),
    ):
        assert lab.call(account, "iam", operation, params).refusal is None
    assert '<td class="num">0</td><td class="num">2</td>' in page(as_learner, "?tab=groups")


def test_a_new_access_key_comes_with_the_lines_for_ones_own_tools(
    as_learner: Client, account: Account, iam: Any
) -> None:
    iam("CreateUser", UserName="mina")
    shown = text(post(as_learner, "CreateAccessKey", "?tab=users&user=mina", {"UserName": "mina"}))
    (key,) = iam_of(account).users["mina"].access_keys.values()
    assert f"[profile serverless-lab]\nregion = {account.region}\n" in html.unescape(shown)
    assert f"aws_access_key_id = {key.key_id}\n" in shown
    assert 'id="once-snippet-terraform"' in shown
    assert f'href="/account/{account.pk}/connect/">Watch the first call arrive' in shown
    assert "once-snippet" not in page(as_learner, "?tab=users&user=mina")
