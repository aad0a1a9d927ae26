"""Everything that enters through the bench: forms of operations by name, in the file of their resource."""

from lessons.messaging.forms import access, messages, queues, redrive, settings, topics
from lessons.messaging.forms.operation import QueueForm

MODULES = (queues, settings, redrive, access, messages, topics)
FORMS: dict[str, type[QueueForm]] = {form.key(): form for module in MODULES for form in module.FORMS}
