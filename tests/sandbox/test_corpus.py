"""Journals of earlier engines must replay as they were written: an engine change that alters the past is noticed here.

To record them anew, when the past is *meant* to change: `RECORD_CORPUS=1 pytest tests/sandbox/test_corpus.py`.
That run fails on purpose, so that the difference is read before it is kept. Better: leave the stored lives as
they are and add new ones.
"""

import json
import os
from base64 import b64decode, b64encode
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from lessons.sandbox import journal, lab, leaves, store
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.exported import Line, Manifest
from lessons.sandbox.exporting import _manifest, _rows, line_of
from lessons.sandbox.importing import Replay
from lessons.sandbox.models import Account
from lessons.sandbox.unpacking import Unpacked
from serverless_lab.engine.cloud import Cloud
from tests.sandbox import life
from tests.sandbox.lives import LIVES

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(CORPUS.glob("*.jsonl"))
RECORDING = os.environ.get("RECORD_CORPUS") == "1"

pytestmark = pytest.mark.django_db


def facts(cloud: Cloud, lines: list[Line]) -> dict[str, Any]:
    """What of a life must stay true, whatever form the engine gives its state later."""
    account, root = cloud.state, cloud.root
    part = account.parts.get(f"lambda/{account.region}")
    told: dict[str, list[str]] = {}
    for name in sorted(part.functions) if part else ():
        found = cloud.probe(root, "logs", "FilterLogEvents", {"logGroupName": f"/aws/lambda/{name}"})
        told[name] = [event["message"] for event in (found.answer or {"events": []})["events"]]
    return {
        "now": account.clock.now,
        "rate": account.clock.rate,
        "codes": dict(sorted(Counter(line.code for line in lines).items())),
        "due": sorted(due.kind for due in (*account.due, *account.due_work)),
        "owed": len(account.owed),
        "log": told,
        "functions": {
            name: {
                "memory": function.memory_size,
                "timeout": function.timeout,
                "runs": [[i.status, i.cold, i.because, i.billed_ms, i.duration] for i in function.invocations],
                "idle": len(function.idle),
                "ended": [environment.end_reason for environment in function.ended],
                "cost": round(function.total_cost, 12),
            }
            for name, function in sorted((part.functions if part else {}).items())
        },
    }


def replayed(manifest: Manifest, lines: list[Line], bodies: FileBodies) -> tuple[Cloud, int]:
    """Every entry of the tree played and compared; the account at its head, and how many entries there were."""
    account = Account(
        account_id=manifest.account_id,
        seed=manifest.seed,
        region=manifest.region,
        founded_wall=manifest.founded_wall,
    )
    rows = Replay(account, bodies, Unpacked(manifest, lines, {})).play()
    path = {row.position: row for row in rows}
    wanted, position = [], manifest.head
    while position:
        wanted.append(path[position])
        position = path[position].parent
    cloud = store.found(account, bodies)
    cloud.replay(journal.to_entry(row, bodies) for row in reversed(wanted))
    return cloud, len(rows)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_stored_journal_replays_as_it_was_written(file, tmp_path):
    header, *rest = file.read_bytes().splitlines()
    stored = json.loads(header)
    manifest = msgspec.convert(stored["manifest"], Manifest)
    bodies = FileBodies(tmp_path)
    for digest, text in stored["bodies"].items():
        assert bodies.put(b64decode(text)) == digest
    lines = [msgspec.json.decode(line, type=Line) for line in rest]
    cloud, entries = replayed(manifest, lines, bodies)
    assert entries == len(rest) > 15
    assert json.loads(json.dumps(facts(cloud, lines))) == stored["facts"]


def test_every_life_is_stored():
    assert {file.stem for file in FILES} >= set(LIVES)


@pytest.mark.parametrize("name", LIVES)
def test_a_life_played_today_rebuilds_too_and_is_recorded_on_demand(name, host, wall):
    account = Account.objects.create(
        account_id="111122223333", seed=f"corpus {name}", region="ap-northeast-2", founded_wall=wall()
    )
    LIVES[name](account, host, wall)
    account = Account.objects.get(pk=account.pk)
    lines = [line_of(row) for row in _rows(account)]
    held = FileBodies.of(account.pk)
    needed = sorted({digest for line in lines for digest in leaves.references(json.dumps(line.params), held)})
    cloud = lab.look(account, account.head).cloud
    header = {
        "manifest": msgspec.to_builtins(_manifest(account)),
        "facts": facts(cloud, lines),
        "bodies": {digest: b64encode(held.get(digest)).decode() for digest in needed},
    }
    text = "\n".join([json.dumps(header, ensure_ascii=False), *(msgspec.json.encode(line).decode() for line in lines)])
    assert life.state(account) == life.rebuilt(account)
    if RECORDING:
        (CORPUS / f"{name}.jsonl").write_text(text + "\n")
        pytest.fail(f"recorded {name}.jsonl: read the difference, then run without RECORD_CORPUS")
