"""The smallest changes as sentences: for every case of the evaluator's tables, in both languages."""

import json
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from lessons.sandbox import flip_words as words
from lessons.sandbox.changes import Flipped, smallest
from serverless_lab.engine.policy.edits import Situation
from tests.engine.policy.cases import policies_of, read, request_of

DECISIONS = [case for case in read() if "policies" in case]


def flipped(policies: dict, **case: object) -> list[Flipped]:
    whole = {"policies": policies, **case}
    with translation.override("en"):
        return smallest(Situation(request_of(whole), policies_of(whole)))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_case_has_sentences(language: str) -> None:
    with translation.override(language):
        for case in DECISIONS:
            found = smallest(Situation(request_of(case), policies_of(case)), 3)
            assert found
            for change in [change for one in found for change in one.changes]:
                assert change.sentence
                assert not re.search(r"\{(key|value|policy|kind|element)\}", change.sentence)
                assert bool(change.text) is bool(change.sign) is bool(change.pointer)
                assert not change.text or isinstance(json.loads(change.text), dict)
            assert all(one.allowed is not case["allowed"] for one in found)
            page = render_to_string("components/changes.html", {"flips": found})
            assert page.count("<figure") == sum(bool(change.text) for one in found for change in one.changes)


def test_korean_has_words_for_every_change() -> None:
    texts = [words.WITH_KEY, words.WITHOUT_KEY, words.ADD, words.CHANGE, words.REMOVE, words.AT_HOME]
    texts += [*words.NEW.values(), *words.KEYS.values()]
    with translation.override("ko"):
        assert [str(text) for text in texts if not re.search("[가-힣]", str(text))] == []


def test_a_statement_that_is_missing() -> None:
    (change,) = flipped({})[0].changes
    assert (change.sentence, change.sign, change.pointer) == (
        "Give the principal a policy with this statement.",
        "+",
        "/Statement/-",
    )
    assert json.loads(change.text) == {
        "Effect": "Allow",
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::pantry/bread",
    }


def test_a_second_factor() -> None:
    condition = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    statement = {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition}
    (change,) = flipped({"mine": [statement]})[0].changes
    assert change.sentence == "Ask with aws:MultiFactorAuthPresent = true."
    assert change.aside == "That is up to the caller: signing in with or without a second factor."


def test_a_deny_that_has_to_go_is_shown_as_it_stands() -> None:
    deny = {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}
    allow = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    gone = [one.changes[-1] for one in flipped({"mine": [allow, deny]}) if one.changes[-1].sign == "-"]
    assert [(change.sentence, change.pointer, json.loads(change.text)) for change in gone] == [
        ("Remove this statement from mine (identity-based policy).", "/Statement/1", deny)
    ]


def test_text_of_a_policy_is_only_text() -> None:
    evil = "<script>alert(1)</script>"
    found = flipped({evil: [{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"Null": {evil: "true"}}}]})
    assert "<script" not in render_to_string("components/changes.html", {"flips": found})
