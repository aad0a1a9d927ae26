"""Rows of the operation table about how many runs there may be at once."""

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.lambda_ import provisioned, reserved
from serverless_lab.engine.services.lambda_.operations.row import of_function
from serverless_lab.engine.services.lambda_.requests import concurrency as requests
from serverless_lab.engine.services.lambda_.requests import provisioned as ready
from serverless_lab.engine.services.lambda_.requests.common import FunctionAlone

OPERATIONS = (
    of_function("PutFunctionConcurrency", requests.PutFunctionConcurrency, reserved.put_function_concurrency),
    of_function("GetFunctionConcurrency", FunctionAlone, reserved.get_function_concurrency, read_only=True),
    of_function("DeleteFunctionConcurrency", FunctionAlone, reserved.delete_function_concurrency),
    of_function(
        "PutProvisionedConcurrencyConfig",
        ready.PutProvisionedConcurrency,
        provisioned.put_provisioned_concurrency_config,
        differs=("init-of-provisioned", "provisioned-behind-weights", "provisioned-not-billed"),
    ),
    of_function(
        "GetProvisionedConcurrencyConfig",
        ready.ProvisionedConcurrencyNamed,
        provisioned.get_provisioned_concurrency_config,
        read_only=True,
    ),
    of_function(
        "ListProvisionedConcurrencyConfigs",
        ready.ListProvisionedConcurrency,
        provisioned.list_provisioned_concurrency_configs,
        read_only=True,
    ),
    of_function(
        "DeleteProvisionedConcurrencyConfig",
        ready.ProvisionedConcurrencyNamed,
        provisioned.delete_provisioned_concurrency_config,
    ),
    Operation("lab", "LimitConcurrency", requests.LimitConcurrency, reserved.limit_concurrency, no_resource, None),
)
