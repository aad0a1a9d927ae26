"""A policy while it is written: the check, its fixes, what the editor is offered, and the visual builder."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from lessons.courseware.policies.findings import check, sentences, units
from lessons.people import throttle
from lessons.people.throttle import LINT
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.policy.lint.rules import RULES
from tests.engine.policy.test_lint import CASES, NOT_JSON, text
from tests.iam.desk import PAGE, send
from tests.iam.desk import text as shown
from tests.iam.good_forms import READ_PHOTOS as READ
from tests.iam.shop import allow
from tests.iam.shop import document as policy

pytestmark = pytest.mark.django_db
WRONG = policy(allow("s3:GetObjct"))


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


def test_what_is_refused_as_malformed_says_where(as_learner: Client, account: Account) -> None:
    broken = '{"Version": "2012-10-17",\n "Statement": [{"Effect": "Allow" "Action": "*"}]}'
    headers = {"accept-language": "en", "HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}?tab=policies"}
    data = {"PolicyName": "menu", "PolicyDocument": broken}
    answer = as_learner.post(f"{PAGE}do/CreatePolicy/", data, headers=headers)
    assert answer.status_code == 422
    assert "This policy contains invalid Json" in shown(answer)
    assert re.findall(r"line \d+, column \d+", shown(answer)) == ["line 2, column 35"]


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


def test_checks_are_limited(as_learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle.time, "time", lambda: 1_790_000_000.0)
    answers = [as_learner.post(f"{PAGE}lint/", {"text": "{}"}).status_code for _ in range(LINT.learner.size + 1)]
    assert answers == [200] * LINT.learner.size + [429]


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


def test_an_access_level_is_told_in_the_readers_language(as_learner: Client) -> None:
    def details(language: str) -> dict[str, str]:
        as_learner.cookies["lab_language"] = language
        answer = as_learner.get(f"{PAGE}complete/", {"kind": "action", "text": "s3:GetObjectT", "action": []})
        return {offer["label"]: offer["detail"] for offer in answer.json()["offers"]}

    assert details("en")["s3:GetObjectTagging"] == "Read"
    assert details("ko")["s3:GetObjectTagging"] == "읽기 (Read)"
