"""Everything that enters through the bench: forms of operations by name, in the file of their resource."""

from lessons.messaging.forms import queues
from lessons.messaging.forms.operation import QueueForm

_MODULES = (queues,)
FORMS: dict[str, type[QueueForm]] = {form.key(): form for module in _MODULES for form in module.FORMS}
