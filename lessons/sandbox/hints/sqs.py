"""SQS's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SQS: dict[str, str | Promise] = {
    "queue-not-found": _("There is no such queue in this region. Look at its name, or list the queues."),
    "queue-of-another-account": _(
        "The queue belongs to another account, and what is asked is open to its owner alone, or that account cannot be "
        "reached from here."
    ),
    "queue-exists": _(
        "There is a queue of that name with other settings. Take another name, or change the queue that there is."
    ),
    "queue-deleted-recently": _("A queue of that name was deleted a moment ago. Try again after a minute."),
    "purged-recently": _("The queue was purged less than a minute ago. Let a minute pass."),
    "queue-url": _(
        "A queue goes by its URL: https://sqs.<region>.amazonaws.com/<account>/<name>. GetQueueUrl tells it by the "
        "name."
    ),
    "queue-attribute": _(
        "The sentence names the attribute. Look up in AWS's documentation what it may be, and which queues have it."
    ),
    "queue-parameter": _("The sentence says which parameter is missing or wrong, and why."),
    "message-too-long": _(
        "Body and attributes together may have 1 MiB, and so may a whole batch. Keep what is longer in a bucket and "
        "send where it lies."
    ),
    "message-characters": _("A message is text. Encode what is not, in Base64 for instance."),
    "deduplication-needed": _(
        "A FIFO queue must know what counts as the same message: give a MessageDeduplicationId, or turn on "
        "ContentBasedDeduplication for the queue."
    ),
    "group-needed": _("In a FIFO queue each message belongs to a group, within which the order is kept."),
    "receipt-handle": _(
        "A message is deleted by the handle of its receipt, which ReceiveMessage tells, not by its id. Take it "
        "unchanged, and for the queue that it came from."
    ),
    "receipt-expired": _(
        "The message was deleted, shows again or was received again. Process it within the visibility timeout, or "
        "prolong that with ChangeMessageVisibility."
    ),
    "queue-over-limit": _("The limit stands in the sentence. Delete what was processed, or ask for less at a time."),
    "queue-throttled": _(
        "A FIFO queue takes 300 calls of a kind in a second. Send ten messages in a batch, or make the queue for high "
        "throughput: DeduplicationScope messageGroup and FifoThroughputLimit perMessageGroupId."
    ),
    "batch": _("A batch has one to ten entries, each with an id of its own."),
    "move-task": _(
        "Messages are moved out of a queue that another one names in its RedrivePolicy, one task at a time."
    ),
}
