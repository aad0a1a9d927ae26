"""Signing in and out: what a guest takes along, what strangers learn, and how fast anybody may guess."""

from collections.abc import Callable

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from lessons.courseware.models import Answer, Attempt, Kept, Progress, QuizAttempt
from lessons.people.models import Learner
from lessons.people.signals import guest_joins
from lessons.people.throttle import PASSWORD
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.people.conftest import SECRET, hidden

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]
MINE = {"username": "haneul", "password": SECRET}
LESSON = "functions/cold-and-warm-start"


@pytest.mark.parametrize("name", ["haneul", "HaNeUl", "ｈａｎｅｕｌ"])
def test_a_learner_signs_in_under_a_new_session(stranger: Client, learner: Learner, send: Send, name: str) -> None:
    stranger.get("/sign-in/")
    stranger.session.save()
    answer = send(stranger, "/sign-in/?next=/settings/", **MINE | {"username": name})
    assert (answer.status_code, answer["Location"]) == (302, "/settings/")
    assert stranger.session[SESSION_KEY] == str(learner.pk)
    key = stranger.session.session_key
    stranger.post("/sign-out/")
    send(stranger, "/sign-in/", **MINE)
    assert stranger.session.session_key != key


def test_unknown_name_wrong_password_and_guests_get_the_same_answer(
    stranger: Client, learner: Learner, guest: Learner, send: Send
) -> None:
    pages = set()
    for name in ("haneul", "nobody", guest.username):
        answer = send(stranger, "/sign-in/", username=name, password="not the password")
        assert answer.status_code == 422
        assert "Name and password do not belong together." in answer.text
        main = answer.text[answer.text.index("problems-title") :]
        pages.add(main[: main.index("<form")])
    assert len(pages) == 1
    assert SESSION_KEY not in stranger.session


@pytest.mark.parametrize(
    "values",
    [
        {"username": "haneul\x00"},
        {"password": f"{SECRET}\x00"},
        {"username": "x" * 100_000},
        {"password": "x" * 100_000},
        {"username": "<b>"},
        {"username": ""},
    ],
    ids=["nul name", "nul password", "long name", "long password", "markup", "empty"],
)
def test_nonsense_signs_nobody_in(stranger: Client, learner: Learner, send: Send, values: dict[str, str]) -> None:
    answer = send(stranger, "/sign-in/", **MINE | values)
    assert answer.status_code == 422
    assert 'autofocus role="group"' in answer.text
    assert SESSION_KEY not in stranger.session


def with_work(guest: Learner, learner: Learner) -> None:
    """Both have met the first check and kept an event of the same name; each has something of their own."""
    for who, own in ((guest, "guest"), (learner, "learner")):
        Progress.objects.create(learner=who, lesson=LESSON, check_id="first-call", step=1)
        Progress.objects.create(learner=who, lesson=LESSON, check_id=own, step=2)
        Kept.objects.create(learner=who, kind="event", owner="order-fn", name="mine", body=own)
    Answer.objects.create(learner=guest, lesson=LESSON, prediction_id="p", option="a")


def test_everything_of_the_guest_comes_along(as_guest: Client, guest: Learner, learner: Learner, send: Send) -> None:
    with_work(guest, learner)
    account = lab.account_of(guest)
    assert "checked" in as_guest.get("/sign-in/").text
    assert send(as_guest, "/sign-in/", **MINE, take_along="on").status_code == 302
    assert as_guest.session[SESSION_KEY] == str(learner.pk)
    assert list(Learner.objects.all()) == [learner]
    assert list(Account.objects.values_list("pk", "owner", "main")) == [(account.pk, learner.pk, True)]
    checks = Progress.objects.order_by("check_id").values_list("check_id", "learner")
    assert list(checks) == [(check, learner.pk) for check in ("first-call", "guest", "learner")]
    assert list(Kept.objects.values_list("body", "learner")) == [("learner", learner.pk)]
    assert list(Answer.objects.values_list("learner", "option")) == [(learner.pk, "a")]


def test_a_mission_that_both_are_in_goes_on_as_the_learners(
    as_guest: Client, guest: Learner, learner: Learner, send: Send
) -> None:
    for who, mission in ((learner, "functions/a"), (guest, "functions/a"), (guest, "functions/b")):
        Attempt.objects.create(learner=who, mission=mission, version=1, since=0)
        QuizAttempt.objects.create(learner=who, quiz=mission, version=1, seed=who.pk)
    send(as_guest, "/sign-in/", **MINE, take_along="on")
    found = Attempt.objects.order_by("mission", "pk").values_list("learner", "mission", "current")
    assert list(found) == [
        (learner.pk, "functions/a", True),
        (learner.pk, "functions/a", False),
        (learner.pk, "functions/b", True),
    ]
    quizzes = QuizAttempt.objects.order_by("quiz", "pk").values_list("quiz", "current")
    assert list(quizzes) == [("functions/a", True), ("functions/a", False), ("functions/b", True)]


def test_a_learner_with_an_account_keeps_it_as_the_main_one(
    as_guest: Client, guest: Learner, learner: Learner, send: Send
) -> None:
    own, other = lab.account_of(learner), lab.account_of(guest)
    send(as_guest, "/sign-in/", **MINE, take_along="on")
    mains = dict(Account.objects.filter(owner=learner).values_list("pk", "main"))
    assert mains == {own.pk: True, other.pk: False}
    assert lab.account_of(learner) == own


def test_without_the_tick_the_guest_stays_behind(
    as_guest: Client, guest: Learner, learner: Learner, send: Send
) -> None:
    account = lab.account_of(guest)
    send(as_guest, "/sign-in/", **MINE)
    assert as_guest.session[SESSION_KEY] == str(learner.pk)
    assert Account.objects.get() == account
    assert Account.objects.get().owner == guest


