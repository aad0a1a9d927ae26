"""What holds for every batch: how many entries, what they are called, and that one may fail without the others."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from serverless_lab.engine import numbers
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.services.sqs import errors

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


class Entry(Protocol):
    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Entry)


def check(entries: Sequence[Entry], kind: str) -> None:
    """`kind`: as AWS calls an entry, such as `SendMessageBatchRequestEntry`."""
    if not entries:
        raise errors.EmptyBatchRequest(entry=kind)
    if len(entries) > numbers.SQS_BATCH:
        raise errors.TooManyEntriesInBatchRequest(most=numbers.SQS_BATCH, count=len(entries))
    seen: set[str] = set()
    for entry in entries:
        if not _ID.fullmatch(entry.id):
            raise errors.InvalidBatchEntryId
        if entry.id in seen:
            raise errors.BatchEntryIdsNotDistinct(id=entry.id)
        seen.add(entry.id)


def each(entries: Sequence[E], act: Callable[[E], dict[str, Any]]) -> dict[str, Any]:
    """Do something with every entry; what is refused stands beside what was done."""
    successful: list[dict[str, Any]] = []
    failed: list[dict[str, Any]] = []
    for entry in entries:
        try:
            successful.append({"Id": entry.id} | act(entry))
        except CloudError as error:
            failed.append({"Id": entry.id, "SenderFault": True, "Code": error.code, "Message": error.message})
    return {"Successful": successful, "Failed": failed}
