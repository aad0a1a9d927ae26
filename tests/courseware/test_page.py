"""The lesson page: a visitor writes nothing, a guest's steps count, forms work without scripts, nobody else gets in."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from lessons.courseware.models import Answer, Progress
from lessons.functions.exercises.cold_and_warm_start.lesson import LESSON
from lessons.people.models import Learner
from lessons.sandbox.models import Account, JournalEntry
from tests.courseware.lesson_page import HTMX, PAGE, SOURCE, deploy, invoke, settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/course/",
        "/functions/",
        "/account/",
        "/functions/missions/make-it-warm/",
        PAGE,
        f"{PAGE}?tab=journal",
        f"{PAGE}?tab=explain",
        f"{PAGE}?tab=logs&run=x",
    ],
)
def test_looking_writes_nothing(stranger: Client, address: str) -> None:
    assert stranger.get(address).status_code == 200
    counts = [model.objects.count() for model in (Learner, Account, JournalEntry, Session, Progress)]
    assert counts == [0, 0, 0, 0, 0]
    assert "lab_session" not in stranger.cookies


def test_the_first_action_makes_a_guest_with_one_account(stranger: Client) -> None:
    answer = deploy(stranger)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (303, PAGE)
    (guest,) = Learner.objects.all()
    assert guest.is_guest
    invoke(stranger)
    assert Account.objects.count() == 1
    assert sorted(Progress.objects.filter(met=True).values_list("check_id", flat=True)) == ["first-cold"]


@pytest.mark.parametrize("address", ["/functions/nothing/", "/nothing/cold-and-warm-start/", f"{PAGE}?at=99"])
def test_what_is_not_there_is_not_found(as_learner: Client, address: str) -> None:
    deploy(as_learner)
    assert as_learner.get(address).status_code == 404


def test_a_prediction_is_kept_and_answered_by_what_happens(as_learner: Client, learner: Learner) -> None:
    url = f"{PAGE}predict/which-is-longer/"
    assert as_learner.post(url, {"option": "no such"}).status_code == 422
    options = [choice.id for choice in LESSON.prediction("which-is-longer").options]
    as_learner.post(url, {"option": options[0]}, headers=HTMX)
    assert Answer.objects.get(learner=learner).option == options[0]
    deploy(as_learner)
    invoke(as_learner)
    answer = invoke(as_learner, headers=HTMX).content.decode()
    assert "실제 결과" in answer
    as_learner.post(url, {"option": options[1]}, headers=HTMX)
    assert Answer.objects.get(learner=learner).option == options[0]


def test_one_learner_never_meets_anothers_account(as_learner: Client, as_other: Client, stranger: Client) -> None:
    deploy(as_learner)
    invoke(as_learner)
    mine = as_learner.get(f"{PAGE}?tab=journal").content.decode()
    assert "CreateFunction" in mine
    for client in (as_other, stranger):
        page = client.get(f"{PAGE}?tab=journal&at=2")
        assert "CreateFunction" not in page.content.decode()
    invoke(as_other)
    assert Account.objects.get(owner__username="haneul").last == 4 - 1


def test_an_ended_session_does_nothing_and_says_so(stranger: Client, learner: Learner) -> None:
    answer = stranger.post(f"{PAGE}deploy/", {"source": SOURCE, "as": learner.pk}, headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#notice")
    assert "접속 기록이 끝나서" in answer.content.decode()
    assert stranger.post(f"{PAGE}undo/?as={learner.pk}").status_code == 409
    assert (Account.objects.count(), Learner.objects.count()) == (0, 1)


def test_a_part_of_the_bench_is_shown_to_nobody_else_than_the_page_was_drawn_for(
    stranger: Client, as_learner: Client, learner: Learner
) -> None:
    headers = HTMX | {"HX-Target": "panel"}
    ended = stranger.get(f"{PAGE}?tab=logs&as={learner.pk}", headers=headers)
    assert (ended.status_code, ended["HX-Retarget"]) == (409, "#notice")
    shown = as_learner.get(f"{PAGE}?tab=logs&as={learner.pk}", headers=headers)
    assert (shown.status_code, shown["HX-Push-Url"]) == (200, f"{PAGE}?tab=logs")
    assert 'hx-include="#as"' in as_learner.get(PAGE).text.partition('id="bench"')[2].partition(">")[0]


def test_djangos_own_sentences_are_said_in_the_courses_voice(as_learner: Client) -> None:
    deploy(as_learner)
    answer = as_learner.post(
        f"{PAGE}do/UpdateFunctionConfiguration/?tab=configuration", settings(MemorySize="", Timeout="two"), headers=HTMX
    ).text
    assert "이 칸을 채워 주세요." in answer
    assert "정수를 써 주세요." in answer


@pytest.mark.parametrize(
    ("verb", "form", "status", "said"),
    [
        ("rate", {"rate": "fast"}, 422, "Choose one of the speeds"),
        ("advance", {"seconds": "-5"}, 422, "1 second up to 400 days"),
        ("return", {"position": "9" * 5000}, 422, "Choose the step"),
        ("return", {"position": "٣"}, 422, "Choose the step"),
        ("return", {}, 422, "Choose the step"),
        ("return", {"position": "77"}, 409, "no entry 77"),
        ("predict/which-is-longer", {"option": "x"}, 422, "Choose one of the answers"),
    ],
)
def test_nonsense_is_answered_with_a_sentence(
    as_learner: Client, verb: str, form: dict[str, str], status: int, said: str
) -> None:
    deploy(as_learner)
    as_learner.cookies["lab_language"] = "en"
    answer = as_learner.post(f"{PAGE}{verb}/", form, headers=HTMX)
    assert (answer.status_code, said in answer.content.decode()) == (status, True)
    assert Account.objects.get().head == 1


def test_a_damaged_address_in_a_header_is_no_reason_to_fail(as_learner: Client) -> None:
    headers = HTMX | {"HX-Current-URL": "http://[bad"}
    assert as_learner.get(PAGE, headers=headers).status_code == 200
    assert deploy(as_learner, headers=headers).status_code == 200


def test_pages_are_kept_nowhere_and_answer_head(as_learner: Client) -> None:
    answers = [deploy(as_learner, headers=HTMX), as_learner.get(f"{PAGE}pulse/?due", headers=HTMX)]
    answers += [ask(address) for ask in (as_learner.get, as_learner.head) for address in ("/", PAGE)]
    assert [(answer.status_code, answer["Cache-Control"]) for answer in answers] == [(200, "private, no-store")] * 6
