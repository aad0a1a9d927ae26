"""Texts of the course and typed ones, with markup and without, in the language that is there."""

import pytest

from lessons.courseware.quizzes.wording import Wording, as_typed

BOTH = {"en": "At most *one* `A & B`", "ko": "많아야 *하나* `A & B`"}
NASTY = "<b>{0} {{ LAMBDA_TIMEOUT_MAX_S }} `{x}`</b>\n*y*"


@pytest.mark.parametrize("wording", [Wording("en"), as_typed("en")])
def test_markup_is_said_and_left_out_where_there_is_no_place_for_it(wording: Wording) -> None:
    assert wording.say(BOTH) == "At most <em>one</em> <code>A &amp; B</code>"
    assert wording.plain(BOTH) == "At most one A & B"


def test_numbers_of_the_course_are_written_out_in_both() -> None:
    text = {"en": "{{ LAMBDA_TIMEOUT_MAX_S }} s"}
    assert (Wording("en").say(text), Wording("en").plain(text)) == ("900 s", "900 s")


def test_what_was_typed_means_only_itself() -> None:
    said = "&lt;b&gt;{0} {{ LAMBDA_TIMEOUT_MAX_S }} <code>{x}</code>&lt;/b&gt;<br><em>y</em>"
    assert as_typed("en").say({"en": NASTY}) == said
    assert as_typed("en").plain({"en": NASTY}) == "<b>{0} {{ LAMBDA_TIMEOUT_MAX_S }} {x}</b> y"


@pytest.mark.parametrize(
    ("text", "said", "plain", "lang"),
    [
        ({"ko": "하나"}, '<span lang="ko">하나</span>', "하나", "ko"),
        ({"en": " ", "ko": "하나"}, '<span lang="ko">하나</span>', "하나", "ko"),
        ({"en": "one", "ko": "하나"}, "one", "one", ""),
        ({}, "", "", ""),
    ],
)
def test_the_other_language_stands_in_and_is_marked(text: dict[str, str], said: str, plain: str, lang: str) -> None:
    wording = as_typed("en")
    assert (wording.say(text), wording.plain(text), wording.lang(text)) == (said, plain, lang)
