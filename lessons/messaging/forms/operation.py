"""What the forms of SQS have in common: most are about one queue, which a request names by its URL."""

from itertools import islice
from typing import Any, ClassVar

from lessons.courseware.console import operation
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.messaging.queues import arn_of, in_order, named, url_of

OFFERED = 100  # of what a field lets somebody choose from
NOTHING = ("", "–")


class QueueForm(operation.OperationForm):
    """`queue`, where a form has it, is the name of the queue that the operation is on."""

    service: ClassVar[str] = "sqs"
    url = ""

    @classmethod
    def key(cls) -> str:
        """Some operations have several forms."""
        return cls.__name__

    def prepare(self, page: Page) -> None:
        if "queue" in self.cleaned_data:
            self.url = url_of(page.probe, self.cleaned_data["queue"])

    def params(self) -> dict[str, Any]:
        members = super().params()
        return ({"QueueUrl": self.url} if members.pop("queue", "") else {}) | members


class AttributesForm(QueueForm):
    """SetQueueAttributes: what the fields say, by the names of attributes."""

    operation = "SetQueueAttributes"

    def attributes(self) -> dict[str, str]:
        return told(self.cleaned_data, self.fields)

    def params(self) -> dict[str, Any]:
        return {"QueueUrl": self.url, "Attributes": self.attributes()}


def told(data: dict[str, Any], names: Any) -> dict[str, str]:
    """Values of a form as attributes of SQS; `queue` is none of them, and what is empty stays as it is."""
    given = {name: data[name] for name in names if name != "queue" and data.get(name) not in (None, "")}
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in given.items()}


def others_of(page: Page, name: str) -> Choices:
    """The ARNs of the account's other queues of the same kind."""
    own = named(page.probe, name)
    fifo = own is not None and own.settings.fifo
    found = (each.name for each in in_order(page.probe) if each.name != name and each.settings.fifo == fifo)
    return [(arn_of(page.probe, each), each) for each in islice(found, OFFERED)]
