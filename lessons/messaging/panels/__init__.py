"""The panels of the bench beside those of every bench, a module each, in the order of their tabs.

`courseware/console/desk.py` says what a panel is.
"""

from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.messaging.panels import broker, conveyor, inbox, messages, metrics, queues, topics

TABS: dict[str, str | Promise] = {
    "queues": _("Queues"),
    "messages": _("Messages"),
    "topics": _("Topics"),
    "inbox": _("Inbox"),
    "conveyor": _("Conveyor"),
    "metrics": _("Metrics"),
    "broker": _("Broker"),
}
PANELS: dict[str, ModuleType] = {
    "queues": queues,
    "messages": messages,
    "topics": topics,
    "inbox": inbox,
    "conveyor": conveyor,
    "metrics": metrics,
    "broker": broker,
}
