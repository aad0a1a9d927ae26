"""Forks, export and import: the same account elsewhere, and every bad file refused with a sentence."""

import io
import json
import shutil
import zipfile
from hashlib import sha256
from random import Random

import msgspec
import pytest
from django.utils.translation import override

from lessons.sandbox import errors, lab, opened, sources
from lessons.sandbox.limits import data_dir
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from serverless_lab.engine.caller import Caller
from tests.sandbox import life
from tests.sandbox.conftest import create, invoke

pytestmark = pytest.mark.django_db
LONG = sources.pack(f"text = {Random(1).randbytes(4000).hex()!r}\n")


@pytest.fixture
def lived(account):
    """A life with an undone branch, a long value, an error and a queue."""
    create(account, Code={"ZipFile": LONG})
    invoke(account, {"answer": "x" * 5000, "text": "hello\n"})
    lab.undo(account)
    invoke(account, {"status": "error"}, InvocationType="Event")
    lab.advance(account, 200)  # not so long that the environment is reclaimed
    return account


def files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return target.getvalue()


def edited(data, number, **changes):
    contents = files(data)
    lines = [json.loads(line) for line in contents["journal.jsonl"].splitlines()]
    for line in lines:
        if line["position"] == number:
            line.update(changes)
    return zipped(contents | {"journal.jsonl": b"\n".join(json.dumps(line).encode() for line in lines)})


def test_an_export_holds_the_tree_and_what_it_refers_to(lived):
    contents = files(lab.export_account(lived))
    assert sorted(contents)[-2:] == ["journal.jsonl", "manifest.json"]
    assert len(contents["journal.jsonl"].splitlines()) == Account.objects.get(pk=lived.pk).last
    assert f"bodies/{sha256(LONG).hexdigest()}" in contents
    assert all(name.removeprefix("bodies/") == sha256(contents[name]).hexdigest() for name in list(contents)[2:])


def test_an_import_becomes_the_learners_account_and_the_old_one_is_kept(lived, learner, host):
    copy = lab.import_account(learner, lab.export_account(lived))
    assert lab.account_of(learner) == copy
    assert lab.account_for(learner, lived.pk).main is False
    assert life.state(copy) == life.state(lived)
    assert opened.slot(copy.pk).bodies.get(sha256(LONG).hexdigest()) == LONG
    assert invoke(copy).refusal is None
    assert lab.undo(copy).head == lab.look(lived).head + 1  # the loss of the environment stays
    assert Account.objects.get(pk=copy.pk).body_bytes > len(LONG)


def test_another_learner_may_import_it_too(lived, other_learner):
    copy = lab.import_account(other_learner, lab.export_account(lived))
    assert (copy.owner, copy.account_id) == (other_learner, lived.account_id)
    invoke(copy)
    assert lab.look(copy).head == lab.look(lived).head + 3  # its warm environment has no process here


def test_a_reset_survives_the_journey(lived, learner):
    head = lab.look(lived).head
    lab.reset(lived)
    copy = lab.import_account(learner, lab.export_account(lived))
    assert [lab.look(copy).head, lab.undo(copy).head] == [0, head]


def test_passwords_travel_sealed_and_users_with_their_keys(lived, learner):
    call = lab.call
    secret = "Dumpling#Soup7-x"
    call(lived, "iam", "CreateUser", {"UserName": "mina"})
    for operation in ("CreateLoginProfile", "UpdateLoginProfile"):
        assert call(lived, "iam", operation, {"UserName": "mina", "Password": secret}).refusal is None
    call(lived, "iam", "CreateLoginProfile", {"UserName": "mina", "password": secret})
    call(lived, "iam", "CreateLoginProfile", {"UserName": "mina", "Password": secret * 500})
    key = call(lived, "iam", "CreateAccessKey", {"UserName": "mina"}).answer["AccessKey"]["AccessKeyId"]
    mina = Caller.user(f"arn:aws:iam::{lived.account_id}:user/mina", key)
    assert call(lived, "iam", "ListUsers", {}, caller=mina).refusal.code == "AccessDenied"
    data = lab.export_account(lived)
    assert all(secret.encode() not in text for text in files(data).values())
    assert all(secret not in row.params for row in JournalEntry.objects.all())
    copy = lab.import_account(learner, data)
    assert life.state(copy) == life.state(lived)
    assert JournalEntry.objects.filter(account=copy, caller__contains=key).count() == 1
    assert lab.call(copy, "lab", "SignIn", {"UserName": "mina", "Password": secret}).refusal is None


