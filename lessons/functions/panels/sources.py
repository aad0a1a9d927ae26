"""Event sources: what Lambda polls for the function, and how each mapping does."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.functional import Promise

from lessons.courseware.console.arns import named_arn
from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.functions import calling_words
from lessons.functions.operations.form import function_of
from lessons.functions.operations.mappings import (
    CreateEventSourceMapping,
    DeleteEventSourceMapping,
    DisableMapping,
    EnableMapping,
    UpdateEventSourceMapping,
)
from serverless_lab.engine.services.lambda_.mapping_state import Mapping

TEMPLATE = "functions/panels/sources.html"
HAS_FORMS = True
SHOWN = 20  # mappings, each with forms of its own
LOOKS = {"Enabled": "good", "Disabled": "", "Deleting": "bad"}


@dataclass(frozen=True)
class Row:
    mapping: Mapping
    source: str
    state: str | Promise
    look: str
    switch: OperationForm | Press
    change: OperationForm
    remove: OperationForm | Press


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    mappings = [each for each in page.probe.lambda_.mappings.values() if each.function == function.name]
    return {
        "mappings": [_row(page, form, each) for each in islice(mappings, SHOWN)],
        "others": max(len(mappings) - SHOWN, 0),
        "add": CreateEventSourceMapping.offer(page, form) if page.view.cloud.event_sources() else None,
    }


def _row(page: Page, form: OperationForm | None, mapping: Mapping) -> Row:
    switch = DisableMapping if mapping.enabled else EnableMapping
    return Row(
        mapping,
        named_arn(mapping.source),
        calling_words.MAPPINGS[mapping.state],
        LOOKS.get(mapping.state, "accent"),
        switch.press(page, form, UUID=mapping.uuid),
        UpdateEventSourceMapping.offer(page, form, UpdateEventSourceMapping.initial_of(mapping), UUID=mapping.uuid),
        DeleteEventSourceMapping.press(page, form, UUID=mapping.uuid),
    )