def test_a_guest_who_was_not_asked_leaves_nothing_behind(as_guest: Client, guest: Learner, learner: Learner) -> None:
    """The page was drawn before the visitor became a guest in another tab."""
    account = lab.account_of(guest)
    as_guest.post("/sign-in/", {"as": "", **MINE})
    assert list(Account.objects.values_list("pk", "owner")) == [(account.pk, learner.pk)]


def test_one_receiver_fails_and_nothing_has_happened(
    as_guest: Client, guest: Learner, learner: Learner, send: Send
) -> None:
    with_work(guest, learner)
    account = lab.account_of(guest)

    def break_off(**_kwargs: object) -> None:
        raise RuntimeError("broken on purpose")

    guest_joins.connect(break_off)
    try:
        with pytest.raises(RuntimeError):
            send(as_guest, "/sign-in/", **MINE, take_along="on")
    finally:
        guest_joins.disconnect(break_off)
    assert as_guest.session[SESSION_KEY] == str(guest.pk)
    assert list(Account.objects.values_list("pk", "owner")) == [(account.pk, guest.pk)]
    assert Progress.objects.filter(learner=guest).count() == 2


def test_a_form_of_a_session_that_is_over_signs_in_only_when_sent_again(
    as_guest: Client, learner: Learner, send: Send
) -> None:
    form = hidden(as_guest.get("/sign-in/").text) | MINE
    browser = Client()
    answer = browser.post("/sign-in/", form, headers={"accept-language": "en"})
    assert (answer.status_code, "you are somebody else now" in answer.text) == (422, True)
    assert browser.post("/sign-in/", hidden(answer.text) | MINE).status_code == 302


def test_a_form_opened_before_another_tab_signed_in_is_out_of_date(learner: Learner, other_learner: Learner) -> None:
    browser = Client(enforce_csrf_checks=True)
    old = hidden(browser.get("/sign-in/").text)
    browser.post("/sign-in/", old | MINE)
    answer = browser.post("/sign-in/", old | {"username": "bada", "password": "a long password 2"})
    assert answer.status_code == 403
    assert browser.session[SESSION_KEY] == str(learner.pk)


def test_whoever_is_signed_in_goes_on(as_learner: Client) -> None:
    for page in ("/sign-in/?next=/settings/", "/sign-up/?next=/settings/"):
        assert as_learner.get(page)["Location"] == "/settings/"


def test_signing_out(as_learner: Client) -> None:
    assert as_learner.get("/sign-out/")["Location"] == "/"
    assert SESSION_KEY in as_learner.session
    assert as_learner.post("/sign-out/")["Location"] == "/"
    assert SESSION_KEY not in as_learner.session


def test_a_guest_is_not_signed_out_by_mistake(as_guest: Client, guest: Learner) -> None:
    answer = as_guest.post("/sign-out/", follow=True, headers={"accept-language": "en"})
    assert answer.redirect_chain == [("/settings/", 302)]
    assert "A guest has no password to come back with." in answer.text
    assert as_guest.session[SESSION_KEY] == str(guest.pk)


def guess(name: str, address: str) -> HttpResponse:
    return Client().post(
        "/sign-in/", {"username": name, "password": "wrong"}, REMOTE_ADDR=address, headers={"accept-language": "en"}
    )


def test_guessing_is_slow_and_keeps_nobody_out(stranger: Client, learner: Learner, stopped: None) -> None:
    here = PASSWORD.here
    for name in ["haneul"] * (here.size - 1) + ["ＨＡＮＥＵＬ"]:
        assert guess(name, "10.0.0.9").status_code == 422
    refused = guess("haneul", "10.0.0.9")
    assert (refused.status_code, refused["Retry-After"]) == (429, "4")
    assert "Too many tries." in refused.text
    assert 'value="haneul"' in refused.text
    right = {"REMOTE_ADDR": "10.0.0.9"}
    assert stranger.post("/sign-in/", MINE, **right).status_code == 429  # also with the right password
    assert guess("bada", "10.0.0.9").status_code == 422
    assert stranger.post("/sign-in/", MINE).status_code == 302  # the learner, elsewhere


def test_guessing_from_many_addresses_is_bounded_too(learner: Learner, stopped: None) -> None:
    statuses = [guess("haneul", f"10.0.{n // 8}.1").status_code for n in range(PASSWORD.learner.size + 1)]
    assert statuses == [422] * PASSWORD.learner.size + [429]


def test_a_classroom_signs_in_through_one_address(stopped: None, db: None) -> None:
    answers = [guess(f"pupil{n}", "10.0.0.9").status_code for n in range(PASSWORD.address.size + 1)]
    assert answers == [422] * PASSWORD.address.size + [429]


def test_no_key_of_the_cache_holds_a_name(stranger: Client, learner: Learner, send: Send) -> None:
    send(stranger, "/sign-in/", **MINE)
    keys = [key for key in cache._cache if "throttle" in key]
    assert len(keys) == 3
    assert not [key for key in keys if "haneul" in key]


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-up/", "/password/", "/password/sent/", "/goodbye/"])
def test_a_visitor_costs_no_query(
    stranger: Client, django_assert_num_queries: Callable[..., object], path: str
) -> None:
    with django_assert_num_queries(0):
        answer = stranger.get(path)
    assert answer["Cache-Control"] == "private, no-store"
    assert list(stranger.cookies) == ["lab_csrf"]


def test_signing_in_costs_a_few_queries(
    stranger: Client, learner: Learner, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(9):
        assert stranger.post("/sign-in/", MINE).status_code == 302
