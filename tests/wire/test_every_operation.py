"""Real boto3 carries out every operation that is simulated, and reads what the account answered."""

from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from lessons.sandbox import keys, lab
from tests.engine import test_refusals as table
from tests.engine.iam import good as people
from tests.wire.conftest import Clients
from tests.wire.values import plain
from tests.wire.wire_life import OURS, WireLife, decoded, filled, known


def test_every_operation(life: WireLife, client: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[lab.Result] = []
    call = lab.call
    monkeypatch.setattr(lab, "call", lambda *args, **more: answers.append(call(*args, **more)) or answers[-1])
    root = keys.root_key(life.account)
    kept = next(iter(people.iam(life).users["mina"].access_keys.values()))
    mina = (kept.key_id, kept.secret)
    answers.clear()
    start = lab.position(life.account.pk)[0]
    said = {}
    for name in OURS:
        service, operation = name.split(".")
        speaker = client(service, mina if name in table.USERS_OWN else root)
        told = known(spoken(speaker, operation, filled(life, table.GOOD[name])))
        result = answers.pop() if answers else None
        expected = (
            known(decoded(plain(result.answer))) if result and result.answer is not None else "NotSimulatedException"
        )
        if told != expected or (told == "NotSimulatedException") != (name in table.NOT_SIMULATED):
            said[name] = (told, expected)
        lab.return_to(life.account, start)
    for name, (told, expected) in said.items():
        assert told == expected, name
    assert said == {}


def spoken(speaker: Any, operation: str, params: dict[str, Any]) -> Any:
    """What boto3 makes of the answer; the code of a refusal."""
    try:
        return decoded(plain(getattr(speaker, xform_name(operation))(**params)))
    except ClientError as error:
        return error.response["Error"]["Code"]
