"""Forms about what becomes of asynchronous events: retries, destinations, dead letters, loops."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.arns import named_arns
from lessons.courseware.console.fields import chosen, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions.operations.form import FunctionForm, qualifiers_of
from serverless_lab.engine import numbers
from serverless_lab.engine.services.lambda_.event_state import EventConfig

NOBODY = ("", _("nobody"))
DEAD_LETTERS = ("sqs", "sns")  # the services that take them


class PutFunctionEventInvokeConfig(FunctionForm):
    """All of it at once: what is left empty goes back to AWS's own."""

    operation, said = "PutFunctionEventInvokeConfig", _("Saved. This counts for events from now on.")
    title, button = _("Set retries and destinations"), _("Save")
    aside = ("OnSuccess", "OnFailure")
    Qualifier = chosen(_("Version or alias"), required=False)
    MaximumRetryAttempts = forms.TypedChoiceField(
        label=_("Retries after an error"),
        required=False,
        choices=[("", _("2 (as AWS does it)")), ("0", "0"), ("1", "1"), ("2", "2")],
        coerce=int,
        empty_value=None,
    )
    MaximumEventAgeInSeconds = whole(
        _("Oldest event (seconds)"),
        required=False,
        help_text=format_lazy(_("Empty: {most}, which is six hours."), most=f"{numbers.LAMBDA_ASYNC_AGE_S[1]:,}"),
    )
    OnSuccess = chosen(_("On success, send a record to"), required=False)
    OnFailure = chosen(
        _("On failure, send a record to"),
        required=False,
        help_text=_("Records are sent with the function's own role, so it must be allowed to."),
    )

    @staticmethod
    def initial_of(config: EventConfig) -> dict[str, Any]:
        return {
            "MaximumRetryAttempts": config.retries,
            "MaximumEventAgeInSeconds": config.max_age,
            "OnSuccess": config.on_success,
            "OnFailure": config.on_failure,
        }

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name == "Qualifier":
            return [("", "$LATEST"), *qualifiers_of(page)]
        if name not in self.aside:
            return None
        arn = page.view.cloud.event_targets()
        return [NOBODY, *named_arns(each for each in arn if not each.endswith(f":function:{page.bench.function}"))]

    def params(self) -> dict[str, Any]:
        wanted = {name: self.cleaned_data[name] for name in self.aside}
        config = {name: {"Destination": arn} for name, arn in wanted.items() if arn}
        return super().params() | ({"DestinationConfig": config} if config else {})


class ChangeEventInvokeConfig(PutFunctionEventInvokeConfig):
    """Of a version, an alias or the function itself that has one already."""

    title, button = _("Change"), _("Save")

    @classmethod
    def key(cls) -> str:
        return "ChangeEventInvokeConfig"


class DeleteFunctionEventInvokeConfig(FunctionForm):
    operation = "DeleteFunctionEventInvokeConfig"
    said = _("Saved. Events are handled as AWS does it by itself.")
    button = _("Remove")
    Qualifier = name(_("Version or alias"), required=False)


class SetDeadLetter(FunctionForm):
    """Where events go that were given up: the older way, which takes the event alone."""

    operation, said = "UpdateFunctionConfiguration", _("Saved. The next call will be cold.")
    title, button = _("Dead-letter queue"), _("Save")
    aside = ("TargetArn",)
    TargetArn = chosen(_("Dead letters go to"), required=False, help_text=_("A queue of SQS or a topic of SNS."))

    @classmethod
    def key(cls) -> str:
        return "SetDeadLetter"

    def choices_of(self, name: str, page: Page) -> Choices | None:
        known = page.view.cloud.event_targets()
        return [NOBODY, *named_arns(arn for arn in known if arn.split(":")[2] in DEAD_LETTERS)]

    def params(self) -> dict[str, Any]:
        return super().params() | {"DeadLetterConfig": {"TargetArn": self.cleaned_data["TargetArn"]}}


class PutFunctionRecursionConfig(FunctionForm):
    operation, said = "PutFunctionRecursionConfig", _("Saved.")
    title, button = _("Change"), _("Save")
    RecursiveLoop = forms.ChoiceField(
        label=_("When the same chain of events calls this function again and again"),
        choices=[
            ("Terminate", format_lazy(_("stop after {n} calls"), n=numbers.LAMBDA_RECURSION)),
            ("Allow", _("let it go on")),
        ],
    )


FORMS = (
    PutFunctionEventInvokeConfig,
    ChangeEventInvokeConfig,
    DeleteFunctionEventInvokeConfig,
    SetDeadLetter,
    PutFunctionRecursionConfig,
)
