"""Doing the work the engine asks for: run a function outside the lock, then report what was observed."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from uuid import UUID

import structlog
from django.db import connections

from lessons.sandbox import hosting, inflight, inside, opened, parcels, statements
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import NotYours
from lessons.sandbox.hosting import UNAVAILABLE, Job, Report
from lessons.sandbox.inside import Task
from lessons.sandbox.limits import limit
from lessons.sandbox.models import holder
from lessons.sandbox.places import Places
from lessons.sandbox.writing import Written, writing
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_.state import Invocation, LambdaState
from serverless_lab.engine.work import RunFunction

log = structlog.get_logger("lab.sandbox")
MOST_IN_A_ROW = 100  # runs of one visit that cause each other


class Finished(NamedTuple):
    """A run that was reported. `written` is None when nobody wanted the report any more."""

    work: RunFunction
    written: Written | None
    invocation: Invocation | None


def run_all(tasks: Sequence[Task]) -> list[Finished]:
    """Run them, some at the same time, and report each as it ends."""
    at_once = min(len(tasks), limit("LAB_RUN_THREADS"))
    if at_once <= 1:
        return [_run(task) for task in tasks]
    with ThreadPoolExecutor(at_once, thread_name_prefix="run") as pool:
        return list(pool.map(_run_in_thread, tasks))


def run_with_consequences(tasks: Sequence[Task]) -> list[Finished]:
    """Run them and what falls due while they are reported, and so on.

    A function that queues its own next event would go on for ever: after MOST_IN_A_ROW runs, what began is
    reported as unavailable and not run.
    """
    finished: list[Finished] = []
    while tasks:
        enough = len(finished) >= MOST_IN_A_ROW
        done = [_refuse(task) for task in tasks] if enough else run_all(tasks)
        finished += done
        tasks = [tasks[0]._replace(work=work) for each in done if each.written for work in each.written.work]
    return finished


def _refuse(task: Task) -> Finished:
    with inflight.attended(task.account_pk, task.work.request_id):
        return _report(task, UNAVAILABLE)


def run_in_background(tasks: Sequence[Task]) -> None:
    """Run them without anybody waiting: what a request happened to take out of a queue."""
    if limit("LAB_SETTLE_INLINE"):
        run_with_consequences(tasks)
        return
    for task in tasks:
        # Daemons: a server that stops does not wait for them. Their runs count as lost after the deadline.
        threading.Thread(target=_run_behind, args=(task,), name="background-run", daemon=True).start()


_background = Places()


def _run_behind(task: Task) -> None:
    try:
        with _background.waited_for(task.account_pk, limit("LAB_BACKGROUND_RUNS")):
            run_with_consequences([task])
    except Exception:
        log.exception("a run in the background failed", account=str(task.account_pk))
    finally:
        connections.close_all()


def _run_in_thread(task: Task) -> Finished:
    try:
        return _run(task)
    finally:
        connections.close_all()


def _run(task: Task) -> Finished:
    with inflight.attended(task.account_pk, task.work.request_id):
        return _run_and_report(task)


def _run_and_report(task: Task) -> Finished:
    job = Job(task.account_pk, task.work, FileBodies.of(task.account_pk), _holder(task.account_pk), hears=task.hears)
    try:
        observed = hosting.host().run(job, inside.calls_of(task))
    except Exception:
        log.exception("a run broke off", account=str(task.account_pk), request_id=task.work.request_id)
        observed = UNAVAILABLE
    finished = _report(task, observed)
    if finished.written is None:
        hosting.host().drop(task.account_pk, task.work.environment_id)
    return finished


def _holder(account_pk: UUID) -> str:
    """As the account stood when its run was begun here: it changes hands when a guest turns out to be a learner."""
    slot = opened.slot_if_any(account_pk)
    account = slot.account if slot and slot.account else statements.account(account_pk)
    return account.holder if account else holder(account_pk, None)


def _report(task: Task, observed: Report) -> Finished:
    """Journal what was observed, unless the account was deleted meanwhile."""
    try:
        finished = _journal(task, observed)
    except NotYours:
        return Finished(task.work, None, None)
    if finished.written is not None:
        parcels.carry(task.account_pk, [finished.written], task.perform)
    return finished


def _journal(task: Task, observed: Report) -> Finished:
    """A report that the engine cannot read is replaced by `unavailable`."""
    work = task.work
    with writing(task.account_pk) as writer:
        invocation = _running(writer.cloud, work)
        if invocation is None:  # undone, or given up after its deadline
            return Finished(work, None, None)
        for report in (observed, UNAVAILABLE):
            params = {"RequestId": work.request_id, **report}
            more = {"region": work.region, "cause": work.request_id, "step": task.step}
            written = writer.append(writer.by_the_lab("FinishInvocation", params, **more))
            refusal = written.outcome.refusal
            if refusal is None:
                return Finished(work, written, _recorded(writer.cloud, work) or invocation)
            log.error("a report was refused", account=str(task.account_pk), code=refusal.code, detail=refusal.message)
    return Finished(work, None, None)


def _running(cloud: Cloud, work: RunFunction) -> Invocation | None:
    part = cloud.state.parts.get(f"lambda/{work.region}")
    return part.running.get(work.request_id) if isinstance(part, LambdaState) else None


def _recorded(cloud: Cloud, work: RunFunction) -> Invocation | None:
    part: LambdaState = cloud.state.parts[f"lambda/{work.region}"]
    function = part.functions.get(work.function_name)
    kept = reversed(function.invocations) if function else ()
    return next((each for each in kept if each.request_id == work.request_id), None)
