"""Maintenance windows: when the next week's begins."""

import re

from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import DAY, HOUR, MINUTE, Instant
from serverless_lab.engine.services.mq import errors, requests
from serverless_lab.engine.services.mq.state import Window

DAYS = ("THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY")  # 1970-01-01 was a Thursday
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_ZONE = re.compile(r"(?:UTC|GMT)?(?:([+-])(0?[0-9]|1[0-4]):([0-5][0-9]))?")


def checked(given: requests.WeeklyStartTime) -> Window:
    if not _TIME.fullmatch(given.time_of_day):
        message = f"The time of day [{given.time_of_day}] is invalid. It must be in 24-hour format, such as [21:30]."
        raise errors.BadRequest(message=message, attribute="timeOfDay")
    if not _ZONE.fullmatch(given.time_zone):
        raise NotSimulated(feature="A maintenance window in a time zone that is named and not an offset from UTC")
    return Window(given.day_of_week, given.time_of_day, given.time_zone)


def following(window: Window, now: Instant) -> Instant:
    """The first beginning after `now`."""
    hours, minutes = map(int, window.time.split(":"))
    begins = DAYS.index(window.day) * DAY + hours * HOUR + minutes * MINUTE - _ahead(window.zone)
    week = 7 * DAY
    return now + (begins - now - 1) % week + 1


def _ahead(zone: str) -> int:
    found = _ZONE.fullmatch(zone)
    assert found is not None
    sign, hours, minutes = found.groups()
    span = int(hours or 0) * HOUR + int(minutes or 0) * MINUTE
    return -span if sign == "-" else span
