"""What the words of brokers become on AWS, and the shop's steps in both."""

from django.utils.translation import gettext_lazy as _

# What it is in AMQP or JMS, what takes its place, and what is different about it.
TERMS = (
    (_("broker"), _("SQS and SNS themselves"), _("No server to size, restart or upgrade.")),
    (_("queue"), _("SQS queue"), _("Standard, or FIFO where the order matters.")),
    (_("exchange (fanout), JMS topic"), _("SNS topic"), _("It keeps nothing; queues are subscribed to it.")),
    (
        _("exchange (topic, headers), JMS selector"),
        _("SNS filter policy"),
        _("It looks at message attributes or the body. A routing key becomes an attribute."),
    ),
    (_("binding"), _("SNS subscription"), _("An ARN, an endpoint and, if wanted, a filter policy.")),
    (_("durable subscription"), _("SQS queue subscribed to an SNS topic"), _("The queue keeps what comes.")),
    (
        _("consumer that is pushed to"),
        _("ReceiveMessage with a long poll, or an event source mapping"),
        _("Nothing is pushed: somebody asks. For a function, Lambda does."),
    ),
    (
        _("prefetch"),
        _("MaxNumberOfMessages and the visibility timeout"),
        _("How much somebody takes, and how long it stays theirs."),
    ),
    (_("unacknowledged message"), _("message in flight"), _("It is hidden, and comes back when its time is over.")),
    (_("ack"), "DeleteMessage", _("With the handle of the latest receipt.")),
    (_("nack and requeue"), _("ChangeMessageVisibility to 0"), _("It shows at once, at no fixed place.")),
    (
        _("nack, dead-letter exchange"),
        _("redrive policy"),
        _("Not the consumer decides but the count: after maxReceiveCount it moves."),
    ),
    (
        _("closed connection"),
        _("visibility timeout that is over"),
        _("There is no connection. Nobody notices that somebody is gone."),
    ),
    (_("durable queue, persistent message"), _("always so"), _("Kept in several zones, for 4 days unless set.")),
    (_("transaction"), _("none"), _("A batch may succeed in part. Work is made so that twice does no harm.")),
    (_("message group (JMSXGroupID)"), "MessageGroupId", _("In a FIFO queue, in order within each group.")),
    (_("user and password"), _("IAM"), _("Who may send and receive stands in policies.")),
)

# (key, what happens, on the broker, on SNS and SQS)
STEPS = (
    (
        "open",
        _("The shop opens"),
        _(
            "An exchange for orders, queues for kitchen and receipts bound to it, and a queue for dead letters: "
            "declared by the client itself."
        ),
        _(
            "A topic, three queues and two subscriptions with a filter policy. The kitchen's redrive policy names the "
            "queue for dead letters, and each queue's own policy lets the topic in."
        ),
    ),
    (
        "order",
        _("A customer orders"),
        _("Published once. The exchange puts a copy into each queue that is bound."),
        _(
            "Published once, with the routing key as an attribute. SNS sends a copy to each queue whose filter policy "
            "fits: the topic is the exchange."
        ),
    ),
    (
        "take",
        _("The kitchen takes an order"),
        _("basic.get, or it is pushed to a consumer. It stays unacknowledged as long as the connection lasts."),
        _("ReceiveMessage. It is hidden for 30 seconds, whatever becomes of who received it."),
    ),
    ("done", _("It is cooked"), _("ack: the broker forgets it."), _("DeleteMessage with the receipt's handle.")),
    (
        "fail",
        _("It is burnt"),
        _("nack without requeue: at once to the dead letters."),
        _(
            "Made visible again. It was received as often as maxReceiveCount allows, so the next ReceiveMessage moves "
            "it to the dead letters."
        ),
    ),
)
