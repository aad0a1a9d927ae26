"""Rehearsals: learners' code runs for real on a clone, and what it asks for is asked of the clone.

The account never hears of it. Trials (`trials.py`) are the smaller thing: one function, which may ask for nothing.
"""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
from django.core.cache import cache
from msgspec import structs

from lessons.sandbox import hosting, places
from lessons.sandbox.hosting import HostCall, Job, Report
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account
from lessons.sandbox.trials import IN_ALL_S, KEPT_S, LONGEST_INIT_S, LONGEST_S
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.lambda_.mapping_state import Mapping
from serverless_lab.engine.services.lambda_.state import Function, LambdaState
from serverless_lab.engine.services.sns.state import SnsState, Subscription
from serverless_lab.engine.services.sqs.state import SqsState
from serverless_lab.engine.work import RunFunction

T = TypeVar("T")
Run = Callable[[RunFunction, Cloud, HostCall], Report]
"""Runs what a clone asks for; calls from inside go to the last."""


class GivenUp(Exception):
    """The rehearsal takes too long, or the machine could not run its code."""


def rehearse(account: Account, key: str, play: Callable[[Run], T]) -> T | None:
    """What `play` finds out with a way to run code. None when the lab has no room for it, or when it takes too long.

    It is remembered for an hour under `key`, which has to say everything that decides it.
    """
    kept = f"rehearsal:{account.pk}:{hashlib.sha256(key.encode()).hexdigest()}"
    found: T | None = cache.get(kept)
    if found is not None:
        return found
    if not places.waiting.take(account.holder, limit("LAB_CALLS_AT_ONCE")):
        return None
    stage = _Stage(account)
    try:
        found = play(stage.run)
    except GivenUp:
        return None
    finally:
        stage.clear()
        places.waiting.give_back(account.holder)
    cache.set(kept, found, KEPT_S)
    return found


def fingerprint(cloud: Cloud) -> str:
    """Of how functions, sources, queues, topics, subscriptions and permissions are set; not of what lies in them."""
    lambda_ = _part(cloud, "lambda", LambdaState)
    sns = _part(cloud, "sns", SnsState)
    told: list[Any] = [
        sorted((name, *_settings(function)) for name, function in lambda_.functions.items()),
        sorted(_fed(mapping) for mapping in lambda_.mappings.values()),
        sorted((queue.name, structs.asdict(queue.settings)) for queue in _part(cloud, "sqs", SqsState).queues.values()),
        sorted(map(_told, sns.subscriptions.values())),
        sorted((topic.name, structs.asdict(topic.settings)) for topic in sns.topics.values()),
    ]
    permissions = cloud.state.parts.get("iam/") or IamState()
    return hashlib.sha256(msgspec.msgpack.encode([repr(told), permissions])).hexdigest()


class _Stage:
    """Environments of one rehearsal, none of them the learner's own, and how much time is left for their code."""

    def __init__(self, account: Account) -> None:
        self._holder, self._owner = account.holder, uuid4()
        self._begun: dict[str, None] = {}
        self._left_ms = IN_ALL_S * 1e3

    def run(self, work: RunFunction, cloud: Cloud, on_call: HostCall) -> Report:
        if self._left_ms <= 0:
            raise GivenUp
        self._begun[work.environment_id] = None
        shortened = structs.replace(work, timeout=min(work.timeout, LONGEST_S))
        job = Job(self._owner, shortened, cloud.bodies, holder=self._holder, init_seconds=LONGEST_INIT_S)
        report = hosting.host().run(job, on_call)
        if report["Status"] == "unavailable":
            raise GivenUp
        self._left_ms -= report["DurationMs"] + report.get("InitMs", 0.0)
        return report

    def clear(self) -> None:
        for environment_id in self._begun:
            hosting.host().drop(self._owner, environment_id)


def _settings(function: Function) -> tuple[Any, ...]:
    layers = [used.code_digest for used in function.layers]
    code = (function.code_digest, function.handler, function.runtime, layers)
    return (*code, function.memory_size, function.timeout, function.role, sorted(function.environment.items()))


def _fed(mapping: Mapping) -> tuple[Any, ...]:
    on = mapping.enabled and mapping.state != "Deleting"
    how = (mapping.batch_size, mapping.window, mapping.item_failures, mapping.filters, mapping.most_at_once)
    return (mapping.source, mapping.function, mapping.qualifier, on, *map(str, how))


def _told(subscription: Subscription) -> tuple[Any, ...]:
    who = (subscription.topic, subscription.protocol, subscription.endpoint, subscription.confirmed)
    return (*who, subscription.raw, subscription.scope, subscription.filter)


def _part(cloud: Cloud, service: str, kind: type[T]) -> T:
    found: T = cloud.state.parts.get(f"{service}/{cloud.state.region}") or kind()
    return found
