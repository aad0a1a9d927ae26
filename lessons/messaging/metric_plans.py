"""The charts of queues and topics, and what of them an alarm can watch."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.courseware.metrics.charts import Plan, Wanted

QUEUES = (
    Plan(
        "traffic",
        _("Messages"),
        "",
        (
            Wanted("sent", _("sent"), "NumberOfMessagesSent"),
            Wanted("received", _("received"), "NumberOfMessagesReceived"),
            Wanted("deleted", _("deleted"), "NumberOfMessagesDeleted"),
        ),
    ),
    Plan("empty", _("Receipts that came back empty"), "", (Wanted("empty", _("empty"), "NumberOfEmptyReceives"),)),
    Plan(
        "contents",
        _("In the queue"),
        "",
        (
            Wanted("visible", _("can be received"), "ApproximateNumberOfMessagesVisible", "Maximum"),
            Wanted("flying", _("in flight"), "ApproximateNumberOfMessagesNotVisible", "Maximum"),
            Wanted("delayed", _("delayed"), "ApproximateNumberOfMessagesDelayed", "Maximum"),
        ),
    ),
    Plan(
        "age",
        _("Age of the oldest message"),
        _("s"),
        (Wanted("oldest", _("oldest"), "ApproximateAgeOfOldestMessage", "Maximum"),),
    ),
)
OF_QUEUES = (
    ("ApproximateNumberOfMessagesVisible", "Maximum"),
    ("ApproximateAgeOfOldestMessage", "Maximum"),
    ("ApproximateNumberOfMessagesNotVisible", "Maximum"),
    ("ApproximateNumberOfMessagesDelayed", "Maximum"),
    ("NumberOfMessagesSent", "Sum"),
    ("NumberOfMessagesReceived", "Sum"),
    ("NumberOfMessagesDeleted", "Sum"),
    ("NumberOfEmptyReceives", "Sum"),
)
TOPICS = (
    Plan(
        "published",
        pgettext_lazy("a message", "Published"),
        "",
        (Wanted("published", pgettext_lazy("a message", "published"), "NumberOfMessagesPublished"),),
    ),
    Plan(
        "notified",
        _("Notifications"),
        "",
        (
            Wanted("delivered", _("delivered"), "NumberOfNotificationsDelivered"),
            Wanted("failed", _("failed"), "NumberOfNotificationsFailed"),
            Wanted("filtered", _("filtered out"), "NumberOfNotificationsFilteredOut"),
        ),
    ),
    Plan(
        "buried",
        _("Dead letters"),
        "",
        (
            Wanted("redriven", _("in the dead-letter queue"), "NumberOfNotificationsRedrivenToDlq"),
            Wanted("lost", _("not even there"), "NumberOfNotificationsFailedToRedriveToDlq"),
        ),
    ),
)
OF_TOPICS = (
    ("NumberOfNotificationsFailed", "Sum"),
    ("NumberOfMessagesPublished", "Sum"),
    ("NumberOfNotificationsDelivered", "Sum"),
    ("NumberOfNotificationsFilteredOut", "Sum"),
    ("NumberOfNotificationsRedrivenToDlq", "Sum"),
    ("NumberOfNotificationsFailedToRedriveToDlq", "Sum"),
)
