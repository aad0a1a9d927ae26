"""How a mapping feeds its function: records in batches, as many at once as there is room for, and what failed again."""

import json
from typing import Any

import msgspec

from serverless_lab.engine import event_patterns, numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.event_ports import EventSource, Record
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import MINUTE, SECOND, Instant
from serverless_lab.engine.news import BatchEnded, RecordsReady
from serverless_lab.engine.questions import Polled, SourceAt
from serverless_lab.engine.services.lambda_.invoke import start
from serverless_lab.engine.services.lambda_.mapping_rules import may
from serverless_lab.engine.services.lambda_.mapping_state import Mapping
from serverless_lab.engine.services.lambda_.qualifiers import Target, routed, version_of
from serverless_lab.engine.services.lambda_.state import Invocation, LambdaState

_LONGEST_WAIT_S = 300
# Room for the frame around the records.
_FRAME_BYTES = 16


def look(context: Context, news: RecordsReady) -> None:
    """Reaction: whoever polls this source does it now."""
    state = context.part(LambdaState)
    for uuid in state.mapped.get(news.source, ()):
        plan(context, state.mappings[uuid], context.at)


def look_where_denied(context: Context) -> None:
    """After a change that may have given a role its permission back: where it was missing, it is polled again."""
    for key, part in context.account.parts.items():
        if isinstance(part, LambdaState):
            for mapping in part.mappings.values():
                if mapping.denied:
                    plan(context, mapping, context.at, region=key.partition("/")[2])


def is_polled(context: Context, question: Polled) -> bool:
    return question.source in context.part(LambdaState).mapped


def plan(context: Context, mapping: Mapping, at: Instant, *, region: str = "") -> None:
    """Poll then, unless it is to be done earlier anyway."""
    if mapping.state == "Enabled" and not (mapping.planned and mapping.planned <= at):
        mapping.planned = at
        data = {"uuid": mapping.uuid}
        context.account.schedule(at, "lambda.PollSource", region or context.region, data, work=True)


def poll(context: Context, data: dict[str, Any]) -> None:
    """Due event: begin as many batches as there are records and room for."""
    state = context.part(LambdaState)
    mapping = state.mappings.get(data["uuid"])
    if mapping is None or mapping.planned != context.at:
        return
    mapping.planned = 0
    target, source = _target(state, mapping), context.ask(SourceAt(mapping.source))
    if mapping.state != "Enabled" or target is None or source is None:
        return
    mapping.denied = not all(may(context, target, action, mapping.source) for action in source.actions)
    if mapping.denied:
        return
    while len(mapping.batches) < _most(context, mapping):
        if not _is_time(context, mapping, source.waiting(context, mapping.source)):
            break
        if not _begin(context, mapping, source, target):
            break


def batch_ended(context: Context, invocation: Invocation) -> None:
    """What was processed is deleted; what failed stays where it is, and shows again by itself."""
    mapping = context.part(LambdaState).mappings.get(invocation.mapping)
    records = mapping.batches.pop(invocation.request_id, None) if mapping is not None else None
    if mapping is None or records is None:
        return
    failed = set(records) & _failed(context, mapping, invocation, set(records))
    source: EventSource | None = context.ask(SourceAt(mapping.source))
    done = [receipt for record, receipt in records.items() if record not in failed]
    if done and source is not None:
        source.delete(context, mapping.source, done)
    context.announce(
        BatchEnded(
            at=context.at,
            region=context.region,
            mapping=mapping.uuid,
            function=mapping.function,
            request_id=invocation.request_id,
            records=len(records),
            failed=len(failed),
        )
    )
    plan(context, mapping, context.at)


def _target(state: LambdaState, mapping: Mapping) -> Target | None:
    function = state.functions.get(mapping.function)
    version = version_of(function, mapping.qualifier) if function is not None else None
    return Target(function, version, mapping.qualifier) if function is not None and version is not None else None


def _most(context: Context, mapping: Mapping) -> int:
    """Lambda begins with a few batches at once and adds more while there is work."""
    first, more, most = numbers.LAMBDA_POLLING
    minutes = (context.at - mapping.busy_since) // MINUTE if mapping.busy_since else 0
    scaled = min(most, first + more * minutes)
    return scaled if mapping.most_at_once is None else min(scaled, mapping.most_at_once)


def _is_time(context: Context, mapping: Mapping, waiting: int) -> bool:
    """Is there a full batch, or has its window passed? If not, when it has."""
    if not waiting:
        mapping.gathering = 0
        if not mapping.batches:
            mapping.busy_since = 0
        return False
    if mapping.window and waiting < mapping.batch_size:
        mapping.gathering = mapping.gathering or context.at
        closes = mapping.gathering + mapping.window * SECOND
        if context.at < closes:
            plan(context, mapping, closes)
            return False
    mapping.gathering = 0
    return True


def _begin(context: Context, mapping: Mapping, source: EventSource, target: Target) -> bool:
    """Receive and run one batch. False: there was nothing after all, or no room for a run, and it is tried later."""
    most_bytes = numbers.LAMBDA_SYNC_PAYLOAD_BYTES - _FRAME_BYTES
    records = source.receive(context, mapping.source, mapping.batch_size, most_bytes)
    if not records:
        return False
    wanted: list[Record] = []
    others: list[str] = []
    for each in records:
        if _passes(mapping, each):
            wanted.append(each)
        else:
            others.append(each.receipt)
    if others:
        source.delete(context, mapping.source, others)
    if not wanted:
        return True
    digest = context.bodies.put_or_say(msgspec.json.encode({"Records": [each.event for each in wanted]}))
    request_id = new_uuid(context.chance())
    try:
        lineage = _lineage(wanted)
        start(context, routed(context, target), request_id, digest, mapping=mapping.uuid, lineage=lineage)
    except CloudError:
        mapping.waited = min(_LONGEST_WAIT_S, 2 * mapping.waited or 1)
        plan(context, mapping, context.at + mapping.waited * SECOND)
        return False
    mapping.waited, mapping.busy_since = 0, mapping.busy_since or context.at
    mapping.batches[request_id] = {each.id: each.receipt for each in wanted}
    return True


def _passes(mapping: Mapping, record: Record) -> bool:
    """What no filter lets through is deleted, as AWS does with messages of a queue."""
    return not mapping.filters or any(
        event_patterns.matches(event_patterns.read(text), record.event) for text in mapping.filters
    )


def _lineage(records: list[Record]) -> dict[str, int]:
    """The longest chain of each function that a record of the batch comes from."""
    longest: dict[str, int] = {}
    for record in records:
        for name, count in record.lineage.items():
            longest[name] = max(count, longest.get(name, 0))
    return longest


def _failed(context: Context, mapping: Mapping, invocation: Invocation, everything: set[str]) -> set[str]:
    """Which records failed: all of them with the run, or those that its answer names. An answer that names something
    else than ids of the batch counts as a failure of everything.
    """
    if invocation.status != "ok":
        return everything
    if not mapping.item_failures:
        return set()
    try:
        answer = json.loads(context.bodies.get(invocation.payload_digest) or b"null")
    except (ValueError, RecursionError):
        return everything
    if answer is None or answer == {}:
        return set()
    named = answer.get("batchItemFailures", []) if isinstance(answer, dict) else None
    if named is None and isinstance(answer, dict):
        return set()
    if not isinstance(named, list) or not all(isinstance(each, dict) for each in named):
        return everything
    ids = [each.get("itemIdentifier") for each in named]
    return set(ids) if all(each in everything for each in ids) else everything
