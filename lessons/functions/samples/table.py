"""The gallery of sample events: one for each source that may call a function, in the order of section 5.5.

An event is the file `<id>.json` beside this one: AWS's own fields, the dumpling shop's values.
"""

from lessons.functions.samples import asynchronous, synchronous
from lessons.functions.samples.sample import POLLED, Sample

SAMPLES = (
    *synchronous.SAMPLES,
    *asynchronous.SAMPLES,
    Sample(
        "sqs",
        "Amazon Simple Queue Service (SQS)",
        POLLED,
        {"en": "An order lies in the kitchen's queue.", "ko": "주방 큐에 주문이 하나 들어 있어요."},
        ((("Records", 0, "eventSource"), "aws:sqs"),),
        ("sqs", "simplequeue"),
    ),
)


def find(sample_id: str) -> Sample | None:
    return next((sample for sample in SAMPLES if sample.id == sample_id), None)
