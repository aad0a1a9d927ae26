"""CloudWatch's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CLOUDWATCH: dict[str, str | Promise] = {
    "cloudwatch-validation": _("CloudWatch understood the request, but its parts do not go together as it says."),
    "cloudwatch-combination": _("Two of the parameters do not go together, or one of them needs another."),
    "cloudwatch-missing": _("The sentence names the parameter that is missing."),
    "too-many-datapoints": _("Ask for longer periods or for a shorter span of time."),
    "bad-expression": _(
        "Metric math calculates with the ids of other lines: errors/invocations*100. Each id must be there, and begin "
        "with a small letter."
    ),
    "unsupported-stat": _("Statistics are SampleCount, Average, Sum, Minimum, Maximum, and percentiles such as p99."),
    "alarm-not-found": _("There is no alarm of that name in this region."),
    "cloudwatch-limit": _("There is no room for more. Delete what you do not need any longer."),
    "invalid-token": _("Take the token from the answer before, unchanged."),
    "reason-not-json": _("StateReasonData is JSON: an object such as {}."),
}
