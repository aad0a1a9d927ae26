"""The charts of a function's metrics."""

from django.utils.translation import gettext_lazy as _

from lessons.courseware.metrics.charts import Measured, Plan, Wanted

PLANS = (
    Plan(
        "calls",
        _("Calls"),
        "",
        (
            Wanted("invocations", "Invocations", "Invocations"),
            Wanted("errors", "Errors", "Errors"),
            Wanted("throttles", "Throttles", "Throttles"),
        ),
    ),
    Plan("rate", _("Error rate"), "%", (Wanted("rate", _("Error rate"), expression="errors/invocations*100"),)),
    Plan(
        "duration",
        _("Duration"),
        "ms",
        (
            Wanted("p50", "p50", "Duration", "p50"),
            Wanted("p90", "p90", "Duration", "p90"),
            Wanted("p99", "p99", "Duration", "p99"),
            Wanted("longest", _("Longest"), "Duration", "Maximum"),
        ),
    ),
    Plan(
        "running",
        _("At the same time"),
        "",
        (Wanted("running", "ConcurrentExecutions", "ConcurrentExecutions", "Maximum"),),
    ),
    Plan(
        "events",
        _("Asynchronous events"),
        "",
        (
            Wanted("received", "AsyncEventsReceived", "AsyncEventsReceived"),
            Wanted("dropped", "AsyncEventsDropped", "AsyncEventsDropped"),
        ),
    ),
)


def of_function(name: str) -> Measured:
    return Measured("AWS/Lambda", {"FunctionName": name})
