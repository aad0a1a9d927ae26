"""What any service may answer, and the lab's own controls."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMMON: dict[str, str | Promise] = {
    "unknown-operation": _("This operation exists on AWS, but not in this lab yet."),
    "not-simulated": _("AWS can do this; this lab does not simulate it yet."),
    "access-denied": _("A policy would have to allow this action on this resource. Why it was denied is shown below."),
    "validation": _("A value breaks one of the rules of the request. The sentence above names the value and the rule."),
    "clock-rate": _("Choose one of the speeds on the clock."),
    "clock-busy": _("A function is still running. The clock can be moved once it has ended."),
    "clock-too-far": _("Turn the clock in smaller steps."),
}
