"""The lab's own controls. They are no AWS operations and need no IAM permission: they belong to the owner."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.lab import clock, requests


def _nowhere(context: object, request: object) -> str:
    return "*"


OPERATIONS = (
    Operation("lab", "SetClockRate", requests.SetClockRate, clock.set_clock_rate, _nowhere, None),
    Operation("lab", "AdvanceClock", requests.AdvanceClock, clock.advance_clock, _nowhere, None),
    Operation("lab", "Tick", requests.Tick, clock.tick, _nowhere, None, read_only=True),
)
