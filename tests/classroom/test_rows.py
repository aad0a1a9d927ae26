"""A question's rows: they come, go and move by buttons, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from tests.classroom.conftest import written
from tests.classroom.form_values import fields, opened, question_url, stored
from tests.courseware.quiz_samples import SAMPLES, choice, option

pytestmark = pytest.mark.django_db


def texts_of_rows(form: dict[str, Any], group: str = "option", name: str = "text_en") -> list[str]:
    count = int(form[f"{group}-TOTAL_FORMS"][0])
    return [form[f"{group}-{number}-{name}"][0] for number in range(count)]


@pytest.mark.parametrize(
    ("action", "rows", "right"),
    [
        ("option:add", ["Option a", "Option b", "Option c", ""], ["1"]),
        ("option:remove:0", ["Option b", "Option c"], ["0"]),
        ("option:remove:1", ["Option a", "Option c"], []),
        ("option:remove:9", ["Option a", "Option b", "Option c"], ["1"]),
        ("option:remove:x", ["Option a", "Option b", "Option c"], ["1"]),
        ("nothing:add", ["Option a", "Option b", "Option c"], ["1"]),
        ("", ["Option a", "Option b", "Option c"], ["1"]),
    ],
)
def test_rows_come_and_go_by_buttons_and_nothing_typed_is_lost(
    teacher: Client, action: str, rows: list[str], right: list[str]
) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    form = opened(teacher, url) | {"prompt_ko": "다른 글", "row": action}
    whole, part = teacher.post(url, form), teacher.post(url, form, headers={"HX-Request": "true"})
    for answer in (whole, part):
        shown = fields(answer.text)
        assert (texts_of_rows(shown), shown.get("option-right", [])) == (rows, right)
        assert shown["prompt_ko"] == ["다른 글"]
        assert shown["seen"] == form["seen"]
    assert ("<html" in whole.text, "<html" in part.text) == (True, False)
    assert stored(quiz) == (choice(),)


def test_steps_move_by_buttons(teacher: Client) -> None:
    quiz = written(SAMPLES["ordering"])
    url = question_url(quiz, "ordering")
    form = opened(teacher, url) | {"row": "item:up:2"}
    moved = fields(teacher.post(url, form).text)
    assert texts_of_rows(moved, "item") == ["Step a", "Step c", "Step b", "Step d"]
    teacher.post(url, moved)
    assert [item.id for item in stored(quiz)[0].items] == ["a", "c", "b", "d"]


def test_a_question_has_at_most_twelve_rows(teacher: Client) -> None:
    quiz = written(choice(options=tuple(option(f"o{number}") for number in range(12))))
    url = question_url(quiz, "choice")
    form = opened(teacher, url)
    assert 'value="option:add"' not in teacher.get(url).text
    assert len(texts_of_rows(fields(teacher.post(url, form | {"row": "option:add"}).text))) == 12
    more = form | {"option-TOTAL_FORMS": "5000", "option-12-text_en": "one more"}
    answer = teacher.post(url, more)
    assert (answer.status_code, "at most 12 rows" in answer.text) == (422, True)
    assert len(stored(quiz)[0].options) == 12


@pytest.mark.parametrize(
    ("total", "status", "kept"), [("", 422, 3), ("x", 422, 3), ("9" * 400, 422, 3), ("-1", 302, 0), ("٣", 302, 3)]
)
def test_a_count_of_rows_is_a_number_or_is_refused(teacher: Client, total: str, status: int, kept: int) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    form = opened(teacher, url) | {"option-TOTAL_FORMS": total}
    assert [teacher.post(url, form | more).status_code for more in ({"row": "option:add"}, {})] == [200, status]
    assert len(stored(quiz)[0].options) == kept


def test_rows_of_one_id_are_told_apart(teacher: Client) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    teacher.post(url, opened(teacher, url) | {"option-1-id": "a", "option-2-id": "a"})
    ids = [each.id for each in stored(quiz)[0].options]
    assert (ids[0], len(set(ids))) == ("a", 3)
