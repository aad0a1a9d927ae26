"""Promises of the journal, held against random lives."""

import pytest
from hypothesis import HealthCheck, given, settings

from lessons.sandbox import journal, lab, opened, store
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from serverless_lab.engine.cloud import Cloud
from tests.sandbox import life

pytestmark = pytest.mark.django_db
lives = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _frequent_snapshots(monkeypatch):
    monkeypatch.setattr(store, "FEWEST_BETWEEN", 3)


@lives
@given(life.WANDERING_LIVES)
def test_the_journal_rebuilds_the_account_byte_for_byte(wall, actions):
    account = life.new_account()
    life.live(account, wall, actions)
    held = life.state(account)
    assert life.rebuilt(account, snapshots=True) == held
    assert life.rebuilt(account) == held


@lives
@given(life.WANDERING_LIVES)
def test_every_moment_is_the_same_from_a_snapshot_and_from_the_beginning(wall, actions):
    account = life.new_account()
    life.live(account, wall, actions)
    moments = life.positions(account.pk)
    by_snapshot = [life.rebuilt(account, position, snapshots=True) for position in moments]
    assert [life.rebuilt(account, position) for position in moments] == by_snapshot


@lives
@given(life.LIVES)
def test_undo_then_redo_is_identity(wall, actions):
    account = life.new_account()
    life.live(account, wall, actions)
    passed = [stand(account)]
    while lab.look(account).can_undo:
        lab.undo(account)
        passed.append(stand(account))
    left = [row for row in journal.line(account.pk, passed[-1][0]) if row.changed and row.face == "console"]
    assert left == []
    for place in reversed(passed[:-1]):
        assert lab.look(account).can_redo
        lab.redo(account)
        assert stand(account) == place
    assert not lab.look(account).can_redo


def stand(account):
    return lab.position(account.pk)[0], life.state(account)


@lives
@given(life.WANDERING_LIVES)
def test_positions_are_gapless_and_nothing_is_ever_rewritten(wall, actions):
    account, seen = life.new_account(), {}
    for action in actions:
        life.act(account, wall, action)
        rows = {row["position"]: row for row in JournalEntry.objects.filter(account=account).values()}
        assert {position: rows[position] for position in seen} == seen
        seen = rows
    written = life.positions(account.pk)
    assert written == list(range(1, len(written) + 1))
    assert Account.objects.get(pk=account.pk).last == len(written)


@lives
@given(life.LIVES)
def test_a_refused_call_changes_nothing_but_time(wall, actions):
    account = life.new_account()
    for action in actions:
        before = Cloud.decode(life.state(account), opened.slot(account.pk).bodies)
        position = lab.position(account.pk)[0]
        result = life.act(account, wall, action)
        if result is None or result.outcome.refusal is None or result.entry.position != position + 1:
            continue
        entry = result.entry
        if lab.position(account.pk)[0] != entry.position:  # what fell due ran after it
            continue
        before.call(before.root, "lab", "Tick", {}, wall=entry.wall, position=entry.position)
        assert life.state(account) == before.encode()


@lives
@given(life.LIVES)
def test_looking_writes_nothing(wall, actions):
    account = life.new_account()
    life.live(account, wall, actions)
    wall.wait(4000)
    rows = (JournalEntry.objects.count(), Snapshot.objects.count(), Account.objects.filter(pk=account.pk).values()[0])
    held = life.state(account)
    lab.look(account)
    for position in life.positions(account.pk):
        lab.look(account, position)
    lab.history(account, 50)
    assert (*rows, held) == (
        JournalEntry.objects.count(),
        Snapshot.objects.count(),
        Account.objects.filter(pk=account.pk).values()[0],
        life.state(account),
    )


@lives
@given(life.WANDERING_LIVES)
def test_an_exported_account_comes_back_the_same(wall, actions):
    account = life.new_account()
    life.live(account, wall, actions)
    data = lab.export_account(account)
    copy = lab.import_account(account.owner, data)
    assert life.state(copy) == life.state(account)
    assert lab.export_account(copy) == data
    for position in life.positions(account.pk):
        assert life.rebuilt(copy, position) == life.rebuilt(account, position)
    rows = [("position", "parent", "depth", "step", "rest", "undo_to", "started", "params")] * 2
    original, copied = (
        list(JournalEntry.objects.filter(account=each).order_by("position").values(*names))
        for each, names in zip((account, copy), rows, strict=True)
    )
    assert original == copied
