"""Forms about layers."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.console.arns import OFFERED
from lessons.courseware.console.fields import chosen, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions.operations.form import NOTHING, FunctionForm, function_of
from lessons.sandbox import sources
from serverless_lab.engine import numbers

_MODULE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_VERSION = re.compile(r".+:[0-9]{1,9}")
_PLACES = tuple(f"Layer{number}" for number in range(1, numbers.LAMBDA_LAYERS + 1))


class PublishLayerVersion(FunctionForm):
    """A layer with one Python module, as AWS wants it: in the folder python."""

    operation, said = "PublishLayerVersion", gettext_lazy("The layer has a new version.")
    title, button = gettext_lazy("Publish a layer"), gettext_lazy("Publish the layer")
    of_function = False
    aside = ("Module", "Source")
    LayerName = name(gettext_lazy("Layer name"))
    Description = name(gettext_lazy("Description"), required=False)
    Module = name(gettext_lazy("Module"), help_text=gettext_lazy("What code imports, such as prices."))
    Source = forms.CharField(
        label=gettext_lazy("Python code"),
        strip=False,
        max_length=200_000,
        widget=forms.Textarea({"class": "input mono", "rows": 6, "spellcheck": "false"}),
    )

    def clean_Module(self) -> str:
        module = str(self.cleaned_data["Module"]).removesuffix(".py")
        if not _MODULE.fullmatch(module):
            raise forms.ValidationError(_("A module's name has letters, digits and _, no digit first."))
        return module

    def params(self) -> dict[str, Any]:
        text = str(self.cleaned_data["Source"]).replace("\r\n", "\n")
        package = sources.pack(text, f"python/{self.cleaned_data['Module']}.py")
        return super().params() | {"Content": {"ZipFile": package}, "CompatibleRuntimes": ["python3.14"]}


class DeleteLayerVersion(FunctionForm):
    operation, said = "DeleteLayerVersion", gettext_lazy("Deleted. Functions that have it keep it.")
    button, question = gettext_lazy("Delete"), gettext_lazy("Delete this version of the layer?")
    of_function = False
    LayerName = name(gettext_lazy("Layer name"))
    VersionNumber = whole(gettext_lazy("Version"))


class SetLayers(FunctionForm):
    """The layers of the function, in their order."""

    operation, said = "UpdateFunctionConfiguration", gettext_lazy("Saved. The next call will be cold.")
    title, button = gettext_lazy("Choose layers"), gettext_lazy("Save")
    aside = _PLACES
    Layer1 = chosen(gettext_lazy("First layer"), required=False)
    Layer2 = chosen(gettext_lazy("Second layer"), required=False)
    Layer3 = chosen(gettext_lazy("Third layer"), required=False)
    Layer4 = chosen(gettext_lazy("Fourth layer"), required=False)
    Layer5 = chosen(gettext_lazy("Fifth layer"), required=False)

    @classmethod
    def key(cls) -> str:
        return "SetLayers"

    @staticmethod
    def initial_of(arns: list[str]) -> dict[str, str]:
        return dict(zip(_PLACES, arns, strict=False))

    def choices_of(self, name: str, page: Page) -> Choices | None:
        function, state = function_of(page), page.probe.lambda_
        known = [each.arn for layer in state.layers.values() for each in reversed(layer.versions.values())]
        kept = [layer.arn for layer in function.layers] if function is not None else []
        arns = dict.fromkeys([*kept, *known, *state.foreign_layers])
        return [NOTHING, *((arn, _said(arn, page.view.state.account_id)) for arn in arns)]

    def params(self) -> dict[str, Any]:
        wanted = (self.cleaned_data[place] for place in _PLACES)
        return super().params() | {"Layers": [arn for arn in wanted if arn]}


class AddLayerVersionPermission(FunctionForm):
    """Of one version. Principal is an account, or everybody."""

    operation, said = "AddLayerVersionPermission", gettext_lazy("Shared.")
    title, button = gettext_lazy("Share a layer"), gettext_lazy("Share")
    of_function = False
    aside = ("Version",)
    field_order = ("Version",)
    Version = chosen(gettext_lazy("Version"))
    StatementId = name(gettext_lazy("Statement name"))
    Principal = name(gettext_lazy("Who"), help_text=gettext_lazy("Twelve digits of an account, or * for everybody."))
    OrganizationId = name(
        gettext_lazy("Only accounts of the organisation"), required=False, help_text=gettext_lazy("With * alone: o-…")
    )

    def choices_of(self, name: str, page: Page) -> Choices | None:
        layers = page.probe.lambda_.layers
        names = [f"{each}:{number}" for each in sorted(layers) for number in reversed(layers[each].versions)]
        return [(each, each) for each in names[:OFFERED]]

    def clean_Version(self) -> str:
        """A layer's name with a number behind it, as the form offers it."""
        text = str(self.cleaned_data["Version"])
        if not _VERSION.fullmatch(text):
            raise forms.ValidationError(_("Choose a version of a layer."))
        return text

    def params(self) -> dict[str, Any]:
        layer, _colon, number = self.cleaned_data["Version"].rpartition(":")
        version = {"LayerName": layer, "VersionNumber": int(number)}
        return super().params() | version | {"Action": "lambda:GetLayerVersion"}


class RemoveLayerVersionPermission(FunctionForm):
    operation, said = "RemoveLayerVersionPermission", gettext_lazy("Not shared any more.")
    button = gettext_lazy("Stop sharing")
    of_function = False
    LayerName = name(gettext_lazy("Layer name"))
    VersionNumber = whole(gettext_lazy("Version"))
    StatementId = name(gettext_lazy("Statement name"))


def _said(arn: str, account_id: str) -> str:
    *_head, owner, _kind, layer, number = arn.split(":")
    return f"{layer}:{number}" if owner == account_id else f"{layer}:{number} ({owner})"


FORMS = (
    PublishLayerVersion,
    DeleteLayerVersion,
    SetLayers,
    AddLayerVersionPermission,
    RemoveLayerVersionPermission,
)
