"""Opening accounts: snapshots help, are never trusted, and stay few."""

import itertools
from zlib import compress

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from lessons.sandbox import at_rest, lab, looking, opened, statements, store
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from serverless_lab.engine.cloud import Cloud
from tests.sandbox import life
from tests.sandbox.conftest import create, invoke

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(account):
    """An account with a few snapshots: 3, 6, 9, 12."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "FEWEST_BETWEEN", 3)
        create(account)
        for number in range(12):
            params = {"FunctionName": "order-fn", "Description": f"{number}"}
            lab.call(account, "lambda", "UpdateFunctionConfiguration", params)
    return account


def played(monkeypatch):
    """Counts the journal entries the engine plays from here on."""
    calls = []
    original = Cloud.play
    monkeypatch.setattr(Cloud, "play", lambda *args, **named: calls.append(1) or original(*args, **named))
    return calls


def test_a_fresh_process_plays_only_what_follows_the_newest_snapshot(lived, monkeypatch):
    expected = life.state(lived)
    opened.forget_all()
    calls = played(monkeypatch)
    assert life.state(lived) == expected
    assert len(calls) == 1


def test_a_process_that_fell_behind_plays_only_what_it_missed(lived, monkeypatch):
    mine = opened.slot(lived.pk)
    opened.forget_all()  # from here on another process works on the account
    for _ in range(2):
        invoke(lived)
    expected = life.state(lived)
    calls = played(monkeypatch)
    fresh = Account.objects.get(pk=lived.pk)
    assert store.bring_to(mine, fresh, fresh.head).encode() == expected
    assert len(calls) == 4


def test_a_process_whose_state_was_undone_elsewhere_opens_again(lived):
    mine = opened.slot(lived.pk)
    life.state(lived)
    opened.forget_all()
    lab.undo(lived)
    create(lived, "kitchen-fn")
    fresh = Account.objects.get(pk=lived.pk)
    assert store.bring_to(mine, fresh, fresh.head).encode() == life.state(lived) == life.rebuilt(lived)


def test_a_snapshot_of_another_engine_is_not_opened(lived, monkeypatch):
    expected = life.state(lived)
    Snapshot.objects.update(engine_version=0, data=b"what an older engine wrote")
    opened.forget_all()
    assert life.state(lived) == expected


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x01" + 40 * b"x"])
def test_a_damaged_snapshot_gives_way_to_the_journal(lived, damage):
    expected = life.state(lived)
    Snapshot.objects.update(data=damage)
    opened.forget_all()
    assert life.state(lived) == expected
    assert invoke(lived).refusal is None


@pytest.mark.parametrize("damage", [b"garbage", compress(b"\x81\xa1a\x01")])
def test_a_snapshot_of_nonsense_gives_way_to_the_journal(lived, damage):
    expected = life.state(lived)
    Snapshot.objects.update(data=at_rest.encrypt(damage, "snapshot", lived.pk))
    opened.forget_all()
    assert life.state(lived) == expected
    assert invoke(lived).refusal is None


def test_a_snapshot_that_lies_gives_way_to_the_journal(lived):
    expected = life.state(lived)
    other = store.found(lived, opened.slot(lived.pk).bodies)
    other.state.clock.now += 10**15
    snapshot = Snapshot.objects.get(account=lived, position=12)
    snapshot.state = other.encode()
    snapshot.save()
    opened.forget_all()
    assert life.state(lived) == expected


def test_a_journal_the_engine_plays_differently_is_a_typed_error_and_nothing_is_written(lived):
    JournalEntry.objects.filter(account=lived, position=14).delete()
    create(lived, "kitchen-fn")
    JournalEntry.objects.filter(account=lived, operation="CreateFunction").update(code="SomethingElse")
    Snapshot.objects.all().delete()
    opened.forget_all()
    rows = JournalEntry.objects.count()
    for attempt in (lambda: lab.look(lived), lambda: invoke(lived), lambda: lab.undo(lived)):
        with pytest.raises(lab.JournalDiverged) as caught:
            attempt()
        with override("en"):
            assert "cannot be opened" in caught.value.sentence
    assert JournalEntry.objects.count() == rows


def test_a_lost_body_is_a_typed_error(lived, tmp_path):
    import shutil

    Snapshot.objects.all().delete()
    create(lived, "kitchen-fn", Description="x", Code={"ZipFile": long_package()})
    opened.forget_all()
    shutil.rmtree(opened.slot(lived.pk).bodies.folder)
    with pytest.raises(lab.JournalDiverged):
        lab.look(lived)


def long_package():
    from random import Random

    from lessons.sandbox import sources

    return sources.pack(f"text = {Random(1).randbytes(3000).hex()!r}\n")


def test_the_rule_of_snapshots_follows_the_size_of_the_account(monkeypatch):
    slot = opened.Slot(None, None)
    slot.since = store.FEWEST_BETWEEN - 1
    assert not store.snapshot_is_due(slot)
    slot.since = store.FEWEST_BETWEEN
    assert store.snapshot_is_due(slot)
    slot.snapshot_size = 2_000_000
    assert not store.snapshot_is_due(slot)
    slot.since = 977
    assert store.snapshot_is_due(slot)


def test_an_account_that_is_always_opened_afresh_gets_its_snapshots_too(account, monkeypatch):
    create(account)
    more = 8
    for number in range(store.FEWEST_BETWEEN + more):
        opened.forget_all()
        params = {"FunctionName": "order-fn", "Description": f"{number}"}
        lab.call(account, "lambda", "UpdateFunctionConfiguration", params)
    opened.forget_all()
    calls = played(monkeypatch)
    lab.look(account)
    assert len(calls) == 1 + more


def test_snapshots_stay_few_and_reach_far_back():
    kept, step = [], store.FEWEST_BETWEEN
    newest = 100_000 // step * step
    for position in range(step, newest + 1, step):
        kept.append(position)
        gone = set(store.superfluous(kept))
        kept = [each for each in kept if each not in gone]
    assert len(kept) <= 26
    assert kept[-2:] == [newest - step, newest]
    gaps = [later - earlier for earlier, later in itertools.pairwise(kept)]
    distances = [newest - earlier for earlier in kept[:-1]]
    assert all(gap <= max(step, distance) for gap, distance in zip(gaps, distances, strict=True))
    assert kept[0] < 50_000


@given(st.sets(st.integers(1, 10_000), max_size=60))
def test_the_newest_snapshot_and_the_oldest_always_stay(positions):
    gone = store.superfluous(sorted(positions))
    assert not positions or {max(positions), min(positions)}.isdisjoint(gone)


def test_a_process_keeps_few_accounts_open(account, settings):
    settings.LAB_OPEN_ACCOUNTS = 2
    accounts = [life.new_account() for _ in range(4)]
    assert len(opened._slots) == 2
    for each in accounts:
        assert invoke(each).refusal is None


def test_a_look_at_the_past_shows_that_moment(lived):
    then = lab.look(lived, 4)
    assert (then.position, then.head, then.rewound) == (4, 13, True)
    assert then.state.parts["lambda/ap-northeast-2"].functions["order-fn"].description == "2"
    looking._moments.clear()
    with pytest.raises(lab.NoSuchMoment):
        lab.look(lived, 99)


def test_what_a_page_holds_does_not_change_under_it(account):
    create(account)
    view = lab.look(account)
    before = view.cloud.encode()
    invoke(account)
    assert view.cloud.encode() == before
    assert lab.look(account).cloud.encode() != before


def test_looking_shows_what_fell_due_meanwhile(account, wall):
    create(account)
    invoke(account)
    wall.wait(16 * 60)
    part = lab.look(account).state.parts["lambda/ap-northeast-2"]
    assert [e.end_reason for e in part.functions["order-fn"].ended] == ["idle"]
    assert lab.position(account.pk) == (3, False)


def test_the_questions_of_a_page_are_cheap(account, django_assert_num_queries):
    create(account)
    lab.look(account)
    with django_assert_num_queries(1):
        lab.look(account)
    with django_assert_num_queries(1):
        lab.position(account.pk)
    with django_assert_num_queries(2):
        lab.history(account, 20)


@pytest.mark.parametrize("entries", [1, 3])
def test_a_call_costs_the_same_queries_in_any_account(account, entries, hot, django_assert_num_queries):
    for number in range(entries):
        create(account, f"fn-{number}")
    hot.clear()
    with django_assert_num_queries(2):  # the test's own two savepoints
        lab.call(account, "lambda", "ListFunctions", {})
    assert hot == [statements._LOCK, statements._APPEND, statements._STAND]


def test_preview_writes_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        view = lab.preview()
    assert (view.account, view.head, view.can_undo, view.pending) == (None, 0, False, False)
    assert view.state.account_id == looking.PREVIEW_ACCOUNT_ID
