"""The lab's own controls. They are no AWS operations and need no IAM permission: they belong to the owner."""

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.lab import clock, requests

OPERATIONS = (
    Operation("lab", "SetClockRate", requests.SetClockRate, clock.set_clock_rate, no_resource, None),
    Operation("lab", "AdvanceClock", requests.AdvanceClock, clock.advance_clock, no_resource, None),
    Operation("lab", "Tick", requests.Tick, clock.tick, no_resource, None, read_only=True),
)
