"""Where on chapter 5's bench each operation of Lambda has its place: a form, something that is shown, or none."""

from lessons.functions.desk import TABS
from lessons.functions.operations import FORMS
from serverless_lab.engine.wiring import OPERATIONS

# What has no form of its own, by the tab that does it or shows what it would tell.
SHOWN = {
    "CreateFunction": "code",
    "UpdateFunctionCode": "code",
    "GetFunction": "code",
    "InvokeWithResponseStream": "url",
    "GetFunctionUrlConfig": "url",
    "ListFunctionUrlConfigs": "url",
    "GetFunctionConfiguration": "configuration",
    "GetRuntimeManagementConfig": "configuration",
    "GetAccountSettings": "configuration",
    "ListFunctions": "configuration",
    "GetFunctionConcurrency": "calls",
    "GetProvisionedConcurrencyConfig": "calls",
    "ListProvisionedConcurrencyConfigs": "calls",
    "GetFunctionEventInvokeConfig": "calls",
    "ListFunctionEventInvokeConfigs": "calls",
    "UpdateFunctionEventInvokeConfig": "calls",  # the form replaces the whole: what it would leave is filled in
    "GetFunctionRecursionConfig": "calls",
    "GetEventSourceMapping": "sources",
    "ListEventSourceMappings": "sources",
    "ListVersionsByFunction": "versions",
    "GetAlias": "versions",
    "ListAliases": "versions",
    "ListLayers": "layers",
    "ListLayerVersions": "layers",
    "GetLayerVersion": "layers",
    "GetLayerVersionByArn": "layers",
    "GetLayerVersionPolicy": "layers",
    "ListTags": "access",
    "GetPolicy": "access",
}
WITHOUT = {"GetFunctionCodeSigningConfig"}  # it always says that there is none


def test_every_operation_has_a_place() -> None:
    every = {row.name for row in OPERATIONS.values() if row.service == "lambda" and row.simulated}
    filled_in = {form.operation for form in FORMS.values() if form.service == "lambda"}
    assert filled_in.isdisjoint(SHOWN)
    assert filled_in | set(SHOWN) | WITHOUT == every
    assert set(SHOWN.values()) <= set(TABS)
