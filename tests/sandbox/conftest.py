"""An account, a clock that is moved by hand, and a host that answers as told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from lessons.people.models import Learner
from lessons.sandbox import hosting, lab, moment, sources
from lessons.sandbox.machine import RuntimeHost
from lessons.sandbox.models import Account
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.lambda_.state import Function
from serverless_lab.runtime import build
from serverless_lab.runtime.launch import start_keeper
from tests.databases import of_sqlite
from tests.sandbox.host import FakeHost
from tests.sandbox.real_runtime import SOURCE, artefact

# On PostgreSQL a transaction is Django's own, and nobody waits for a file.
collect_ignore = of_sqlite("test_table.py", "test_transaction.py", "test_turns.py")

START: Instant = 1_790_000_000 * SECOND


class Wall:
    """Real time under the test's hand; every look at it takes a millisecond, as a real clock moves on too."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> Instant:
        self.at += 1_000
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += int(seconds * SECOND)


@pytest.fixture(autouse=True)
def wall() -> Iterator[Wall]:
    made = Wall()
    with moment.read_from(made):
        yield made


@pytest.fixture(autouse=True)
def host(settings: LazySettings) -> FakeHost:
    made = hosting.host()
    assert isinstance(made, FakeHost)
    return made


@pytest.fixture
def account(learner: Learner) -> Account:
    return seeded(lab.account_of(learner))


def seeded(account: Account) -> Account:
    """With the same chance in every run of the tests."""
    account.seed = "seed"
    account.save(update_fields=["sealed_seed"])
    return account


def role(account: Account) -> str:
    return f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"


def create(account: Account, name: str = "order-fn", **changes: Any) -> lab.Result:
    params = {
        "FunctionName": name,
        "Runtime": "python3.14",
        "Role": role(account),
        "Handler": "lambda_function.handler",
        "Code": {"ZipFile": sources.pack("def handler(event, context):\n    return event\n")},
    }
    result = lab.call(account, "lambda", "CreateFunction", params | changes)
    assert result.refusal is None, result.refusal
    return result


def invoke(account: Account, event: Any = None, name: str = "order-fn", **params: Any) -> lab.Result:
    payload = json.dumps({} if event is None else event).encode()
    return lab.call(account, "lambda", "Invoke", {"FunctionName": name, "Payload": payload, **params})


def policy(statement: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def allow(account: Account, *actions: str) -> None:
    """Let every function's role do more."""
    document = policy({"Effect": "Allow", "Action": list(actions), "Resource": "*"})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "more", "PolicyDocument": document}
    assert lab.call(account, "iam", "PutRolePolicy", params).refusal is None


def function(account: Account, name: str = "order-fn") -> Function:
    return lab.look(account).state.parts["lambda/ap-northeast-2"].functions[name]


@pytest.fixture(scope="module")
def socket_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where a real keeper listens."""
    build.ensure(artefact())
    path = tmp_path_factory.mktemp("keeper") / "keeper.sock"
    process = start_keeper(path, artefact())
    yield path
    process.terminate()
    process.wait(10)


@pytest.fixture
def real_host(settings: LazySettings, socket_path: Path, host: FakeHost) -> RuntimeHost:
    """The function runtime itself in place of the host that answers as told."""
    settings.LAB_RUNTIME_SOCKET = socket_path
    settings.LAB_FUNCTION_HOST = "lessons.sandbox.machine.RuntimeHost"
    made = hosting.host()
    assert isinstance(made, RuntimeHost)
    return made


@pytest.fixture
def shop(account: Account, real_host: RuntimeHost) -> Account:
    create(account, Code={"ZipFile": sources.pack(SOURCE)})
    return account
