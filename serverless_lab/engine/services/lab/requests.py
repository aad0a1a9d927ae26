"""Typed requests of the lab's clock."""

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.request import Request


class SetClockRate(Request, frozen=True):
    rate: int


class AdvanceClock(Request, frozen=True):
    until: Instant


class Tick(Request, frozen=True):
    """Nothing is asked but to let happen what is due."""
