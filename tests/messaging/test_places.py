"""Where on chapter 7's bench each operation of SQS has its place: a form, or something that is shown."""

from lessons.messaging.forms import FORMS, MODULES
from lessons.messaging.panels import TABS
from serverless_lab.engine.wiring import OPERATIONS

# What has no form of its own, by the tab that shows what it would tell.
SHOWN = {
    "GetQueueUrl": "queues",
    "ListQueues": "queues",
    "GetQueueAttributes": "queues",
    "ListQueueTags": "queues",
    "ListDeadLetterSourceQueues": "queues",
    "ListMessageMoveTasks": "queues",
}


def test_every_operation_has_a_place() -> None:
    every = {row.name for row in OPERATIONS.values() if row.service == "sqs" and row.simulated}
    filled_in = {form.operation for form in FORMS.values() if form.service == "sqs"}
    assert filled_in.isdisjoint(SHOWN)
    assert filled_in | set(SHOWN) == every
    assert set(SHOWN.values()) <= set(TABS)


def test_no_two_forms_share_an_address() -> None:
    assert len(FORMS) == sum(len(module.FORMS) for module in MODULES)
