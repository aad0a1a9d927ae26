"""The visual builder: cards become the policy's text, and what they cannot show stays."""

import json
from string import ascii_lowercase
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from lessons.iam import builder, cards
from lessons.sandbox.models import Account
from tests.engine.policy.test_lint import CASES, text
from tests.iam.desk import iam_of, post, send
from tests.iam.desk import text as shown
from tests.iam.good_forms import READ_PHOTOS as READ
from tests.iam.shop import document as policy
from tests.work import calls_in

pytestmark = pytest.mark.django_db


CARD = {
    "built": "PolicyDocument",
    "b0-effect": "Allow",
    "b0-service": "s3",
    "b0-action": ["s3:GetObject"],
    "b0-resource": "arn:aws:s3:::dumpling-photos/*",
}


def test_a_policy_is_built_from_cards(as_learner: Client, account: Account) -> None:
    card = CARD | {
        "PolicyName": "photos",
        "PolicyDocument": policy(READ),
        "b0-sid": "Photos",
        "b0-effect": "Deny",
        "b0-action": ["s3:PutObject", "s3:GetObject"],
        "b0-more": "s3:List* s3:GetObject",
        "b0-resource": "arn:aws:s3:::dumpling-photos\n\n arn:aws:s3:::dumpling-photos/* ",
        "b0-operator": ["Bool", ""],
        "b0-key": ["aws:SecureTransport", ""],
        "b0-values": ["false", ""],
    }
    assert post(as_learner, "CreatePolicy", "?tab=policies", card).status_code == 200
    (made,) = iam_of(account).policies.values()
    assert json.loads(made.versions["v1"].document)["Statement"] == [
        {
            "Effect": "Deny",
            "Action": ["s3:GetObject", "s3:PutObject", "s3:List*"],
            "Resource": ["arn:aws:s3:::dumpling-photos", "arn:aws:s3:::dumpling-photos/*"],
            "Sid": "Photos",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
    ]


def test_cards_that_say_nothing_new_leave_every_letter(as_learner: Client, account: Account) -> None:
    written = policy(READ).replace("  ", "\t")
    post(as_learner, "CreatePolicy", "?tab=policies", CARD | {"PolicyName": "photos", "PolicyDocument": written})
    (made,) = iam_of(account).policies.values()
    assert made.versions["v1"].document == written


def test_statements_come_and_go(as_learner: Client, account: Account) -> None:
    more = send(as_learner, "build", CARD | {"PolicyDocument": policy(READ), "build": "add"})
    assert "b1-effect" in shown(more)
    assert "b2-effect" not in shown(more)
    less = send(as_learner, "build", CARD | {"PolicyDocument": policy(READ), "build": "remove-0"})
    assert "b0-effect" not in shown(less)
    away = send(as_learner, "build", CARD | {"PolicyDocument": policy(READ), "build": "close"})
    assert 'class="builder"' not in shown(away)
    for odd in ("remove-9", "remove-x", "remove-٣", "nonsense", "remove-"):
        assert "b0-effect" in shown(send(as_learner, "build", CARD | {"PolicyDocument": policy(READ), "build": odd}))


def test_another_service_shows_its_actions_and_loses_none(as_learner: Client, account: Account) -> None:
    page = shown(
        send(as_learner, "build", CARD | {"PolicyDocument": policy(READ), "b0-service": "sqs", "build": "apply"})
    )
    assert 'value="sqs:SendMessage"' in page
    assert 'value="s3:GetObject" checked' in page


def test_cards_are_kept_when_aws_refuses(as_learner: Client, account: Account) -> None:
    card = CARD | {"PolicyName": "photos", "PolicyDocument": policy(READ), "b0-resource": "photos"}
    refused = post(as_learner, "CreatePolicy", "?tab=policies", card)
    assert (refused.status_code, "MalformedPolicyDocument" in shown(refused)) == (422, True)
    assert 'class="builder"' in shown(refused)


@pytest.mark.parametrize("written", ["{", "[]", "7", '{"Statement": 3}', "<script>alert(1)</script>", "x" * 10_000, ""])
def test_what_the_builder_cannot_show_is_said_and_kept(as_learner: Client, account: Account, written: str) -> None:
    answer = send(as_learner, "build", {"PolicyDocument": written, "build": "open"})
    assert answer.status_code == 200
    assert "<script>alert" not in shown(answer)
    if written:
        assert builder.add(written, "identity") == written


def test_a_card_of_thousands_of_wildcards_looks_at_no_action_for_each() -> None:
    wild = [f"ec2:*{first}{second}*" for first in ascii_lowercase for second in ascii_lowercase]
    cards.read(policy(READ | {"Action": "ec2:*"}), "identity")  # the first reads what there is about EC2
    (card,), calls = calls_in(lambda: cards.read(policy(READ | {"Action": wild * 4}), "identity").cards)
    assert (card.others[0], len(card.forms)) == (wild[0], 6)
    assert calls < 40 * len(wild * 4)


def test_statements_that_are_none_stay(as_learner: Client, account: Account) -> None:
    odd = [7, {"Effect": "Maybe"}, READ | {"Action": {"a": 1}}, READ]
    answer = shown(send(as_learner, "build", {"PolicyDocument": policy(*odd), "build": "open"}))
    assert answer.count('class="statement"') == 4
    data = QueryDict(mutable=True)
    data.update(
        {
            "b0-effect": "Deny",
            "b1-effect": "Deny",
            "b2-effect": "Deny",
            "b3-effect": "Deny",
            "b3-action": "s3:GetObject",
            "b3-resource": READ["Resource"],
        }
    )
    assert json.loads(builder.apply(policy(*odd), data))["Statement"] == [*odd[:3], READ | {"Effect": "Deny"}]


def test_elements_without_a_field_stay(as_learner: Client, account: Account) -> None:
    odd = {
        "Effect": "Allow",
        "NotAction": "iam:*",
        "NotResource": "*",
        "Condition": {"Bool": {"aws:SecureTransport": True}},
    }
    data = QueryDict(mutable=True)
    data.update(
        {
            "b0-effect": "Allow",
            "b0-sid": "Odd",
            "b0-operator": "Bool",
            "b0-key": "aws:SecureTransport",
            "b0-values": "true",
        }
    )
    assert json.loads(builder.apply(policy(odd), data))["Statement"] == [odd | {"Sid": "Odd"}]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_builder_shows_any_policy_and_gives_it_back(case: dict[str, Any]) -> None:
    """What its own fields say is what the document says: reading and writing again changes nothing."""
    kind = case.get("kind", "identity")
    written = text(case["finds"], kind)
    data = QueryDict(mutable=True)
    for card in cards.read(written, kind).cards:
        if card.hidden:
            continue
        chosen = [action for level in card.levels for action, is_chosen in level.actions if is_chosen]
        every = [f"{card.service}:*"] if card.every else []
        data[f"{card.name}-effect"], data[f"{card.name}-sid"] = card.effect, card.sid
        data.setlist(f"{card.name}-action", [*card.others, *every, *chosen])
        if card.has_resources:
            data[f"{card.name}-resource"] = card.resources
        for part in ("operator", "key", "values"):
            data.setlist(f"{card.name}-{part}", [getattr(line, part) for line in card.lines])
    again = builder.apply(written, data)
    assert again == written or json.loads(again) == json.loads(written)
