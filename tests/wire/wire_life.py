"""An account in the database that is driven as the engine's tests drive one in memory."""

import json
from typing import Any
from urllib.parse import unquote

from lessons.sandbox import lab, moment
from lessons.sandbox.models import Account
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.outcome import Outcome
from tests.engine import test_refusals as table
from tests.engine.cloudwatch import good as measured
from tests.engine.ec2 import making as network
from tests.engine.functions import good as functions
from tests.engine.functions import good_calls as calls
from tests.engine.functions import good_urls as function_urls
from tests.engine.iam import good as people
from tests.engine.iam import good_policies as policies
from tests.engine.mq import good as brokers
from tests.engine.sns import good as topics
from tests.engine.sqs import good as queues
from tests.engine.sts import good as temporary
from tests.engine.support import ACCOUNT, Life

OURS = sorted(name for name in table.GOOD if not name.startswith("lab."))


class Ahead:
    """Real time, and what was waited for on top of it."""

    def __init__(self) -> None:
        self.read = moment._system
        self.by = 0

    def __call__(self) -> int:
        return self.read() + self.by


class WireLife(Life):
    def __init__(self, account: Account, clock: Ahead) -> None:
        Account.objects.filter(pk=account.pk).update(account_id=ACCOUNT)
        account.refresh_from_db()
        self.account, self.clock = account, clock

    @property
    def cloud(self) -> Cloud:
        return lab.look(self.account).cloud

    @property
    def wall(self) -> int:
        return self.clock() - SECOND  # the engine's tests call a second later

    def wait(self, seconds: float) -> None:
        self.clock.by += int(seconds * SECOND)

    def call(self, service: str, operation: str, params: dict[str, Any] | None = None, **options: Any) -> Outcome:
        options.setdefault("caller", self.cloud.root)
        return lab.call(self.account, service, operation, params or {}, **options).outcome


def prepared(account: Account, clock: Ahead) -> WireLife:
    """With everything in it that the good calls of the engine's tests need."""
    life = WireLife(account, clock)
    brokers.prepare(life)
    life.create()
    life.call("lambda", "Invoke", {"FunctionName": "order-fn"})
    life.call("lab", "SetClockRate", {"Rate": 0})
    measured.prepare(life)
    functions.prepare(life)
    queues.prepare(life)
    topics.prepare(life)
    calls.prepare(life)
    people.prepare(life)
    policies.prepare(life)
    temporary.prepare(life)
    network.prepare(life)
    function_urls.prepare(life)
    return life


def filled(life: WireLife, params: dict[str, Any]) -> dict[str, Any]:
    stream = life.function.invocations[-1].log_stream
    known = people.filled(life, brokers.filled(life, params))
    known = network.filled(life, temporary.filled(life, policies.filled(life, known)))
    known = topics.filled(life, queues.filled(life, calls.filled(life, known)))
    return {name: stream if value == "{stream}" else value for name, value in known.items()}


def decoded(answer: Any) -> Any:
    """boto3 reads policy documents, which are texts on the wire."""
    if isinstance(answer, dict):
        return {name: decoded(each) for name, each in answer.items()}
    if isinstance(answer, list):
        return [decoded(each) for each in answer]
    return json.loads(unquote(answer)) if isinstance(answer, str) and answer.startswith(("%7B", "{")) else answer


# What the endpoint adds, and the engine does not know: where code is downloaded from.
ADDED = {"Location"}


def known(answer: Any) -> Any:
    """An answer without what the engine does not know."""
    if isinstance(answer, dict):
        return {name: known(each) for name, each in answer.items() if name not in ADDED}
    return [known(each) for each in answer] if isinstance(answer, list) else answer
