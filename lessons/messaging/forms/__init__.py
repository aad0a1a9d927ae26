"""Everything that enters through the bench: forms of operations by name, in the file of their resource."""

from lessons.courseware.console.operation import OperationForm
from lessons.messaging.forms import (
    access,
    alarms,
    amqp,
    broker,
    conveyor,
    letters,
    messages,
    queues,
    redrive,
    settings,
    shop,
    stomp,
    topics,
)

MODULES = (queues, settings, redrive, access, messages, topics, letters, conveyor, broker, amqp, stomp, shop, alarms)
FORMS: dict[str, type[OperationForm]] = {form.key(): form for module in MODULES for form in module.FORMS}
