"""Trying a function out on a clone: its code really runs, and the account never hears of it."""

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import uuid4

from django.core.cache import cache
from msgspec import structs

from lessons.sandbox import hosting, places
from lessons.sandbox.answers import read_json
from lessons.sandbox.hosting import Job, Report
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.lambda_.state import Function, LambdaState
from serverless_lab.engine.work import RunFunction
from serverless_lab.runtime.model import AwsError

# In simulated seconds, since a page waits for it: of one call, of the module before it, and of all the calls together.
LONGEST_S = 3
LONGEST_INIT_S = 3
IN_ALL_S = 6
KEPT_S = 3600

Run = Callable[[RunFunction], Report]


class Trial(NamedTuple):
    """How one call ended: `status` as in Invocation, `payload` the answer, None when that is no JSON to work with."""

    status: str
    payload: Any
    error_type: str
    duration_ms: float


NOT_RUN = Trial("unavailable", None, "", 0.0)
OUT_OF_TIME = Trial("timeout", None, "Sandbox.Timedout", 0.0)


def try_out(account: Account, cloud: Cloud, name: str, events: Sequence[bytes]) -> list[Trial]:
    """What the function answers to each event, one after the other in one fresh environment.

    Nothing is journaled. The same code with the same settings is run once and remembered for an hour. A learner with
    enough functions under way already gets `unavailable`: what a page tries out counts as a call that is waited for.
    """
    key = f"trial:{account.pk}:{_fingerprint(_functions(cloud)[name], events)}"
    found: list[Trial] | None = cache.get(key)
    if found is not None:
        return found
    if not places.waiting.take(account.holder, limit("LAB_CALLS_AT_ONCE")):
        return [NOT_RUN] * len(events)
    try:
        found = _in_own_environment(account, cloud.clone(), name, events)
    finally:
        places.waiting.give_back(account.holder)
    if not any(trial.status == "unavailable" for trial in found):
        cache.set(key, found, KEPT_S)
    return found


def run_trial(clone: Cloud, name: str, events: Sequence[bytes], run: Run) -> list[Trial]:
    """The same on a clone that the caller gives away, with the caller's way to run code.

    When all the time is used up the rest has run out of time, and what the machine could not run is not tried again.
    """
    for environment_id in list(_functions(clone)[name].idle):  # the processes behind them stay the learner's
        _by_the_lab(clone, "LoseEnvironment", {"EnvironmentId": environment_id, "Reason": "evicted"})
    found: list[Trial] = []
    spent_ms = 0.0
    for event in events:
        if found and found[-1].status == "unavailable":
            found.append(NOT_RUN)
        elif spent_ms >= IN_ALL_S * 1000:
            found.append(OUT_OF_TIME)
        else:
            trial, took_ms = _call(clone, name, event, run)
            found.append(trial)
            spent_ms += took_ms
    return found


def _in_own_environment(account: Account, clone: Cloud, name: str, events: Sequence[bytes]) -> list[Trial]:
    owner = uuid4()
    begun: dict[str, None] = {}

    def run(work: RunFunction) -> Report:
        begun[work.environment_id] = None
        job = Job(owner, work, clone.bodies, holder=account.holder, init_seconds=LONGEST_INIT_S)
        return hosting.host().run(job, no_calls)

    try:
        return run_trial(clone, name, events, run)
    finally:
        for environment_id in begun:
            hosting.host().drop(owner, environment_id)


def _call(clone: Cloud, name: str, event: bytes, run: Run) -> tuple[Trial, float]:
    """How the call ended, and how long it took with all that came before its handler."""
    params = {"FunctionName": name, "Payload": event}
    outcome = clone.call(clone.root, "lambda", "Invoke", params, wall=clone.state.clock.wall)
    if outcome.refusal is not None:
        return Trial("refused", None, outcome.refusal.code, 0.0), 0.0
    (work,) = [each for each in outcome.work if each.synchronous]
    report = run(structs.replace(work, timeout=min(work.timeout, LONGEST_S)))
    _by_the_lab(clone, "FinishInvocation", {"RequestId": work.request_id, **report})
    ended = next(each for each in reversed(_functions(clone)[name].invocations) if each.request_id == work.request_id)
    try:
        payload = read_json(clone.bodies.get(ended.payload_digest))
    except (KeyError, ValueError):
        payload = None
    took_ms = (ended.init + ended.duration) / MILLISECOND
    return Trial(ended.status, payload, ended.error_type, ended.duration / MILLISECOND), took_ms


def _by_the_lab(clone: Cloud, operation: str, params: dict[str, Any]) -> None:
    caller = Caller.service(clone.state.account_id, "lab")
    clone.call(caller, "lab", operation, params, wall=clone.state.clock.wall, face="service")


def no_calls(service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
    raise AwsError("ServiceUnavailable", "A function that is being tried out cannot call other services.", 503)


def _fingerprint(function: Function, events: Sequence[bytes]) -> str:
    settings: list[Any] = [function.code_digest, function.handler, function.runtime]
    settings += [function.memory_size, function.timeout]
    settings += [used.code_digest for used in function.layers]
    told = json.dumps([*settings, sorted(function.environment.items()), [event.decode() for event in events]])
    return hashlib.sha256(told.encode()).hexdigest()


def _functions(cloud: Cloud) -> dict[str, Function]:
    part = cloud.state.parts.get(f"lambda/{cloud.state.region}") or LambdaState()
    return part.functions
