"""Who acts: signing in to the simulated account from any bench, being denied there, switching, and undoing it."""

import json
from typing import Any

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import JournalEntry
from tests.courseware.lesson_page import HTMX, PAGE, SOURCE, deploy

PASSWORD = "Mandu-2026"
ENGLISH = HTMX | {"accept-language": "en"}
READS = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "lambda:Get*", "Resource": "*"}]}


@pytest.fixture
def account(as_learner: Client, learner: Learner) -> lab.Account:
    """With a user who has a console password and may only look."""
    deploy(as_learner)
    account = lab.account_of(learner)
    for operation, params in (
        ("CreateUser", {"UserName": "mina"}),
        ("CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD}),
        ("PutUserPolicy", {"UserName": "mina", "PolicyName": "reads", "PolicyDocument": json.dumps(READS)}),
    ):
        assert lab.call(account, "iam", operation, params).refusal is None
    return account


def act(client: Client, what: str, **fields: str) -> Any:
    return client.post(f"{PAGE}acting/{what}/", fields, headers=ENGLISH)


def sign_in(client: Client, **changes: str) -> Any:
    return act(client, "sign-in", **({"user_name": "mina", "password": PASSWORD} | changes))


def acting(account: lab.Account) -> str:
    return lab.look(account).cloud.acting.arn.rpartition(":")[2]


def test_a_user_signs_in_and_is_denied_what_the_owner_may(as_learner: Client, account: lab.Account) -> None:
    answer = sign_in(as_learner)
    assert (answer.status_code, "<b>mina</b>" in answer.text) == (200, True)
    assert acting(account) == "user/mina"
    refused = as_learner.post(f"{PAGE}deploy/", {"source": SOURCE + "# again\n"}, headers=ENGLISH)
    assert refused.status_code == 422
    assert "is not authorized to perform: lambda:UpdateFunctionCode" in refused.text
    assert as_learner.post(f"{PAGE}rate/", {"rate": "10"}, headers=ENGLISH).status_code == 200
    assert act(as_learner, "sign-out").status_code == 200
    assert acting(account) == "root"


@pytest.mark.parametrize("changes", [{"password": "wrong"}, {"user_name": "nobody"}])
def test_a_wrong_name_is_told_as_a_wrong_password(as_learner: Client, account: lab.Account, changes: Any) -> None:
    answer = sign_in(as_learner, **changes)
    assert (answer.status_code, "Your authentication information is incorrect" in answer.text) == (422, True)
    assert 'id="acting"' not in answer.text  # the form stays as it was typed
    assert acting(account) == "root"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"mfa_code": "12a456"}, "A code of the device has six digits."),
        ({"user_name": ""}, "This field is required."),
        ({"user_name": "x" * 65}, "at most 64 characters"),
        ({"user_name": "<script>"}, "failed to satisfy constraint"),
    ],
)
def test_what_cannot_be_a_sign_in_is_refused(
    as_learner: Client, account: lab.Account, changes: Any, sentence: str
) -> None:
    answer = sign_in(as_learner, **changes)
    assert (answer.status_code, sentence in answer.text, "<script>" in answer.text) == (422, True, False)


def test_no_password_is_written_down(as_learner: Client, account: lab.Account) -> None:
    sign_in(as_learner)
    assert [row.params for row in JournalEntry.objects.filter(params__contains=PASSWORD)] == []
    assert PASSWORD not in as_learner.get(f"{PAGE}?tab=journal").text


def test_signing_in_is_undone_like_any_step(as_learner: Client, account: lab.Account) -> None:
    sign_in(as_learner)
    as_learner.post(f"{PAGE}undo/")
    assert acting(account) == "root"
    as_learner.post(f"{PAGE}redo/")
    assert acting(account) == "user/mina"


def test_a_role_that_does_not_trust_the_user_is_not_switched_to(as_learner: Client, account: lab.Account) -> None:
    sign_in(as_learner)
    role = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    answer = act(as_learner, "switch", role=role)
    assert (answer.status_code, "is not authorized to perform: sts:AssumeRole" in answer.text) == (422, True)
    assert act(as_learner, "back").status_code == 422
    assert act(as_learner, "switch", role="").status_code == 422
    assert acting(account) == "user/mina"


def test_without_scripts_it_is_a_page_again(as_learner: Client, account: lab.Account) -> None:
    fields = {"user_name": "mina", "password": PASSWORD}
    answer = as_learner.post(f"{PAGE}acting/sign-in/", fields, headers={"accept-language": "en"})
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    assert "<b>mina</b>" in as_learner.get(PAGE, headers={"accept-language": "en"}).text


def test_nobody_acts_in_somebody_elses_account(as_other: Client, account: lab.Account) -> None:
    assert act(as_other, "sign-in", user_name="mina", password=PASSWORD).status_code == 409
    assert acting(account) == "root"
