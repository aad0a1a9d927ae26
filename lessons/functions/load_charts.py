"""Charts of a minute of load, and what is said about it in numbers."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lessons.courseware.metrics.charts import Chart, Plan, Wanted, chart
from lessons.functions.words import Sentences
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.lambda_.load.model import CONCURRENCY, RATE, SCALING, SECONDS, Outcome, Second

REQUESTS = Plan(
    "requests",
    _("Requests a second"),
    "",
    (Wanted("sent", _("sent")), Wanted("throttled", _("throttled")), Wanted("started", _("ran"))),
)
ENVIRONMENTS = Plan(
    "environments",
    _("Environments"),
    "",
    (
        Wanted("environments", _("in all")),
        Wanted("cold", _("cold starts in this second")),
        Wanted("running", _("busy at once")),
    ),
)
QUEUE = Plan("queue", _("Events in the queue"), "", (Wanted("waiting", _("waiting")),))
# What was in the way, by the engine's keys.
REASONS: Sentences = {
    CONCURRENCY: _("so many ran at once that there was no room for one more"),
    RATE: _("more calls in one second than ten for each run that there may be at once"),
    SCALING: _("new environments cannot be added so fast"),
}


def charts(found: Outcome, now: Instant, *, queue: bool) -> list[Chart]:
    """The minute that begins now."""
    times = range(now, now + SECONDS * SECOND, SECOND)
    values = {
        name: {time: float(getattr(second, name)) for time, second in zip(times, found.seconds, strict=True)}
        for name in ("sent", "throttled", "started", "environments", "cold", "running", "waiting")
    }
    plans = (REQUESTS, ENVIRONMENTS, QUEUE) if queue else (REQUESTS, ENVIRONMENTS)
    return [chart(plan, values, times) for plan in plans]


def rows(found: Outcome, now: Instant) -> Iterator[tuple[Instant, Second]]:
    return ((now + number * SECOND, second) for number, second in enumerate(found.seconds))
