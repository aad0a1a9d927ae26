"""Which source an event came from, and whether an answer names it."""

import re
from typing import Any

from lessons.functions.samples.sample import Mark, Sample
from lessons.functions.samples.table import SAMPLES

_LONGEST_NAME = 80


def source_of(event: Any) -> Sample | None:
    """The one source whose marks an event bears."""
    return next((sample for sample in SAMPLES if all(_bears(event, mark) for mark in sample.marks)), None)


def names(answer: Any, sample: Sample) -> bool:
    """Does an answer name this source: in a short text, or in an object with one under `source`?

    Not when it names others as well, or says so much that it would name any.
    """
    text = answer.get("source") if isinstance(answer, dict) else answer
    if not isinstance(text, str) or len(text) > _LONGEST_NAME:
        return False
    plain = re.sub(r"[^a-z0-9]", "", text.lower())
    words = {word for each in SAMPLES for word in each.called if word in plain}
    longest = {word for word in words if not any(word != other and word in other for other in words)}
    return bool(longest) and longest <= set(sample.called)


def _bears(event: Any, mark: Mark) -> bool:
    path, held = mark
    for key in path:
        try:
            event = event[key]
        except (KeyError, IndexError, TypeError):
            return False
    return not held or (isinstance(event, str) and held in event)
