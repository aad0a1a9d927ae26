"""How far back the charts go, and how long a period of theirs is."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serverless_lab.engine.instant import DAY, HOUR, MINUTE, SECOND, Instant, Span


@dataclass(frozen=True)
class Range:
    """`period` in seconds."""

    key: str
    name: str | Promise
    span: Span
    period: int

    def times(self, now: Instant) -> range:
        """The periods that are shown, up to the one that is not over yet."""
        step = self.period * SECOND
        end = (now // step + 1) * step
        return range(end - self.span, end, step)


RANGES = (
    Range("15m", _("15 minutes"), 15 * MINUTE, 60),
    Range("1h", _("1 hour"), HOUR, 60),
    Range("3h", _("3 hours"), 3 * HOUR, 300),
    Range("12h", _("12 hours"), 12 * HOUR, 900),
    Range("1d", _("1 day"), DAY, 1800),
    Range("1w", _("1 week"), 7 * DAY, 6 * 3600),
)


def chosen(key: str) -> Range:
    """An hour where nothing that there is was chosen."""
    return next((each for each in RANGES if each.key == key), RANGES[1])
