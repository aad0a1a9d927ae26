"""What the forms of SQS have in common: most are about one queue, which a request names by its URL."""

from typing import Any, ClassVar

from lessons.courseware.console import operation
from lessons.courseware.page import Page
from lessons.messaging.queues import url_of


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
