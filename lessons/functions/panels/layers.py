"""Layers: those of the function in their order, and those of the account."""

from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.functions.operations.form import function_of
from lessons.functions.operations.layers import DeleteLayerVersion, PublishLayerVersion, SetLayers

TEMPLATE = "functions/panels/layers.html"
HAS_FORMS = True
SHOWN = 40  # versions, each with a form of its own


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    versions = [
        (name, version)
        for name, layer in sorted(page.probe.lambda_.layers.items())
        for version in reversed(layer.versions.values())
    ]
    worn = [layer.arn for layer in function.layers]
    return {
        "worn": function.layers,
        "set_layers": SetLayers.offer(page, form, SetLayers.initial_of(worn)),
        "publish_layer": PublishLayerVersion.offer(page, form),
        "layer_versions": [
            (name, version, DeleteLayerVersion.press(page, form, LayerName=name, VersionNumber=str(version.number)))
            for name, version in islice(versions, SHOWN)
        ],
        "others": max(len(versions) - SHOWN, 0),
    }
