"""A policy while it is written: the check, its fixes, what the editor is offered, and the visual builder."""

import json
import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from lessons.iam import builder
from lessons.iam.findings import check, sentences, units
from lessons.people.throttle import LINT
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.policy.lint.rules import RULES
from tests.engine.policy.test_lint import CASES, NOT_JSON, text
from tests.iam.desk import HTMX, PAGE, iam_of, post
from tests.iam.desk import text as shown

pytestmark = pytest.mark.django_db
WRONG = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObjct", "Resource": "*"}]}
)
READ = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::dumpling-photos/*"}


def send(
    client: Client, way: str, data: dict[str, Any], operation: str = "CreatePolicy", where: str = "?tab=policies"
) -> Any:
    headers = HTMX | {"HX-Current-URL": f"http://testserver{PAGE}{where}"}
    return client.post(f"{PAGE}{way}/{operation}/", data, headers=headers)


def policy(*statements: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)}, indent=2)


def test_every_finding_has_a_sentence_in_both_languages() -> None:
    assert set(sentences()) == {rule.id for rule in RULES} | NOT_JSON
    for sentence in sentences().values():
        assert set(sentence) == {"en", "ko"}
        assert sentence["en"] != sentence["ko"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_finding_can_be_said(case: dict[str, Any], language: str) -> None:
    kind = case.get("kind", "identity")
    with translation.override(language):
        said = {each.finding.id: each for each in check(text(case["finds"], kind), kind)}
    assert case["id"] in said or case["id"] == "too-large"  # its table has a limit of its own
    for finding, each in said.items():
        wanted = set(re.findall(r"\{(\w+)\}", sentences()[finding][language]))
        assert wanted <= set(each.finding.facts)
        assert each.html.count("<code>") == each.html.count("</code>")


def test_what_somebody_writes_is_never_markup() -> None:
    found = check(policy(READ | {"Action": "s3:<b>*x*`y`</b>{0}"}), "identity")
    (nothing,) = [each for each in found if each.finding.id == "nothing-matched"]
    assert "<code>s3:&lt;b&gt;*x*`y`&lt;/b&gt;{0}</code>" in nothing.html


def test_the_check_says_what_it_finds_and_does_nothing(as_learner: Client, account: Account) -> None:
    as_learner.cookies["lab_language"] = "en"
    answer = send(as_learner, "check", {"PolicyName": "photos", "PolicyDocument": WRONG})
    assert answer.status_code == 200
    assert "There is no action <code>s3:GetObjct</code>. Near: <code>s3:GetObject</code>" in shown(answer)
    assert 'value="photos"' in shown(answer)
    assert JournalEntry.objects.filter(account=account).count() == 0
    fixed = send(as_learner, "check", {"PolicyName": "photos", "PolicyDocument": WRONG, "fix": "0"})
    assert "s3:GetObject&quot;" in shown(fixed)
    assert "GetObjct" not in shown(fixed)
    assert "Nothing was found." in shown(fixed)


@pytest.mark.parametrize("fix", ["7", "-1", "x", "9" * 30, "٣"])
def test_a_fix_that_there_is_not_changes_nothing(as_learner: Client, account: Account, fix: str) -> None:
    assert "GetObjct" in shown(send(as_learner, "check", {"PolicyDocument": WRONG, "fix": fix}))


def test_a_visitor_may_check_and_stays_a_visitor(stranger: Client) -> None:
    answer = stranger.post(f"{PAGE}check/CreatePolicy/?tab=policies", {"PolicyDocument": WRONG})
    assert (answer.status_code, "GetObjct" in shown(answer)) == (200, True)
    assert "lab_session" not in stranger.cookies
    assert stranger.post(f"{PAGE}check/ListUsers/").status_code == 404
    assert stranger.post(f"{PAGE}check/CreateUser/").status_code == 200  # a form without a policy: nothing to say


def test_the_editor_is_told_the_places_as_javascript_counts(as_learner: Client) -> None:
    body = WRONG.replace('"Effect"', '"Sid": "🥟", "Effect"')
    found = as_learner.post(f"{PAGE}lint/", {"text": body, "kind": "identity"}).json()["findings"]
    action = next(each for each in found if "s3:GetObjct" in each["text"])
    assert action["from"] == units(body, body.index('"s3:GetObjct"')) == body.index('"s3:GetObjct"') + 1
    assert (action["level"], "s3:GetObject" in action["fix"]) == ("error", True)
    assert as_learner.get(f"{PAGE}lint/").status_code == 302


def test_checks_are_limited(as_learner: Client) -> None:
    answers = [as_learner.post(f"{PAGE}lint/", {"text": "{}"}).status_code for _ in range(LINT.learner.size + 15)]
    assert answers[: LINT.learner.size] == [200] * LINT.learner.size
    assert 429 in answers


def offered(client: Client, at: str, typed: str = "", *actions: str) -> list[str]:
    answer = client.get(f"{PAGE}complete/", {"kind": at, "text": typed, "action": list(actions)})
    return [offer["label"] for offer in answer.json()["offers"]]


def test_what_could_be_meant_is_offered(as_learner: Client, account: Account, iam: Any) -> None:
    iam("CreateUser", UserName="mina", Path="/hall/")
    mina = f"arn:aws:iam::{account.account_id}:user/hall/mina"
    assert offered(as_learner, "action", "lamb")[0] == "lambda:"
    assert offered(as_learner, "action", "s3:GetObjectT")[0] == "s3:GetObjectTagging"
    assert "s3:*" in offered(as_learner, "action", "s3:*")
    assert offered(as_learner, "resource", "", "iam:GetUser") == [
        mina,
        f"arn:aws:iam::{account.account_id}:user/*",
        "*",
    ]
    assert "arn:aws:s3:::*/*" in offered(as_learner, "resource", "arn", "s3:GetObject")
    assert offered(as_learner, "key", "s3:pre", "s3:ListBucket") == ["s3:prefix"]
    assert offered(as_learner, "key", "aws:usern", "s3:ListBucket") == ["aws:username"]
    assert offered(as_learner, "operator", "StringLike")[0] == "StringLike"
    assert mina in offered(as_learner, "principal", "mina")
    assert offered(as_learner, "nonsense", "x") == []


def test_nobody_is_offered_what_is_somebody_elses(as_other: Client, account: Account, iam: Any) -> None:
    iam("CreateUser", UserName="mina")
    assert offered(as_other, "principal", "mina") == []


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
    assert builder.add(written, "identity") == written or written == ""


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
    for card in builder.read(written, kind).cards:
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
