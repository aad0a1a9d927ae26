"""A session that ends while a question is written: the text goes through signing in, for its author and nobody else."""

from typing import Any

import pytest
from django.test import Client

from lessons.classroom import drafts
from lessons.classroom.models import OwnQuiz
from lessons.people import carrying
from lessons.people.models import Learner
from tests.classroom.conftest import ENGLISH, TEACHERS, written
from tests.classroom.form_values import fields
from tests.courseware.quiz_samples import SAMPLES, choice

pytestmark = pytest.mark.django_db
PASSWORD = "a long password 3"
NASTY = """First line\r\nsecond "line" <script>alert(1)</script> 'x' & 글자 {{ x }} 🥟"""
TEACHER, OTHER = TEACHERS


@pytest.fixture
def author(teacher: Client, other_teacher: Client, student: Client) -> Client:
    """The first teacher's, signed in by the page; its forms need their token."""
    made = Client(enforce_csrf_checks=True, headers=ENGLISH)
    sign_in(made, made.get("/sign-in/").text)
    return made


def sign_in(client: Client, page: str, name: str = TEACHER, password: str = PASSWORD) -> Any:
    return client.post("/sign-in/", fields(page, "sign-in") | {"username": name, "password": password})


def out(client: Client, *, cookies: bool = False) -> None:
    """The session is over. The author still has its other cookies, or none."""
    client.session.flush()
    del client.cookies["lab_session"]
    if cookies:
        client.cookies.clear()


def edited(client: Client, kind: str = "choice", **changes: Any) -> tuple[OwnQuiz, str, dict[str, Any]]:
    """A quiz with a question of a kind, and the form of that question as its author has changed it."""
    quiz = written(SAMPLES[kind] if kind != "choice" else choice())
    url = f"{quiz.get_absolute_url()}question/{kind}/"
    return quiz, url, fields(client.get(url).text) | {"prompt_en": NASTY} | changes


def prompts(quiz: OwnQuiz) -> list[str]:
    quiz.refresh_from_db()
    return [each.prompt["en"] for each in drafts.questions(quiz)]


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("cookies", [False, True], ids=["session over", "all cookies gone"])
def test_what_was_typed_is_saved_after_signing_in_again(author: Client, kind: str, cookies: bool) -> None:
    quiz, url, form = edited(author, kind)
    out(author, cookies=cookies)
    refused = author.post(url, form)
    assert (refused.status_code, "Nothing you typed is lost." in refused.text) == (403, True)
    assert NASTY[-3:] not in refused.text
    again = sign_in(author, refused.text)
    assert (again.status_code, "You are signed in again" in again.text) == (200, True)
    assert f'action="{url}"' in again.text
    assert prompts(quiz) == [SAMPLES[kind].prompt["en"] if kind != "choice" else choice().prompt["en"]]
    sent = fields(again.text, "send-again")
    assert {name: sent[name] for name in form if name not in ("prompt_en", "csrfmiddlewaretoken")} == {
        name: value for name, value in form.items() if name not in ("prompt_en", "csrfmiddlewaretoken")
    }
    assert author.post(url, sent)["Location"] == f"{quiz.get_absolute_url()}#draft-{kind}"
    assert prompts(quiz) == [NASTY.replace("\r\n", "\n")]


def test_a_wrong_password_keeps_it(author: Client) -> None:
    _quiz, url, form = edited(author)
    out(author)
    page = author.post(url, form)
    for _again in range(2):
        page = sign_in(author, page.text, password="wrong")
        assert (page.status_code, "Nothing you typed is lost." in page.text) == (422, True)
    assert fields(sign_in(author, page.text).text, "send-again")["prompt_en"] == [NASTY]


@pytest.mark.parametrize("name", [OTHER, "haksaeng"])
def test_nobody_else_gets_it(author: Client, name: str) -> None:
    quiz, url, form = edited(author)
    out(author)
    answer = sign_in(author, author.post(url, form).text, name)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "is not kept, because somebody else was signed in then" in author.get("/").text
    assert prompts(quiz) == [choice().prompt["en"]]


def test_nobody_can_prepare_it_for_somebody_else(author: Client, other_teacher: Client) -> None:
    """Another one's mark signs for that one only, and a mark nobody has signed counts for nothing."""
    _quiz, url, form = edited(author)
    theirs = fields(other_teacher.get("/quizzes/new/").text, "new-quiz")["mark"][0]
    person = Learner.objects.get(username=TEACHER)
    out(author)
    assert sign_in(author, author.post(url, form | {"mark": theirs}).text)["Location"] == "/"
    out(author)
    for mark in ("", str(person.pk), f"{person.pk}:{theirs.partition(':')[2]}", "x:y"):
        token = fields(author.get("/sign-in/").text, "sign-in")["csrfmiddlewaretoken"]
        refused = author.post(url, form | {"mark": mark, "csrfmiddlewaretoken": token})
        assert (refused.status_code, refused["Location"]) == (302, f"/sign-in/?next={url}")
    page = author.get("/sign-in/").text
    values = {"username": TEACHER, "password": PASSWORD, "carried": "x:y:z"}
    assert author.post("/sign-in/", fields(page, "sign-in") | values)["Location"] == "/"


