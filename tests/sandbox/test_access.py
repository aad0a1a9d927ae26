"""An account belongs to its owner: owner, other learner, stranger at every door."""

import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from tests.sandbox.conftest import create, invoke

pytestmark = pytest.mark.django_db


def test_the_owner_finds_the_account(learner, account):
    assert lab.account_of(learner) == account
    assert lab.account_for(learner, account.pk) == lab.account_for(learner, str(account.pk)) == account
    assert Account.objects.count() == 1
    assert (len(account.account_id), account.region, account.main) == (12, "ap-northeast-2", True)


def test_another_learner_does_not(other_learner, account):
    with pytest.raises(lab.NotYours):
        lab.account_for(other_learner, account.pk)
    assert lab.account_of(other_learner) != account
    assert lab.account_of(other_learner).account_id != account.account_id


@pytest.mark.parametrize("stranger", [AnonymousUser(), None])
def test_a_stranger_has_none(stranger, account):
    for door in (
        lambda: lab.account_for(stranger, account.pk),
        lambda: lab.account_of(stranger),
        lambda: lab.import_account(stranger, lab.export_account(account)),
    ):
        with pytest.raises(lab.NotYours):
            door()
    assert Account.objects.count() == 1


@pytest.mark.parametrize("pk", ["", "nonsense", uuid.UUID(int=0), None, 7])
def test_no_such_account_is_the_same_as_not_yours_and_a_404(learner, account, pk):
    with pytest.raises(Http404) as caught:
        lab.account_for(learner, pk)
    assert isinstance(caught.value, lab.NotYours)


def test_nothing_reaches_the_other_learners_account(account, other_learner, host):
    theirs = lab.account_of(other_learner)
    create(account)
    invoke(account)
    lab.undo(account)
    lab.fork(account, 1)
    lab.import_account(account.owner, lab.export_account(account))
    assert (lab.position(theirs.pk), lab.history(theirs, 10)) == ((0, False), [])
    assert not JournalEntry.objects.filter(account=theirs).exists()
    assert set(Account.objects.filter(owner=other_learner)) == {theirs}
    assert {owner for owner, _ in host.processes} == {account.pk}


def test_an_account_that_is_gone_is_not_yours(account):
    pk = account.pk
    Account.objects.all().delete()
    for door in (
        lambda: lab.look(account),
        lambda: lab.call(account, "lambda", "ListFunctions", {}),
        lambda: lab.undo(account),
        lambda: lab.position(pk),
        lambda: lab.fork(account, 0),
    ):
        account.pk = pk
        with pytest.raises(lab.NotYours):
            door()


def test_full_accounts_refuse_with_a_sentence_and_can_still_finish(account, settings, host):
    create(account)

    def fill(job):
        settings.LAB_ACCOUNT_ENTRIES = 2

    host.on_run = fill
    result = invoke(account, {"call": ["lambda", "ListFunctions", {}]})
    assert result.answer["Payload"] == b'{"refused": "LimitExceededException"}'
    with pytest.raises(lab.QuotaReached) as caught:
        invoke(account)
    assert caught.value.facts == {"what": "entries", "used": 3, "limit": 2}
    with pytest.raises(lab.QuotaReached):
        lab.advance(account, 1)
    settings.LAB_ACCOUNT_ENTRIES, settings.LAB_ACCOUNT_BODY_BYTES = 10, 100
    with pytest.raises(lab.QuotaReached) as caught:
        invoke(account)
    assert caught.value.facts["what"] == "bytes"
    lab.undo(account)
