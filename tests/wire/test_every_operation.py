"""Real boto3 carries out every operation that is simulated, and reads what the account answered."""

import json
from typing import Any
from urllib.parse import unquote

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from lessons.sandbox import keys, lab, moment
from lessons.sandbox.models import Account
from tests.engine import test_refusals as table
from tests.engine.ec2 import good as network
from tests.engine.iam import good as people
from tests.engine.iam import good_policies as policies
from tests.engine.sts import good as temporary
from tests.wire.conftest import Clients
from tests.wire.values import plain
from tests.wire.wire_life import Ahead, WireLife

OURS = sorted(name for name in table.GOOD if not name.startswith("lab."))


@pytest.fixture
def life(account: Account) -> Any:
    clock = Ahead()
    with moment.read_from(clock):
        life = WireLife(account, clock)
        life.create()
        life.call("lambda", "Invoke", {"FunctionName": "order-fn"})
        life.call("lab", "SetClockRate", {"Rate": 0})
        people.prepare(life)
        policies.prepare(life)
        temporary.prepare(life)
        network.prepare(life)
        yield life


def filled(life: WireLife, params: dict[str, Any]) -> dict[str, Any]:
    stream = life.function.invocations[-1].log_stream
    known = network.filled(life, temporary.filled(life, policies.filled(life, people.filled(life, params))))
    return {name: stream if value == "{stream}" else value for name, value in known.items()}


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
        told = spoken(speaker, operation, filled(life, table.GOOD[name]))
        result = answers.pop() if answers else None
        expected = decoded(plain(result.answer)) if result and result.answer is not None else "NotSimulatedException"
        if told != expected or (told == "NotSimulatedException") != (name in table.NOT_SIMULATED):
            said[name] = (told, expected)
        lab.return_to(life.account, start)
    for name, (told, expected) in said.items():
        assert told == expected, name
    assert said == {}


def decoded(answer: Any) -> Any:
    """boto3 reads policy documents, which are texts on the wire."""
    if isinstance(answer, dict):
        return {name: decoded(each) for name, each in answer.items()}
    if isinstance(answer, list):
        return [decoded(each) for each in answer]
    return json.loads(unquote(answer)) if isinstance(answer, str) and answer.startswith(("%7B", "{")) else answer


def spoken(speaker: Any, operation: str, params: dict[str, Any]) -> Any:
    """What boto3 makes of the answer; the code of a refusal."""
    try:
        return decoded(plain(getattr(speaker, xform_name(operation))(**params)))
    except ClientError as error:
        return error.response["Error"]["Code"]
