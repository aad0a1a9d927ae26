"""A question written in two tabs: nothing is overwritten unseen."""

import pytest
from django.test import Client

from tests.classroom.conftest import written
from tests.classroom.form_values import fields, opened, question_url, stored
from tests.courseware.quiz_samples import SAMPLES, choice

pytestmark = pytest.mark.django_db


def test_a_question_changed_in_another_tab_is_not_overwritten_unseen(teacher: Client) -> None:
    quiz = written(choice(), SAMPLES["short"])
    url = question_url(quiz, "choice")
    first, second, beside = opened(teacher, url), opened(teacher, url), opened(teacher, question_url(quiz, "short"))
    assert teacher.post(url, first | {"prompt_en": "From the first tab"}).status_code == 302
    assert teacher.post(question_url(quiz, "short"), beside | {"prompt_en": "Beside"}).status_code == 302
    answer = teacher.post(url, second | {"prompt_en": "From the second tab"})
    assert (answer.status_code, "changed in another tab" in answer.text) == (409, True)
    assert [each.prompt["en"] for each in stored(quiz)] == ["From the first tab", "Beside"]
    kept = fields(answer.text)
    assert kept["prompt_en"] == ["From the second tab"]
    assert teacher.post(url, kept).status_code == 302
    assert stored(quiz)[0].prompt["en"] == "From the second tab"


def test_the_same_form_sent_twice_is_no_conflict(teacher: Client) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    form = opened(teacher, url) | {"prompt_en": "Changed"}
    assert [teacher.post(url, form).status_code for _twice in range(2)] == [302, 302]


def test_a_question_deleted_in_another_tab_can_be_put_back(teacher: Client) -> None:
    quiz = written(choice(), SAMPLES["short"])
    url = question_url(quiz, "choice")
    form = opened(teacher, url)
    assert "Delete this question?" in teacher.get(f"{url}delete/").text
    assert [teacher.post(f"{url}delete/").status_code for _twice in range(2)] == [302, 302]
    assert teacher.get(url).status_code == 404
    answer = teacher.post(url, form)
    assert (answer.status_code, "was deleted in another tab" in answer.text) == (409, True)
    assert teacher.post(url, fields(answer.text)).status_code == 302
    assert [each.id for each in stored(quiz)] == ["short", "choice"]
