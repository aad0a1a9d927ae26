"""Which source an event came from, and which source an answer names."""

import re
from typing import Any

from lessons.functions.samples.sample import Mark, Sample
from lessons.functions.samples.table import SAMPLES

_LONGEST_NAME = 80


def source_of(event: Any) -> Sample | None:
    """The one source whose marks an event bears."""
    return next((sample for sample in SAMPLES if all(_bears(event, mark) for mark in sample.marks)), None)


def named_in(answer: Any) -> Sample | None:
    """The one source that an answer names: a short text, or an object with one under `source`.

    None as well when it names several, or says so much that it would name any.
    """
    text = answer.get("source") if isinstance(answer, dict) else answer
    if not isinstance(text, str) or len(text) > _LONGEST_NAME:
        return None
    plain = re.sub(r"[^a-z0-9]", "", text.lower())
    words = {word: sample for sample in SAMPLES for word in sample.called if word in plain}
    longest = {word: sample for word, sample in words.items() if not any(word != x and word in x for x in words)}
    found = list({sample.id: sample for sample in longest.values()}.values())
    return found[0] if len(found) == 1 else None


def _bears(event: Any, mark: Mark) -> bool:
    path, beginning = mark
    for key in path:
        try:
            event = event[key]
        except (KeyError, IndexError, TypeError):
            return False
    return not beginning or (isinstance(event, str) and event.startswith(beginning))
