"""Requests about environments that stand ready."""

from serverless_lab.engine.request import Request


class PutProvisionedConcurrency(Request, frozen=True):
    function_name: str
    qualifier: str
    provisioned_concurrent_executions: int


class ProvisionedConcurrencyNamed(Request, frozen=True):
    function_name: str
    qualifier: str


class ListProvisionedConcurrency(Request, frozen=True):
    function_name: str
    marker: str | None = None
    max_items: int | None = None
