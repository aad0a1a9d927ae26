"""The journal as the bench shows it: each step with what it was about and its twin in CLI and boto3."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lessons.courseware.page import Page
from lessons.courseware.steps import NumberedStep, end_of, numbered
from lessons.courseware.templatetags.lab import clock
from lessons.courseware.twins import Twins, twins
from lessons.sandbox import leaves
from lessons.sandbox.lab import DENIED, Node, history
from lessons.sandbox.models import JournalEntry
from serverless_lab.engine.sealing import mask_params

TEMPLATE = "courseware/panels/journal.html"
SHOWN = 40
SETTINGS = ("MemorySize", "Timeout", "Handler")
NAMES = ("AccountAlias", "SerialNumber", "AccessKeyId", "VersionId")


@dataclass(frozen=True)
class ShownStep:
    """`about` says in AWS's own words what was asked; `times`: how many calls went out at the same moment,
    `further`: how many other operations belong to the step.

    `denied`: calls that functions made meanwhile and that a policy was in the way of.
    """

    place: NumberedStep
    about: str
    twins: Twins | None
    times: int
    further: int
    denied: list[JournalEntry]


def steps(page: Page) -> list[ShownStep]:
    """Newest first, along the line that leads to where the account stands now."""
    return [_shown(page, place) for place in numbered(page, SHOWN)]


def last_twins(page: Page) -> Twins | None:
    """The last thing the learner did, again in the other tongues."""
    if page.account is None:
        return None
    for step in history(page.account, 3):
        if step.by_learner:
            return _shown(page, NumberedStep(0, step, end_of(step))).twins
    return None


def _shown(page: Page, place: NumberedStep) -> ShownStep:
    entry = place.step.entry
    params = _params(page, entry)
    alike = sum(node.entry.operation == entry.operation for node in place.step.more)
    return ShownStep(
        place,
        _about(entry.operation, params),
        _twins(entry, params),
        1 + alike,
        len(place.step.more) - alike,
        [inner for node in (place.step.node, *place.step.more) for inner in _denied_below(node)],
    )


def twins_at(page: Page, position: int) -> Twins | None:
    """Of one entry of the account, also of one that was undone."""
    entry = JournalEntry.objects.filter(account=page.account, position=position).first()
    return _twins(entry, _params(page, entry)) if entry else None


def _params(page: Page, entry: JournalEntry) -> dict[str, Any]:
    return mask_params(leaves.unpack(entry.params, page.view.cloud.bodies))


def _twins(entry: JournalEntry, params: dict[str, Any]) -> Twins | None:
    found = twins(entry.service, entry.operation, params, entry.region)
    return replace(found, position=entry.position) if found else None


def _denied_below(node: Node) -> Iterator[JournalEntry]:
    for child in node.children:
        if child.entry.code in DENIED:
            yield child.entry
        yield from _denied_below(child)


def _about(operation: str, params: dict[str, Any]) -> str:
    match operation:
        case "Invoke":
            kind = params.get("InvocationType", "RequestResponse")
            shown = "" if kind == "RequestResponse" else f"{kind} · "
            return shown + params.get("Payload", b"").decode("utf-8", "replace")[:80]
        case "AdvanceClock":
            return f"→ {clock(params['Until'])}"
        case "SendPacket":
            kind = "/".join(str(params[name]) for name in ("Protocol", "Port") if name in params)
            return f"{params['Source']} → {params['Destination']} {kind}"
        case "SetClockRate":
            return f"×{params['Rate']}"
        case "UpdateFunctionConfiguration" if settings := [name for name in SETTINGS if name in params]:
            return " · ".join(f"{name} {params[name]}" for name in settings)
    return " · ".join(str(value) for name, value in params.items() if name in NAMES or name.endswith(("Name", "Arn")))
