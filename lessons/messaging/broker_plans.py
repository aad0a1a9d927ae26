"""The charts of brokers and of what lies in them, and what of them an alarm can watch."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.courseware.metrics.charts import Plan, Wanted

RABBITMQ = (
    Plan(
        "depth",
        _("Messages"),
        "",
        (
            Wanted("ready", _("can be received"), "MessageReadyCount", "Maximum"),
            Wanted("unsettled", _("given out"), "MessageUnacknowledgedCount", "Maximum"),
        ),
    ),
    Plan(
        "rates",
        _("A second, on average"),
        "",
        (
            Wanted("published", pgettext_lazy("a message", "published"), "PublishRate", "Average"),
            Wanted("acknowledged", _("acknowledged"), "AckRate", "Average"),
        ),
    ),
    Plan("consumers", _("Consumers"), "", (Wanted("consumers", _("consumers"), "ConsumerCount", "Maximum"),)),
)
RABBITMQ_QUEUES = (RABBITMQ[0], RABBITMQ[2])
OF_RABBITMQ_QUEUES = (
    ("MessageReadyCount", "Maximum"),
    ("MessageUnacknowledgedCount", "Maximum"),
    ("MessageCount", "Maximum"),
    ("ConsumerCount", "Minimum"),
)
OF_RABBITMQ = (*OF_RABBITMQ_QUEUES, ("PublishRate", "Average"), ("AckRate", "Average"))
ACTIVEMQ = (
    Plan("kept", _("Messages"), "", (Wanted("kept", _("in all"), "TotalMessageCount", "Maximum"),)),
    Plan(
        "clients",
        _("Consumers"),
        "",
        (
            Wanted("consumers", _("consumers"), "TotalConsumerCount", "Maximum"),
            Wanted("away", _("durable and away"), "InactiveDurableTopicSubscribersCount", "Maximum"),
        ),
    ),
    Plan("open", _("Open transactions"), "", (Wanted("open", _("open"), "OpenTransactionCount", "Maximum"),)),
)
OF_ACTIVEMQ = (
    ("TotalMessageCount", "Maximum"),
    ("TotalConsumerCount", "Minimum"),
    ("InactiveDurableTopicSubscribersCount", "Maximum"),
    ("OpenTransactionCount", "Maximum"),
)
ACTIVEMQ_QUEUES = (
    Plan(
        "moves",
        _("Messages"),
        "",
        (
            Wanted("came", _("came"), "EnqueueCount"),
            Wanted("dispatched", _("given out"), "DispatchCount"),
            Wanted("went", _("acknowledged"), "DequeueCount"),
        ),
    ),
    Plan(
        "size",
        _("In the queue"),
        "",
        (
            Wanted("size", _("in all"), "QueueSize", "Maximum"),
            Wanted("flying", _("in flight"), "InFlightCount", "Maximum"),
        ),
    ),
    Plan("consumers", _("Consumers"), "", (Wanted("consumers", _("consumers"), "ConsumerCount", "Maximum"),)),
)
OF_ACTIVEMQ_QUEUES = (
    ("QueueSize", "Maximum"),
    ("InFlightCount", "Maximum"),
    ("EnqueueCount", "Sum"),
    ("DispatchCount", "Sum"),
    ("DequeueCount", "Sum"),
    ("ConsumerCount", "Minimum"),
)
