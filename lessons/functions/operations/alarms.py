"""Alarms on the function's metrics."""

from lessons.courseware.metrics import alarm_forms
from lessons.courseware.metrics.charts import Measured
from lessons.courseware.page import Page
from lessons.functions.metric_plans import of_function

WATCHED = (
    ("Errors", "Sum"),
    ("Invocations", "Sum"),
    ("Throttles", "Sum"),
    ("Duration", "Average"),
    ("Duration", "p90"),
    ("Duration", "p99"),
    ("Duration", "Maximum"),
    ("ConcurrentExecutions", "Maximum"),
    ("AsyncEventsDropped", "Sum"),
)


class PutMetricAlarm(alarm_forms.PutMetricAlarm):
    """On the function of the bench."""

    def measured_on(self, page: Page) -> Measured:
        return of_function(page.bench.function)

    def watched_on(self, page: Page) -> tuple[tuple[str, str], ...]:
        return WATCHED


FORMS = (PutMetricAlarm, *alarm_forms.FORMS)
