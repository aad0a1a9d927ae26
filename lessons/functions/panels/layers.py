"""Layers: those of the function in their order, and those of the account."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.functions.operations.form import function_of
from lessons.functions.operations.layers import (
    AddLayerVersionPermission,
    DeleteLayerVersion,
    PublishLayerVersion,
    RemoveLayerVersionPermission,
    SetLayers,
)
from lessons.functions.panels.access import who
from serverless_lab.engine.services.lambda_.layer_state import LayerVersion

TEMPLATE = "functions/panels/layers.html"
HAS_FORMS = True
SHOWN = 40  # versions, each with a form of its own


@dataclass(frozen=True)
class Row:
    """`shares`: who may use it, each with the form that ends it."""

    name: str
    version: LayerVersion
    shares: list[tuple[str, OperationForm | Press]]
    remove: OperationForm | Press


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
        "share_layer": AddLayerVersionPermission.offer(page, form) if versions else None,
        "layer_versions": [_row(page, form, *each) for each in islice(versions, SHOWN)],
        "others": max(len(versions) - SHOWN, 0),
    }


def _row(page: Page, form: OperationForm | None, name: str, version: LayerVersion) -> Row:
    named = {"LayerName": name, "VersionNumber": str(version.number)}
    shares = [
        (
            who(statement["Principal"]),
            RemoveLayerVersionPermission.press(page, form, **named, StatementId=statement["Sid"]),
        )
        for statement in version.statements
    ]
    return Row(name, version, shares, DeleteLayerVersion.press(page, form, **named))
