"""CloudWatch Logs' refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOGS: dict[str, str | Promise] = {
    "log-group-not-found": _("There is no log group of that name. A function's group appears with its first call."),
    "log-stream-not-found": _("There is no log stream of that name. Every environment has a stream of its own."),
}
