"""What-if: a policy that the question adds, checked as AWS checks it, and never saved."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from tests.iam.desk import PAGE
from tests.iam.shop import allow, document

pytestmark = pytest.mark.django_db


def test_what_if(ask: Any, shop: Account) -> None:
    text = document(allow("s3:PutObject", "*"))
    before = JournalEntry.objects.count()
    assert "what-if" in ask(action="s3:PutObject", add=text)
    assert "Allowed: an identity-based policy allows it." in ask(action="s3:PutObject", add=text)
    assert JournalEntry.objects.count() == before
    assert lab.look(shop).state.parts["iam/"].users["mina"].policies == {}


MISSING_COMMA = '{\r\n  "Version": "2012-10-17"\r\n  "Statement": []\r\n}'
NO_EFFECT = document({"Action": "s3:GetObject", "Resource": "*"})


@pytest.mark.parametrize(
    ("text", "aws", "place", "said"),
    [
        ("{", "This policy contains invalid Json", "line 1, column 2", "double quotes is expected here"),
        (MISSING_COMMA, "This policy contains invalid Json", "line 3, column 3", "A comma is missing before this"),
        (NO_EFFECT, "Syntax errors in policy.", "<code>/Statement/0</code>", "<code>Effect</code>"),
    ],
)
def test_what_if_is_checked_as_aws_checks_it_and_says_where(
    ask: Any, text: str, aws: str, place: str, said: str
) -> None:
    shown = ask(add=text)
    assert f'<span lang="en">{aws}' in shown
    assert place in shown
    assert said in shown
    assert 'name="fix"' not in shown  # the question is an address, and nothing of it is put right here


def test_where_a_what_if_is_malformed_is_said_in_korean(as_learner: Client, shop: Account) -> None:
    query = {"tab": "explain", "principal": "mina", "ask": "s3:GetObject", "on": "*", "add": MISSING_COMMA}
    shown = as_learner.get(f"{PAGE}?{urlencode(query)}", headers={"accept-language": "ko"}).text
    assert "3행 3열" in shown
    assert "이 자리 앞에 쉼표가 빠졌어요" in shown


def test_a_what_if_that_ends_too_early_is_told_so(ask: Any) -> None:
    assert "A name in double quotes is expected here: the text ends here" in ask(add="{")
