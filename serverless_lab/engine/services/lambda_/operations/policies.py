"""Rows of the operation table about the policies of functions."""

from serverless_lab.engine.services.lambda_ import policies
from serverless_lab.engine.services.lambda_.operations.row import of_function
from serverless_lab.engine.services.lambda_.requests import common
from serverless_lab.engine.services.lambda_.requests import policies as requests

OPERATIONS = (
    of_function(
        "AddPermission",
        requests.AddPermission,
        policies.add_permission,
        keys=policies.keys,
        differs=("foreign-principals-of-functions",),
    ),
    of_function("RemovePermission", requests.RemovePermission, policies.remove_permission),
    of_function("GetPolicy", common.FunctionNamed, policies.get_policy, read_only=True),
)
