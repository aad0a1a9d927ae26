"""An import of a file that is not as it was exported: refused with a sentence, and nothing is saved."""

import json
from collections.abc import Callable
from hashlib import sha256

import pytest
from django.utils.translation import override

from lessons.people.models import Learner
from lessons.sandbox import errors, lab
from lessons.sandbox.limits import data_dir
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from tests.sandbox.exports import LONG, declared, edited, files, lived_in, zipped  # noqa: F401

pytestmark = pytest.mark.django_db
ROOT = "arn:aws:iam::999999999999:root"
ELSEWHERE = {"kind": "root", "account_id": "999999999999", "arn": ROOT, "identity": ROOT}
BODY = f"bodies/{sha256(LONG).hexdigest()}"
Spoil = Callable[[bytes], bytes]


def holding(name: str, text: bytes) -> Spoil:
    return lambda data: zipped(files(data) | {name: text})


def without(name: str) -> Spoil:
    return lambda data: zipped({each: text for each, text in files(data).items() if each != name})


def saying(**changes: object) -> Spoil:
    return lambda data: declared(data, **changes)


def entry(number: int, **changes: object) -> Spoil:
    return lambda data: edited(data, number, **changes)


BAD: list[tuple[str, Spoil]] = [
    ("not-a-zip", lambda data: b"PK nonsense"),
    ("not-a-zip", lambda data: b""),
    ("not-a-zip", lambda data: data[: len(data) // 2]),
    ("not-a-zip", lambda data: data.replace(b"journal.jsonl", b"journal.jsonx", 1)),
    ("strange-name", holding("../../evil", b"x")),
    ("strange-name", holding("bodies/" + "A" * 64, b"x")),
    ("missing", without("manifest.json")),
    ("missing", without(BODY)),
    ("unreadable", holding("manifest.json", b"{")),
    ("unreadable", holding("journal.jsonl", b'{"position": 1}')),
    ("unreadable", holding("journal.jsonl", b"[" * 5000)),
    ("unreadable", saying(account_id="12")),
    ("unreadable", saying(region="../x")),
    ("unreadable", saying(founded_wall=2**62)),
    ("unreadable", saying(extra=1)),
    ("other-format", saying(format=2)),
    ("newer-engine", saying(engine_version=99)),
    ("wrong-digest", holding(BODY, b"other bytes")),
    ("broken-tree", saying(head=99)),
    ("broken-tree", entry(2, parent=7)),
    ("broken-tree", entry(2, position=1)),
    ("broken-tree", entry(2, step=9)),
    ("impossible-entry", entry(1, caller=ELSEWHERE)),
    ("impossible-entry", entry(1, caller=ELSEWHERE | {"account_id": "9", "home": "allowed"})),
    ("impossible-entry", entry(1, caller=ELSEWHERE | {"home": "perhaps"})),
    ("impossible-entry", entry(1, face="root")),
    ("impossible-entry", entry(1, wall=2**62)),
    ("impossible-entry", entry(1, engine_version=99)),
    ("impossible-entry", entry(1, params={"$bytes": "!"})),
    ("impossible-entry", entry(1, params={"FunctionName": {"$time": 10**30}})),
    ("diverged", entry(1, code="ResourceConflictException")),
    ("diverged", entry(1, changed=False)),
    ("diverged", entry(3, params={})),
    ("diverged", entry(2, service="nowhere")),
]


def refused(learner: Learner, data: bytes) -> errors.ImportRefused:
    with pytest.raises(lab.ImportRefused) as caught:
        lab.import_account(learner, data)
    return caught.value


def saved() -> tuple[int, int, int, list[str]]:
    folders = sorted(path.name for place in ("bodies", "tmp") for path in (data_dir() / place).glob("*"))
    return (Account.objects.count(), JournalEntry.objects.count(), Snapshot.objects.count(), folders)


@pytest.mark.parametrize(("key", "spoil"), BAD, ids=[f"{n}-{key}" for n, (key, _) in enumerate(BAD)])
def test_a_bad_file_is_refused_with_a_sentence_and_nothing_is_saved(lived, learner, key, spoil):
    data = spoil(lab.export_account(lived))
    before = saved()
    refusal = refused(learner, data)
    assert refusal.key == key
    with override("en"):
        sentence = refusal.sentence
        assert sentence.endswith(".")
        assert "{" not in sentence.replace('{"', "")
    assert saved() == before
    assert lab.account_of(learner) == lived


def test_a_file_too_large_or_too_long_is_refused(lived, learner, settings):
    data = lab.export_account(lived)
    for name, value, key in (
        ("LAB_IMPORT_BYTES", len(data) - 1, "too-large"),
        ("LAB_IMPORT_UNPACKED_BYTES", 5000, "too-large"),
        ("LAB_IMPORT_ENTRIES", 3, "too-many-entries"),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(settings, name, value, raising=False)
            assert refused(learner, data).key == key


def test_a_zip_bomb_is_refused_before_it_is_opened(lived, learner, settings):
    settings.LAB_IMPORT_UNPACKED_BYTES = 1 << 20
    bomb = zipped(files(lab.export_account(lived)) | {"bodies/" + "0" * 64: bytes(64 << 20)})
    assert len(bomb) < 200_000
    assert refused(learner, bomb).key == "too-large"


def test_every_reason_is_tried():
    assert set(errors.REASONS) == {*dict(BAD), "too-large", "too-many-entries"}


def test_a_file_with_a_password_in_clear_is_refused(lived, learner):
    lab.call(lived, "iam", "CreateUser", {"UserName": "mina"})
    lab.call(lived, "iam", "CreateLoginProfile", {"UserName": "mina", "Password": "Dumpling#Soup7-x"})
    clear = {"UserName": "mina", "Password": "Dumpling#Soup7-x"}
    data = edited(lab.export_account(lived), Account.objects.get(pk=lived.pk).last, params=clear)
    assert refused(learner, data).key == "diverged"


@pytest.mark.parametrize("places", [{"base": "head", "head": 1}, {"head": "tip", "tip": 1}, {"base": "undone"}])
def test_a_file_whose_account_stands_before_its_beginning_or_beside_its_line_is_refused(lived, learner, places):
    data = lab.export_account(lived)
    contents = files(data)
    manifest = json.loads(contents["manifest.json"])
    line = {manifest["head"]}
    entries = {each["position"]: each["parent"] for each in map(json.loads, contents["journal.jsonl"].splitlines())}
    while (first := min(line)) in entries:
        line.add(entries[first])
    known = {**manifest, "undone": max(set(entries) - line)}
    changes = {name: known.get(place, place) for name, place in places.items()}
    assert refused(learner, declared(data, **changes)).key == "broken-tree"
