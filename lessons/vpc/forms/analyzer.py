"""Forms about the Reachability Analyzer: paths, and analyses of them."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.page import Page
from lessons.sandbox.lab import Result
from lessons.vpc.forms.fields import name_tag
from lessons.vpc.forms.operation import OperationForm

PROTOCOLS = (("tcp", "TCP"), ("udp", "UDP"))


class _Once(OperationForm):
    """AWS wants a token of who asks, so that asking twice makes one thing."""

    def params(self) -> dict[str, Any]:
        return super().params() | {"ClientToken": uuid4().hex}


class CreateNetworkInsightsPath(_Once):
    operation, said = "CreateNetworkInsightsPath", _("The path is there. Now let it be analyzed.")
    title, button, tagged = _("Create a path"), _("Create the path"), "network-insights-path"
    made = ("NetworkInsightsPath", "NetworkInsightsPathId")
    Name = name_tag()
    Source = chosen(_("From"))
    Destination = chosen(_("To"), required=False)
    DestinationIp = name(_("Address (to)"), required=False, help_text=_("In place of a destination, or beside one."))
    Protocol = forms.ChoiceField(label=_("Protocol"), choices=PROTOCOLS)
    DestinationPort = forms.IntegerField(
        label=_("Port"),
        required=False,
        min_value=0,
        max_value=65535,
        widget=forms.NumberInput({"class": "input mono short"}),
        help_text=_("Left empty, the lab looks at port 80."),
    )


class DeleteNetworkInsightsPath(OperationForm):
    operation, said = "DeleteNetworkInsightsPath", _("The path is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the path"), _("Delete for good"), True, True
    NetworkInsightsPathId = name(_("Path"))


class StartNetworkInsightsAnalysis(_Once):
    operation, said = "StartNetworkInsightsAnalysis", _("The analysis has begun. It takes 15 seconds.")
    button, loud = _("Analyze the path"), True
    made = ("NetworkInsightsAnalysis", "NetworkInsightsAnalysisId")
    NetworkInsightsPathId = name(_("Path"))


class DeleteNetworkInsightsAnalysis(OperationForm):
    operation, said = "DeleteNetworkInsightsAnalysis", _("The analysis is deleted. Undo brings it back.")
    title, button, danger = _("Delete the analysis"), _("Delete for good"), True
    aside = ("path",)
    NetworkInsightsAnalysisId = name(_("Analysis"))
    path = name(_("Path"))

    def done(self, page: Page, result: Result) -> None:
        page.where["id"] = self.cleaned_data["path"]


ANALYZER = (
    CreateNetworkInsightsPath,
    DeleteNetworkInsightsPath,
    StartNetworkInsightsAnalysis,
    DeleteNetworkInsightsAnalysis,
)
