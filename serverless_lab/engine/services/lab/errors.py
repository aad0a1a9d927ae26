"""What the clock refuses."""

from serverless_lab.engine.errors import CloudError


class InvalidClockRate(CloudError):
    code = "InvalidClockRate"
    template = "The clock has no rate {rate}. Choose one of: {rates}."
    hint = "clock-rate"


class ClockBusy(CloudError):
    code = "ClockBusy"
    status = 409
    template = "{running} invocation(s) are still running. Wait until they have finished, then move the clock."
    hint = "clock-busy"


class ClockTooFar(CloudError):
    code = "ClockTooFar"
    template = "The clock moves forward by at most {days} days at once, and never beyond the year 2099."
    hint = "clock-too-far"
