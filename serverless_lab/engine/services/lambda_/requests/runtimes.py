"""Typed requests about runtimes, and about what is not simulated of code signing."""

from serverless_lab.engine.request import Request


class PutRuntimeManagementConfig(Request, frozen=True):
    function_name: str
    update_runtime_on: str
    runtime_version_arn: str | None = None
    qualifier: str | None = None


class OfSigning(Request, frozen=True):
    """Whatever is asked of code signing: nothing of it is looked at."""
