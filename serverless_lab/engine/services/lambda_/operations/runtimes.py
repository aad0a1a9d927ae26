"""Rows of the operation table about runtimes and code signing."""

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.lambda_ import managed_runtimes
from serverless_lab.engine.services.lambda_.operations.row import of_function
from serverless_lab.engine.services.lambda_.requests import common
from serverless_lab.engine.services.lambda_.requests import runtimes as requests

_OF_SIGNING = """CreateCodeSigningConfig DeleteCodeSigningConfig DeleteFunctionCodeSigningConfig GetCodeSigningConfig
ListCodeSigningConfigs ListFunctionsByCodeSigningConfig PutFunctionCodeSigningConfig UpdateCodeSigningConfig""".split()

OPERATIONS = (
    of_function(
        "PutRuntimeManagementConfig",
        requests.PutRuntimeManagementConfig,
        managed_runtimes.put_runtime_management_config,
        differs=("one-interpreter",),
    ),
    of_function(
        "GetRuntimeManagementConfig",
        common.FunctionNamed,
        managed_runtimes.get_runtime_management_config,
        read_only=True,
    ),
    *(
        Operation(
            "lambda",
            name,
            requests.OfSigning,
            managed_runtimes.no_code_signing,
            no_resource,
            f"lambda:{name}",
            read_only=name.startswith(("Get", "List")),
            simulated=False,
        )
        for name in _OF_SIGNING
    ),
)
