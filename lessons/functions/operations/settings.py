"""Forms about the rest of the configuration: network, runtime, role, logs and traces."""

from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.arns import OFFERED
from lessons.courseware.console.fields import NamesField, chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions import network
from lessons.functions.operations.form import FunctionForm
from serverless_lab.engine import runtimes
from serverless_lab.engine.services.lambda_.rules import RUNTIMES
from serverless_lab.engine.services.lambda_.state import Function

_LEVELS = ("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")
_SYSTEM_LEVELS = ("DEBUG", "INFO", "WARN")
_STAGES = {"deprecated": _("deprecated"), "no-create": _("deprecated"), "no-update": _("cannot be chosen any more")}


class _Setting(FunctionForm):
    operation, said = "UpdateFunctionConfiguration", _("Saved. The next call will be cold.")
    title, button = _("Change"), _("Save")

    @classmethod
    def key(cls) -> str:
        return cls.__name__


class SetNetwork(_Setting):
    """Into a VPC, or with nothing chosen out of it."""

    said = _("Saved. In a VPC, Lambda first makes a network interface: a minute on the account's clock.")
    title = _("Choose a network")
    fields_template = "functions/parts/network_fields.html"
    aside = ("SubnetIds", "SecurityGroupIds")
    SubnetIds = NamesField(label=_("Subnets"), required=False)
    SecurityGroupIds = NamesField(label=_("Security groups"), required=False)

    @staticmethod
    def initial_of(function: Function) -> dict[str, Any]:
        before = function.network
        return {"SubnetIds": before.subnets, "SecurityGroupIds": before.groups} if before is not None else {}

    def choices_of(self, name: str, page: Page) -> Choices | None:
        return (network.subnets if name == "SubnetIds" else network.groups)(page.probe.ec2)

    def params(self) -> dict[str, Any]:
        return super().params() | {"VpcConfig": {each: self.cleaned_data[each] for each in self.aside}}


class SetRuntime(_Setting):
    aside = ("ApplyOn",)
    Runtime = chosen(
        _("Runtime"), help_text=_("Another language also needs another handler, and code in that language.")
    )
    ApplyOn = forms.ChoiceField(
        label="SnapStart",
        choices=[("None", _("off")), ("PublishedVersions", _("for published versions"))],
        help_text=_("Of Python from 3.12 on. The lab keeps it and takes no snapshot."),
    )

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "Runtime":
            return None
        stages = ((each, _STAGES.get(runtimes.stage(each, page.view.now))) for each in RUNTIMES)
        return [(each, f"{each} ({stage})" if stage else each) for each, stage in stages]

    def params(self) -> dict[str, Any]:
        return super().params() | {"SnapStart": {"ApplyOn": self.cleaned_data["ApplyOn"]}}


class SetRole(_Setting):
    Role = chosen(_("Execution role"), help_text=_("Its trust policy must let lambda.amazonaws.com assume it."))

    def choices_of(self, name: str, page: Page) -> Choices | None:
        head = f"arn:aws:iam::{page.view.state.account_id}:role"
        found = (each for each in page.probe.iam.roles.values() if not each.linked)
        return [(f"{head}{each.path}{each.name}", each.name) for each in islice(found, OFFERED)]


class SetLogs(_Setting):
    """Levels belong to JSON alone; of text AWS takes none."""

    title = _("Change")
    aside = ("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup", "Mode")
    LogFormat = forms.ChoiceField(label=_("Format"), choices=[("Text", _("text")), ("JSON", "JSON")])
    ApplicationLogLevel = forms.ChoiceField(
        label=_("Level of your code's lines (JSON)"),
        required=False,
        choices=[("", "–"), *((each, each) for each in _LEVELS)],
    )
    SystemLogLevel = forms.ChoiceField(
        label=_("Level of Lambda's lines (JSON)"),
        required=False,
        choices=[("", "–"), *((each, each) for each in _SYSTEM_LEVELS)],
    )
    LogGroup = name(
        _("Log group"), required=False, help_text=_("Empty: the function's own, /aws/lambda/ and its name.")
    )
    Mode = forms.ChoiceField(
        label=_("Tracing (X-Ray)"),
        choices=[("PassThrough", _("as the caller does")), ("Active", _("on"))],
        help_text=_("Code finds the trace header. The lab keeps no traces."),
    )

    @staticmethod
    def initial_of(function: Function) -> dict[str, Any]:
        kept = function.logging
        levels = {"ApplicationLogLevel": kept.application, "SystemLogLevel": kept.system}
        return {"LogFormat": kept.format, **levels, "LogGroup": kept.group, "Mode": function.tracing}

    def params(self) -> dict[str, Any]:
        *logging, mode = self.aside
        config = {each: self.cleaned_data[each] for each in logging if self.cleaned_data[each]}
        return super().params() | {"LoggingConfig": config, "TracingConfig": {"Mode": self.cleaned_data[mode]}}


class PutRuntimeManagementConfig(FunctionForm):
    operation, said = "PutRuntimeManagementConfig", _("Saved. It says when newer builds of the runtime are taken.")
    title, button = _("Runtime updates"), _("Save")
    UpdateRuntimeOn = forms.ChoiceField(
        label=_("Newer builds of the runtime"),
        help_text=_("The lab has one interpreter and keeps what you choose."),
        choices=[
            ("Auto", _("Auto: as AWS brings them")),
            ("FunctionUpdate", _("FunctionUpdate: when the function is changed")),
            ("Manual", _("Manual: only this one")),
        ],
    )
    RuntimeVersionArn = name(_("Build of the runtime (ARN)"), required=False, help_text=_("With Manual alone."))

    @staticmethod
    def initial_of(function: Function) -> dict[str, Any]:
        return {"UpdateRuntimeOn": function.runtime_update, "RuntimeVersionArn": function.runtime_version}


FORMS = (SetNetwork, SetRuntime, SetRole, SetLogs, PutRuntimeManagementConfig)
