"""The request of power tuning."""

from serverless_lab.engine.request import Request


class InvokeWithMemory(Request, frozen=True):
    """`timeout`: the most seconds for this call, if the function has more. `tuning`: the request id of the first call
    of those that belong together, None for the first itself.
    """

    function_name: str
    memory_size: int
    payload: bytes | None = None
    timeout: int | None = None
    tuning: str | None = None
