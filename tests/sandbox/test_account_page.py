"""My account: exported, imported, reset, switched, deleted; never anybody else's."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab, opened
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from tests.sandbox.conftest import policy

ENGLISH = {"accept-language": "en"}
pytestmark = pytest.mark.django_db


def lived(learner: Learner) -> Account:
    account = lab.account_of(learner)
    lab.call(account, "iam", "CreateRole", {"RoleName": "cook", "AssumeRolePolicyDocument": TRUST})
    return Account.objects.get(pk=account.pk)


ALLOW = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
TRUST = policy(ALLOW)


def post(client: Client, account: Account, verb: str) -> Any:
    return client.post(f"/account/{account.pk}/{verb}/", headers=ENGLISH)


def test_it_shows_what_is_in_the_account(as_learner: Client, learner: Learner) -> None:
    account = lived(learner)
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    lab.call(account, "iam", "CreateGroup", {"GroupName": "kitchen"})
    page = as_learner.get("/account/", headers=ENGLISH).text
    assert account.account_id in page
    for name in ("cook", "mina", "kitchen", f"arn:aws:iam::{account.account_id}:root"):
        assert f"<dd>{name}</dd>" in page


def test_a_visitor_is_told_how_an_account_comes_about(stranger: Client) -> None:
    assert "There is no account yet" in stranger.get("/account/", headers=ENGLISH).text
    assert Learner.objects.count() == 0


def test_export_and_import_bring_the_same_state(as_learner: Client, as_other: Client, learner: Learner) -> None:
    account = lived(learner)
    answer = as_learner.get(f"/account/{account.pk}/export/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/zip", "private, no-store")
    assert f"serverless-lab-{account.account_id}.zip" in answer["Content-Disposition"]
    brought = as_other.post("/account/import/", {"file": SimpleUploadedFile("a.zip", answer.content)})
    assert (brought.status_code, brought["Location"]) == (302, "/account/")
    copy = Account.objects.get(owner__username="bada")
    assert (copy.main, copy.account_id, copy.head) == (True, account.account_id, account.head)
    assert lab.look(copy).cloud.encode() == lab.look(account).cloud.encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "This file is empty"), (b"no zip", "not a zip file"), (None, "Choose a file"), (b"x" * 2000, "too large")],
)
def test_a_file_that_is_none_is_refused_in_words(
    stranger: Client, settings: Any, content: bytes | None, said: str
) -> None:
    settings.LAB_IMPORT_BYTES = 1000
    form = {} if content is None else {"file": SimpleUploadedFile("a.zip", content)}
    answer = stranger.post("/account/import/", form, headers=ENGLISH)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert 'aria-describedby="file-error" autofocus>' in answer.text  # it lies below what a phone shows
    assert Account.objects.count() == 0


def test_reset_and_undo(as_learner: Client, learner: Learner) -> None:
    account = lived(learner)
    assert post(as_learner, account, "reset").status_code == 302
    assert Account.objects.get().head == 0
    assert "as it was in the beginning" in as_learner.get("/account/", headers=ENGLISH).text
    post(as_learner, account, "undo")
    assert Account.objects.get().head == account.head
    post(as_learner, account, "undo")
    post(as_learner, account, "undo")
    assert "There is nothing to undo" in as_learner.get("/account/", headers=ENGLISH).text


def test_another_account_becomes_the_main_one_and_the_old_one_can_be_deleted(
    as_learner: Client, learner: Learner
) -> None:
    first = lived(learner)
    second = lab.new_account(owner=learner)
    assert post(as_learner, first, "delete").status_code == 404
    post(as_learner, second, "use")
    assert Account.objects.get(main=True) == second
    post(as_learner, first, "delete")
    assert list(Account.objects.all()) == [second]


@pytest.mark.parametrize("verb", ["reset", "undo", "use", "delete", "export"])
def test_nobody_reaches_anothers_account(as_other: Client, stranger: Client, learner: Learner, verb: str) -> None:
    account = lived(learner)
    for client in (as_other, stranger):
        answer = client.get(f"/account/{account.pk}/{verb}/") if verb == "export" else post(client, account, verb)
        assert answer.status_code == 404
    assert Account.objects.get(pk=account.pk).head == account.head


@pytest.mark.parametrize("verb", ["use", "delete"])
def test_an_account_of_a_mission_stays_with_its_mission(as_learner: Client, learner: Learner, verb: str) -> None:
    account = lab.new_account(owner=learner, purpose=Account.Purpose.MISSION)
    assert post(as_learner, account, verb).status_code == 404
    assert Account.objects.filter(pk=account.pk, main=False).exists()


@pytest.mark.parametrize("others", [0, 3])
def test_queries_do_not_grow_with_accounts(
    as_learner: Client, learner: Learner, others: int, django_assert_num_queries: Any
) -> None:
    lived(learner)
    for _ in range(others):
        lab.new_account(owner=learner)
    as_learner.get("/account/")
    with django_assert_num_queries(6):
        as_learner.get("/account/")


def test_a_file_is_not_brought_into_somebody_elses_account(
    as_learner: Client, as_other: Client, stranger: Client, learner: Learner
) -> None:
    account = lived(learner)
    assert f'name="as" value="{learner.pk}"' in as_learner.get("/account/").text
    exported = as_learner.get(f"/account/{account.pk}/export/").content
    for client in (as_other, stranger):
        form = {"file": SimpleUploadedFile("a.zip", exported), "as": learner.pk}
        answer = client.post("/account/import/", form, headers=ENGLISH)
        assert (answer.status_code, "you are somebody else now" in answer.text) == (422, True)
    assert (Account.objects.count(), Learner.objects.count()) == (1, 2)


def test_an_account_deleted_in_another_tab_does_not_become_the_main_one(learner: Learner) -> None:
    main, other = lived(learner), lab.new_account(owner=learner)
    Account.objects.filter(pk=other.pk).delete()
    with pytest.raises(lab.NotYours):
        lab.make_main(learner, other)
    assert lab.account_of(learner) == main


def test_an_account_that_became_the_main_one_in_another_tab_is_not_deleted(learner: Learner) -> None:
    lived(learner)
    other = lab.new_account(owner=learner)
    lab.make_main(learner, other)
    with pytest.raises(lab.NotYours):
        lab.delete_account(other)
    assert lab.account_of(learner) == other


def test_a_further_account_is_empty_and_the_one_before_is_kept(as_learner: Client, learner: Learner) -> None:
    first = lived(learner)
    assert as_learner.post("/account/new/", {"as": learner.pk}).status_code == 302
    fresh = Account.objects.get(main=True)
    assert (fresh.pk != first.pk, fresh.head, Account.objects.count()) == (True, 0, 2)


def test_there_is_room_for_so_many_accounts(as_learner: Client, learner: Learner, settings: Any) -> None:
    settings.LAB_ACCOUNTS_PER_LEARNER = 2
    account = lived(learner)
    exported = as_learner.get(f"/account/{account.pk}/export/").content
    as_learner.post("/account/new/", {"as": learner.pk}, headers=ENGLISH)
    as_learner.post("/account/new/", {"as": learner.pk}, headers=ENGLISH)
    assert "You have 2 accounts already" in as_learner.get("/account/", headers=ENGLISH).text
    form = {"file": SimpleUploadedFile("a.zip", exported), "as": learner.pk}
    answer = as_learner.post("/account/import/", form, headers=ENGLISH)
    assert (answer.status_code, "You have 2 accounts already" in answer.text) == (422, True)
    assert Account.objects.count() == 2


def test_an_account_that_cannot_be_opened_is_said_and_there_is_a_way_on(as_learner: Client, learner: Learner) -> None:
    account = lived(learner)
    JournalEntry.objects.filter(account=account).update(operation="NoSuchOperation")
    Snapshot.objects.filter(account=account).delete()
    opened.forget_all()
    page = as_learner.get("/account/", headers=ENGLISH)
    assert (page.status_code, "cannot be opened" in page.text, "/account/new/" in page.text) == (200, True, True)
    lesson = as_learner.get("/functions/what-lambda-is/", headers=ENGLISH)
    assert (lesson.status_code, "cannot be opened" in lesson.text) == (409, True)
    part = as_learner.post("/functions/what-lambda-is/undo/", headers=ENGLISH | {"HX-Request": "true"})
    assert (part.status_code, part["HX-Retarget"]) == (409, "#notice")
    as_learner.post("/account/new/", {"as": learner.pk}, headers=ENGLISH)
    assert as_learner.get("/functions/what-lambda-is/").status_code == 200


def test_nobody_begins_an_account_for_another(as_learner: Client, as_other: Client, stranger: Client) -> None:
    for client in (as_other, stranger):
        client.post("/account/new/", {"as": "99999"})
    assert Account.objects.count() == 0
