"""Requests about how many runs there may be at once."""

from serverless_lab.engine.request import Request


class PutFunctionConcurrency(Request, frozen=True):
    function_name: str
    reserved_concurrent_executions: int


class LimitConcurrency(Request, frozen=True):
    """What AWS changes when a quota is raised; None goes back to the default."""

    limit: int | None = None
