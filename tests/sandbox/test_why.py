"""Why a call was denied: asked again of the account as it was before it, whatever became of the account since."""

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab, looking, opened
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.caller import Caller
from tests.sandbox.conftest import create, invoke, policy

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
SERVICE = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
TRUST = policy(SERVICE)
READS = {"Sid": "ReadsLogs", "Effect": "Allow", "Action": "logs:Get*", "Resource": "*"}
ALLOWS = {"Sid": "Lists", "Effect": "Allow", "Action": "lambda:ListFunctions", "Resource": "*"}
DENIED = "because no identity-based policy allows the lambda:ListFunctions action"


@pytest.fixture
def account(learner: Learner) -> Account:
    account = lab.account_of(learner)
    lab.call(account, "iam", "CreateRole", {"RoleName": "courier", "AssumeRolePolicyDocument": TRUST})
    put(account, READS)
    return account


def put(account: Account, statement: dict[str, str], name: str = "Delivery") -> None:
    params = {"RoleName": "courier", "PolicyName": name, "PolicyDocument": policy(statement)}
    assert lab.call(account, "iam", "PutRolePolicy", params).refusal is None


def denied(account: Account) -> int:
    caller = Caller.role(f"arn:aws:iam::{account.account_id}:role/courier", "mina")
    refusal = lab.call(account, "lambda", "ListFunctions", {}, caller=caller).refusal
    assert (refusal.code, refusal.position) == (
        "AccessDeniedException",
        JournalEntry.objects.latest("position").position,
    )
    return refusal.position


def address(account: Account, position: int) -> str:
    return f"/account/{account.pk}/why/{position}/"


def page(client: Client, account: Account, position: int) -> str:
    answer = client.get(address(account, position), headers=ENGLISH)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    return answer.text


def test_it_shows_the_path(as_learner: Client, account: Account) -> None:
    shown = page(as_learner, account, denied(account))
    assert DENIED in shown
    assert "Why was I denied?" in shown
    assert "ReadsLogs" in shown
    assert "of the role courier" in shown
    assert shown.count("stopped here") == 1


def test_the_account_is_asked_as_it_was_then(as_learner: Client, account: Account) -> None:
    position = denied(account)
    put(account, ALLOWS)
    shown = page(as_learner, account, position)
    assert DENIED in shown
    assert "Lists" not in shown
    assert lab.why(account, position + 1).refusal is None


def test_it_is_the_same_after_a_restart(as_learner: Client, account: Account) -> None:
    position = denied(account)
    before = lab.why(account, position).decision
    opened.forget_all()
    looking._moments.clear()
    account = Account.objects.get(pk=account.pk)
    assert lab.why(account, position).decision == before
    assert DENIED in page(as_learner, account, position)


def test_on_a_branch_that_was_undone(as_learner: Client, account: Account) -> None:
    position = denied(account)
    lab.undo(account)
    lab.undo(account)
    put_back = {"RoleName": "bookkeeper", "AssumeRolePolicyDocument": TRUST}
    assert lab.call(account, "iam", "CreateRole", put_back).refusal is None
    assert "courier" not in lab.look(account).state.parts["iam/"].roles
    shown = page(as_learner, account, position)
    assert DENIED in shown
    assert "ReadsLogs" in shown


def test_looking_writes_nothing(as_learner: Client, account: Account) -> None:
    position = denied(account)
    before = (JournalEntry.objects.count(), lab.look(account).cloud.encode())
    page(as_learner, account, position)
    assert (JournalEntry.objects.count(), lab.look(account).cloud.encode()) == before


def test_what_was_allowed_has_a_path_too(as_learner: Client, account: Account) -> None:
    shown = page(as_learner, account, 1)
    assert "Why was it allowed?" in shown
    assert "the root user of the account asks" in shown


def test_what_was_refused_before_any_policy_was_asked(as_learner: Client, account: Account) -> None:
    role = f"arn:aws:iam::{account.account_id}:role/courier"
    refusal = lab.call(account, "lab", "SwitchRole", {"RoleArn": role}).refusal
    shown = page(as_learner, account, refusal.position)
    assert "It was refused before any policy was asked." in shown
    assert "Roles may not be assumed by root accounts." in shown
    assert "The root user cannot become a role." in shown
    assert "The smallest changes" not in shown


@pytest.mark.parametrize("position", ["0", "99", "9" * 30])
def test_an_entry_that_is_none(as_learner: Client, account: Account, position: str) -> None:
    assert as_learner.get(f"/account/{account.pk}/why/{position}/").status_code == 404


def test_what_was_refused_before_anything_was_decided(as_learner: Client, account: Account) -> None:
    lab.call(account, "iam", "CreateRole", {"RoleName": ""})
    last = JournalEntry.objects.latest("position").position
    assert as_learner.get(address(account, last)).status_code == 404


def test_nobody_elses(as_other: Client, stranger: Client, account: Account) -> None:
    position = denied(account)
    assert as_other.get(address(account, position)).status_code == 404
    assert stranger.get(address(account, position)).status_code == 404


def test_the_way_back_stays_on_this_site(as_learner: Client, account: Account) -> None:
    where = address(account, denied(account))
    assert 'href="/functions/?tab=journal"' in as_learner.get(f"{where}?next=/functions/%3Ftab%3Djournal").text
    assert "evil.example" not in as_learner.get(f"{where}?next=https://evil.example/").text.partition("<main")[2]


def test_inside_a_function(as_learner: Client, account: Account) -> None:
    create(account)
    run = invoke(account, {"call": ["lambda", "ListFunctions", {}]}).invocations[0]
    (entry,) = lab.denied_in(account, run.request_id)
    assert (entry.operation, entry.code) == ("ListFunctions", "AccessDeniedException")
    assert "lambda-basic-role" in page(as_learner, account, entry.position)


def test_looking_costs_the_same_for_one_policy_and_for_three(
    as_learner: Client, account: Account, django_assert_num_queries
) -> None:
    first = denied(account)
    page(as_learner, account, first)
    with django_assert_num_queries(4):
        page(as_learner, account, first)
    for name in ("One", "Two", "Three"):
        put(account, READS, name)
    later = denied(account)
    page(as_learner, account, later)
    with django_assert_num_queries(4):
        page(as_learner, account, later)


def test_for_somebody_who_is_gone(as_learner: Client, account: Account) -> None:
    position = denied(account)
    for operation, params in (
        ("DeleteRolePolicy", {"RoleName": "courier", "PolicyName": "Delivery"}),
        ("DeleteRole", {"RoleName": "courier"}),
    ):
        assert lab.call(account, "iam", operation, params).refusal is None
    shown = page(as_learner, account, position)
    assert DENIED in shown
    assert "ReadsLogs" in shown


def test_what_would_have_flipped_it(as_learner: Client, account: Account) -> None:
    shown = page(as_learner, account, denied(account))
    assert "The smallest changes that would flip it" in shown
    assert "lambda:ListFunctions" in shown.partition("smallest changes")[2]
    assert "then allowed" in shown
    assert "smallest changes" not in page(as_learner, account, 1)
