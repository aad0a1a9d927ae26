"""Rows of the operation table about layers."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.request import Request
from serverless_lab.engine.services.lambda_ import layer_names, layer_policies, layering, layers, storage
from serverless_lab.engine.services.lambda_.operations.row import Handler, carried_out
from serverless_lab.engine.services.lambda_.requests import layers as requests

Resource = Callable[[Context, Any], str]


def _row(
    name: str,
    request: type[msgspec.Struct],
    handle: Handler,
    *,
    action: str = "",
    resource: Resource = layer_names.arn_asked,
    **more: Any,
) -> Operation:
    """The row of an operation on one layer; what lies elsewhere is refused by its action."""
    action = f"lambda:{action or name}"
    handle = carried_out(handle, layer_names.elsewhere)
    return Operation(
        "lambda", name, request, handle, resource, action, check=partial(layer_names.check, action), **more
    )


OPERATIONS = (
    _row(
        "PublishLayerVersion",
        requests.PublishLayerVersion,
        layers.publish_layer_version,
        differs=("code-at-the-endpoint",),
    ),
    Operation(
        "lambda",
        "ListLayers",
        requests.ListLayers,
        layers.list_layers,
        no_resource,
        "lambda:ListLayers",
        read_only=True,
    ),
    _row(
        "ListLayerVersions",
        requests.ListLayerVersions,
        layers.list_layer_versions,
        resource=no_resource,
        read_only=True,
    ),
    _row(
        "GetLayerVersion",
        requests.LayerVersionNamed,
        layers.get_layer_version,
        read_only=True,
        differs=("code-at-the-endpoint",),
    ),
    _row(
        "GetLayerVersionByArn",
        requests.LayerVersionByArn,
        layers.get_layer_version,
        action="GetLayerVersion",
        read_only=True,
        differs=("code-at-the-endpoint",),
    ),
    _row("DeleteLayerVersion", requests.LayerVersionNamed, layers.delete_layer_version),
    _row(
        "AddLayerVersionPermission",
        requests.AddLayerVersionPermission,
        layer_policies.add_layer_version_permission,
        differs=("foreign-principals-of-functions",),
    ),
    _row(
        "RemoveLayerVersionPermission",
        requests.RemoveLayerVersionPermission,
        layer_policies.remove_layer_version_permission,
    ),
    _row("GetLayerVersionPolicy", requests.LayerVersionNamed, layer_policies.get_layer_version_policy, read_only=True),
    Operation(
        "lambda",
        "GetAccountSettings",
        Request,
        storage.get_account_settings,
        no_resource,
        "lambda:GetAccountSettings",
        read_only=True,
    ),
    Operation("lab", "HearOfLayer", requests.HearOfLayer, layering.hear_of_layer, no_resource, None),
)
