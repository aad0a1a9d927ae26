"""AWS's managed policies are described in the reader's language, and on the wire as the engine has it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from lessons.iam.managed_words import MANAGED_WORDS
from lessons.iam.panels import TABS
from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from tests.iam.desk import page
from tests.iam.shop import allow, document

READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
ENGLISH = "Looking at everything, contents included, and changing nothing."
KOREAN = "모든 것을 내용까지 보고, 아무것도 바꾸지 않아요."


def test_every_policy_of_aws_has_its_english_and_a_korean_description() -> None:
    with translation.override("en"):
        assert {name: str(text) for name, text in MANAGED_WORDS.items()} == {
            policy.name: policy.description for policy in AWS_POLICIES.values()
        }
    with translation.override("ko"):
        assert [name for name, text in MANAGED_WORDS.items() if not any("가" <= sign <= "힣" for sign in text)] == []


@pytest.mark.django_db
def test_the_list_and_the_page_of_a_policy_tell_it_in_korean(as_learner: Client, iam: Any) -> None:
    as_learner.cookies["lab_language"] = "ko"
    for where in ("?tab=policies&show=aws", f"?tab=policies&policy={READ_ONLY}"):
        shown = page(as_learner, where)
        assert KOREAN in shown
        assert ENGLISH not in shown
    assert iam("GetPolicy", PolicyArn=READ_ONLY)["Policy"]["Description"] == ENGLISH


@pytest.mark.django_db
def test_a_policy_of_ones_own_stays_as_it_was_typed(as_learner: Client, iam: Any) -> None:
    as_learner.cookies["lab_language"] = "ko"
    iam("CreatePolicy", PolicyName="ReadOnlyAccess", PolicyDocument=document(allow()), Description=ENGLISH)
    assert ENGLISH in page(as_learner, "?tab=policies&show=own")


@pytest.mark.django_db
def test_what_aws_says_of_an_action_is_marked_as_english(ask: Any) -> None:
    assert 'AWS says: <q lang="en">Grants permission to retrieve objects from Amazon S3</q>' in ask()


def test_the_tab_is_not_called_as_a_description_is() -> None:
    with translation.override("ko"):
        assert str(TABS["explain"]) == "권한 확인"
        assert translation.gettext("Description") not in map(str, TABS.values())
