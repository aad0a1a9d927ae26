"""The gallery of sample events: one for each source of section 5.5, in its order, and the usual others.

An event is the file `<id>.json` beside this one: AWS's own fields, the dumpling shop's values.
"""

from lessons.functions.samples import asynchronous, polled, synchronous
from lessons.functions.samples.sample import Sample

SAMPLES = (*synchronous.SAMPLES, *asynchronous.SAMPLES, *polled.SAMPLES)


def find(sample_id: str) -> Sample | None:
    return next((sample for sample in SAMPLES if sample.id == sample_id), None)
