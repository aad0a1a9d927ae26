"""The lesson page: a visitor writes nothing, a guest's steps count, forms work without scripts, nobody else gets in."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from lessons.courseware.models import Answer, Progress
from lessons.people.models import Learner
from lessons.sandbox.models import Account, JournalEntry

PAGE = "/functions/cold-and-warm-start/"
SOURCE = "def lambda_handler(event, context):\n    return 1\n"
HTMX = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}


def deploy(client: Client, **more: Any) -> Any:
    return client.post(f"{PAGE}deploy/", {"source": SOURCE}, **more)


def invoke(client: Client, kind: str = "sync", **more: Any) -> Any:
    return client.post(f"{PAGE}invoke/", {"kind": kind, "event": "order"}, **more)


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_the_first_action_makes_a_guest_with_one_account(stranger: Client) -> None:
    answer = deploy(stranger)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (303, PAGE)
    (guest,) = Learner.objects.all()
    assert guest.is_guest
    invoke(stranger)
    assert Account.objects.count() == 1
    assert sorted(Progress.objects.filter(met=True).values_list("check_id", flat=True)) == ["first-cold"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/functions/nothing/", "/nothing/cold-and-warm-start/", f"{PAGE}?at=99"])
def test_what_is_not_there_is_not_found(as_learner: Client, address: str) -> None:
    deploy(as_learner)
    assert as_learner.get(address).status_code == 404


@pytest.mark.django_db
def test_a_check_that_is_lost_says_at_which_step(as_learner: Client) -> None:
    deploy(as_learner, headers=HTMX)
    invoke(as_learner, headers=HTMX)
    assert Progress.objects.get(check_id="first-cold").met
    answer = as_learner.post(f"{PAGE}undo/", headers=HTMX).content.decode()
    row = Progress.objects.get(check_id="first-cold")
    assert (row.met, row.step) == (False, 1)
    assert "한 번 이루었지만 1단계에서" in answer
    as_learner.post(f"{PAGE}redo/", headers=HTMX)
    assert Progress.objects.get(check_id="first-cold").met


@pytest.mark.django_db
def test_a_prediction_is_kept_and_answered_by_what_happens(as_learner: Client, learner: Learner) -> None:
    url = f"{PAGE}predict/which-is-longer/"
    assert as_learner.post(url, {"option": "no such"}).status_code == 422
    options = [choice.id for choice in _prediction().options]
    as_learner.post(url, {"option": options[0]}, headers=HTMX)
    assert Answer.objects.get(learner=learner).option == options[0]
    deploy(as_learner)
    invoke(as_learner)
    answer = invoke(as_learner, headers=HTMX).content.decode()
    assert "실제 결과" in answer
    as_learner.post(url, {"option": options[1]}, headers=HTMX)
    assert Answer.objects.get(learner=learner).option == options[0]


def _prediction() -> Any:
    from lessons.functions.exercises.cold_and_warm_start.lesson import LESSON

    return LESSON.prediction("which-is-longer")


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_an_ended_session_does_nothing_and_says_so(stranger: Client, learner: Learner) -> None:
    answer = stranger.post(f"{PAGE}deploy/", {"source": SOURCE, "as": learner.pk}, headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#notice")
    assert "접속 기록이 끝나서" in answer.content.decode()
    assert stranger.post(f"{PAGE}undo/?as={learner.pk}").status_code == 409
    assert (Account.objects.count(), Learner.objects.count()) == (0, 1)


@pytest.mark.django_db
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
    answer = as_learner.post(f"{PAGE}configure/", _settings(memory_size="", timeout="two"), headers=HTMX).text
    assert "이 칸을 채워 주세요." in answer
    assert "정수를 써 주세요." in answer


def test_a_look_back_shows_that_step_and_offers_no_action(as_learner: Client) -> None:
    deploy(as_learner)
    as_learner.post(f"{PAGE}configure/", _settings(memory_size=512))
    page = as_learner.get(f"{PAGE}?at=1").content.decode()
    assert "2단계 가운데 1번째 단계를 보고 있어요" in page
    assert "128 MB" in page
    assert "512 MB" not in page
    assert f"{PAGE}invoke/" not in page
    as_learner.post(f"{PAGE}return/", {"position": 1})
    assert Account.objects.get().head == 1
    assert "128 MB" in as_learner.get(PAGE).content.decode()


def _settings(**changes: Any) -> dict[str, Any]:
    return {"memory_size": 128, "timeout": 3, "handler": "lambda_function.lambda_handler"} | changes


@pytest.mark.django_db
def test_undo_redo_reset_and_the_clock(as_learner: Client) -> None:
    deploy(as_learner)
    for verb, head in (("undo", 0), ("redo", 1), ("reset", 0), ("undo", 1)):
        assert as_learner.post(f"{PAGE}{verb}/").status_code == 303
        assert Account.objects.get().head == head
    as_learner.post(f"{PAGE}rate/", {"rate": 60})
    assert 'value="60" aria-pressed="true"' in as_learner.get(PAGE).content.decode()
    assert as_learner.post(f"{PAGE}rate/", {"rate": 7}).status_code == 422
    assert as_learner.post(f"{PAGE}advance/", {"seconds": 300}).status_code == 303
    assert as_learner.post(f"{PAGE}advance/", {"seconds": -1}).status_code == 422
    nothing = as_learner.post(f"{PAGE}advance/", headers=HTMX)
    assert (nothing.status_code, "저절로 일어날 일이 없어요" in nothing.content.decode()) == (409, True)


@pytest.mark.django_db
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


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["9" * 5000, "9" * 19, "٣", "-1", "x"])
def test_a_moment_that_cannot_be_is_not_found(as_learner: Client, at: str) -> None:
    deploy(as_learner)
    assert as_learner.get(PAGE, {"at": at}).status_code == 404


@pytest.mark.django_db
def test_a_damaged_address_in_a_header_is_no_reason_to_fail(as_learner: Client) -> None:
    headers = HTMX | {"HX-Current-URL": "http://[bad"}
    assert as_learner.get(PAGE, headers=headers).status_code == 200
    assert deploy(as_learner, headers=headers).status_code == 200


@pytest.mark.django_db
def test_pages_are_kept_nowhere_and_answer_head(as_learner: Client) -> None:
    answers = [deploy(as_learner, headers=HTMX), as_learner.get(f"{PAGE}pulse/?due", headers=HTMX)]
    answers += [ask(address) for ask in (as_learner.get, as_learner.head) for address in ("/", PAGE)]
    assert [(answer.status_code, answer["Cache-Control"]) for answer in answers] == [(200, "private, no-store")] * 6


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["undo", "redo", "reset", "rate", "advance", "return"])
def test_what_needs_an_account_makes_no_guest(stranger: Client, verb: str) -> None:
    answer = stranger.post(f"{PAGE}{verb}/", {"rate": 60, "seconds": 60, "position": 1}, headers=HTMX)
    assert (answer.status_code, "함수를 배포하거나 미션을 시작해 보세요" in answer.content.decode()) == (409, True)
    assert (Learner.objects.count(), Account.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_only_actions_write_down_progress(as_learner: Client, learner: Learner) -> None:
    deploy(as_learner)
    invoke(as_learner)
    Progress.objects.all().delete()
    assert as_learner.get(f"{PAGE}pulse/?due", headers=HTMX).status_code == 200
    assert Progress.objects.count() == 0
    as_learner.post(f"{PAGE}rate/", {"rate": 60})
    assert Progress.objects.filter(check_id="first-cold", met=True).count() == 1


@pytest.mark.django_db
def test_a_step_of_an_undone_branch_is_gone_on_from(as_learner: Client) -> None:
    deploy(as_learner)
    as_learner.post(f"{PAGE}configure/", _settings(memory_size=512))
    as_learner.post(f"{PAGE}undo/")
    as_learner.post(f"{PAGE}configure/", _settings(memory_size=1024))
    answer = as_learner.post(f"{PAGE}return/", {"position": 2}, headers=HTMX)
    assert (answer.status_code, Account.objects.get().head) == (200, 2)
    assert "512 MB" in as_learner.get(PAGE).content.decode()


@pytest.mark.django_db
def test_polling_stops_itself(as_learner: Client, stranger: Client) -> None:
    assert stranger.get(f"{PAGE}pulse/?after=0", headers=HTMX).status_code == 204
    deploy(as_learner)
    page = as_learner.get(PAGE).content.decode()
    assert "every 1s" not in page
    assert as_learner.get(f"{PAGE}pulse/?after=1", headers=HTMX).status_code == 200