def test_a_guest_meanwhile_is_asked_to_sign_in(author: Client) -> None:
    quiz, url, form = edited(author)
    guest = Learner.objects.create(username="guest-1", is_guest=True)
    author.force_login(guest)
    page = author.post(url, form)
    assert (page.status_code, "Take along what you did as a guest" in page.text) == (403, True)
    author.post(url, fields(sign_in(author, page.text).text, "send-again"))
    assert prompts(quiz) == [NASTY.replace("\r\n", "\n")]


def test_too_much_is_not_carried(author: Client) -> None:
    _quiz, url, form = edited(author, prompt_ko="x" * (carrying.MOST - 5000))
    out(author)
    assert author.post(url, form).status_code == 403
    assert author.post(url, form | {"prompt_en": "x" * 6000}).status_code == 302


def test_passwords_and_tokens_are_never_carried(author: Client) -> None:
    _quiz, url, form = edited(author, password="secret", new_password="secret")
    out(author)
    what = carrying.unseal(fields(author.post(url, form).text, "sign-in")["carried"][0])
    assert {name for name, _values in what.fields} == set(form) - {"csrfmiddlewaretoken", "password", "new_password"}
    assert (what.who, what.path) == (str(Learner.objects.get(username=TEACHER).pk), url)


def test_a_button_of_a_row_leaves_the_page_as_it_is(author: Client) -> None:
    _quiz, url, form = edited(author, row="option:add")
    out(author)
    answer = author.post(url, form, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"], "<html" in answer.text) == (409, "#notice", False)
    assert "press Save, and go on from there" in answer.text
    assert author.post(url, form).status_code == 403


# The token changes with every sign-in


def test_signed_out_and_in_in_another_tab(author: Client) -> None:
    quiz, url, form = edited(author)
    out(author)
    sign_in(author, author.get("/sign-in/").text)
    again = author.post(url, form)
    assert (again.status_code, prompts(quiz)) == (403, [choice().prompt["en"]])
    assert author.post(url, fields(again.text, "send-again")).status_code == 302
    assert prompts(quiz) == [NASTY.replace("\r\n", "\n")]


def test_the_page_that_offers_it_may_be_loaded_again(author: Client) -> None:
    _quiz, url, form = edited(author)
    out(author)
    values = fields(author.post(url, form).text, "sign-in") | {"username": TEACHER, "password": PASSWORD}
    for status in (200, 403):
        page = author.post("/sign-in/", values)
        assert (page.status_code, fields(page.text, "send-again")["prompt_en"]) == (status, [NASTY])


@pytest.mark.parametrize("name", [OTHER, "haksaeng"])
def test_somebody_else_in_another_tab_is_told_that_the_page_is_out_of_date(author: Client, name: str) -> None:
    quiz, url, form = edited(author)
    out(author)
    sign_in(author, author.get("/sign-in/").text, name)
    answer = author.post(url, form)
    assert (answer.status_code, "This page is out of date" in answer.text, NASTY[-3:] in answer.text) == (
        403,
        True,
        False,
    )
    assert prompts(quiz) == [choice().prompt["en"]]


def test_title_new_quiz_and_publishing_are_carried_too(author: Client) -> None:
    quiz = written(choice())
    new = fields(author.get("/quizzes/new/").text, "new-quiz") | {"title_ko": "새 퀴즈"}
    title = fields(author.get(quiz.get_absolute_url()).text, "title-form") | {"title_en": "Topics"}
    for url, form in (
        ("/quizzes/new/", new),
        (quiz.get_absolute_url(), title),
        (f"{quiz.get_absolute_url()}publish/", title),
    ):
        out(author)
        token = fields(author.get("/sign-in/").text, "sign-in")["csrfmiddlewaretoken"]
        page = author.post(url, form | {"csrfmiddlewaretoken": token})
        again = sign_in(author, page.text)
        assert author.post(url, fields(again.text, "send-again")).status_code == 302
    quiz.refresh_from_db()
    assert (quiz.title["en"], quiz.published) == ("Topics", 1)
    assert OwnQuiz.objects.exclude(pk=quiz.pk).get().title == {"ko": "새 퀴즈"}
