"""The form of an exported account: one zip with `manifest.json`, `journal.jsonl`, `bodies/<sha256>` and the terminal's
`files/<name>`.
"""

from typing import Any

import msgspec

FORMAT = 1
MANIFEST, JOURNAL, BODIES, FILES = "manifest.json", "journal.jsonl", "bodies/", "files/"


class Manifest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What founds the account, and where it stands in its tree. Times in microseconds."""

    format: int
    engine_version: int
    account_id: str
    seed: str
    region: str
    founded_wall: int
    head: int
    tip: int
    reset_from: int | None = None
    base: int = 0


class Caller(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    kind: str
    account_id: str
    arn: str
    identity: str
    key: str = ""
    home: str = ""
    abroad: str = ""


class Line(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One journal entry, in the order of positions; `params` is what `leaves.py` writes, bodies by digest."""

    position: int
    parent: int
    step: int
    at: int
    wall: int
    caller: Caller
    face: str
    region: str
    service: str
    operation: str
    params: dict[str, Any]
    code: str = ""
    changed: bool = False
    cause: str = ""
    engine_version: int