def test_somebody_of_another_account_travels_with_what_that_account_said(lived, learner):
    statement = {"Effect": "Allow", "Principal": {"AWS": "999999999999"}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    lab.call(lived, "iam", "CreateRole", {"RoleName": "cook", "AssumeRolePolicyDocument": trust})
    jun = msgspec.structs.replace(Caller.user("arn:aws:iam::999999999999:user/jun", "AKIAJUN"), home="allowed")
    asked = {"RoleArn": f"arn:aws:iam::{lived.account_id}:role/cook", "RoleSessionName": "lunch"}
    assert lab.call(lived, "sts", "AssumeRole", asked, caller=jun).refusal is None
    copy = lab.import_account(learner, lab.export_account(lived))
    assert life.state(copy) == life.state(lived)


def test_a_file_with_a_password_in_clear_is_refused(lived, learner):
    lab.call(lived, "iam", "CreateUser", {"UserName": "mina"})
    lab.call(lived, "iam", "CreateLoginProfile", {"UserName": "mina", "Password": "Dumpling#Soup7-x"})
    clear = {"UserName": "mina", "Password": "Dumpling#Soup7-x"}
    data = edited(lab.export_account(lived), Account.objects.get(pk=lived.pk).last, params=clear)
    with pytest.raises(lab.ImportRefused) as refused:
        lab.import_account(learner, data)
    assert refused.value.key == "diverged"


def bad_files(data):
    contents = files(data)
    manifest = json.loads(contents["manifest.json"])
    (body,) = [name for name in contents if name.endswith(sha256(LONG).hexdigest())]
    without = {name: text for name, text in contents.items() if name != body}
    role_arn = "arn:aws:iam::999999999999:root"
    elsewhere = {"kind": "root", "account_id": "999999999999", "arn": role_arn, "identity": role_arn}

    def with_manifest(**changes):
        return zipped(contents | {"manifest.json": json.dumps(manifest | changes)})

    yield "not-a-zip", b"PK nonsense"
    yield "not-a-zip", b""
    yield "not-a-zip", data[: len(data) // 2]
    yield "not-a-zip", data.replace(b"journal.jsonl", b"journal.jsonx", 1)
    yield "strange-name", zipped(contents | {"../../evil": b"x"})
    yield "strange-name", zipped(contents | {"bodies/" + "A" * 64: b"x"})
    yield "missing", zipped({name: text for name, text in contents.items() if name != "manifest.json"})
    yield "missing", zipped(without)
    yield "unreadable", zipped(contents | {"manifest.json": b"{"})
    yield "unreadable", zipped(contents | {"journal.jsonl": b'{"position": 1}'})
    yield "unreadable", zipped(contents | {"journal.jsonl": b"[" * 5000})
    yield "unreadable", with_manifest(account_id="12")
    yield "unreadable", with_manifest(region="../x")
    yield "unreadable", with_manifest(founded_wall=2**62)
    yield "unreadable", with_manifest(extra=1)
    yield "other-format", with_manifest(format=2)
    yield "newer-engine", with_manifest(engine_version=99)
    yield "wrong-digest", zipped(contents | {body: b"other bytes"})
    yield "broken-tree", with_manifest(head=99)
    yield "broken-tree", edited(data, 2, parent=7)
    yield "broken-tree", edited(data, 2, position=1)
    yield "broken-tree", edited(data, 2, step=9)
    yield "impossible-entry", edited(data, 1, caller=elsewhere)
    yield "impossible-entry", edited(data, 1, caller=elsewhere | {"account_id": "9", "home": "allowed"})
    yield "impossible-entry", edited(data, 1, caller=elsewhere | {"home": "perhaps"})
    yield "impossible-entry", edited(data, 1, face="root")
    yield "impossible-entry", edited(data, 1, wall=2**62)
    yield "impossible-entry", edited(data, 1, engine_version=99)
    yield "impossible-entry", edited(data, 1, params={"$bytes": "!"})
    yield "impossible-entry", edited(data, 1, params={"FunctionName": {"$time": 10**30}})
    yield "diverged", edited(data, 1, code="ResourceConflictException")
    yield "diverged", edited(data, 1, changed=False)
    yield "diverged", edited(data, 3, params={})
    yield "diverged", edited(data, 2, service="nowhere")


KEYS = [
    *["not-a-zip"] * 4,
    *["strange-name"] * 2,
    *["missing"] * 2,
    *["unreadable"] * 7,
    "other-format",
    "newer-engine",
    "wrong-digest",
    *["broken-tree"] * 4,
    *["impossible-entry"] * 8,
    *["diverged"] * 4,
]


@pytest.mark.parametrize("number", range(len(KEYS)), ids=[f"{n}-{key}" for n, key in enumerate(KEYS)])
def test_a_bad_file_is_refused_with_a_sentence_and_nothing_is_saved(lived, learner, number):
    found = list(bad_files(lab.export_account(lived)))
    assert [key for key, _ in found] == KEYS
    key, data = found[number]
    before = (Account.objects.count(), JournalEntry.objects.count(), Snapshot.objects.count(), folders())
    with pytest.raises(lab.ImportRefused) as caught:
        lab.import_account(learner, data)
    assert caught.value.key == key
    with override("en"):
        sentence = caught.value.sentence
        assert sentence.endswith(".")
        assert "{" not in sentence.replace('{"', "")
    assert before == (Account.objects.count(), JournalEntry.objects.count(), Snapshot.objects.count(), folders())
    assert lab.account_of(learner) == lived


def folders():
    return sorted(path.name for place in ("bodies", "tmp") for path in (data_dir() / place).glob("*"))


def test_a_file_too_large_or_too_long_is_refused(lived, learner, settings):
    data = lab.export_account(lived)
    for name, value, key in (
        ("LAB_IMPORT_BYTES", len(data) - 1, "too-large"),
        ("LAB_IMPORT_UNPACKED_BYTES", 5000, "too-large"),
        ("LAB_IMPORT_ENTRIES", 3, "too-many-entries"),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(settings, name, value, raising=False)
            with pytest.raises(lab.ImportRefused) as caught:
                lab.import_account(learner, data)
            assert caught.value.key == key


def test_a_zip_bomb_is_refused_before_it_is_opened(lived, learner, settings):
    settings.LAB_IMPORT_UNPACKED_BYTES = 1 << 20
    bomb = zipped(files(lab.export_account(lived)) | {"bodies/" + "0" * 64: bytes(64 << 20)})
    assert len(bomb) < 200_000
    with pytest.raises(lab.ImportRefused) as caught:
        lab.import_account(learner, bomb)
    assert caught.value.key == "too-large"


def test_every_reason_is_tried():
    assert set(errors.REASONS) == {*KEYS, "too-large", "too-many-entries"}


def test_a_fork_begins_with_the_line_and_goes_its_own_way(lived, host):
    row = JournalEntry.objects.filter(account=lived, operation="FinishInvocation").last()
    copy = lab.fork(lived, row.position)
    assert life.state(copy) == life.rebuilt(lived, row.position) == life.rebuilt(copy)
    assert (copy.owner, copy.main, copy.head) == (lived.owner, False, row.position)
    before = life.state(lived)
    assert invoke(copy).refusal is None
    lab.call(copy, "lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert life.state(lived) == before
    assert [lab.undo(copy).can_undo, lab.undo(copy).can_undo] == [True, True]


def test_a_fork_in_the_middle_of_a_run_begins_before_it(lived):
    running = JournalEntry.objects.filter(account=lived, operation="Tick").first()
    assert running.rest < running.position
    copy = lab.fork(lived, running.position)
    assert copy.head == running.rest
    assert invoke(copy).refusal is None


def test_a_fork_needs_a_moment_that_was(lived):
    with pytest.raises(lab.NoSuchMoment):
        lab.fork(lived, 99)
    assert Account.objects.count() == 1
    assert lab.fork(lived, 0).head == 0


def test_a_fork_keeps_its_values_when_the_original_goes(lived):
    copy = lab.fork(lived, 1)
    before = life.state(copy)
    shutil.rmtree(opened.slot(lived.pk).bodies.folder)
    lived.delete()
    opened.forget_all()
    assert life.state(copy) == before
    assert opened.slot(copy.pk).bodies.get(sha256(LONG).hexdigest()) == LONG


@pytest.mark.parametrize("places", [{"base": "head", "head": 1}, {"head": "tip", "tip": 1}, {"base": "undone"}])
def test_a_file_whose_account_stands_before_its_beginning_or_beside_its_line_is_refused(lived, learner, places):
    contents = files(lab.export_account(lived))
    manifest = json.loads(contents["manifest.json"])
    line = {manifest["head"]}
    entries = {each["position"]: each["parent"] for each in map(json.loads, contents["journal.jsonl"].splitlines())}
    while (first := min(line)) in entries:
        line.add(entries[first])
    known = {**manifest, "undone": max(set(entries) - line)}
    manifest |= {name: known.get(place, place) for name, place in places.items()}
    with pytest.raises(errors.ImportRefused) as refused:
        lab.import_account(learner, zipped(contents | {"manifest.json": json.dumps(manifest).encode()}))
    assert refused.value.key == "broken-tree"
